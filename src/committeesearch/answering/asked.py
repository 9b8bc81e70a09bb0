"""What a question asks, word by word, and a quote as it is held against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from committeesearch.answering.facts import Fact, FactKind, facts
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.words import SILENT, stem, stems, tokens

WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
"""A word of a text, with the marks inside it."""
LIGHT = frozenset(
    """according received receive recorded quoted stated said told currently current now moment number numbers figure
    figures there please exactly back point stage track latest version""".split()  # noqa: SIM905
)
"""Words of a question that say how it is asked, or nothing that a row or a clause would repeat."""
EXACT = frozenset(
    """total net gross average mean median final revised original first second third next previous initial largest
    smallest highest lowest maximum minimum permanent temporary additional extra provisional""".split()  # noqa: SIM905
)
"""Words that make a figure or a day another one: what is bound says them itself."""
_TYPE = {
    Form.WHEN: "date dates day month year time",
    Form.WHO: "name names person officer councillor member report paper meeting agenda minutes authority",
    Form.AMOUNT: "money cost amount sum worth pounds",
    Form.SHARE: "percentage percent per cent share proportion",
    Form.DURATION: "long time times waiting soon often period",
}
"""Words that name the kind of the answer: the fact itself stands for them."""
_HEAD = re.compile(
    r"\bhow (?:many|few)\s+(?P<many>.+)|\b(?:numb\w*|share|percentage|per ?cent|proportion)\s+of\s+(?P<of>.+)",
    re.I | re.S,
)
_SAME = tuple(
    stems(group)
    for group in (
        "result outcome finding",
        "help support assist",
        "start begin commence launch",
        "finish close conclude complete end",
        "establish constitute create form",
        "publish issue release",
        "approve agree adopt endorse",
        "buy bought purchase acquire",
    )
)
"""Words of which officers take now one, now another."""
_DECIDES = stems("decide decision resolve agree approve")
"""Said by every resolution."""
_ASIDE = re.compile(r"\([^)]*\)")
_WHERE = stems("meeting report paper agenda minutes pack")
"""At the end of a question: "at the March meeting"."""
_OF_THE_COUNCIL = frozenset(
    {"council", "authority", "council's", "council’s", "cabinet's", "cabinet’s", "authority's", "authority’s"}
)
"""Whose it is goes without saying in a paper of the council."""
_PREDICATES = frozenset({"due", "open", "ready", "complete", "available", "live", "finished"})
"""Words behind a name that say of it what a verb would: "When is the report on the north depot due?"."""
_SECOND = re.compile(
    r",?\s+(?:and|or)\s+(?:(?:for|to|from|by|out of)\s+)?(?:who|whom|when|where|why|what|which|how)\b.*$"
    r"|,\s+(?:out of|from|by|for|to)\s+(?:how|what|which)\b.*$"
    r"|,?\s+according to\b.*$",
    re.I | re.S,
)
"""A second question behind the first, or what says only where to look: the line answers the first."""
_APART = re.compile(
    r"\b(?:of|for|in|on|at|with|to|by|from|about|under|within|into|against|between|during|since|through|over|per|as)\b",
    re.I,
)
"""Opens a phrase that says which one is meant; a text names it once, in its heading or a sentence before."""
_VERB = re.compile(r"(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|should|must|did|does|do)", re.I)
_BARE_NOUN = re.compile(
    r"\b(?:the|an?|our|their|its|of|for|in|on|at|with|to|by|from|about|under|into|as)\s+[\w’'-]+\W*$"
    r"|\b(?:of|for|in|on|at|with|to|by|from|about|under|into|as) [a-z]+ [a-z]+\W*$"
)
"""An end of a question that is no verb: "for traffic"."""
_PLAIN_VERB = re.compile(r"[a-z]{2,}ed\b")
_NOUN_ENDS = re.compile(
    r"\b(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|must|in|on|at|by|for|with|to|who|that"
    r"|went|got|took|left|waited|per|an?)\b|[?,]",
    re.I,
)


def first_question(text: str) -> str:
    """A question without a second one behind it, and without what only says where to look."""
    return _SECOND.sub("", text) or text


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
    around: str = ""
    """The passage that it was taken from."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word asked for, with the wordings (stems) that say the same."""

    ways: tuple[frozenset[str], ...]
    name: bool
    """Whether it is part of a name, which a text need not repeat in each clause."""
    dated: bool
    apart: bool = False
    """Whether it stands in a phrase that only says which one is meant: "of the north depot"."""
    exact: bool = False
    """Whether it makes the fact another one: "total", "second"."""

    def held(self, words: frozenset[str]) -> bool:
        """Whether ``words`` (stems) say it."""
        return any(way <= words for way in self.ways)


