from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.parsing.dates import dates_in, time_in


@pytest.mark.parametrize(
    "written",
    [
        "Thursday, 30th January, 2025, at 10.00 am",
        "THURSDAY 30TH JANUARY 2025",
        "30 th January\t2025",
        "the 30th day of January 2025",
        "January 30, 2025",
        "30/01/2025 10:00",
        "30.01.2025",
        "30/1/25",
        "2025-01-30",
        "30th-Jan-2025 10.00 Cabinet",
        "Thursday, 30th\nJanuary, 2025",
        '30" January 2025',  # raised letters as OCR reads them
    ],
)
def test_one_day_in_many_hands(written: str) -> None:
    assert [found.date for found in dates_in(written)] == [date(2025, 1, 30)]


@pytest.mark.parametrize(
    "text", ["31 June 2024", "2 Marketing 2024", "0845 300 2025", "1 May", "5.2.2", "March 2024", "12 March 1804"]
)
def test_what_is_no_date(text: str) -> None:
    assert dates_in(text) == ()


def test_a_weekday_that_does_not_agree_is_told() -> None:
    right, wrong, none = dates_in("Tuesday 14 November 2023; Monday 14 November 2023; 14 November 2023")
    assert (right.weekday_agrees, wrong.weekday_agrees, none.weekday_agrees) == (True, False, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 10.00 am", time(10)),
        ("6.30 p.m.", time(18, 30)),
        ("7pm", time(19)),
        ("12 noon", time(12)),
        ("12.15 am", time(0, 15)),
        ("19:30 hrs", time(19, 30)),
        ("on the rising of Council", None),
        ("16.12.24", None),
    ],
)
def test_times(text: str, expected: time | None) -> None:
    assert time_in(text) == expected


@given(st.dates(date(1974, 4, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_as_a_clerk_writes_it(day: date) -> None:
    for written in (f"{day:%A} {day.day} {day:%B} {day.year}", f"{day:%d/%m/%Y}", day.isoformat()):
        (found,) = dates_in(f"held on {written} in the hall")
        assert found.date == day
        assert found.weekday_agrees is not False
