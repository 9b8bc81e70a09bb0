"""Days as councils print them, and as people type them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime

from committeesearch.errors import SettingsError

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Bounds of times that are open at one end."""

_TWO_YEARS = re.compile(r"\d{4}\s*[/–-]\s*(?:1[3-9]|[2-9]\d|\d{4})")
"""2023/24: a council's year, which begins in April for money and in May for meetings."""


def printed(day: date | None, without: str = "") -> str:
    """ "6 March 2023"; ``without`` where there is none."""
    return f"{day.day} {day:%B %Y}" if day else without


def printed_period(first: date, last: date) -> str:
    """ "6 March 2023", "March 2023", "1 March to 31 May 2023", "1 March 2023 or later"."""
    if last == LAST:
        return f"{printed(first)} or later"
    if first == FIRST:
        return f"{printed(last)} or earlier"
    if first == last:
        return printed(first)
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"{first:%B %Y}"
    start = f"{first.day} {first:%B}" if first.year == last.year else printed(first)
    return f"{start} to {printed(last)}"


def read_day(text: str | None, last: bool) -> date | None:
    """A day as people type it; a bare month or year means its first day, or its ``last``. Empty text: None.

    Day before month, as in Britain. Without a year, or counted from today, no day is meant that papers could be
    filtered by. Raises SettingsError for what cannot be read.
    """
    import dateparser  # a tenth of a second that only who types a date waits for

    typed = (text or "").strip()
    if not typed:
        return None
    end = "last" if last else "first"
    found: datetime | None = None
    if not _TWO_YEARS.fullmatch(typed):
        found = dateparser.parse(
            typed,
            languages=["en"],
            settings={
                "DATE_ORDER": "DMY",
                "PREFER_DAY_OF_MONTH": end,
                "PREFER_MONTH_OF_YEAR": end,
                "REQUIRE_PARTS": ["year"],
                "PARSERS": ["absolute-time"],
            },
        )
    if found is None:
        raise SettingsError(
            f"“{typed}” is not a date that can be read. Write it with its year: 6 March 2023, March 2023, 2023 or "
            "2023-03-06."
        )
    return found.date()
