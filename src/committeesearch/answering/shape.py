"""How well a stretch of text has the shape of the answer that a question's form asks for."""

from __future__ import annotations

import re

from committeesearch.answering import facts
from committeesearch.answering.facts import FactKind
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.spans import CELLS
from committeesearch.answering.words import stem, stems

NEAR = 80
"""Characters around a fact in which a word of the question ties it to what is asked."""
FAR = 0.5
"""What is left of a fact's fit without such a word."""
VOTE = re.compile(
    r"\b(?:carried|lost|agreed|rejected|approved)\b[^.]{0,40}?\b\d+ votes? to \d+"
    r"|\b\d+ votes? (?:to|for|in favour)[^.]{0,40}?\d+[^.]{0,30}"
    r"|\bFor \(\d+\).{0,300}?(?:\b[Cc]arried\b|\b[Ll]ost\b|\(\d+\))|\b[Uu]nanimously\b",
    re.S,
)
"""The result of a vote as minutes write it."""
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
    if question.form is Form.VOTE:
        return float(bool(VOTE.search(text)))
    if question.wanted:
        return _fact(question, text)
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


def _fact(question: Question, text: str) -> float:
    """How well the best fact of a text fits; one that stands far from every word of the question fits half as well."""
    asked = {stem(word) for word in question.terms}
    told = {fact.text.lower() for fact in facts.facts(question.text)}
    best = 0.0
    for fact in facts.facts(text):
        fit = question.wanted.get(fact.kind, 0.0)
        if fit <= best or fact.text.lower() in told or (stems(fact.text) and stems(fact.text) <= asked):
            continue
        near = CELLS in text or asked & stems(text[max(0, fact.start - NEAR) : fact.end + NEAR])
        best = max(best, fit if near else fit * FAR)
    return best


def _defines(subject: str, text: str) -> bool:
    """Whether the text says what the subject is: "X is …", "X – …" at its beginning, "the long form (X)"."""
    words = [re.escape(word) for word in subject.split()]
    if not words:
        return False
    name = r"\W+".join(words)
    case = re.NOFLAG if subject.isupper() else re.IGNORECASE  # an acronym is no common word
    return bool(
        re.search(rf"\b{name}\b['\"”’)]*\s*(?:is|are|means?|refers?)\b", text, case)
        or re.search(rf"\w\s*[(–—-]\s*['\"“‘]?{name}s?\b|\b{name}s?\s*\(\w", text, case)
        or re.search(rf"^\W*(?:\w{{1,3}}\W+)?{words[0]}\b[^.]{{0,40}}?\s[–—:-]\s", text, case)
    )
