"""Pieces: blocks and parts of blocks, with their marks of what was deleted and inserted, cut and put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from committeesearch.model import Block
from committeesearch.traced import Traced, join

Ranges = tuple[tuple[int, int], ...]

_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£(])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Cllrs?|Rev|Prof|Hon|No|St|[Pp]aras?|pp?|e\.g|i\.e)\.$")
"""Words whose full stop ends no sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or a part of one: the smallest thing that a passage is put together from."""

    block: int
    """Index into ``Item.blocks``."""
    body: Traced
    deleted: Ranges = ()
    inserted: Ranges = ()

    @property
    def size(self) -> int:
        """Words."""
        return len(self.body.text.split())

    @property
    def page(self) -> int:
        """The page that it begins on; 0 for a piece without a place."""
        return next(iter(self.body.pages), 0)

    def sliced(self, start: int, end: int) -> Piece:
        """Its characters ``start`` to ``end``, without white space at the ends."""
        text = self.body.text[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        deleted, inserted = (moved(ranges, -start, end - start) for ranges in (self.deleted, self.inserted))
        return Piece(self.block, self.body[start:end], deleted, inserted)

    def sentences(self) -> Iterator[Piece]:
        """The piece parted at the ends of its sentences."""
        text = self.body.text
        ends = [match.end() for match in _SENTENCE_END.finditer(text) if not _ABBREVIATED.search(text[: match.start()])]
        for low, high in pairwise([0, *ends, len(text)]):
            yield self.sliced(low, high)


def whole(at: int, block: Block) -> Piece:
    """All of the block with index ``at``."""
    return Piece(at, block.body, block.deleted, block.inserted)


def glued(pieces: Sequence[Piece], separator: str = " ") -> Piece:
    """Pieces as one, their ranges moved along."""
    deleted: list[tuple[int, int]] = []
    inserted: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        deleted += moved(piece.deleted, at)
        inserted += moved(piece.inserted, at)
        at += len(piece.body) + len(separator)
    body = join(separator, (piece.body for piece in pieces))
    return Piece(pieces[0].block, body, tuple(deleted), tuple(inserted))


def moved(ranges: Ranges, by: int, end: int | None = None) -> Ranges:
    """Ranges shifted, and cut to a text that has ``end`` characters."""
    shifted = ((max(0, low + by), high + by if end is None else min(high + by, end)) for low, high in ranges)
    return tuple((low, high) for low, high in shifted if low < high)
