from datetime import date

from committeesearch.answering import answer
from committeesearch.model import Authority
from committeesearch.motions import is_motion_of, repeats, resolutions_first
from committeesearch.results import Query, Status
from tests.answering.shelf import Shelf, passage

WORDS = "invite the harbour trustees to lease the old customs house to the sailing club for ten years"
MOTION = passage(
    "Mrs Pell proposed and Mr Ash seconded that Cabinet:",
    f"(a) {WORDS}",
    file="minutes.pdf",
    page=6,
    authority=Authority.MINUTES,
    title="Harbour",
)
DEBATE = passage(
    "Members asked whether the harbour trustees would lease the old customs house, and on what terms.",
    file="minutes.pdf",
    page=7,
    authority=Authority.MINUTES,
    title="Harbour",
)
RESOLUTION = passage(
    "7. RESOLVED that Cabinet:",
    f"1. {WORDS[0].upper()}{WORDS[1:]}",
    file="minutes.pdf",
    page=9,
    authority=Authority.RESOLUTION,
    title="Harbour",
)
OTHER = passage("The pier was painted in the spring and the lamps were mended.", file="pier.pdf", title="Pier")


def hits(*made):
    shelf = Shelf(*made)
    found = shelf.search(Query("harbour customs house lease sailing club pier"))
    return sorted(found, key=lambda hit: [entry[0].id for entry in made].index(hit.passage.id))


def test_a_sentence_of_the_resolution_is_known_by_its_words_in_a_row():
    assert repeats(f"(a) {WORDS}", RESOLUTION[0].body.text)
    assert not repeats(DEBATE[0].body.text, RESOLUTION[0].body.text)
    assert not repeats("invite the harbour trustees", RESOLUTION[0].body.text)  # too short to say the same thing


def test_a_motion_stands_in_the_same_minute_before_what_was_resolved():
    assert is_motion_of(MOTION[0], RESOLUTION[0])
    assert not is_motion_of(DEBATE[0], RESOLUTION[0])
    assert not is_motion_of(RESOLUTION[0], RESOLUTION[0])
    elsewhere = passage(f"(a) {WORDS}", file="report.pdf", page=2)
    assert not is_motion_of(elsewhere[0], RESOLUTION[0])


def test_the_resolution_goes_directly_before_its_motion():
    made = (OTHER, MOTION, DEBATE, RESOLUTION)
    assert [hit.passage.id for hit in resolutions_first(hits(*made))] == [
        "pier.pdf-1",
        "minutes.pdf-9",
        "minutes.pdf-6",
        "minutes.pdf-7",
    ]


def ask(text):
    shelf = Shelf(MOTION, DEBATE, RESOLUTION, OTHER)
    question = Query(text)
    return answer(question, shelf.search(question)[:1], shelf)  # the search found nothing but the motion


def test_a_decision_is_quoted_from_the_resolution_and_not_from_its_motion():
    got = ask("Did Cabinet lease the old customs house to the sailing club for ten years?")
    assert got.status is Status.ANSWERED
    assert got.quotes[0].citation.authority is Authority.RESOLUTION
    assert got.quotes[0].citation.meeting_date == date(2024, 1, 30)
    assert got.quotes[0].passage_id in {hit.passage.id for hit in got.hits}


def test_a_question_of_the_motion_keeps_it():
    got = ask("What motion on leasing the old customs house to the sailing club for ten years was put?")
    assert got.quotes[0].citation.authority is Authority.MINUTES
