"""Figures as numbers with a unit, so that those of several meetings can stand in one table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committeesearch.answering.facts import Fact, FactKind, facts
from committeesearch.answering.words import SILENT, stem, stems, tokens

_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_WORDS = dict(
    zip(
        ["zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        (0, *range(2, 13)),
        strict=True,
    )
)
_MEASURED = (FactKind.MONEY, FactKind.PERCENT, FactKind.NUMBER, FactKind.DURATION)
NEAR = 80
"""Characters around a figure in which words of the topic must stand for it to be about the topic."""


_AIMED = re.compile(
    r"\b(?:targets?(?: \w+)?|aim|limit|no more than|at least|up to|within|beyond|over|under|more than|less than|per"
    r"|aged?)"
    r"(?:\W+(?:of|is|was|at|to|no more than))*\W+$",
    re.I,
)
"""What stands before a figure that was wanted, or is a bound or a base, and was not measured."""
_STEP = re.compile(
    r"\b(?:(?:in|de)creas|reduc|r(?:o|i)s|f[ae]ll|gr[eo]w|dropp?|improv|up|down)\w*\s+(?:\w+\s+)?by\s+$", re.I
)
"""What stands before the step from one figure to the next: "decreased by 25 to 1,409"."""


_COUNTED = re.compile(r"\bnumbers? of\b[^.;\n]*\b(?:is|was|were|are|at|to|reached|totalled|totals)\W*$", re.I)
"""What stands before a figure whose noun was said before it: "the number of children in care stood at 446"."""
NOUN_AFTER = 4
"""Words after a figure among which its noun stands: "615 cared for children"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a text: its value, its unit ("£", "%", or the noun that follows), and where it stands."""

    value: float
    unit: str
    start: int
    end: int
    near: int
    """Words of the topic that stand near it."""


def readings(text: str, topic: frozenset[str]) -> tuple[Reading, ...]:
    """The figures of ``text`` that stand near a word of ``topic`` (stems), those nearest to most of its words first."""
    found = [reading for fact in facts(text) if fact.kind in _MEASURED and (reading := _reading(text, fact, topic))]
    return tuple(sorted(found, key=lambda one: (-one.near, one.start)))


def _reading(text: str, fact: Fact, topic: frozenset[str]) -> Reading | None:
    value = _value(fact.text)
    before = text[: fact.start]
    if _AIMED.search(before) or _STEP.search(before):
        return None
    near = len(topic & stems(text[max(0, fact.start - NEAR) : fact.end + NEAR]))
    if value is None or not near:
        return None
    return Reading(value, _unit(text, fact, topic), fact.start, fact.end, near)


def _value(printed: str) -> float | None:
    match = re.search(r"([-+]?)£?\s?(\d[\d,]*(?:\.\d+)?)\s?(k|m|bn|million|billion|thousand)?\b", printed)
    if not match:
        word = printed.lower().split("-")[0].split()[0]
        return float(_WORDS[word]) if word in _WORDS else None
    value = float(match[2].replace(",", "")) * _SCALES.get(match[3] or "", 1.0)
    return -value if match[1] == "-" else value


def _unit(text: str, fact: Fact, topic: frozenset[str]) -> str:
    if fact.kind is FactKind.MONEY:
        return "£"
    if fact.kind is FactKind.PERCENT:
        return "%"
    if fact.kind is FactKind.DURATION:
        return f"{tokens(fact.text)[-1].rstrip('s')}s"
    counted = _COUNTED.search(text[: fact.start])
    words = tokens(text[counted.start() : fact.start]) if counted else tokens(text[fact.end : fact.end + NEAR])
    nouns = [word for word in words if word not in SILENT and word not in ("number", "numbers") and not word.isdigit()]
    near = nouns if counted else nouns[:NOUN_AFTER]
    asked = [word for word in near if stem(word) in topic]
    several = [word for word in asked if word.endswith("s") or word in ("children", "people", "women", "men")]
    return (several or asked or nouns or [""])[0]
