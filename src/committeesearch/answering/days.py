"""Days as far as they are printed: "24 November", "Nov-22", "2021/22", "5 May 2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?"
)
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}\b(?:[\s,-]*(?P<year>(?:19|20)\d\d|\d\d(?!\d)))?"
    rf"|\b(?P<from>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<till>(?:20)?\d\d))?\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month or a year; what is not printed is empty."""

    day: int = 0
    month: int = 0
    years: frozenset[int] = frozenset()
    """More than one for a financial or academic year."""

    def contradicts(self, other: Day) -> bool:
        """Whether both cannot be of the same day."""
        return bool(
            (self.day and other.day and self.day != other.day)
            or (self.month and other.month and self.month != other.month)
            or (self.years and other.years and not self.years & other.years)
        )

    def names(self, other: Day) -> bool:
        """Whether it is the day of a month that the other is, whatever the year."""
        return bool(self.day and self.month) and (self.day, self.month) == (other.day, other.month)


def days(text: str) -> tuple[Day, ...]:
    """The days that a text prints, in order."""
    return tuple(_day(match) for match in _DAY.finditer(text))


def _day(match: re.Match[str]) -> Day:
    if match["from"]:
        return Day(
            years=frozenset(
                {int(match["from"]), *([int(match["from"][:2] + match["till"][-2:])] if match["till"] else [])}
            )
        )
    printed = match["year"] or ""
    year = frozenset({int(printed) + (0 if len(printed) > 2 else 2000)}) if printed else frozenset[int]()
    return Day(int(match["day"] or 0), _MONTHS.index(match["month"].lower()) + 1, year)
