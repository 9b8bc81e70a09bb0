"""What the asker must know beside the quotes: figures that differ, what came later, what was never approved."""

from dataclasses import replace
from datetime import date

import pytest

from committeesearch.answering import answer
from committeesearch.model import Authority
from committeesearch.results import Query, Status, Understood
from tests.answering.shelf import Shelf, passage, table

TREES = passage("The oaks on the common were pruned by the contractor.", file="trees.pdf", title="Parks")
POOL = passage("The swimming pool was painted and its lamps were mended.", file="pool.pdf", title="Leisure")


def ask(text, *made, understood=()):
    shelf = Shelf(*made, TREES, POOL)
    question = Query(text, understood=understood)
    return answer(question, shelf.search(question, 50), shelf)


NARRATIVE = passage(
    "Open cases this month:", "- 412 children in care.", file="a.pdf", on=date(2023, 6, 6), title="Children"
)
SNAPSHOT = passage(
    "Children looked after (snapshot): 418. They live in 300 homes.",
    file="b.pdf",
    on=date(2023, 6, 6),
    title="Children",
)
LATER = passage("There were 405 cared for children at the end of May.", file="c.pdf", on=date(2023, 9, 4), title="Care")


def test_figures_of_the_same_thing_that_differ_are_all_given_newest_first():
    got = ask("How many children are in care?", NARRATIVE, SNAPSHOT, LATER)
    assert got.quotes[0].citation.file == "c.pdf"
    assert {quote.citation.file for quote in got.quotes} == {"a.pdf", "b.pdf", "c.pdf"}
    assert got.notes[0].startswith("The papers give different figures: 405 (4 September 2023, Care, page 1)")
    assert "412" in got.notes[0]
    assert "418" in got.notes[0]
    assert got.text == ""  # no one of them is the answer


def test_a_figure_is_named_by_a_heading_that_is_no_figure_itself():
    made, page = SNAPSHOT
    headed = (replace(made, headings=("Statistics", "908 homes in all")), page)
    got = ask("How many children are in care?", NARRATIVE, headed)
    assert "418 (6 June 2023, Statistics, page 1)" in got.notes[0]


@pytest.mark.parametrize(
    "other",
    [
        "12 more children in care than last year.",
        "Some 9 children in care were placed abroad.",
        "415 children in care homes were visited.",
        "415 children left care.",
        "The number of children in care per 10,000 is 415.",
        "An increase of 415 children in care.",
        "About 415 children in care.",
        "415 young carers of children are in our care plan.",
        "830 children in care.",  # of another place, or of two years: no paper errs by half
    ],
)
def test_a_figure_of_anything_else_is_no_contradiction(other):
    got = ask(
        "How many children are in care?", NARRATIVE, passage(other, file="d.pdf", on=date(2023, 6, 6), title="Care")
    )
    assert not got.notes


def test_figures_of_another_time_than_the_one_asked_for_are_no_contradiction():
    june = Understood("date", "June 2023", "2023-06-01 to 2023-06-30")
    got = ask("How many children were in care in June 2023?", NARRATIVE, LATER, understood=(june,))
    assert not got.notes
    dated = passage("On 1 April 2023 there were 400 children in care.", file="e.pdf", title="Care")
    other = passage("On 1 May 2023 there were 410 children in care.", file="f.pdf", title="Care")
    assert not ask("How many children are in care?", dated, other).notes


def test_a_row_that_is_named_for_the_subject_states_it():
    rows = table("Status · Number · Share", "Looked after children · 418 · 21%", "Children in need · 700 · 60%")
    got = ask("How many children are in care?", NARRATIVE, rows)
    assert "412" in got.notes[0]
    assert "418" in got.notes[0]


REJECTED = passage(
    "Mr Vane moved and Mrs Oat seconded that the lido at Marsh End be sold.",
    "The proposal was put to the vote and was lost by 4 votes to 9.",
    file="minutes.pdf",
    authority=Authority.MINUTES,
    title="Lido at Marsh End",
)
REPORT = passage("The sale of the lido at Marsh End was first proposed on 3 May 2021.", file="r.pdf", title="Lido")


def test_what_was_lost_has_no_day_on_which_it_was_approved():
    got = ask("When was the sale of the lido at Marsh End approved?", REJECTED, REPORT)
    assert got.status is Status.ANSWERED
    assert got.text == ""
    assert got.notes == (
        "The papers found do not say that this was approved. The minutes of 30 January 2024 record that it was lost.",
    )
    assert got.quotes[0].citation.file == "minutes.pdf"
    assert "lost by 4 votes to 9" in " ".join(quote.text for quote in got.quotes)


def test_what_was_put_off_is_said_to_be_so():
    minutes = passage(
        "RESOLVED that the sale of the lido at Marsh End be deferred to the next meeting.",
        file="m.pdf",
        authority=Authority.RESOLUTION,
        title="Lido at Marsh End",
    )
    got = ask("Why did Cabinet approve the sale of the lido at Marsh End?", minutes, REPORT)
    assert "record that it was put off" in got.notes[0]


