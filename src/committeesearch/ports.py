"""The few shapes that stages share without importing one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from committeesearch.model import Document, Page, Passage
from committeesearch.results import Citation, Filters, Hit, Query, Searched

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), rows of length 1."""


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness."""

    @property
    def identity(self) -> str:
        """Name and digest of the model: an index made with another identity cannot be searched with this one."""

    @property
    def dimensions(self) -> int:
        """Length of each vector."""

    def encode(self, texts: Sequence[str], question: bool = False) -> Vectors:
        """One row for each text, in order. Some models write questions and passages differently: say which it is."""


class Papers(Protocol):
    """Read-only view of what is indexed, for the stages that answer."""

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """The best ``k`` passages within the query's filters."""

    def passage(self, id: str) -> Passage:
        """The passage with that id; KeyError where there is none."""

    def passages(self, filters: Filters | None = None) -> Iterable[Passage]:
        """All passages within the filters, by file and position."""

    def neighbours(self, passage: Passage, before: int, after: int) -> tuple[Passage, ...]:
        """Passages around one, of the same item, in order, itself included."""

    def document(self, file: str) -> Document:
        """The paper as understood; KeyError where it is not indexed."""

    def documents(self) -> Iterable[Document]:
        """Every indexed paper, by file."""

    def page(self, file: str, number: int) -> Page:
        """The page as read (text and words with boxes); KeyError where there is none."""

    def cite(self, passage: Passage, start: int = 0, end: int | None = None) -> Citation:
        """The citation of characters ``start`` to ``end`` of a passage's body."""

    def searched(self, filters: Filters) -> Searched:
        """What a search within the filters looks through."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The texts under the index's own model."""

    def stand_out(self, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        """By how many spreads the likeness of each pair of texts exceeds the first one's with the papers at large.

        Unlike a cosine it means the same under every model.
        """

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a word as the lexical arm writes it; the greatest of all for an unknown one."""
