"""Columns of a table without rules: stretches across the page that white space ends on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from committeesearch.reading.cells import Cell
from committeesearch.reading.glyphs import Piece


@dataclass(slots=True)
class Column:
    """White space ends it on both sides; ``figures`` are the rows in which it has one."""

    left: float
    right: float
    figures: list[str] = field(default_factory=list)

    def meets(self, cell: Cell, slack: float = 1.0) -> bool:
        """Whether a cell reaches into the column by more than ``slack`` points."""
        return cell.left < self.right - slack and self.left + slack < cell.right

    @property
    def numbering(self) -> bool:
        """Whether it counts its rows, or the paragraphs of a list."""
        numbers = [int(text) for text in self.figures if text.isdigit() and len(text) < 4]
        return len(numbers) == len(self.figures) and all(b - a == 1 for a, b in pairwise(numbers))


def column_of(cell: Cell, columns: Sequence[Column], edges: Sequence[float]) -> int:
    """The column that a cell stands in, the first of those that it reaches over."""
    met = [index for index, column in enumerate(columns) if column.meets(cell)]
    if met:
        return met[0]
    return sum(edge < (cell.left + cell.right) / 2 for edge in edges)


def spread(columns: list[Column], cell: Cell) -> None:
    """Widen the column of words that a cell stands in, joining those that it reaches over."""
    met = [column for column in columns if column.meets(cell, 0)]
    whole = Column(min([cell.left, *(c.left for c in met)]), max([cell.right, *(c.right for c in met)]))
    columns[:] = [*(column for column in columns if column not in met), whole]


def as_cell(column: Column) -> Cell:
    """The column's stretch as a cell without words."""
    return Cell([Piece("", column.left, 0.0, column.right, 0.0)])
