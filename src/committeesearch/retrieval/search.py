"""From a question to ranked rows: both arms, and reciprocal rank fusion of their lists."""

from __future__ import annotations

from collections import defaultdict

from committeesearch.results import Query
from committeesearch.retrieval.analysis import terms
from committeesearch.retrieval.arms import Arms, Ranked

CANDIDATES = 100
"""Rows taken from each arm."""
RRF = 60
"""Cormack, Clarke and Büttcher (2009): a row scores 1 / (60 + rank) in each list that holds it."""


def search(arms: Arms, query: Query, k: int) -> tuple[Ranked, ...]:
    """The best ``k`` rows within the query's filters."""
    if not len(arms) or not query.text.strip():
        return ()
    mask = arms.mask(query.filters)
    lists = {
        "dense": arms.dense(arms.encode(query.text), mask, CANDIDATES)[0],
        "lexical": arms.lexical(terms(query.text), mask, CANDIDATES)[0],
    }
    scores: dict[int, float] = defaultdict(float)
    ranks: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for arm, rows in lists.items():
        for rank, row in enumerate(rows.tolist(), 1):
            scores[row] += 1 / (RRF + rank)
            ranks[row].append((arm, rank))
    best = sorted(scores, key=lambda row: (-scores[row], row))[:k]
    return tuple(Ranked(row, scores[row], tuple(ranks[row])) for row in best)
