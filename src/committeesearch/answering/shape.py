"""How well a stretch of text has the shape of the answer that a question's form asks for."""

from __future__ import annotations

import re

from committeesearch.answering import facts
from committeesearch.answering.facts import FactKind
from committeesearch.answering.forms import Form, Question

_REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result|in order to|so that|to (?:allow|enable|ensure|avoid|reduce|bring)"
    r"|reasons?|since|caused by|impacted|led to|following|given that|therefore|in response to)\b",
    re.I,
)
_MEASURES = frozenset({FactKind.NUMBER, FactKind.PERCENT, FactKind.MONEY, FactKind.DURATION})
_COMPARING = re.compile(
    r"\b(?:compar\w+|than|against|whil(?:e|st)|whereas|nationally|national|average|target|respectively|increase[ds]?"
    r"|decrease[ds]?|from .{1,60} to)\b",
    re.I,
)
_ITEMS = re.compile(r"(?:^|\n)\W*(?:[-•▪o*]|\(?\w{1,3}[.)])\s", re.M)


def fitness(question: Question, text: str) -> float:
    """From 0 (nothing of the kind) to 1. What the question itself says is no answer to it."""
    if question.wanted:
        told = {fact.text.lower() for fact in facts.facts(question.text)}
        found = (question.wanted.get(fact.kind, 0.0) for fact in facts.facts(text) if fact.text.lower() not in told)
        return max(found, default=0.0)
    if question.form is Form.WHY:
        return float(bool(_REASON.search(text)))
    if question.form is Form.COMPARE:
        measures = sum(fact.kind in _MEASURES for fact in facts.facts(text))
        return 0.5 * (measures > 1) + 0.5 * bool(_COMPARING.search(text))
    if question.form is Form.DEFINITION:
        return float(_defines(question.subject, text))
    if question.form is Form.LIST:
        return float(len(_ITEMS.findall(text)) > 1)
    return 0.0


def _defines(subject: str, text: str) -> bool:
    """Whether the text says what the subject is: "X is …", "X – …" at its beginning, "the long form (X)"."""
    words = [re.escape(word) for word in subject.split()]
    if not words:
        return False
    name = r"\W+".join(words)
    return bool(
        re.search(rf"\b{name}\b['\"”’)]*\s*(?:is|are|means?|refers?)\b", text, re.I)
        or re.search(rf"\w\s*\(['\"“‘]?{name}s?\b|\b{name}s?\s*\(\w", text)
        or re.search(rf"^\W*(?:\w{{1,3}}\W+)?{words[0]}\b[^.]{{0,40}}?\s[–—:-]\s", text, re.I)
    )
