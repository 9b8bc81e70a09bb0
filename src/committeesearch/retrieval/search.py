"""From a question to ranked rows: candidates of both arms, scored by both, fused by how far each can be trusted."""

from __future__ import annotations

import numpy as np

from committeesearch.model import Authority
from committeesearch.results import Query
from committeesearch.retrieval import rerank
from committeesearch.retrieval.arms import Arms, Ranked
from committeesearch.retrieval.dense import best
from committeesearch.retrieval.fusion import MOST_LEXICAL, Scores, coverage, fuse, lexical_share, weight
from committeesearch.retrieval.query import Request, request
from committeesearch.retrieval.rerank import Reranker
from committeesearch.retrieval.texts import embedded_text

CANDIDATES = 200
"""Rows taken from each arm. No evidence of any development question that either arm finds lies deeper in the fused
list than 100."""
DATED = 0.08
"""Added to passages of a meeting at the time that the question names: a few ranks among good passages, never enough to
bring a bad one up (S@5 0.79 -> 0.82 on the first council's questions; 0.05 to 0.12 are alike)."""
MEETING, SEASON = 0.2, 122
"""Added instead where the time is so many days or less: "autumn 2017" or "the January 2024 meeting" names a meeting,
"in 2021/22" as a rule what figures are about. First-five success on two councils' questions 0.88 and 0.87 without,
0.90 and 0.87 from 0.2 to 0.3; paraphrases 0.47 to 0.60, whose words tell so little."""
SOON_AFTER, SOON = 0.05, 92
"""Added to passages of meetings within so many days after it: papers report on the quarter before."""
BODY = 0.03
"""Added to passages of the committee that the question names."""
DECISION = (0.04, 0.02)
"""Added to resolutions, and to the minutes around them, where the question asks what was decided (S@1 0.49 -> 0.53 on
the second council's questions)."""
BACKGROUND = 0.75
"""Share of the cosine without the background in a question of the papers' own words (nDCG@10 on councillors' written
questions 0.542 at 0.5, 0.543 at 0.75, 0.546 at 1, on transcripts 0.474 to 0.475; no gold question won or lost in the
first five, one lost in first place at 1). In other words than the papers' there is only the broad subject to go by,
which the background holds (paraphrases 0.40 -> 0.13)."""
SENTENCES = 0.3
"""Share of the best sentence's cosine in a passage's. First-place success on two councils' questions (S@1) is 0.59 and
0.56 without, 0.63 and 0.60 at 0.3, 0.61 and 0.62 at 0.5, where two of 126 fall out of the first five; 0.15 is half."""
SENTENCELESS = 0.8
"""What a passage without a sentence has instead, as a share of its own cosine: headings and lists of names."""
SUPERSEDED = 0.05
"""Taken from passages of a paper that a later one replaces, so that the replacement stands above it."""


def search(arms: Arms, query: Query, k: int) -> tuple[Ranked, ...]:
    """The best ``k`` rows within the query's filters, best first, equal scores in the order of the papers."""
    if not len(arms) or not query.text.strip():
        return ()
    asked = request(query)
    mask = arms.mask(query.filters)
    vector = arms.encode(asked.text)
    near, _ = arms.dense(vector, mask, CANDIDATES)
    worded, scores = arms.lexical(asked.terms, mask, CANDIDATES, asked.weights)
    rows = np.union1d(near, worded)
    lexical = arms.postings.scores(asked.terms, asked.weights)[rows]
    top = float(scores[0]) if len(scores) else 0.0
    share = lexical_share(coverage(top, weight(arms.postings, asked.own_terms)), len(asked.own_terms))
    fused = fuse(_likeness(arms, rows, vector, share), lexical, top, share)
    ranks = _ranks({"dense": near, "lexical": worded})
    found, values = best(rows, fused + _favoured(arms, asked, rows), max(k, rerank.DEPTH))
    if arms.reranker is not None:
        found, values = _looked_at_again(arms, arms.reranker, asked.text, found, values)
    found, values = found[:k], values[:k]
    return tuple(Ranked(row, float(value), ranks[row]) for row, value in zip(found.tolist(), values, strict=True))


def _likeness(arms: Arms, rows: Scores, vector: Scores, share: float) -> Scores:
    """Cosines of rows and question, in part those of their best sentences; and in part without what all rows have in
    common, where the words tell the subject."""
    vectors = arms.vectors.vectors[rows]
    cosines: Scores = vectors @ vector
    best_sentence = arms.sentences.nearest(rows, vector, SENTENCELESS * cosines)
    background = arms.vectors.background
    if background is not None:
        part = BACKGROUND * share / MOST_LEXICAL
        cosines = (1 - part) * cosines + part * background.cosines(vectors, vector)
    return (1 - SENTENCES) * cosines + SENTENCES * best_sentence


def _looked_at_again(
    arms: Arms, reranker: Reranker, question: str, rows: Scores, values: Scores
) -> tuple[Scores, Scores]:
    """The first rows in the reranker's order, the rest as they were; each place keeps its score, so scores fall."""
    first = rows[: rerank.DEPTH]
    texts = [embedded_text(arms.passage(row)) for row in first.tolist()]
    order = np.argsort(-np.asarray(reranker.scores(question, texts)), kind="stable")
    return np.concatenate([first[order], rows[rerank.DEPTH :]]), values


def _favoured(arms: Arms, asked: Request, rows: Scores) -> Scores:
    """What the columns add and take: the time, the committee and the authority that the question speaks of."""
    columns = arms.columns.rows[rows]
    added = np.zeros(len(rows))
    for first, last in asked.periods:
        day, start, end = columns["day"], first.toordinal(), last.toordinal()
        added = np.maximum(added, np.where((day > end) & (day <= end + SOON), SOON_AFTER, 0.0))
        within = MEETING if end - start <= SEASON else DATED
        added = np.maximum(added, np.where((day >= start) & (day <= end), within, 0.0))
    named = [number for number, name in enumerate(arms.columns.committees) if name in asked.committees]
    added = added + BODY * np.isin(columns["committee"], named)
    if asked.decided:
        for authority, bonus in zip((Authority.RESOLUTION, Authority.MINUTES), DECISION, strict=True):
            added = added + bonus * (columns["authority"] == authority.rank)
    return added - SUPERSEDED * columns["superseded"]


def _ranks(lists: dict[str, Scores]) -> dict[int, tuple[tuple[str, int], ...]]:
    ranks: dict[int, tuple[tuple[str, int], ...]] = {}
    for arm, rows in lists.items():
        for rank, row in enumerate(rows.tolist(), 1):
            ranks[row] = (*ranks.get(row, ()), (arm, rank))
    return ranks
