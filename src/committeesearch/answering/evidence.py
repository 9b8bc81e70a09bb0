"""Whether the papers say: a small model over a few signals of how well the best stretches meet the question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta

from committeesearch.answering.forms import Question
from committeesearch.answering.quotes import Scored
from committeesearch.model import Authority
from committeesearch.ports import Papers
from committeesearch.results import Filters, Hit

ENOUGH = 0.5
"""Likelihood of an answer from which the quotes are shown as one."""


ONE_MEETING = timedelta(days=31)
"""Longest period that a question can name a meeting by: "in March 2023"."""
HALF = 0.5
"""Fit from which a kind of fact is named to the asker as missing."""
LOOKED_AT = 3
"""Best stretches that decide: about as many as are quoted."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for an answer, each from 0 to 1."""

    likeness: float
    """Cosine of the question and the nearest of the best stretches."""
    own: float
    """Share of the question's words, by rarity, in the one of them that holds most of them."""
    around: float
    """The same in its passage with headings and meeting."""
    fact: float
    """1 where no kind of fact is asked for, else how well the best fact fits."""
    agreement: float
    """Share of the first five hits that both arms found."""


INTERCEPT = -4.0
COEFFICIENTS = Signals(likeness=5.0, own=2.0, around=2.0, fact=1.0, agreement=0.5)


def signals(question: Question, hits: Sequence[Hit], scored: Sequence[Scored]) -> Signals:
    """The signals of the best stretches, which stand first in ``scored``."""
    first = hits[:5]
    best = [one.signals for one in scored[:LOOKED_AT]]
    return Signals(
        likeness=max((one.likeness for one in best), default=0.0),
        own=max((one.own for one in best), default=0.0),
        around=max((one.around for one in best), default=0.0),
        fact=max((one.fact for one in best), default=0.0) if question.wanted else 1.0,
        agreement=sum(len(hit.arms) > 1 for hit in first) / len(first) if first else 0.0,
    )


def likelihood(found: Signals) -> float:
    """Likelihood, from 0 to 1, that the stretches answer the question."""
    total = INTERCEPT + sum(a * b for a, b in zip(astuple(COEFFICIENTS), astuple(found), strict=True))
    return 1 / (1 + math.exp(-total))


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
    first, last = (f"{day.day} {day:%B %Y}" for day in (low, high))
    return f"on {first}" if low == high else f"between {first} and {last}"


def reason(question: Question, hits: Sequence[Hit], scored: Sequence[Scored]) -> str:
    """Why the passages found do not answer, for the asker; "" where they do."""
    if not hits:
        return "No passage of the papers searched has anything to do with this question."
    if likelihood(signals(question, hits, scored)) >= ENOUGH:
        return ""
    if question.wanted and not any(one.signals.fact for one in scored[:LOOKED_AT]):
        kinds = " or ".join(sorted(kind.value for kind, fit in question.wanted.items() if fit > HALF))
        return f"The nearest passages give no {kinds} that answers this question."
    return "The nearest passages are about other things, or touch on the subject without saying what was asked."
