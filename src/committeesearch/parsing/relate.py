"""What a paper alone does not tell: read off the other papers of the same meeting."""

from __future__ import annotations

from collections.abc import Sequence

from committeesearch.model import Document


def relate(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, in the same order, completed from each other."""
    return tuple(documents)
