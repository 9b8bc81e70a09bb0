"""When: the expressions of time that councils write, as first and last day.

``find`` reads every expression of a stretch of text; ``resolve_next_meeting`` fills in what only the committee's own
calendar can tell. A date that does not exist (31 June) keeps its words and gets no days. Years that the paper leaves
out are those nearest to the meeting. Financial years and their quarters begin on 1 April.
"""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped,unused-ignore]

from committeesearch.results import Due

_MONTHS = {name.lower(): number for number, name in enumerate(months.month_name) if name}
_SHORT = {name.lower(): number for number, name in enumerate(months.month_abbr) if name} | {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_NUMBERS = {
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

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_MON = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?:20\d\d)"
_FINANCIAL = r"(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d(?!\d|/\d)"
_RANGE = r"\s*(?:/|–|-|and|or|to)\s*"
_PART = (
    r"(?:(?:the\s+)?(?:very\s+)?(?P<part>end|start|beginning|middle|close)\s+of\s+(?:the\s+)?"
    r"|(?P<edge>early|mid|late|later)[\s-]+(?:in\s+(?:the\s+)?)?)"
)
_COUNT = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + r")"
_UNIT = r"(?P<unit>working\s+day|day|week|month|quarter|year)s?"

_POINT = rf"""
    (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?
    (?:
      (?P<numeric>\b(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:20)?\d\d\b)
    | (?P<day>\b{_DAY})\s+(?:of\s+)?(?P<day_month>{_MONTH}|{_MON})\b(?:,?\s+(?P<day_year>{_YEAR}))?
    | \b(?P<month_a>{_MONTH}|{_MON})\s*(?P<month_day>{_DAY})\b(?!\s?(?:{_MONTH}))(?:,\s+(?P<month_day_year>{_YEAR}))
    | (?:{_PART})?
      (?:
        \b(?P<month>{_MONTH}|{_MON})\b(?:,?\s+(?P<month_year>{_YEAR}|\d\d(?!\d|\w|\s?%))
        |(?={_RANGE}(?:(?:early|mid|late)[\s-]+)?(?:{_MONTH}|{_MON})\s+(?P<lent_year>{_YEAR})))?
      | (?:the\s+|this\s+|next\s+)?\b(?P<season>spring|summer|autumn|winter)\b(?:\s+(?:of\s+)?(?P<season_year>{_YEAR}))?
      | (?:\b(?:quarter|qtr)s?\s+|\bQ)(?P<quarter>[1-4])\b
        (?:\s*(?:and|to|-|–|/)\s*Q?(?P<quarter_end>[1-4])\b)?(?:\s+(?:of\s+)?(?P<quarter_year>{_FINANCIAL}))?
      | \b(?:(?P<kind>academic|municipal|financial|school|calendar)\s+year\s+)?(?P<financial>{_FINANCIAL})
        (?:\s+(?P<kind_after>academic|municipal|financial|school)\s+year)?
      | \b(?:(?:the|this|next|new|current|each|every|coming|following)\s+){{1,3}}
        (?P<bare_kind>academic|municipal|financial|calendar)\s+year\b(?!\s+\d)
      | \b(?P<next>next|this|coming)\s+(?P<next_unit>month|quarter|year|term|week)\b
      | (?P<year>\b{_YEAR})\b(?!\s*[/–-]\s*\d)
      )
    )
"""
_LEAD = (
    r"(?:\b(?P<lead>no\s+later\s+than|by|before|until|till|up\s+to|from|during|throughout|within|for|in|on|at|over|"
    r"towards?|after|since|to|of)\s+(?:around\s+|about\s+|either\s+)?)?"
)
_POINTS = re.compile(_LEAD + "(?:" + _POINT + ")", re.IGNORECASE | re.VERBOSE)
_SPAN = re.compile(
    rf"\b(?:with)?in\s+(?:the\s+next\s+)?(?P<count>{_COUNT})\s+(?:to\s+{_COUNT}\s+)?{_UNIT}(?!\s+(?:old|ago))"
    r"(?P<anchor>\s+(?:of|from|after)\b(?!\s+(?:the\s+date\s+of\s+)?(?:this|the)\s+meeting))?"
    rf"|\b(?:over|during|in)\s+the\s+(?:next|coming|following)\s+"
    rf"(?:(?P<count2>{_COUNT})\s+(?P<unit2>week|month|year)s?|(?P<unit4>week|month|quarter|year|term)\b)"
    rf"|\b(?P<count3>{_COUNT})\s+(?P<unit3>week|month)s?\s+(?P<post>post|after|following)[\s-]+\w+",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?:\b(?:to|at|by|before|for|in)\s+)?(?:(?:a|the|its|their|our|each|every)\s+)?"
    r"\b(?P<which>next|future|subsequent|forthcoming|following|upcoming|later)\s+(?:available\s+|ordinary\s+|scheduled\s+)?"
    r"(?:(?:(?!by\b|on\b|and\b|of\b|to\b|at\b)[\w&,'’-]+\s+){0,6}?)(?:meetings?|cabinet\s+committees?|committee\s+agendas?|committee|cabinet|council|agendas?|board)\b"
    r"(?:\s+(?:cycle|meetings?)\b)?",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\bin\s+due\s+course\b|\bshortly\b|\bas\s+soon\s+as\s+(?:possible|practicable)\b|\bimminent(?:ly)?\b"
    r"|\b(?:at|as)\s+the\s+(?:next|earliest)\s+(?:available\s+)?opportunity\b|\bin\s+(?:the\s+)?future\b(?:\s+[A-Z]\w+){0,3}"
    r"|\b(?:for|in)\s+future\s+(?:reports|scorecards|years)\b|\bfuture\s+reports\b"
    r"|\bin\s+the\s+(?:coming|following|next\s+few)\s+(?:weeks|months|years)\b|\bthe\s+coming\s+(?:weeks|months)\b"
    r"|\bin\s+the\s+months\s+following\b|\bin\s+the\s+near\s+future\b"
    r"|\bin\s+the\s+(?:short|medium|long)(?:er)?(?:\s+to\s+(?:medium|long))?[\s-]term\b"
    r"|\b(?:prior\s+to|ahead\s+of|in\s+advance\s+of|in\s+time\s+for)\s+(?:the\s+)?[\w'’-]+(?:\s+(?:of|for)\s+(?:the\s+)?[\w'’-]+)?"
    r"|\bonce\s+[^,;.]{3,60}?\s+(?:is|are|has\s+been|have\s+been|was|were)\s+\w+|\bwhen\s+available\b"
    r"|\byears\s+\w+\s+(?:and|to)\s+\w+\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\bon\s+(?:a|an)\s+(?:\w+\s+)?(?:\w+[\s-])?(?:regular|annual|quarterly|monthly|weekly|termly|yearly|ongoing|rolling)\s+basis\b"
    r"|\bon\s+a\s+(?:six|three|two|6|3|2)[\s-]month(?:ly)?\s+basis\b"
    r"|\b(?:six|three|two|6|3|2)[\s-]monthly\b|\b(?:bi-?)?annually\b|\bquarterly\b|\bmonthly\b|\btermly\b|\bfortnightly\b|\bhalf[\s-]yearly\b"
    r"|\b(?:every|each)\s+(?:(?:two|three|four|six|other|\d+)\s+day|(?:(?:two|three|four|six|other|\d+)\s+)?"
    r"(?:week|fortnight|month|quarter|term|year))s?\b|\bas\s+a\s+standing\s+item\b",
    re.IGNORECASE,
)


