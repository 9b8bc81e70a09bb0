from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.retrieval.when import FIRST, LAST, periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 9 January 2025", date(2025, 1, 9), date(2025, 1, 9)),
        ("the 9th of January 2025", date(2025, 1, 9), date(2025, 1, 9)),
        ("January 9, 2025", date(2025, 1, 9), date(2025, 1, 9)),
        ("on 09/01/2025", date(2025, 1, 9), date(2025, 1, 9)),  # British order
        ("2025-01-09", date(2025, 1, 9), date(2025, 1, 9)),
        ("in Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("in autumn 2017", date(2017, 9, 1), date(2017, 11, 30)),
        ("winter 2023", date(2023, 12, 1), date(2024, 2, 29)),
        ("by mid-November 2017", date(2017, 11, 11), date(2017, 11, 21)),
        ("the end of 2024", date(2024, 9, 1), date(2024, 12, 31)),
        ("early 2023", date(2023, 1, 1), date(2023, 5, 3)),
        ("in 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("since March 2023", date(2023, 3, 1), LAST),
        ("before 2020", FIRST, date(2020, 12, 31)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, first: date, last: date) -> None:
    (period,) = periods(f"What happened {text}?")
    assert (period.first, period.last) == (first, last)


def test_several_times_come_in_order_and_a_year_is_not_named_twice() -> None:
    found = periods("How did it change from 6 March 2023 to May 2024?")
    assert [period.said for period in found] == ["from 6 March 2023", "May 2024"]


@pytest.mark.parametrize(
    "text", ["", "31 June 2024", "item 2023.4", "the 2024/25 budget", "the plan for 2024-39", "last year", "£2,023"]
)
def test_what_is_no_time_of_a_meeting_is_not_read(text: str) -> None:
    assert periods(text) == ()


@given(st.text(alphabet="0123456789/-. JanuarymidthesinceMay", max_size=40))
def test_any_text_gives_only_possible_times(text: str) -> None:
    assert all(period.first <= period.last and period.said in text for period in periods(text))
