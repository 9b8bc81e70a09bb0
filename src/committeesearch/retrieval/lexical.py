"""The lexical arm: rank-bm25's BM25Okapi laid out as memory-mapped postings.

``BM25Okapi.get_scores`` walks every passage for every term of a question. The same numbers, kept term by term
(compressed sparse columns: the rows that hold the term, and what the term adds to each), are read for the terms of the
question alone: bit for bit the same scores in a hundredth of the time (``tests/benchmarks/bench_query.py``).
rank-bm25 itself works out the weights of the terms, its floor for very common ones included.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

Scores = NDArray[np.float64]
Rows = NDArray[np.int32]

_ARRAYS = ("starts", "rows", "weights", "idf")


class _Statistics(BM25Okapi):  # type: ignore[misc]
    """BM25Okapi fed with counts instead of the passages' words, so that it need not hold them."""

    def __init__(self, lengths: NDArray[np.int32], counts: Mapping[str, int]) -> None:
        self._lengths, self._counts = lengths, counts
        super().__init__(())

    def _initialize(self, corpus: Any) -> Mapping[str, int]:  # noqa: ARG002
        self.corpus_size = len(self._lengths)
        self.avgdl = int(self._lengths.sum()) / self.corpus_size
        return self._counts


class Postings:
    """For each term the rows that hold it and what it adds to their scores.

    ``vocabulary`` is in the order of first occurrence. ``size`` is the number of rows.
    """

    def __init__(
        self,
        size: int,
        vocabulary: Sequence[str],
        starts: NDArray[np.int64],
        rows: Rows,
        weights: Scores,
        idf: Scores,
    ) -> None:
        self.size, self.vocabulary = size, vocabulary
        self._starts, self._rows, self._weights, self._idf = starts, rows, weights, idf

    @classmethod
    def build(cls, texts: Iterable[Sequence[str]]) -> Postings:
        """Postings of texts that are given as their terms, one row each."""
        numbers: dict[str, int] = {}
        lengths, columns, rows, counts = array("i"), array("i"), array("i"), array("i")
        for row, terms in enumerate(texts):
            lengths.append(len(terms))
            held: dict[int, int] = {}
            for term in terms:
                number = numbers.setdefault(term, len(numbers))
                held[number] = held.get(number, 0) + 1
            columns.extend(held)
            counts.extend(held.values())
            rows.extend([row] * len(held))
        return cls._weigh(list(numbers), *(np.array(part, np.int32) for part in (lengths, columns, rows, counts)))

    @classmethod
    def _weigh(
        cls,
        vocabulary: list[str],
        lengths: NDArray[np.int32],
        columns: NDArray[np.int32],
        rows: Rows,
        counts: NDArray[np.int32],
    ) -> Postings:
        starts = np.zeros(len(vocabulary) + 1, np.int64)
        if not vocabulary:  # BM25Okapi divides by nought here
            return cls(len(lengths), vocabulary, starts, rows, counts.astype(np.float64), np.zeros(0))
        frequencies = np.bincount(columns, minlength=len(vocabulary))
        np.cumsum(frequencies, out=starts[1:])
        order = np.argsort(columns, kind="stable")
        rows, counts = rows[order], counts[order]
        bm25 = _Statistics(lengths, dict(zip(vocabulary, frequencies.tolist(), strict=True)))
        idf = np.array([bm25.idf[term] for term in vocabulary])
        # The formula of BM25Okapi.get_scores, in its order of operations, so that each rounding is the same.
        length_norm = bm25.k1 * (1 - bm25.b + bm25.b * lengths / bm25.avgdl)
        weights = np.repeat(idf, frequencies) * (counts * (bm25.k1 + 1) / (counts + length_norm[rows]))
        return cls(len(lengths), vocabulary, starts, rows, weights, idf)

    def save(self, folder: Path) -> None:
        """Write the arrays and the vocabulary into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, f"_{name}"))
        (folder / "vocabulary.txt").write_text("\n".join([str(self.size), *self.vocabulary]), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Postings:
        """Postings whose arrays stay on disk until they are read."""
        size, *vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS}
        return cls(int(size), vocabulary, **arrays)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Column of each term."""
        return {term: number for number, term in enumerate(self.vocabulary)}

    @cached_property
    def greatest_idf(self) -> float:
        """Of all terms; that of a term which one row alone would hold where there are none."""
        return float(np.max(self._idf, initial=0.0))

    def __contains__(self, term: str) -> bool:
        return term in self.numbers

    def frequency(self, term: str) -> int:
        """Number of rows that hold the term."""
        number = self.numbers.get(term)
        return 0 if number is None else int(self._starts[number + 1] - self._starts[number])

    def idf(self, term: str) -> float | None:
        """BM25Okapi's inverse document frequency of a term; None for one that no row holds."""
        number = self.numbers.get(term)
        return None if number is None else float(self._idf[number])

    def column(self, term: str) -> tuple[Rows, Scores]:
        """The rows that hold the term, ascending, and what it adds to the score of each."""
        number = self.numbers.get(term)
        part = slice(0, 0) if number is None else slice(int(self._starts[number]), int(self._starts[number + 1]))
        return self._rows[part], self._weights[part]

    def scores(self, terms: Iterable[str], weights: Iterable[float] | None = None) -> Scores:
        """One score for each row; without ``weights`` (one for each term) those of ``BM25Okapi.get_scores``."""
        scores = np.zeros(self.size)
        if weights is None:
            for term in terms:
                rows, values = self.column(term)
                scores[rows] += values
            return scores
        for term, weight in zip(terms, weights, strict=True):
            rows, values = self.column(term)
            scores[rows] += weight * values
        return scores
