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
        ("between March and June 2023", date(2023, 3, 1), date(2023, 6, 30)),
        ("from 6 March to 9 May 2023", date(2023, 3, 6), date(2023, 5, 9)),
        ("from December to March 2024", date(2023, 12, 1), date(2024, 3, 31)),
        ("in August-September 2024", date(2024, 8, 1), date(2024, 9, 30)),
        ("in the minutes from the March 2023 meeting", date(2023, 3, 1), date(2023, 3, 31)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, first: date, last: date) -> None:
    (period,) = periods(f"What happened {text}?")
    assert (period.first, period.last) == (first, last)


def test_several_times_come_in_order_and_a_year_is_not_named_twice() -> None:
    found = periods("How did it change from 6 March 2023 to May 2024?")
    assert [period.said for period in found] == ["from 6 March 2023", "May 2024"]


def test_months_in_a_row_share_the_year_of_the_last() -> None:
    found = periods("Compare January, February and March 2025")
    assert [(period.said, period.first.month, period.first.year) for period in found] == [
        ("January", 1, 2025),
        ("February", 2, 2025),
        ("March 2025", 3, 2025),
    ]


CABINET = (date(2022, 6, 14), date(2023, 6, 6), date(2024, 1, 30), date(2024, 3, 5), date(2024, 7, 9))
PANEL = (date(2021, 6, 3), date(2022, 2, 8), date(2022, 5, 3))


@pytest.mark.parametrize(
    ("text", "said", "first", "last"),
    [
        ("What was decided at the June meeting?", "June", date(2023, 6, 1), date(2023, 6, 30)),
        ("what did members ask in june", "june", date(2023, 6, 1), date(2023, 6, 30)),
        ("actions from the June meeting", "June", date(2023, 6, 1), date(2023, 6, 30)),
        ("the June full council meeting", "June", date(2023, 6, 1), date(2023, 6, 30)),
        ("What came to June's meeting?", "June", date(2023, 6, 1), date(2023, 6, 30)),
        ("june cabinet libraries", "june", date(2023, 6, 1), date(2023, 6, 30)),
        ("Who spoke in June.", "June", date(2023, 6, 1), date(2023, 6, 30)),
        ("last June", "last June", date(2023, 6, 1), date(2023, 6, 30)),
        ("at the end of June", "end of June", date(2023, 6, 21), date(2023, 6, 30)),
        ("the 6 June meeting", "6 June", date(2023, 6, 6), date(2023, 6, 6)),
        ("on the 14th of June", "14th of June", date(2022, 6, 14), date(2022, 6, 14)),
        ("since the June meeting", "since the June", date(2023, 6, 1), LAST),
        ("before June", "before June", FIRST, date(2023, 6, 30)),
        ("in the spring", "spring", date(2024, 3, 1), date(2024, 5, 31)),
        ("last winter, what closed?", "last winter", date(2023, 12, 1), date(2024, 2, 29)),
        ("the winter meeting", "winter", date(2023, 12, 1), date(2024, 2, 29)),
    ],
)
def test_a_time_without_a_year_is_the_last_in_which_the_committee_met(
    text: str, said: str, first: date, last: date
) -> None:
    (period,) = periods(text, [CABINET])
    assert (period.said, period.first, period.last) == (said, first, last)


def test_each_committee_has_a_last_june_of_its_own() -> None:
    assert [period.first.year for period in periods("in June", [PANEL, CABINET])] == [2023, 2021]
    assert [period.first.year for period in periods("since June", [PANEL, CABINET])] == [2023]
    many = [[date(year, 6, 1)] for year in (2010, 2012, 2014, 2016, 2018)]
    assert [period.first.year for period in periods("in June", many)] == [2018, 2016, 2014]


@pytest.mark.parametrize(
    "text",
    [
        "in December",  # when nobody met
        "on 7 June",
        "this may help the committee",
        "may the cabinet decide?",
        "the march of time",
        "Councillor June Brown",
        "by June",  # when it is due, not when they met
        "in the summer budget",
        "in the July staffing budget",
        "at the end of the spring term",
    ],
)
def test_what_no_committee_knows_is_not_read(text: str) -> None:
    assert periods(text, [CABINET, (date(2024, 5, 7),)]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 June 2024",
        "item 2023.4",
        "the 2024/25 budget",
        "the plan for 2024-39",
        "last year",
        "£2,023",
        "from 9 May to 6 May 2023",
    ],
)
def test_what_is_no_time_of_a_meeting_is_not_read(text: str) -> None:
    assert periods(text) == ()


WORDS = ("in", "at", "the", "since", "last", "to", "and", "9", "31", "June", "May", "late", "spring", "meeting", "2023")


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_give_only_possible_times(words: list[str]) -> None:
    text = " ".join(words)
    assert all(period.first <= period.last and period.said in text for period in periods(text, [CABINET, PANEL]))
