"""Tables: header, rows and caption out of the grids of a page; parts on several pages made one."""

from __future__ import annotations

from committeesearch.model import Block, BlockKind, Grid, Table
from committeesearch.traced import Traced, join

CELL = " · "
"""Stands between the cells of a row."""


def table_block(grid: Grid, caption: str = "") -> Block | None:
    """A drawn or marked table as a block; None where it has no words."""
    rows = [tuple(cell.squeezed() for cell in row) for row in grid.rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return None
    width = max(len(row) for row in rows)
    rows = [row + (Traced(),) * (width - len(row)) for row in rows]
    heads = max(1, grid.header_rows) if len(rows) > 1 else 0
    header = tuple(join(" ", (row[column] for row in rows[:heads])) for column in range(width))
    return Block(BlockKind.TABLE, body_of(header, rows[heads:]), table=Table(header, tuple(rows[heads:]), caption))


def body_of(header: tuple[Traced, ...], rows: list[tuple[Traced, ...]]) -> Traced:
    """The words of a table as running text: cells parted by dots, rows by line ends."""
    return join("\n", (join(CELL, row) for row in (header, *rows)))
