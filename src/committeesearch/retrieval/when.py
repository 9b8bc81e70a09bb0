"""The times that a question speaks of: "on 9 January 2025", "in autumn 2017", "at the end of 2024", "since March 2023".

Read by rule, in British order, without a clock: "last year" means nothing that an index could be asked for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_PARTS = {"start": 0, "beginning": 0, "early": 0, "middle": 1, "mid": 1, "end": 2, "late": 2}
_OPEN_AFTER = ("since", "after", "from")
_OPEN_BEFORE = ("before", "until", "till", "up to", "prior to")
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Bounds of times that are open at one end."""

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_RELATION = rf"(?:\b(?P<relation>{'|'.join(_OPEN_AFTER + _OPEN_BEFORE)})\s+(?:the\s+)?)?"
_PART = rf"(?:\b(?P<part>{'|'.join(_PARTS)})(?:[\s-]+of)?[\s-]+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(_RELATION + form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"{_PART}\b{_MONTH}\s+(?:of\s+)?{_YEAR}\b",
        rf"{_PART}\b(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?{_YEAR}\b",
        r"\b(?P<year>(?:19|20)\d\d)\s?[/–-]\s?(?P<span>(?:20)?\d\d)\b(?![/-]\d)",
        rf"{_PART}\b{_YEAR}\b(?![/,.]\d)",
    )
)


@dataclass(frozen=True, slots=True)
class Period:
    """Words of a question and the days that they mean, first and last inclusive."""

    said: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """Its length."""
        return (self.last - self.first).days + 1


def periods(text: str) -> tuple[Period, ...]:
    """The times named in ``text``, in order; what names no possible day is left out."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Period]] = []
    for form in _FORMS:  # the more exact forms first: the year of a full date is not named twice
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            found += [(match.start(), period) for period in _period(match)]
    return tuple(period for _, period in sorted(found, key=lambda entry: entry[0]))


def _period(match: re.Match[str]) -> Iterator[Period]:
    parts = match.groupdict()
    if parts.get("span"):  # "the 2024/25 budget", "the plan for 2024-39": what papers are about, not when they met
        return
    try:
        first, last = _bounds(parts)
    except ValueError:  # 31 June
        return
    relation = (parts["relation"] or "").lower()
    if relation in _OPEN_AFTER:
        last = LAST
    elif relation in _OPEN_BEFORE:
        first = FIRST
    yield Period(match[0].strip(), first, last)


def _bounds(parts: dict[str, str | None]) -> tuple[date, date]:
    year = int(parts["year"] or 0)
    month = _MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("number") or 0)
    if parts.get("day"):
        day = date(year, month, int(parts["day"] or 0))
        return day, day
    if parts.get("season"):
        start, end = _SEASONS[(parts["season"] or "").lower()]
        first, last = _months(year, start, (end - start) % 12 + 1)
    elif month:
        first, last = _months(year, month, 1)
    else:
        first, last = _months(year, 1, 12)
    return _narrowed(first, last, parts.get("part"))


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    end = year * 12 + month - 1 + count - 1
    return date(year, month, 1), date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])


def _narrowed(first: date, last: date, part: str | None) -> tuple[date, date]:
    """The first, middle or last third."""
    if part is None:
        return first, last
    length = (last.toordinal() - first.toordinal() + 1) / 3
    start = first.toordinal() + round(length * _PARTS[part.lower()])
    return date.fromordinal(start), date.fromordinal(min(start + round(length), last.toordinal()))
