from datetime import date

import pytest

from committeesearch.dates import FIRST, LAST, printed, printed_period, read_day
from committeesearch.errors import SettingsError

MARCH = date(2023, 3, 1), date(2023, 3, 31)


def test_a_day_is_printed_without_a_nought() -> None:
    assert printed(date(2023, 3, 6)) == "6 March 2023"
    assert printed(None) == ""
    assert printed(None, "date not given") == "date not given"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 3, 6), date(2023, 3, 6), "6 March 2023"),
        (*MARCH, "March 2023"),
        (date(2023, 3, 1), date(2023, 5, 31), "1 March to 31 May 2023"),
        (date(2023, 12, 1), date(2024, 2, 29), "1 December 2023 to 29 February 2024"),
        (MARCH[0], LAST, "1 March 2023 or later"),
        (FIRST, MARCH[1], "31 March 2023 or earlier"),
    ],
)
def test_a_period_is_printed_as_people_say_it(first: date, last: date, words: str) -> None:
    assert printed_period(first, last) == words


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("6 March 2023", date(2023, 3, 6), date(2023, 3, 6)),
        ("06/03/2023", date(2023, 3, 6), date(2023, 3, 6)),  # British order
        ("6/3/23", date(2023, 3, 6), date(2023, 3, 6)),
        ("2023-03-06", date(2023, 3, 6), date(2023, 3, 6)),
        ("March 2023", *MARCH),
        ("mar 2023", *MARCH),
        ("2023-03", *MARCH),
        ("3/2023", *MARCH),
        (" 2023 ", date(2023, 1, 1), date(2023, 12, 31)),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str | None, first: date | None, last: date | None) -> None:
    assert (read_day(typed, last=False), read_day(typed, last=True)) == (first, last)


@pytest.mark.parametrize(
    "typed", ["June", "6 March", "10", "yesterday", "last year", "2023/24", "2023-24", "31 June 2023", "soon"]
)
def test_what_names_no_day_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(SettingsError, match=f"“{typed}” is not a date .* March 2023, 2023 or"):
        read_day(typed, last=False)
