"""From an expression of time to its first and last day.

A date that does not exist (31 June) has none. Years that the paper leaves out are those nearest to the meeting.
Financial years and their quarters begin on 1 April.
"""

from __future__ import annotations

import calendar as months
import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped,unused-ignore]

_MONTHS = {name.lower(): number for number, name in enumerate(months.month_name) if name}
_SHORT = {name.lower(): number for number, name in enumerate(months.month_abbr) if name} | {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
NUMBERS = {
    word: n
    for n, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
} | {
    "a": 1,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "eighteen": 18,
}
_PAST_WINDOW = timedelta(days=75)
"""How far before the meeting a month named without a year may lie: papers are written some weeks ahead, and a due
date just missed is still a due date."""

MONTH = "|".join(_MONTHS)
"""Pattern of the names of the months."""


def days_of(match: re.Match[str], meeting: date | None) -> tuple[date, date] | None:
    """First and last day of a match of ``wordings.POINTS``; None for a day that does not exist or that needs the day of
    the ``meeting`` where that is not known."""
    try:
        whole = _whole(match, meeting)
    except ValueError:
        return None
    if whole is None:
        return None
    first, last = whole
    part = (match["part"] or match["edge"] or "").lower()
    length = (last - first).days + 1
    if part in ("end", "close"):
        return last, last
    if part in ("start", "beginning"):
        return first, first
    if part == "early":
        return first, first + timedelta(days=max(length // 3 - 1, 0))
    if part in ("mid", "middle"):
        middle = first + timedelta(days=max(length // 2 - 1, 0))
        return middle, middle
    if part in ("late", "later"):
        return first + timedelta(days=2 * length // 3), last
    return first, last


def _whole(match: re.Match[str], meeting: date | None) -> tuple[date, date] | None:
    """The period that the expression names before "end of", "mid" and their like narrow it."""
    if match["numeric"]:
        day, month, year = (int(part) for part in re.split(r"[/.]", match["numeric"]))
        point = date(year if year > 100 else 2000 + year, month, day)
        return point, point
    for day_group, month_group, year_group in (
        ("day", "day_month", "day_year"),
        ("month_day", "month_a", "month_day_year"),
    ):
        if match[day_group]:
            day = int(re.sub(r"\D", "", match[day_group]))
            on_day = _dated(match[year_group], _month(match[month_group]), day, meeting)
            return (on_day, on_day) if on_day else None
    if match["month"]:
        first = _dated(match["month_year"] or match["lent_year"], _month(match["month"]), 1, meeting)
        return (first, first + relativedelta(months=1, days=-1)) if first else None
    if match["season"]:
        begin, end = _SEASONS[match["season"].lower()]
        first = _dated(match["season_year"], begin, 1, meeting, months_long=end - begin + 1)
        return (first, first + relativedelta(months=3, days=-1)) if first else None
    if match["quarter"]:
        first_quarter = _quarter(int(match["quarter"]), match["quarter_year"], meeting)
        last_quarter = _quarter(int(match["quarter_end"] or match["quarter"]), match["quarter_year"], meeting)
        return (first_quarter[0], last_quarter[1]) if first_quarter and last_quarter else None
    if match["financial"]:
        return _year_of((match["kind"] or match["kind_after"] or "financial").lower(), match["financial"])
    if match["year"]:
        return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)
    if meeting and match["bare_kind"]:
        return _running_year(
            match["bare_kind"].lower(),
            re.search(r"\b(?:next|new|coming|following)\b", match[0], re.I) is not None,
            meeting,
        )
    if meeting and match["next"]:
        return _next(match["next"].lower(), match["next_unit"].lower(), meeting)
    return None


def _month(name: str) -> int:
    name = name.lower().rstrip(".")
    return _MONTHS.get(name) or _SHORT[name]


def _dated(year: str | None, month: int, day: int, meeting: date | None, months_long: int = 1) -> date | None:
    """That day of the given year, or of the year that brings it nearest after the meeting (or just before it)."""
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    if meeting is None:
        return None
    for candidate in (meeting.year - 1, meeting.year, meeting.year + 1):
        point = date(candidate, month, day)
        if point + relativedelta(months=months_long - 1) >= meeting - _PAST_WINDOW:
            return point
    return None


def _quarter(number: int, years: str | None, meeting: date | None) -> tuple[date, date] | None:
    if years:
        begin = _year_of("financial", years)[0].year
    elif meeting:
        begin = meeting.year if meeting.month >= 4 else meeting.year - 1
    else:
        return None
    first = date(begin, 4, 1) + relativedelta(months=3 * (number - 1))
    return first, first + relativedelta(months=3, days=-1)


_YEAR_BEGINS = {"financial": 4, "municipal": 5, "academic": 9, "school": 9, "calendar": 1}


def _year_of(kind: str, years: str) -> tuple[date, date]:
    low, high = re.split(r"\s?[/–-]\s?", years)
    begin = int(low) if len(low) == 4 else 2000 + int(low)
    end = int(high) if len(high) == 4 else begin // 100 * 100 + int(high)
    month = _YEAR_BEGINS[kind]
    return date(begin, month, 1), date(max(end, begin + 1), month, 1) - timedelta(days=1)


def _running_year(kind: str, following: bool, meeting: date) -> tuple[date, date]:
    month = _YEAR_BEGINS[kind]
    first = date(meeting.year if meeting.month >= month else meeting.year - 1, month, 1)
    if following:
        first += relativedelta(years=1)
    return first, first + relativedelta(years=1, days=-1)


def _next(which: str, unit: str, meeting: date) -> tuple[date, date] | None:
    ahead = 0 if which == "this" else 1
    if unit == "month":
        first = meeting.replace(day=1) + relativedelta(months=ahead)
        return first, first + relativedelta(months=1, days=-1)
    if unit == "quarter":
        first = date(meeting.year, (meeting.month - 1) // 3 * 3 + 1, 1) + relativedelta(months=3 * ahead)
        return first, first + relativedelta(months=3, days=-1)
    if unit == "year":
        return date(meeting.year + ahead, 1, 1), date(meeting.year + ahead, 12, 31)
    if unit == "week":
        first = meeting - timedelta(days=meeting.weekday()) + timedelta(weeks=ahead)
        return first, first + timedelta(days=6)
    return None


def number(word: str | None) -> int | None:
    """A count in figures or words; 1 where none is given."""
    if word is None:
        return 1
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())


def after(start: date, count: int | None, unit: str) -> date | None:
    """The day so many units later; working days leave weekends out and count no holidays."""
    if count is None or unit == "term":
        return None
    if unit.startswith("working"):
        weeks, days = divmod(count, 5)
        return start + timedelta(days=weeks * 7 + days + (2 if start.weekday() + days > 4 else 0))
    steps: dict[str, timedelta | relativedelta] = {
        "day": timedelta(days=count),
        "week": timedelta(weeks=count),
        "month": relativedelta(months=count),
        "quarter": relativedelta(months=3 * count),
        "year": relativedelta(years=count),
    }
    end: date = start + steps[unit]
    return end
