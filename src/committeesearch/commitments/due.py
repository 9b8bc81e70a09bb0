"""When: the expressions of time that councils write, as first and last day.

``find`` reads every expression of a stretch of text; what only the committee's own calendar can tell ("the next
meeting") is left to it. A date that does not exist keeps its words and gets no days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from committeesearch.commitments import days, wordings
from committeesearch.results import Due

_COARSE = timedelta(days=300)
"""A year beside a day or a month in one sentence says which budget or meeting is meant, not when it is due."""
_JOINED = re.compile(r"\s*(?:/|–|-|and|or|to|until)?\s*")


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
    for match in wordings.POINTS.finditer(text):
        if _is_word_may(match) or _is_number(match, text) or wordings.NAMES_SOMETHING.match(text, match.end()):
            continue
        if (match["lead"] or "").lower() == "for" and wordings.PAPER_OF.search(text[: match.start()]):
            continue
        if not match["lead"] and wordings.NAMES_A_PAPER.match(text, match.end()):
            continue
        begins = match.end("lead") if match["lead"] else match.start()
        if wordings.AS_AT.search(text, max(0, match.start() - 4), begins):
            continue
        lead = " ".join((match["lead"] or "").lower().split())
        # The month that ends a range lends its year to the one that begins it: "April - June 2023".
        start = match.start("lead") if match["lead"] and lead not in ("of", "to") else _without_lead(match)
        first, last = days.days_of(match, meeting) or (None, None)
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


def _spans(text: str, meeting: date | None) -> Iterator[When]:
    for match in wordings.SPAN.finditer(text):
        count = match["count"] or match["count2"] or match["count3"]
        unit = (match["unit"] or match["unit2"] or match["unit4"] or match["unit3"]).lower()
        anchored = match["anchor"] or match["post"] or _FROM_AN_EVENT.search(text[: match.start()])
        last = None if meeting is None or anchored else days.after(meeting, days.number(count), unit)
        yield When(match.start(), match.end(), "within", meeting if last else None, last, dated=not anchored)


_FROM_AN_EVENT = re.compile(
    r"\b(?:once|when(?:ever)?|after|upon|following)\s+(?!(?:the|this)\s+meeting)", re.IGNORECASE
)
"""A span that counts from something other than the meeting: "once a plan begins it is reviewed within 8 weeks"."""


def _others(text: str) -> Iterator[When]:
    for match in wordings.MEETING.finditer(text):
        nearest = match["which"].lower() in ("next", "forthcoming", "upcoming", "following")
        single = not re.search(r"(?:meetings|agendas|committees)$", match[0], re.IGNORECASE)
        yield When(match.start(), match.end(), "", None, None, dated=False, next_meeting=nearest and single)
    for pattern in (wordings.VAGUE, wordings.REPEATED):
        for match in pattern.finditer(text):
            yield When(match.start(), match.end(), "", None, None, dated=False)
