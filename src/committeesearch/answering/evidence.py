"""Whether the papers say: a small model over a few signals of how well the best stretches meet the question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta

from committeesearch.answering.forms import Form, Question
from committeesearch.answering.quotes import Scored, Words
from committeesearch.answering.unsaid import unsaid
from committeesearch.answering.words import stems
from committeesearch.dates import printed
from committeesearch.model import Authority
from committeesearch.ports import Papers
from committeesearch.results import Filters, Hit

ENOUGH = 0.25
"""Likelihood of an answer from which the quotes are shown as one. In five-fold cross-validation on the questions of two
councils (126 with an answer, 14 without) and 64 of junk, 4, 10 and 44 were refused by this, the bounds below and
``unsaid``; at 0.2 3, 10 and 38, at 0.3 7, 11 and 50. What the papers touch on without saying it is like an answer in
other words."""
LEAST_LIKENESS = ((0.3, 0.45), (0.5, 0.35), (1.0, 0.3))
"""Up to a share of the question's words that is known, the likeness below which nothing found is an answer. Fewer known
words are lay words, which the nearest stretch means all the same, or "mermaids", which it does not: of junk 4 in 64
more are refused, of questions with an answer none, than by 0.3 throughout. Below that nothing is near the question in
meaning, whatever words they share: "What is the population of Mars?"."""
LEAST_FACT = 0.25
"""Below it the best stretches hold no fact of the kind asked for: some name in answer to "who". Refused 1 question
without an answer more, and no right answer."""
ONE_MEETING = timedelta(days=31)
"""Longest period that a question can name a meeting by: "in March 2023"."""
ALL_KNOWN = 0.99
"""Share of words from which none is missing."""
HALF = 0.5
"""Fit from which a kind of fact is named to the asker as missing."""
LOOKED_AT = 3
"""Best stretches that decide: about as many as are quoted."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for an answer, each from 0 to 1."""

    likeness: float
    """Cosine of the question and the nearest of the best stretches. A bare term is its own meaning: there it is the
    share of its words that a stretch holds, if that is more."""
    known: float
    """Share of the question's words, by rarity, that any passage found holds in any wording."""
    fact: float
    """How well the best stretches fit the kind of fact that is asked for; 1 where none is."""


INTERCEPT = -6.76
COEFFICIENTS = Signals(likeness=6.18, known=0.76, fact=3.29)
"""Fitted by ``tests/answering/fit_evidence.py``."""


def signals(question: Question, hits: Sequence[Hit], scored: Sequence[Scored], papers: Papers) -> Signals:
    """The signals of the best stretches, which stand first in ``scored``."""
    best = [one.signals for one in scored[:LOOKED_AT]]
    held = frozenset().union(*(stems(f"{hit.passage.context} {hit.passage.body.text}") for hit in hits))
    known = Words(question, papers).cover(held)
    likeness = max((one.likeness for one in best), default=0.0)
    if question.form in (Form.KEYWORD, Form.DEFINITION) and known > ALL_KNOWN:
        likeness = max(likeness, *(one.own for one in best), 0.0)
    needs_fact = bool(question.wanted) or question.form is Form.DEFINITION
    fact = max((one.fact for one in best), default=0.0) if needs_fact else 1.0
    return Signals(likeness, known, fact)


def likelihood(found: Signals) -> float:
    """Likelihood, from 0 to 1, that the stretches answer the question."""
    total = INTERCEPT + sum(a * b for a, b in zip(astuple(COEFFICIENTS), astuple(found), strict=True))
    return 1 / (1 + math.exp(-total))


def least_likeness(known: float) -> float:
    """The likeness that is asked for where that share of the question's words is known."""
    return next(likeness for share, likeness in LEAST_LIKENESS if known <= share or share == 1)


def near(found: Signals) -> bool:
    """Whether the stretches are near enough to the question to be its answer."""
    enough = likelihood(found) >= ENOUGH
    return enough and found.likeness >= least_likeness(found.known) and found.fact >= LEAST_FACT


def undecided(question: Question, papers: Papers) -> str:
    """Why the papers cannot say what was decided on the days that the question names: only minutes resolve, and there
    are none. "" where they may."""
    days = [(low, high) for low, high in question.periods if high - low <= ONE_MEETING]
    if not question.decided or not days or len(days) < len(question.periods):
        return ""
    held = [passage for low, high in days for passage in papers.passages(Filters(since=low, until=high))]
    if any(passage.authority in (Authority.RESOLUTION, Authority.MINUTES) for passage in held):
        return ""
    when = " or ".join(_span(low, high) for low, high in days)
    if held:
        return f"The papers searched hold no minutes of a meeting {when}, and only minutes say what was decided."
    return f"The papers searched hold nothing of a meeting {when}."


def _span(low: date, high: date) -> str:
    first, last = printed(low), printed(high)
    return f"on {first}" if low == high else f"between {first} and {last}"


def reason(question: Question, hits: Sequence[Hit], scored: Sequence[Scored], papers: Papers) -> str:
    """Why the passages found do not answer, for the asker; "" where they do."""
    if not hits:
        return "No passage of the papers searched has anything to do with this question."
    found = signals(question, hits, scored, papers)
    missing = unsaid(question, scored, papers)
    if missing or near(found):
        return missing
    if question.wanted and not any(one.signals.fact for one in scored[:LOOKED_AT]):
        kinds = " or ".join(sorted(kind.value for kind, fit in question.wanted.items() if fit > HALF))
        return f"The nearest passages give no {kinds} that answers this question."
    return "The nearest passages are about other things, or touch on the subject without saying what was asked."
