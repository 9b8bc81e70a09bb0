"""From rows of words to a ``Page``: the one place where the text of a laid-out page is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from committeesearch.model import Box, Grid, Line, Page, Word
from committeesearch.reading.glyphs import Piece
from committeesearch.reading.layout import Row, rows_of
from committeesearch.reading.tables import Cells, Ruled
from committeesearch.traced import Traced, join

Extent = tuple[int, int]


class PageWriter:
    """Writes lines one under the other and notes where each word and line stands."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._texts: list[str] = []
        self._at = 0
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._cells: list[list[list[list[Extent]]]] = []
        self._boxes: list[tuple[Box, int]] = []

    def row(self, row: Row, grid: int | None = None) -> Extent:
        """Write a line; its characters."""
        start = self._at
        for piece in row.pieces:
            if self._at > start:
                self._texts.append(" ")
                self._at += 1
            end = self._at + len(piece.text)
            box = Box(piece.left, piece.top, piece.right, piece.bottom)
            self._words.append(Word(self._at, end, box, piece.struck, piece.underlined))
            self._texts.append(piece.text)
            self._at = end
        size, bold = _look(row.pieces)
        box = Box(row.left, row.top, row.right, row.bottom)
        self._lines.append(Line(start, self._at, box, size, bold, grid=grid))
        self._texts.append("\n")
        self._at += 1
        return start, self._at - 1

    def table(self, table: Ruled | Cells) -> None:
        """Write a table, row by row and cell by cell."""
        number = len(self._cells)
        rows: list[list[list[Extent]]] = []
        for r, cells in enumerate(table.rows):
            rows.append([])
            for c in range(len(cells)):
                words = table.words.get((r, c), ())
                rows[-1].append([self.row(row, number) for row in rows_of(words)])
        self._cells.append(rows)
        self._boxes.append((Box(*table.box), table.header))

    def page(self, width: float, height: float, label: str | None, ocr: bool = False) -> Page:
        """The page as written."""
        text = "".join(self._texts)[:-1]
        grids = tuple(
            Grid(tuple(tuple(self._traced(text, cell) for cell in row) for row in rows), box, header)
            for rows, (box, header) in zip(self._cells, self._boxes, strict=True)
        )
        return Page(self._number, text, tuple(self._lines), tuple(self._words), grids, width, height, label, ocr)

    def _traced(self, text: str, extents: Sequence[Extent]) -> Traced:
        return join(" ", (Traced.of_page(text, self._number, start, end) for start, end in extents))


def _look(pieces: Sequence[Piece]) -> tuple[float, bool]:
    """Size of most of the letters, and whether most are bold."""
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for piece in pieces:
        sizes[piece.size] += len(piece.text)
        letters += len(piece.text)
        bold += len(piece.text) * piece.bold
    return max(sizes, key=lambda size: sizes[size]), bold * 2 > letters
