"""From a question to ranked rows: candidates of both arms, scored by both, fused by how far each can be trusted."""

from __future__ import annotations

import numpy as np

from committeesearch.results import Query
from committeesearch.retrieval.analysis import terms
from committeesearch.retrieval.arms import Arms, Ranked
from committeesearch.retrieval.dense import best
from committeesearch.retrieval.fusion import coverage, fuse, lexical_share

CANDIDATES = 200
"""Rows taken from each arm. No evidence of any development question that either arm finds lies deeper in the fused
list than 100."""


def search(arms: Arms, query: Query, k: int) -> tuple[Ranked, ...]:
    """The best ``k`` rows within the query's filters, best first, equal scores by passage id."""
    if not len(arms) or not query.text.strip():
        return ()
    mask = arms.mask(query.filters)
    words = sorted(set(terms(query.text)))
    vector = arms.encode(query.text)
    near, _ = arms.dense(vector, mask, CANDIDATES)
    scores = arms.postings.scores(words)
    worded, weights = arms.lexical(words, mask, CANDIDATES)
    rows = np.union1d(near, worded)
    most = float(weights[0]) if len(weights) else 0.0
    share = lexical_share(coverage(arms.postings, words, most))
    fused = fuse(arms.vectors.vectors[rows] @ vector, scores[rows], most, share)
    ranks = _ranks({"dense": near, "lexical": worded})
    found, values = best(rows, fused, k)
    return tuple(
        Ranked(row, float(value), tuple(ranks.get(row, ()))) for row, value in zip(found.tolist(), values, strict=True)
    )


def _ranks(lists: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]) -> dict[int, list[tuple[str, int]]]:
    ranks: dict[int, list[tuple[str, int]]] = {}
    for arm, rows in lists.items():
        for rank, row in enumerate(rows.tolist(), 1):
            ranks.setdefault(row, []).append((arm, rank))
    return ranks