def test_what_was_lost_once_and_approved_after_all_is_no_false_premise():
    approved = passage(
        "RESOLVED that the lido at Marsh End be sold by auction.",
        file="m.pdf",
        on=date(2024, 5, 7),
        authority=Authority.RESOLUTION,
        title="Lido at Marsh End",
    )
    got = ask("When was the sale of the lido at Marsh End approved?", REJECTED, approved, REPORT)
    assert not any("do not say that this was approved" in note for note in got.notes)


def test_an_amendment_that_was_lost_does_not_deny_what_was_then_resolved():
    amendment = passage(
        "Mr Vane moved an amendment that the lido at Marsh End be sold to the scouts.",
        "Amendment lost.",
        file="m.pdf",
        page=1,
        authority=Authority.MINUTES,
        title="Lido at Marsh End",
    )
    resolved = passage(
        "RESOLVED that the lido at Marsh End be put up for sale.",
        file="m.pdf",
        page=2,
        authority=Authority.RESOLUTION,
        title="Lido at Marsh End",
    )
    got = ask("When was the sale of the lido at Marsh End approved?", amendment, resolved)
    assert not any("do not say that this was approved" in note for note in got.notes)


def test_the_day_of_a_decision_is_the_meeting_s_and_not_one_that_the_resolution_names():
    minutes = passage(
        "RESOLVED that the market at Low Mill be moved, and a report be brought on 27 February 2025.",
        file="m.pdf",
        authority=Authority.RESOLUTION,
        title="Market",
    )
    got = ask("When was moving the market at Low Mill approved?", minutes)
    assert got.text == "Meeting of 30 January 2024"


def test_what_was_asked_of_is_no_denial():
    minutes = passage(
        "RESOLVED that the ballot in Marsh End be postponed to May.",
        file="m.pdf",
        authority=Authority.RESOLUTION,
        title="Ballot",
    )
    got = ask("When was it agreed that the ballot in Marsh End be postponed?", minutes)
    assert not got.notes


OLD = passage(
    "The bridge at Low Mill will open to traffic on 4 June 2022.", file="a.pdf", on=date(2021, 9, 1), title="Bridge"
)


def test_a_later_paper_with_another_date_is_told_of():
    new = passage(
        "The bridge at Low Mill will open to traffic on 9 May 2024.", file="b.pdf", on=date(2023, 9, 1), title="Works"
    )
    got = ask("When will the bridge at Low Mill open to traffic?", OLD, new)
    shown = {quote.citation.file for quote in got.quotes}
    assert shown == {"a.pdf", "b.pdf"} or got.notes == (
        "A later paper says otherwise: “9 May 2024” (1 September 2023, 4. Works).",
    )


def test_a_part_of_what_is_asked_for_is_no_line():
    got = ask(
        "How much is the gap in the harbour fund?",
        passage("Fuel makes up £9.6 million of the gap in the harbour fund."),
    )
    assert got.quotes
    assert got.text == ""


def test_a_later_paper_with_the_same_date_is_not():
    same = passage(
        "The bridge at Low Mill will open to all traffic on 4 June 2022.",
        file="b.pdf",
        on=date(2021, 12, 1),
        title="Works",
    )
    assert not ask("When will the bridge at Low Mill open to traffic?", OLD, same).notes


def test_a_later_decision_on_the_same_question_is_told_of():
    first = passage(
        "RESOLVED that the ferry at Low Mill be kept.",
        file="a.pdf",
        on=date(2021, 9, 1),
        authority=Authority.RESOLUTION,
    )
    second = passage(
        "RESOLVED that the ferry at Low Mill no longer be kept after the summer, and that its two boats be sold.",
        file="b.pdf",
        on=date(2023, 9, 1),
        authority=Authority.RESOLUTION,
    )
    got = ask("Did Cabinet agree that the ferry at Low Mill be kept?", first, second)
    files = [quote.citation.file for quote in got.quotes]
    assert "b.pdf" in files or any("A later meeting decided on this too" in note for note in got.notes)


def test_the_latest_position_gives_the_newest_words_and_the_last_decision():
    decision = passage(
        "RESOLVED that the tram line be surveyed.", file="a.pdf", on=date(2022, 5, 1), authority=Authority.RESOLUTION
    )
    report = passage("The tram line survey was dropped in the spring.", file="b.pdf", on=date(2024, 5, 1))
    got = ask("What is the latest on the tram line survey?", decision, report)
    assert [quote.citation.file for quote in got.quotes] == ["b.pdf", "a.pdf"]
    assert got.notes == (
        "The last decision found on this is of 1 May 2022; a later report, of 1 May 2024, is quoted first.",
    )


@pytest.mark.parametrize(
    ("row", "figure"), [("408 · 418 · ▲", "418"), ("418 · 408 · ▲", "418"), ("418 · 408 · ▼", "408")]
)
def test_of_two_figures_of_a_row_the_arrow_tells_which_is_the_present_one(row, figure):
    rows = table("Status · Name · A · B · Way", f"2 · Children in care · {row}", file="r.pdf", title="Children")
    got = ask("How many children are in care?", NARRATIVE, rows)
    assert figure in got.notes[0]