_COARSE = timedelta(days=300)
"""A year beside a day or a month in one sentence says which budget or meeting is meant, not when it is due."""
_JOINED = re.compile(r"\s*(?:/|–|-|and|or|to|until)?\s*")


_NAMES_SOMETHING = re.compile(
    r"\s+(?:20\d\d\s+)?(?:break|holidays?|budget|statement|forecasts?|figures|data|position|survey|census|election|elections|minutes|monitoring|settlement|deadline)\b"
    r"|\s*[,:(]\s*-?\d[\d.,]*\s?%",
    re.IGNORECASE,
)
"""What makes a month or a season part of a name: "the Autumn Budget", "the March 2024 forecast"; or the label of a
figure: "Quarter 3, 95.9%"."""
_NAMES_A_PAPER = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+){0,3}(?:Report|Scorecard|Update|Plan|Programme|Review|Return|Minutes|Statement|Survey)\b"
)
"""A period without a preposition before the name of a paper: "note the Quarter 3 Performance Report"."""
_PAPER_OF = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s+)?(?:that\s+)?(?:the\s+)?(?:(?!(?:to|in|of)\b)[\w’'-]+\s+){0,3}"
    r"(?:Programme|Plan|Budget|Strategy|Report|Accounts|Timetable|Calendar|Settlement)\s+$",
    re.IGNORECASE,
)
"""What opens with a paper of a year is about that paper: "the Work Programme for 2022/23 be noted"."""
_AS_AT = re.compile(r"\bas\s+(?:at|of|on)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """An expression of time at ``start`` to ``end`` of a text. ``lead`` is its preposition, lower case."""

    start: int
    end: int
    lead: str
    first: date | None
    last: date | None
    dated: bool
    """A day, month, season, quarter or year, in contrast to "in due course" or "annually"."""
    next_meeting: bool = False
    """Told by the committee's calendar only."""


def find(text: str, meeting: date | None) -> tuple[When, ...]:
    """Every expression of time, in order, none inside another. ``meeting`` is the day that relative ones count from."""
    found = [*_points(text, meeting), *_spans(text, meeting), *_others(text)]
    found.sort(key=lambda when: (when.start, -when.end))
    kept: list[When] = []
    for when in found:
        if kept and when.start < kept[-1].end:
            if when.end - when.start > kept[-1].end - kept[-1].start and when.first:
                kept[-1] = when
            continue
        kept.append(when)
    return tuple(_merged(text, kept))


def _merged(text: str, whens: list[When]) -> Iterator[When]:
    """Ranges and alternatives as one: "June/July 2023", "15 December to 22 January", "late Jan / early February"."""
    current: When | None = None
    for when in whens:
        if current and current.dated and when.dated and _JOINED.fullmatch(text, current.end, when.start):
            firsts = [day for day in (current.first, when.first) if day]
            lasts = [day for day in (current.last, when.last) if day]
            first, last = min(firsts, default=None), max(lasts, default=None)
            current = When(current.start, when.end, current.lead, first, last, dated=True)
            continue
        if current:
            yield current
        current = when
    if current:
        yield current


def due(text: str, whens: tuple[When, ...]) -> Due:
    """One due for the expressions of a commitment: their words, and the days from the earliest to the latest."""
    if not whens:
        return Due()
    fine = tuple(when for when in whens if when.first and when.last and when.last - when.first < _COARSE)
    whens = tuple(when for when in whens if when in fine or not (fine and when.first))
    firsts = [when.first for when in whens if when.first]
    lasts = [when.last for when in whens if when.last]
    words = "; ".join(" ".join(text[when.start : when.end].split()) for when in whens)
    return Due(words, min(firsts, default=None), max(lasts, default=None))


def _points(text: str, meeting: date | None) -> Iterator[When]:
    for match in _POINTS.finditer(text):
        if _is_word_may(match) or _is_number(match, text) or _NAMES_SOMETHING.match(text, match.end()):
            continue
        if (match["lead"] or "").lower() == "for" and _PAPER_OF.search(text[: match.start()]):
            continue
        if not match["lead"] and _NAMES_A_PAPER.match(text, match.end()):
            continue
        if _AS_AT.search(text, max(0, match.start() - 4), match.end("lead") if match["lead"] else match.start()):
            continue
        days = _days(match, meeting)
        lead = " ".join((match["lead"] or "").lower().split())
        # The month that ends a range lends its year to the one that begins it: "April - June 2023".
        start = match.start("lead") if match["lead"] and lead not in ("of", "to") else _without_lead(match)
        first, last = days or (None, None)
        yield When(start, match.end(), lead, first, last, dated=True)


def _without_lead(match: re.Match[str]) -> int:
    start = match.end("lead") if match["lead"] else match.start()
    return start + len(match.string[start : match.end()]) - len(match.string[start : match.end()].lstrip())


def _is_word_may(match: re.Match[str]) -> bool:
    """Whether "may" is the verb, or "March" the walk: a month must be written with a capital."""
    name = match["month"] or match["day_month"] or match["month_a"]
    return bool(name and name[0].islower())


def _is_number(match: re.Match[str], text: str) -> bool:
    """Whether what looks like "23/24" or "2026" is a decision number, a score, money or a count."""
    if not (match["financial"] or match["year"]):
        return False
    around = text[max(0, match.start() - 2) : match.end() + 2]
    if "£" in around or re.search(r"\d/\d{3,}", text[match.start() : match.end() + 4]):
        return True
    if not (match["lead"] or match["part"] or match["edge"] or match["kind"] or match["kind_after"]):
        return True
    years = match["financial"]
    if years:
        low, high = (int(part[-2:]) for part in re.split(r"\s?[/–-]\s?", years))
        return high != (low + 1) % 100 and not (len(years) >= 9 and 0 < high - low < 10)
    return False


def _days(match: re.Match[str], meeting: date | None) -> tuple[date, date] | None:
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


def _spans(text: str, meeting: date | None) -> Iterator[When]:
    for match in _SPAN.finditer(text):
        count = match["count"] or match["count2"] or match["count3"]
        unit = (match["unit"] or match["unit2"] or match["unit4"] or match["unit3"]).lower()
        anchored = match["anchor"] or match["post"] or _FROM_AN_EVENT.search(text[: match.start()])
        last = None if meeting is None or anchored else _after(meeting, _number(count), unit)
        yield When(match.start(), match.end(), "within", meeting if last else None, last, dated=not anchored)


_FROM_AN_EVENT = re.compile(
    r"\b(?:once|when(?:ever)?|after|upon|following)\s+(?!(?:the|this)\s+meeting)", re.IGNORECASE
)
"""A span that counts from something other than the meeting: "once a plan begins it is reviewed within 8 weeks"."""


def _number(word: str | None) -> int | None:
    if word is None:
        return 1
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def _after(start: date, count: int | None, unit: str) -> date | None:
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


def _others(text: str) -> Iterator[When]:
    for match in _MEETING.finditer(text):
        nearest = match["which"].lower() in ("next", "forthcoming", "upcoming", "following")
        single = not re.search(r"(?:meetings|agendas|committees)$", match[0], re.IGNORECASE)
        yield When(match.start(), match.end(), "", None, None, dated=False, next_meeting=nearest and single)
    for pattern in (_VAGUE, _REPEATED):
        for match in pattern.finditer(text):
            yield When(match.start(), match.end(), "", None, None, dated=False)
