"""The times that a question speaks of: "on 9 January 2025", "in autumn 2017", "since March 2023", "the June meeting".

Read by rule, in British order, without a clock: "last year" means nothing that an index could be asked for. A time
without a year is one that the committees know: "at the June meeting" is said of the last June in which they met. The
papers of one committee may end earlier than another's, so each committee's own last June is taken.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from committeesearch.dates import FIRST, LAST
from committeesearch.retrieval.analysis import STOPWORDS

MOST_MEANT = 3
"""Times that one without a year is taken for, the latest first: more are those of committees long abolished."""

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

_NAME = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b"
_MONTH = rf"(?P<month>{_NAME})\.?"
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_RELATION = rf"(?:\b(?P<relation>{'|'.join(_OPEN_AFTER + _OPEN_BEFORE)})\s+(?:the\s+)?)?"
_PART = rf"(?:\b(?P<part>{'|'.join(_PARTS)})(?:[\s-]+of)?[\s-]+)?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TO = rf"(?:the\s+)?(?:(?P<end_day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<end_month>{_NAME})\s+{_YEAR}\b"
_SPANNING = (
    rf"\bbetween\s+(?:{_DAY}\s+)?{_MONTH}\s+and\s+{_TO}",
    rf"(?:\bfrom\s+)?(?:\b{_DAY}\s+)?\b{_MONTH}\s*(?:\b(?:to|until|till)\s|[–-])\s*{_TO}",
)
"""From one month to another whose year it shares: "between March and June 2023"."""
_AND = r"\s*(?:\b(?:and|or)\s|[,&/])\s*"
_SHARING = rf"(?=(?:{_AND}(?:{_NUMBER}\s+)?{_NAME}){{0,3}}{_AND}(?:{_NUMBER}\s+)?(?P<later>{_NAME})\s+{_YEAR}\b)"
"""Months in a row of which only the last has the year: "January, February and March 2025"."""
_DATED = (
    r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
    r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b",
    rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
    rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
    rf"{_PART}\b{_MONTH}\s+(?:of\s+)?{_YEAR}\b",
    rf"{_PART}\b{_SEASON}\s+(?:of\s+)?{_YEAR}\b",
    rf"(?:\b{_DAY}\s+)?\b{_MONTH}{_SHARING}",
    r"\b(?P<year>(?:19|20)\d\d)\s?[/–-]\s?(?P<span>(?:20)?\d\d)\b(?![/-]\d)",
    rf"{_PART}\b{_YEAR}\b(?![/,.]\d)",
)

_BODY = (
    r"(?:meetings?|minutes|agenda|pack|papers|session|council|cabinet|committee|board|panel|executive|assembly|forum"
    r"|scrutiny)\b"
)
_MEETING = rf"(?:['’]s)?\s+(?:[\w&-]+\s+){{0,2}}{_BODY}"
"""With a word or two before: "the June full council meeting"."""
_IN = r"\b(?:in|at|during|over|throughout)\s+"
_THIS = r"\b(?:last|this)\s+(?!(?-i:may\b))"
"""The last March; but "this may help" names no month."""
_ALONE = rf"(?=\W*$|\s*[^\w\s]|\s+(?:{'|'.join(sorted(STOPWORDS))})\b)"
"""No noun follows: "in the spring budget" says what, and not when."""
_UNDATED = (
    # The June meeting, at the June full council meeting, in the spring committee papers.
    rf"\b(?:the|at|in|of|for)\s+(?P<said>(?:{_THIS})?{_PART}(?:{_DAY}\s+)?(?:{_MONTH}|{_SEASON}))(?={_MEETING})",
    rf"\b(?!may\b|march\b)(?P<said>{_MONTH})(?=(?:['’]s)?\s+(?:full\s+council|{_BODY}))",
    rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}",
    # In June, in early June, at the end of June, last June; over the summer, last spring.
    rf"(?:{_IN}(?:the\s+(?={'|'.join(_PARTS)}))?|(?={_THIS}))(?P<said>{_PART}(?:{_THIS})?{_MONTH})(?!\s+{_NUMBER}\b)",
    rf"(?:{_IN}(?:the\s+)?|(?={_THIS}))(?P<said>{_PART}(?:the\s+)?(?:{_THIS})?{_SEASON}){_ALONE}",
)
_AT_IT = re.compile(_MEETING, re.IGNORECASE)
_OPEN = "|".join(word for word in (*_OPEN_AFTER, *_OPEN_BEFORE) if word != "from")
_UNDATED_OPEN = rf"\b(?P<relation>{_OPEN})\s+(?:the\s+)?(?:{_THIS})?{_PART}(?:{_MONTH}|{_SEASON}{_ALONE})"
"""Since June, before the June meeting. "From June" may be of the meeting as well as since it."""
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (*_SPANNING, *(_RELATION + form for form in _DATED), _UNDATED_OPEN, *_UNDATED)
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


def periods(text: str, met: Iterable[Collection[date]] = ()) -> tuple[Period, ...]:
    """The times named in ``text``, in order; what names no possible day is left out.

    ``met``: the days on which each committee met, for times without a year; those in which none met are left out.
    """
    known = tuple(met)
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Period]] = []
    for form in _FORMS:  # the more exact forms first: the year of a full date is not named twice
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            found += [(match.start(), period) for period in _period(match, known)]
    return tuple(period for _, period in sorted(found, key=lambda entry: entry[0]))


def _period(match: re.Match[str], met: Iterable[Collection[date]]) -> Iterator[Period]:
    parts = match.groupdict()
    if parts.get("span"):  # "the 2024/25 budget", "the plan for 2024-39": what papers are about, not when they met
        return
    relation = (parts.get("relation") or "").lower()
    if relation == "from" and _AT_IT.match(match.string, match.end()):  # the minutes from the March 2023 meeting
        relation = ""
    years = [int(parts["year"] or 0)] if parts.get("year") else _years(parts, met)
    for year in years[:1] if relation else years:  # what began with the last June covers every later one
        try:
            first, last = _bounds(parts, year)
        except ValueError:  # 31 June
            continue
        if first > last:  # from 9 May to 6 May 2023
            continue
        if relation in _OPEN_AFTER:
            last = LAST
        elif relation in _OPEN_BEFORE:
            first = FIRST
        yield Period((parts.get("said") or match[0]).strip(" ."), first, last)


def _years(parts: dict[str, str | None], met: Iterable[Collection[date]]) -> list[int]:
    """The last years in which committees met at a time without one, the latest first."""
    months, day = _months_of(parts), int(parts.get("day") or 0)
    meant = (
        max((on for on in days if on.month in months and day in (0, on.day)), default=None, key=date.toordinal)
        for days in met
    )
    # A winter that a committee met in February began in the year before.
    years = {on.year - (len(months) > 1 and on.month < months[0]) for on in meant if on}
    return sorted(years, reverse=True)[:MOST_MEANT]


def _months_of(parts: dict[str, str | None]) -> tuple[int, ...]:
    """The months of the year that are meant, in their order; none where only a year is named."""
    if parts.get("season"):
        start, end = _SEASONS[(parts["season"] or "").lower()]
        return tuple((start - 1 + number) % 12 + 1 for number in range((end - start) % 12 + 1))
    month = _MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("number") or 0)
    return (month,) if month else ()


def _bounds(parts: dict[str, str | None], year: int) -> tuple[date, date]:
    """The days that are meant in a year, which is that of the later month where one is named with it."""
    months, day = _months_of(parts), int(parts.get("day") or 0)
    end = _MONTHS.get((parts.get("end_month") or parts.get("later") or "").lower(), 0)
    if end and months[0] > end:  # December to March 2024
        year, end_year = year - 1, year
    else:
        end_year = year
    if parts.get("end_month"):
        last = _months(end_year, end, 1)[1]
        return date(year, months[0], day or 1), last.replace(day=int(parts.get("end_day") or last.day))
    if day:
        return date(year, months[0], day), date(year, months[0], day)
    first, last = _months(year, months[0], len(months)) if months else _months(year, 1, 12)
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
