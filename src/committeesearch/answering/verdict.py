"""Yes or no, where a quote says it in so many words.

"Was the lido sold?" is answered by "The lido was sold in May" and by "No lido was sold", not by a paper that would
sell it. A decision is answered by a resolution that does what was asked: a report that was noted was not approved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from committeesearch.answering.asked import Asked, Place, Term
from committeesearch.answering.bound import UNSURE, clauses
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.spans import CELLS
from committeesearch.answering.words import stems

_POLAR = re.compile(r"^\W*(?:so |and )?(?:did|do|does|is|are|was|were|has|have|had|will)\b", re.I)
_WIDE = re.compile(
    r"\b(?:all|every\w*|each|only|always|ever|enough|still|yet|already|or|more|less|fewer|better|worse|higher|lower"
    r"|up|down|than|same|most|many|much)\b",
    re.I,
)
"""What a sentence that holds every other word of the question may yet not say: how many, how often, how much."""
_ACTS = tuple(
    map(stems, ("approve agree adopt confirm", "accept", "endorse", "note", "reject refuse", "defer postpone"))
)
"""What a body does with a paper; each is another answer."""
_BODIES = stems("cabinet council committee board panel members executive meeting")
_LIMITED = re.compile(r"\b(?:not|no|subject to|unless|if|in principle|except|lost|withdrawn)\b", re.I)
_NONE = re.compile(r"^\W*(?:\d+(?:\.\d+)*\W+)?(?:no|none|there (?:is|are|was|were|have been|has been) no)\b", re.I)
_NOT = re.compile(r"\b(?:not|no|never|none|nor|without)\b", re.I)
_AHEAD = re.compile(r"\b(?:will|shall|to be|due to|plan\w*|intend\w*|aim\w*)\b", re.I)
_TO_DO = re.compile(r"\bto ([\w’'-]+)", re.I)
"""What is asked, applied or instructed to be done is not done."""
_TOLD = 2
"""Words of the question that the sentence must hold besides names, days and phrases that say which one is meant: "the
owner" alone says nothing of what the owner did."""
_LEAST = 0.5
"""Share of what was decided on that the part of a resolution must name itself: its title names all parts alike."""


def verdict(question: Question, place: Place) -> str:
    """ "Yes", "No", or "" where the quote does not say it."""
    if question.form not in (Form.YES_NO, Form.DECISION) or not _POLAR.search(question.text):
        return ""
    asked = Asked(question)
    if not asked.terms or CELLS in place.text:
        return ""
    if question.decided:
        return "Yes" if place.resolves and _resolved(asked, place) else ""
    return "" if _WIDE.search(question.text) else _said(asked, place)


def _resolved(asked: Asked, place: Place) -> bool:
    act = next((act for act in _ACTS if any(way & act for term in asked.terms for way in term.ways[:1])), frozenset())
    subject = [term for term in asked.terms if not any(way & (act | _BODIES) for way in term.ways)]
    if not act or not subject or not all(_near(asked, term, place) for term in subject):
        return False
    for part in place.text.split("\n"):
        words = stems(part)
        named = sum(term.held(words) for term in subject)
        if words & act and named >= _LEAST * len(subject) and not _LIMITED.search(part):
            return True
    return False


def _said(asked: Asked, place: Place) -> str:
    found = set(_each(asked, place))
    return found.pop() if len(found) == 1 else ""


def _each(asked: Asked, place: Place) -> Iterator[str]:
    for start, end in clauses(place.text):
        clause = place.text[start:end]
        words = stems(clause)
        core = [term for term in asked.terms if not (term.name or term.dated or term.apart)]
        if len(core) < _TOLD or not all(term.held(words) for term in core):
            continue
        to_do = stems(" ".join(_TO_DO.findall(clause)))
        if any(way & to_do for term in core for way in term.ways):
            continue
        if not all(_near(asked, term, place) for term in asked.terms):
            continue
        if _NONE.search(clause):
            yield "No"
        elif not (_NOT.search(clause) or UNSURE.search(clause) or _AHEAD.search(clause)):
            yield "Yes"


def _near(asked: Asked, term: Term, place: Place) -> bool:
    return asked.is_held(term, stems(f"{place.above} {place.text}"), place)
