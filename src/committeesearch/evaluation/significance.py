"""Whether two runs differ by more than chance: a paired randomisation test.

Under the hypothesis that the runs are alike, each question's difference could as well have had the other sign. The
test counts how often signs drawn at random make a mean difference at least as great as the one seen (Fisher's
randomisation test; Smucker, Allan and Carterette 2007 recommend it for retrieval).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from committeesearch.evaluation.measures import Evaluation

DRAWS = 20_000
"""The standard error of a p-value near 0.05 is then 0.0015."""
EXACT_UP_TO = 14
"""Differences other than nought for which every assignment of signs is tried (16,384) instead of drawn."""
SEED = 20_241_114
Values = Mapping[str, Mapping[str, float]]
"""Measures by name, of each question by id."""
COMPARED = ("S@1", "S@5", "R@5", "R@4k", "MRR@10", "nDCG@10", "A")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure of two runs over the questions that both were asked."""

    measure: str
    mean: float
    other: float
    p: float
    better: int
    """Questions on which the first run is better; ``worse`` the reverse."""
    worse: int


def compare(one: Evaluation, other: Evaluation, measures: Sequence[str] = COMPARED) -> tuple[Comparison, ...]:
    """Each measure of ``one`` against ``other``, paired by question id."""
    return paired(_values(one), _values(other), measures)


def paired(one: Values, other: Values, measures: Sequence[str]) -> tuple[Comparison, ...]:
    """The same for measures of questions by id."""
    found = []
    for measure in measures:
        pairs = [
            (values[measure], other[question][measure])
            for question, values in one.items()
            if measure in values and measure in other.get(question, {})
        ]
        if pairs:
            first, second = np.array(pairs).T
            found.append(
                Comparison(
                    measure,
                    float(first.mean()),
                    float(second.mean()),
                    randomisation(first - second),
                    int((first > second).sum()),
                    int((first < second).sum()),
                )
            )
    return tuple(found)


def _values(run: Evaluation) -> Values:
    return {scored.question.id: scored.measures for scored in run.scored}


def randomisation(differences: Sequence[float] | np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """Two-sided p-value of a mean difference; 1 where nothing differs."""
    values = np.asarray(differences, float)
    values = values[values != 0]
    if len(values) == 0:
        return 1.0
    seen = abs(values.sum()) - 1e-12  # so that equal sums count as equal whatever their rounding
    if len(values) <= EXACT_UP_TO:
        signs = 1 - 2 * ((np.arange(2 ** len(values))[:, None] >> np.arange(len(values))) & 1)
        return float((np.abs(signs @ values) >= seen).mean())
    signs = np.random.default_rng(SEED).choice((-1.0, 1.0), (DRAWS, len(values)))
    # The assignment that was seen is one of those possible, so no p-value is nought.
    return float(((np.abs(signs @ values) >= seen).sum() + 1) / (DRAWS + 1))
