"""Ruled tables: pdfplumber's table finder, fed with the edges that pdfium found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from committeesearch.reading.drawing import Edge
from committeesearch.reading.glyphs import Corners, Glyphs, Piece

_TOLERANCE = 3
"""pdfplumber's own defaults in points, so that cells are the same: snapping, joining and crossing of edges."""
_SHORTEST = 3

Place = tuple[int, int]
"""Row and column of a cell."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A table whose cells white space parts: its rectangle, how many rows and columns, the words of each cell."""

    box: Corners
    height: int
    width: int
    words: Mapping[Place, Sequence[Piece]]
    header: int = 0
    """Rows of it that are header; 0: unknown."""

    @property
    def rows(self) -> list[list[Corners | None]]:
        """A place for each cell, as a drawn table has."""
        return [[None] * self.width for _ in range(self.height)]


class Ruled:
    """A table as drawn: its rectangle, its cells, and which words stand in them."""

    def __init__(self, table: Table) -> None:
        self.box: Corners = table.bbox
        self.header = 0
        self.rows: list[list[Corners | None]] = [list(row.cells) for row in table.rows]
        self.words: dict[Place, list[Piece]] = {}
        xs = sorted({edge for cell in table.cells for edge in (cell[0], cell[2])})
        ys = sorted({edge for cell in table.cells for edge in (cell[1], cell[3])})
        self._xs, self._ys = xs, ys
        self._places: dict[Place, Place] = {}
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell:
                    for i in range(xs.index(cell[0]), xs.index(cell[2])):
                        for j in range(ys.index(cell[1]), ys.index(cell[3])):
                            self._places[i, j] = (r, c)

    def place(self, x: float, y: float) -> Place | None:
        """The cell that a point stands in."""
        return self._places.get((bisect_right(self._xs, x) - 1, bisect_right(self._ys, y) - 1))

    @property
    def worthwhile(self) -> bool:
        """Two columns and two cells with words at least; else it is a frame around text, or the grid of a chart."""
        filled = len(self.words)
        columns = len({place[1] for place in self.words})
        return filled >= 2 and columns >= 2


def find_tables(edges: Sequence[Edge], most_crossings: int) -> list[Ruled] | None:
    """The tables that the edges draw; None where they cross more than ``most_crossings`` times."""
    if len(edges) < 4:
        return []
    merged = merge_edges(list(edges), _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    merged = [edge for edge in merged if edge["width" if edge["orientation"] == "h" else "height"] >= _SHORTEST]
    upright = sum(edge["orientation"] == "v" for edge in merged)
    if upright < 2 or len(merged) - upright < 2:
        return []
    if upright * (len(merged) - upright) > most_crossings * 50:
        return None
    crossings = edges_to_intersections(merged, _TOLERANCE, _TOLERANCE)
    if len(crossings) > most_crossings:
        return None
    cells = intersections_to_cells(crossings)
    return [Ruled(Table(None, group)) for group in cells_to_tables(cells)] if cells else []


def share_out(pieces: list[Piece], tables: Sequence[Ruled], glyphs: Glyphs) -> list[Piece]:
    """Give each table its words, cutting those that run over a rule; what is left stands outside all tables."""
    outside: list[Piece] = []
    for piece in pieces:
        for table in tables:
            left, top, right, bottom = table.box
            if left <= piece.right and piece.left <= right and top <= piece.middle < bottom:
                parts = _parts(piece, table, glyphs)
                for part in parts:
                    place = table.place((part.left + part.right) / 2, part.middle)
                    if place is None:
                        outside.append(part)
                    else:
                        table.words.setdefault(place, []).append(part)
                break
        else:
            outside.append(piece)
    return outside


_OVER = 1.5
"""Points by which a word may touch a rule."""


def _parts(piece: Piece, table: Ruled, glyphs: Glyphs) -> list[Piece]:
    first = table.place(piece.left + _OVER, piece.middle)
    last = table.place(piece.right - _OVER, piece.middle)
    if first == last or piece.right - piece.left <= 2 * _OVER:
        return [piece]
    parts = glyphs.split(piece, lambda box: table.place((box[0] + box[2]) / 2, piece.middle))
    for part in parts:
        part.struck, part.underlined = piece.struck, piece.underlined
    return parts
