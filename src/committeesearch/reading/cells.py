"""The words of a line parted into cells, and which of them are figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from committeesearch.reading.glyphs import Piece
from committeesearch.reading.layout import Row

SPACE = 0.6
"""Gap in font sizes from which on two words stand in two cells; the space between words is 0.25 to 0.35."""
NARROW = 0.33
"""The same beside a figure with a point or a comma, which columns of long figures come near to."""
_FIGURE = re.compile(r"[(+\-–−£$€]*\d[\d,]*(?:\.\d+)?(?:%|k|m|bn|p)?\)?\*?|[-–—]|n/a", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_LONG = re.compile(r"[(+\-–−£$€]*\d+[.,]\d[\d.,]*%?\)?")
_SIGN = re.compile(r"[(+\-–−£$€]")


@dataclass(slots=True)
class Cell:
    """Words of one row with no more than spaces between them."""

    pieces: list[Piece]

    @property
    def left(self) -> float:
        """Where its first word begins, in points."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def figure(self) -> bool:
        """Whether it holds one figure, perhaps with its sign apart, and nothing else."""
        *signs, last = [piece.text for piece in self.pieces]
        return bool(
            len(signs) < 2
            and all(_SIGN.fullmatch(sign) for sign in signs)
            and _FIGURE.fullmatch(last)
            and not _YEAR.fullmatch(last)
        )


def cells_of(row: Row) -> list[Cell]:
    """The words of a row, parted where more than a space stands between them."""
    if row.grid is not None:
        return []
    found = [Cell([row.pieces[0]])]
    for before, piece in pairwise(row.pieces):
        space = NARROW if _LONG.fullmatch(before.text) or _LONG.fullmatch(piece.text) else SPACE
        if piece.left - before.right < space * (piece.size or piece.bottom - piece.top):
            found[-1].pieces.append(piece)
        else:
            found.append(Cell([piece]))
    return found
