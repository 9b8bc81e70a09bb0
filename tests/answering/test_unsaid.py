import pytest

from committeesearch.answering import answer
from committeesearch.results import Query, Status
from tests.answering.shelf import Shelf, passage, table

PAPERS = (
    passage("Of the 14 primary schools in the borough two are rated inadequate.", file="rated.pdf", title="Schools"),
    passage(
        "The Commissioner for Flooding will attend the next meeting. The Committee thanked the Commissioner.",
        file="flood.pdf",
        title="Flooding",
    ),
    passage(
        "A review of the winter shelter is currently underway, and its findings will be presented in May.",
        file="shelter.pdf",
        title="Shelter",
    ),
    passage("Mr Dunmore attended the twinning conference in Bruges.", file="twin.pdf", title="Twinning"),
    passage("The grant of £40,000 for the bandstand was spent in full.", file="band.pdf", title="Bandstand"),
    passage(
        "The notice to improve was issued in June 2021.",
        *(f"The notice to improve has {number} parts that concern fostering." for number in range(2, 12)),
        file="notice.pdf",
        title="Fostering",
    ),
    passage("The CQC has told the Council of its visit.", file="visit.pdf", title="Care homes"),
)


def ask(text, *further):
    shelf = Shelf(*PAPERS, *further)
    question = Query(text)
    return answer(question, shelf.search(question), shelf)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Which primary school is rated inadequate?", "name no school"),
        ("Who is the Commissioner for Flooding?", "do not say who the commissioner is"),
        ("What did the review of the winter shelter find?", "still to come"),
        ("How much was spent on the twinning conference in Bruges?", "no sum of money"),
        ("When was the CQC notice to improve issued?", "do not speak of CQC"),
    ],
)
def test_what_is_spoken_of_and_not_said_is_no_evidence(question, reason):
    got = ask(question)
    assert got.status is Status.NO_EVIDENCE
    assert reason in got.reason
    assert got.hits


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("Which primary school is rated inadequate?", "The Inspectorate rated Harbour Lane Primary School inadequate."),
        ("Who is the Commissioner for Flooding?", "Dr Anna Quill, Commissioner for Flooding, gave a presentation."),
        ("What did the review of the winter shelter find?", "The review of the winter shelter found it half empty."),
        (
            "How much was spent on the twinning conference in Bruges?",
            "The twinning conference in Bruges: £1,250 was spent on travel.",
        ),
        ("When was the CQC notice to improve issued?", "The CQC issued its notice to improve in March 2022."),
    ],
)
def test_the_same_question_is_answered_by_a_paper_that_says_it(question, paper):
    got = ask(question, passage(paper, file="said.pdf", title="Said"))
    assert got.status is Status.ANSWERED
    assert any(quote.text == paper for quote in got.quotes)


def test_the_label_of_a_row_names_a_school_only_under_such_a_header():
    types = table("School type · Inadequate", "Junior · 2", "Secondary · 1", "Special · 0", file="types.pdf")
    names = table("School · Rated", "Harbour Lane · Inadequate", "Mill Road · Good", file="names.pdf")
    assert "name no school" in ask("Which school is rated inadequate?", types).reason
    assert ask("Which school is rated inadequate?", types, names).status is Status.ANSWERED
