"""What a question asks, word by word, and a quote as it is held against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from committeesearch.answering.facts import FactKind, facts
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.words import SILENT, stem, stems, tokens

WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
"""A word of a text, with the marks inside it."""
LIGHT = frozenset(
    """according received receive recorded quoted stated said told currently current now moment number numbers figure
    figures there please exactly""".split()  # noqa: SIM905
)
"""Words of a question that say how it is asked, or nothing that a row or a clause would repeat."""
_TYPE = {
    Form.WHEN: "date dates day month year time",
    Form.WHO: "name names person officer councillor member report paper meeting",
    Form.AMOUNT: "money cost amount sum worth pounds",
    Form.SHARE: "percentage percent per cent share proportion",
    Form.DURATION: "long time times waiting soon often period",
}
"""Words that name the kind of the answer: the fact itself stands for them."""
_HEAD = re.compile(r"\bhow (?:many|few)\s+(.+)|\bnumb\w*\s+of\s+(.+)", re.I)
_NOUN_ENDS = re.compile(
    r"\b(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|must|in|on|at|by|for|with|to|who|that"
    r"|went|got|took|left|waited)\b|[?,]",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A quote as the line reads it: its words, the header of its row, and what stands above it."""

    text: str
    header: str = ""
    above: str = ""
    """Committee, item and headings."""
    day: date | None = None
    """Of the meeting."""
    resolves: bool = False
    """Whether it is a resolution."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word asked for, with the wordings (stems) that say the same."""

    ways: tuple[frozenset[str], ...]
    name: bool
    """Whether it is part of a name, which a text need not repeat in each clause."""
    dated: bool

    def held(self, words: frozenset[str]) -> bool:
        """Whether ``words`` (stems) say it."""
        return any(way <= words for way in self.ways)


@dataclass
class Asked:
    """What a question asks, taken apart."""

    question: Question
    told: frozenset[str] = field(init=False)
    terms: tuple[Term, ...] = field(init=False)

    def __post_init__(self) -> None:
        text = self.question.text
        days = [fact for fact in facts(text) if fact.kind is FactKind.DATE]
        self.told = frozenset(fact.text.lower() for fact in facts(text))
        light = LIGHT | frozenset(_TYPE.get(self.question.form, "").split())
        found: dict[str, Term] = {}
        for match in WORD.finditer(text):
            for part in tokens(match[0].replace("-", " ")):
                if part in SILENT or part in light or (len(part) == 1 and not part.isdigit()):
                    continue
                others = (stems(other) for other in self.question.wordings.get(part, ()))
                ways = (frozenset({stem(part)}), *filter(None, others))
                name = match[0][0].isupper() and match.start() > 0
                found[part] = Term(ways, name, any(day.start <= match.start() < day.end for day in days))
        self.terms = tuple(found.values())

    @cached_property
    def all(self) -> frozenset[str]:
        """All stems asked for, in any wording."""
        return frozenset().union(*(way for term in self.terms for way in term.ways))

    @cached_property
    def counted(self) -> frozenset[str]:
        """Of "how many looked-after children are …": the stems of what is counted."""
        match = _HEAD.search(self.question.text)
        return stems(_NOUN_ENDS.split(match[1] or match[2], maxsplit=1)[0]) if match else frozenset()

    def is_held(self, term: Term, words: frozenset[str], place: Place) -> bool:
        """Whether a clause says a term, or, of a name or a day, what stands around it does."""
        if term.held(words):
            return True
        if term.dated and any(place.day and low <= place.day <= high for low, high in self.question.periods):
            return True
        return (term.name or term.dated) and term.held(stems(f"{place.above} {place.text}"))
