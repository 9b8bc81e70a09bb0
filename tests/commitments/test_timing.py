"""Which of the days of a sentence say when its deed is due."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch.commitments import due
from committeesearch.commitments.grammar import read
from committeesearch.commitments.reading import Voice
from committeesearch.commitments.timing import due_of
from committeesearch.results import CommitmentType

MEETING = date(2023, 6, 6)


def words(sentence: str, voice: Voice = Voice.REPORTED) -> str:
    reading = read(sentence, voice, MEETING)
    assert reading is not None
    return due.due(sentence, reading.whens).text


def test_a_day_of_what_was_done_before_is_not_that_of_what_comes() -> None:
    assert words("The crew was doubled in size in April and will shortly be increased to nine.") == "shortly"


def test_a_day_between_the_clauses_is_that_of_the_second() -> None:
    assert words("The trial was a success and in July 2023 the team will extend it.") == "in July 2023"


@pytest.mark.parametrize(
    "ask",
    [
        "the Leader be requested to postpone the ballot scheduled for July 2023",
        "the Director of Place be asked to compare it with the plan published in October",
        "agree to request that the Minister consider postponing elections scheduled for July 2023",
        "the Clerk be instructed to keep to the decision made at Full Council on 13 June 2023",
    ],
)
def test_a_day_of_a_noun_is_not_when_it_is_due(ask: str) -> None:
    assert words(ask, Voice.RESOLVED) == ""


@pytest.mark.parametrize(
    ("promise", "when"),
    [
        ("the budget be presented to Cabinet on 13 July 2023", "on 13 July 2023"),
        ("the survey be added to the Work Programme for 2023/24", "for 2023/24"),
        ("the findings be formally published in July 2023", "in July 2023"),
        ("the team report as planned in July 2023", "in July 2023"),
    ],
)
def test_a_day_of_the_verb_is(promise: str, when: str) -> None:
    assert due_of(promise, MEETING).text == when


def test_a_day_that_had_gone_when_it_was_set_keeps_its_words_and_no_day() -> None:
    reading = read("A final report will be published on 5 th July 2022.", Voice.REPORTED, MEETING)
    assert reading is not None
    found = due.due("A final report will be published on 5 th July 2022.", reading.whens)
    assert (found.text, found.last) == ("on 5 th July 2022", None)


def test_a_day_with_a_space_before_the_ordinal_is_read() -> None:
    assert due_of("will be published on 5 th July 2023", MEETING).last == date(2023, 7, 5)


@pytest.mark.parametrize(
    "text",
    [
        "note the Quarter 1 Performance Report",
        "(1) the draft Work Programme for 2022/23, as attached, be agreed",
        "the service reached most patients (Quarter 1, 94.3%; Quarter 2, 95.9%)",
        "the service reached Quarter 1: 94.3%",
    ],
)
def test_the_period_of_a_paper_or_a_figure_is_no_due_date(text: str) -> None:
    assert due_of(text, MEETING).text == ""


@pytest.mark.parametrize(("month", "rows"), [("January 2023", 1), ("January 2022", 0)])
def test_what_a_body_decided_long_before_is_history(month: str, rows: int) -> None:
    reading = read(f"In {month} the Council agreed that the plan should be put to the public.", Voice.REPORTED, MEETING)
    assert (reading is not None) == bool(rows)


def test_what_comes_shortly_is_a_plan() -> None:
    reading = read("The service will shortly be extended to the villages.", Voice.REPORTED, MEETING)
    assert reading is not None
    assert reading.type is CommitmentType.PLAN


def test_until_when_something_lasts_is_no_plan() -> None:
    assert read("The order will be in place until March 2026.", Voice.REPORTED, MEETING) is None
    assert read("The order will be in place from March 2026.", Voice.REPORTED, MEETING) is not None


@pytest.mark.parametrize(
    "line",
    [
        "-£8.0m from the reserve, which for 2024-25 will be funded by the levy.",
        "The plan tells how much is needed, and not where depots are to be allocated.",
        "invite residents to take part in the survey during 2023/24, rather than hold a vote",
    ],
)
def test_budget_lines_questions_and_orders_to_nobody_are_none(line: str) -> None:
    assert read(line, Voice.REPORTED, MEETING) is None
