from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.commitments import due

MEETING = date(2024, 1, 30)


def read(text: str, meeting: date | None = MEETING) -> tuple[str, date | None, date | None]:
    found = due.due(text, due.find(text, meeting))
    return found.text, found.first, found.last


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("to senior managers by the end of November 2024.", "by the end of November 2024", "2024-11-30", "2024-11-30"),
        ("a plan to go live this spring", "this spring", "2024-03-01", "2024-05-31"),
        ("court filing by mid-January", "by mid-January", "2024-01-15", "2024-01-15"),
        ("launch in late Jan / early February", "in late Jan / early February", "2024-01-21", "2024-02-09"),
        ("commence in post June/July 2023", "June/July 2023", "2023-06-01", "2023-07-31"),
        ("starting April – June 2024", "April – June 2024", "2024-04-01", "2024-06-30"),
        ("an audit at the end of quarter 3", "at the end of quarter 3", "2023-12-31", "2023-12-31"),
        ("delivered in Q4 2024/25", "in Q4 2024/25", "2025-01-01", "2025-03-31"),
        ("added to the programme for 2023/24", "for 2023/24", "2023-04-01", "2024-03-31"),
        ("the municipal year 2023/24", "municipal year 2023/24", "2023-05-01", "2024-04-30"),
        ("report back within six weeks", "within six weeks", "2024-01-30", "2024-03-12"),
        ("over the next three months", "over the next three months", "2024-01-30", "2024-04-30"),
        ("published on 5 th February 2024", "on 5 th February 2024", "2024-02-05", "2024-02-05"),
        ("paid by 31/03/2025", "by 31/03/2025", "2025-03-31", "2025-03-31"),
        ("between 15th Dec 2023 – 22nd January 2024", "15th Dec 2023 – 22nd January 2024", "2023-12-15", "2024-01-22"),
    ],
)
def test_periods(text: str, words: str, first: str, last: str) -> None:
    assert read(text) == (words, date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("be provided on a six monthly basis", "on a six monthly basis"),
        ("brought back to Cabinet in due course", "in due course"),
        ("submitted to a future meeting of the Committee", "to a future meeting"),
        ("reviewed at 6 months post transfer", "6 months post transfer"),
        ("Once the assessment is complete, a report", "Once the assessment is complete"),
        ("completed prior to a decision being made", "prior to a decision"),
        ("changed prior to final publication of the Plan", "prior to final publication of the Plan"),
        ("reviewed in advance of the 2026-27 budget", "in advance of the 2026-27 budget"),
    ],
)
def test_words_without_days(text: str, words: str) -> None:
    assert read(text) == (words, None, None)


def test_a_day_that_does_not_exist_keeps_its_words() -> None:
    assert read("to be completed by 31 June 2024") == ("by 31 June 2024", None, None)


@pytest.mark.parametrize(
    "text",
    ["Decision 24/00093", "officers may agree", "the March 2024 forecast", "16/17 year old pathway", "£2026 of income"],
)
def test_no_expression_of_time(text: str) -> None:
    assert read(text) == ("", None, None)


def test_a_year_beside_a_day_names_the_budget() -> None:
    assert read("by 12th February on the principles for 2026-2027")[1:] == (date(2024, 2, 12), date(2024, 2, 12))


def test_the_next_meeting_is_told_by_the_calendar_only() -> None:
    (when,) = due.find("deferred to the next meeting of the Committee", MEETING)
    assert when.next_meeting
    assert when.last is None


@given(st.text(max_size=200))
def test_what_is_found_stands_in_the_text_in_order(text: str) -> None:
    end = 0
    for when in due.find(text, MEETING):
        assert end <= when.start < when.end <= len(text)
        assert (when.first is None) == (when.last is None)
        assert when.first is None or when.first <= when.last  # type: ignore[operator]
        end = when.end


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_any_day_written_out_is_read(day: date) -> None:
    assert read(f"submitted by {day.day} {day:%B %Y}")[2] == day
