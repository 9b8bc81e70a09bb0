"""Vectors of the sentences, list items and table rows of each passage, kept beside those of the passages.

A passage of six sentences is about six things, and its vector near none of them. The best of its sentences finds what
one of them says, and the stage that answers need encode nothing but the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from committeesearch.errors import IndexDamaged
from committeesearch.model import Passage
from committeesearch.ports import Vectors
from committeesearch.retrieval.vectors import HASH_BYTES, checksum, text_hash
from committeesearch.spans import embedded_span, spans


def sentence_texts(passage: Passage) -> list[str]:
    """What is embedded of each span of a passage, in order."""
    return [embedded_span(passage, one.kind, one.start, one.end) for one in spans(passage)]


class Sentences:
    """``held``: a structured array in the order of the passages, of ``row`` (that of the passage), ``key`` (hash of
    the text) and ``vector`` (half precision: a cosine differs in the fourth decimal); ``rows`` passages in all."""

    def __init__(self, held: NDArray[Any], rows: int) -> None:
        self._held = held
        self._starts = np.searchsorted(held["row"], np.arange(rows + 1))

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], vectors: Vectors) -> Self:
        """From the texts of each passage, and the vectors of all of them in order."""
        held = np.zeros(len(vectors), _packing(vectors.shape[1]))
        held["row"] = np.repeat(np.arange(len(texts)), [len(part) for part in texts])
        keys = b"".join(text_hash(text) for part in texts for text in part)
        held["key"] = np.frombuffer(keys, np.uint8).reshape(-1, HASH_BYTES)
        held["vector"] = vectors
        return cls(held, len(texts))

    def save(self, file: Path) -> str:
        """Write them; the file's SHA-256 in hex is to be kept."""
        np.save(file, self._held, allow_pickle=False)
        return checksum(file)

    @classmethod
    def load(cls, file: Path, digest: str, rows: int) -> Self:
        """Those saved, read from disk as they are needed. IndexDamaged where they are not those."""
        try:
            if checksum(file) != digest:
                raise IndexDamaged(f"The vectors in {file} are not those that were saved. Index the papers again.")
            size = file.stat().st_size
            return cls(np.load(file, mmap_mode="r" if size > _MAPPED_FROM else None, allow_pickle=False), rows)
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(f"The vectors in {file} cannot be read ({error}). Index the papers again.") from error

    def known(self) -> tuple[list[bytes], Vectors]:
        """The hash of each text, and the vectors."""
        return [key.tobytes() for key in self._held["key"]], np.asarray(self._held["vector"], np.float32)

    def vector(self, text: str) -> Vectors | None:
        """The vector of a text; None where it is that of no sentence."""
        order, keys = self._by_key
        key = _short(np.frombuffer(text_hash(text), np.uint8)[None])[0]
        place = int(np.searchsorted(keys, key))
        if place == len(keys) or keys[place] != key:
            return None
        return np.asarray(self._held["vector"][order[place]], np.float32)

    def nearest(self, rows: NDArray[Any], question: Vectors, otherwise: NDArray[Any]) -> Vectors:
        """For each row the greatest cosine of its sentences with the question; ``otherwise`` where it has none."""
        starts, ends = self._starts[rows], self._starts[rows + 1]
        counts = ends - starts
        places = np.repeat(starts - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        cosines = np.asarray(self._held["vector"][places], np.float32) @ question
        best = np.array(otherwise, np.float32)
        held = np.flatnonzero(counts)
        if len(held):
            best[held] = np.maximum.reduceat(cosines, (np.cumsum(counts) - counts)[held])
        return best

    @cached_property
    def _by_key(self) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        keys = _short(self._held["key"])
        order = np.argsort(keys)
        return order, keys[order]


_MAPPED_FROM = 1 << 16
"""Bytes from which a file is mapped: an empty array cannot be."""


def _packing(dimensions: int) -> np.dtype[np.void]:
    return np.dtype([("row", "<i8"), ("key", "u1", HASH_BYTES), ("vector", "<f2", dimensions)])


def _short(keys: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """The first half of each hash: among a million texts two are alike once in 10 to the 7 times."""
    return np.ascontiguousarray(keys[:, :8]).view("<u8").ravel()