@dataclass
class Asked:
    """What a question asks, taken apart."""

    question: Question
    told: frozenset[str] = field(init=False)
    spans: tuple[Fact, ...] = field(init=False)
    terms: tuple[Term, ...] = field(init=False)

    def __post_init__(self) -> None:
        text = first_question(self.question.text)
        days = [fact for fact in facts(text) if fact.kind is FactKind.DATE]
        self.told = frozenset(fact.text.lower() for fact in facts(text))
        self.spans = tuple(fact for fact in facts(text) if fact.kind is FactKind.DURATION)
        light = LIGHT | frozenset(_TYPE.get(self.question.form, "").split())
        head = _HEAD.search(text)
        noun = _NOUN_ENDS.search(text, head.start(head.lastgroup or 0)) if head else None
        apart_from = noun.start() if noun else 0
        found: dict[str, Term] = {}
        apart = False
        for match in WORD.finditer(_ASIDE.sub(lambda match: " " * len(match[0]), text)):
            if _APART.fullmatch(match[0]) and match.start() >= apart_from:
                apart = True
            elif _VERB.fullmatch(match[0]):
                apart = False
            for part in tokens(match[0].replace("-", " ")):
                if (
                    match[0].lower() in _OF_THE_COUNCIL
                    or part in SILENT
                    or part in light
                    or (len(part) == 1 and not part.isdigit())
                ):
                    continue
                others = (stems(other) for other in self.question.wordings.get(part, ()))
                same = (frozenset({word}) for group in _SAME if stem(part) in group for word in sorted(group))
                ways = (frozenset({stem(part)}), *filter(None, others), *same)
                name = match[0][0].isupper() and match.start() > 0
                dated = any(day.start <= match.start() < day.end for day in days)
                exact = part in EXACT
                apart &= part not in _PREDICATES
                aside = apart and not _PLAIN_VERB.fullmatch(match[0]) and not exact
                found[part] = Term(ways, name, dated, aside, exact)
        terms = list(found.values())
        if len(terms) > 1 and terms[-1].apart and terms[-1].ways[0] <= _WHERE:
            terms.pop()
        verbless = not any(_PLAIN_VERB.fullmatch(match[0]) for match in WORD.finditer(text))
        if terms and terms[-1].apart and verbless and not _BARE_NOUN.search(text):
            terms[-1] = replace(terms[-1], apart=False)  # "When will the bridge over the canal reopen?"
        self.terms = tuple(terms)

    @cached_property
    def core(self) -> tuple[Term, ...]:
        """What a clause that answers speaks of: all but names, days, and the phrases that say which one is meant."""
        return tuple(term for term in self.terms if not (term.name or term.dated or term.apart))

    @cached_property
    def all(self) -> frozenset[str]:
        """All stems asked for, in any wording."""
        return frozenset().union(*(way for term in self.terms for way in term.ways))

    @cached_property
    def counted(self) -> frozenset[str]:
        """Of "how many looked-after children are …": the stems of what is counted."""
        match = _HEAD.search(first_question(self.question.text))
        return stems(_NOUN_ENDS.split(match[match.lastgroup or 0], maxsplit=1)[0]) if match else frozenset()

    def is_held(self, term: Term, words: frozenset[str], place: Place) -> bool:
        """Whether a clause says a term, or, of a name or a day, what stands around it does."""
        if term.held(words) or (place.resolves and any(way & _DECIDES for way in term.ways)):
            return True
        if term.dated and any(place.day and low <= place.day <= high for low, high in self.question.periods):
            return True
        aside = term.name or term.dated or term.apart
        return aside and term.held(stems(f"{place.above} {place.text} {place.around}"))
