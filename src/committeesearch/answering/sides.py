"""What a comparison sets against each other, and a quote for each side of it.

"How do caseloads in 2023 compare with 2017?" is answered by what was said of each year, not by the three stretches that
are nearest to both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from committeesearch.answering.days import Day, days
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.quotes import ENOUGH, Scored
from committeesearch.answering.spans import SpanKind, Stretch
from committeesearch.answering.words import stems

_TWO = (
    re.compile(r"\bcompare\s+(?P<one>.+?)\s+(?:with|to|against|and)\s+(?P<other>.+)", re.I | re.S),
    re.compile(
        r"^.*?\b(?:do|does|did|has|have|is|are|was|were)\s+(?P<one>.+?)\s+(?:compared?|differ\w*)\s+"
        r"(?:with|to|from|against)\s+(?P<other>.+)",
        re.I | re.S,
    ),
    re.compile(r"\bdifferences?\s+between\s+(?P<one>.+?)\s+and\s+(?P<other>.+)", re.I | re.S),
    re.compile(r"^(?P<one>.+?)\s+(?:versus|vs\.?|compared (?:with|to))\s+(?P<other>.+)", re.I | re.S),
)
_BETWEEN = re.compile(r"\bbetween\s+(?P<one>.+?)\s+and\s+(?P<other>.+)", re.I | re.S)
"""How a change is asked for by its two ends: "between the May draft and the June update"."""
_ALIKE = re.compile(r"(?:^|[.?;])\W*compare\s|\bdifferences?\s+between\b|\bversus\b|\bvs\b", re.I)
"""Wordings that name two things on a level."""
_WHEN = re.compile(r"\s+(?:in|at|of|for)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b.*$", re.S)
_TIME = re.compile(
    r"(?:(?:\d{1,2}\s+)?[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:[-/]\d\d)?"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
IN_TIME, OF_YEAR = 1.0, 0.5
"""What it is worth that a stretch is of the very time asked for, or only of its year: more than any nearness."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its words as asked, what tells it from the other, and its time, if it has one."""

    said: str
    words: frozenset[str]
    day: Day | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A stretch for each side, and what the asker is told of them."""

    stretches: tuple[Stretch, ...]
    note: str


def sides(question: Question) -> tuple[Side, ...]:
    """The two sides that a question sets against each other; nothing where it names no two."""
    patterns = _TWO if question.form is Form.COMPARE else (_BETWEEN,) if question.form is Form.CHANGE else ()
    match = next((found for pattern in patterns if (found := pattern.search(question.text))), None)
    if not match:
        return ()
    one, other = match["one"].strip(" ?.,"), match["other"].strip(" ?.,")
    times = [(days(text) or (None,))[-1] for text in (one, other)]
    if not all(times) and question.form is Form.CHANGE:
        return ()
    if all(times) and times[0] != times[1]:
        return tuple(
            Side(_printed(text), frozenset(), day) for text, day in zip((one, other), times, strict=True) if day
        )
    named = _ALIKE.search(question.text)
    words = stems(_WHEN.sub("", one)), stems(_WHEN.sub("", other))
    if not named or not all(words) or words[0] & words[1]:
        return ()  # "our rate compared with England's" is as a rule one sentence, which no words of a side must repeat
    return Side(one, words[0], None), Side(_WHEN.sub("", other), words[1], None)


def compared(question: Question, scored: Sequence[Scored]) -> Compared | None:
    """A quote for each side, labelled; None where the best speaks of both, or none of one."""
    both = sides(question)
    if not both or not scored or all(_says(side, scored[0]) >= IN_TIME for side in both):
        return None
    least = ENOUGH * scored[0].score
    chosen: list[Stretch] = []
    told: list[str] = []
    for side in both:
        best = max(
            (one for one in scored if one.score >= least and _says(side, one) and one.stretch not in chosen),
            key=lambda one, side=side: (one.score + _says(side, one), one.stretch.passage.id),  # type: ignore[misc]
            default=None,
        )
        if best is None:
            return None
        chosen.append(best.stretch)
        told.append(f"{side.said}: quote {len(chosen)}")
    return Compared(tuple(chosen), f"Compared: {'; '.join(told)}.")


def _says(side: Side, one: Scored) -> float:
    """How far a stretch is of a side: 1 for its words or its very time, less for its year, 0 for another."""
    stretch = one.stretch
    if side.day is None:
        above = stretch.passage.context if stretch.kind is SpanKind.ROW else ""
        return float(side.words <= stems(f"{above} {stretch.text}"))
    named = [day for day in days(stretch.text) if day.years]
    if any(not day.contradicts(side.day) and day.month == side.day.month for day in named):
        return IN_TIME
    held = stretch.passage.meeting.date
    if held is None or (side.day.years and held.year not in side.day.years):
        return 0.0
    if side.day.month in (0, held.month):
        return IN_TIME
    return OF_YEAR if side.day.years else 0.0


def _printed(text: str) -> str:
    found = _TIME.findall(text)
    return str(found[-1]) if found else text
