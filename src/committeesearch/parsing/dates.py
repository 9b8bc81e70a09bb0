"""Dates and times as councils write them: "Thursday, 30th January, 2025, at 10.00 am", "06/06/2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

EARLIEST_YEAR, LATEST_YEAR = 1974, 2100
"""The councils of today date from the reorganisation of 1974; years outside are misprints or other numbers."""

_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[\s,.]*(?:the\s+)?"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?!ing|k)[a-z]*"
_DAY = r"(?P<day>[0-3]?\d)\s?(?:st|nd|rd|th|[\"“”'’*°]{1,2})?"  # the marks are raised letters as OCR reads them
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_GAP = r"[\s,./\-–]*"

_WRITTEN = re.compile(rf"(?:{_WEEKDAY})?(?<!\d){_DAY}{_GAP}(?:day\s+)?(?:of\s+)?{_MONTH}\b{_GAP}{_YEAR}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?:{_WEEKDAY})?\b{_MONTH}\s+{_DAY}\b[\s,]+{_YEAR}", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_NUMERIC = re.compile(rf"(?<![\d./]){_DAY}([/.\-])(?P<month>[01]?\d)\2(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])")

_TIME = re.compile(
    r"(?<![\d.:£/])(?P<hour>[012]?\d)(?:\s?[.:]\s?(?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?\s?m\b\.?|noon\b|midday\b)"
    r"|(?<![\d.:£/])(?P<hour24>[012]?\d)[.:](?P<minute24>[0-5]\d)(?:\s*(?:hrs|hours)\b)?(?![\d.%])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date with the characters that write it. ``weekday_agrees`` is None where no weekday is written."""

    date: date
    start: int
    end: int
    weekday_agrees: bool | None = None


def dates_in(text: str) -> tuple[WrittenDate, ...]:
    """Every complete date of a text that the calendar has, in order; "31 June 2024" is none."""
    found: list[WrittenDate] = []
    for pattern in (_WRITTEN, _MONTH_FIRST, _ISO, _NUMERIC):
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            if written := _date(match):
                found.append(written)
    return tuple(sorted(found, key=lambda written: written.start))


def time_in(text: str) -> time | None:
    """The first time of day: "10.00 am", "6.30 p.m.", "7pm", "12 noon", "19:30"."""
    for match in _TIME.finditer(text):
        hour = int(match["hour"] or match["hour24"])
        minute = int(match["minute"] or match["minute24"] or 0)
        half = (match["half"] or "").lower()
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        if hour < 24:
            return time(hour, minute)
    return None


def _date(match: re.Match[str]) -> WrittenDate | None:
    parts = match.groupdict()
    month = parts["month"].lower()[:3]
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        value = date(year, number, int(parts["day"]))
    except ValueError:
        return None
    weekday = parts.get("weekday")
    agrees = _WEEKDAYS[value.weekday()] == weekday.lower()[:3] if weekday else None
    return WrittenDate(value, match.start(), match.end(), agrees)
