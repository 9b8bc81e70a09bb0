"""What ranking may look at: the two arms, the columns and the passages of an opened index, by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from committeesearch.model import Passage
from committeesearch.ports import Encoder, Vectors
from committeesearch.results import Filters
from committeesearch.retrieval.catalogue import Catalogue
from committeesearch.retrieval.columns import Columns
from committeesearch.retrieval.dense import Dense, Mask, Rows, best
from committeesearch.retrieval.lexical import Postings
from committeesearch.retrieval.rerank import Reranker
from committeesearch.retrieval.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row with its fused score, and its rank (from 1) in each list that held it."""

    row: int
    score: float
    arms: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Arms:
    """A mask has one truth value a row, None lets all pass; lists come best first, equal scores by row."""

    columns: Columns
    postings: Postings
    vectors: Dense
    sentences: Sentences
    encoder: Encoder
    catalogue: Catalogue
    reranker: Reranker | None = None

    def __len__(self) -> int:
        return len(self.columns.rows)

    def mask(self, filters: Filters) -> Mask | None:
        """The rows within the filters."""
        return self.columns.mask(filters)

    def encode(self, question: str) -> Vectors:
        """The question's vector, shape (dimensions,)."""
        row: Vectors = self.encoder.encode([question], question=True)[0]
        return row

    def dense(self, vector: Vectors, mask: Mask | None, n: int) -> tuple[Rows, Vectors]:
        """The ``n`` rows nearest to the vector, with their cosines."""
        return self.vectors.nearest(vector, mask, n)

    def lexical(
        self, terms: Sequence[str], mask: Mask | None, n: int, weights: Iterable[float] | None = None
    ) -> tuple[Rows, NDArray[np.float64]]:
        """The ``n`` rows that match the terms best, with their BM25 scores; rows that hold none are left out."""
        scores = self.postings.scores(terms, weights)
        held = np.zeros(len(scores), bool)
        for term in terms:
            held[self.postings.column(term)[0]] = True
        rows = np.flatnonzero(held if mask is None else held & mask)
        return best(rows, scores[rows], n)

    def passage(self, row: int) -> Passage:
        """The passage in that row."""
        return self.catalogue.passage(row)
