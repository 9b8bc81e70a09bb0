"""Tables without rules: figures set one below the other in columns, parted by white space alone.

Only figures make such a table, for words stand below words on any page: three rows at least that have two figures
each in the same columns, with words beside them that name the row and that never reach into a column. Lines above
whose words keep to the columns are its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from committeesearch.reading.cells import Cell, cells_of
from committeesearch.reading.columns import Column, as_cell, column_of, spread
from committeesearch.reading.glyphs import Piece
from committeesearch.reading.layout import Row, rows_of
from committeesearch.reading.tables import Cells

FEWEST_ROWS = 3
"""Rows with figures in the same columns that are no accident."""
FEWEST_COLUMNS = 2
"""Columns of figures; a single one may be the page numbers of a list of contents."""
MOST_LINES = 6
"""Lines with figures in one cell that make it a column of a table set within a frame."""
APART = 2.5
"""Heights of white space between two rows that end a table."""
MOST_LABEL_LINES = 3
"""Lines without figures between two rows: the name of a group, a label of several lines."""
MOST_LABEL_WORDS = 15
"""Mean words of a row that name it; beside longer ones the figures belong to something else."""
LABELLED = 0.6
"""Share of rows with figures that have words too; the ticks of a chart's axes have none."""
FILLED = 0.5
"""Share of rows in which a column has a figure, from which on it counts as a column of figures."""
MOST_HEADER_LINES = 8
"""Lines of a header: wrapped names of columns, set a little lower or higher, and the names of groups above them."""
BEYOND = 20.0
"""Points by which a header may reach out on the right of the table."""
ACROSS = 0.25
"""Share of the width of the rows' names that the name of a column may reach over."""
MOST_HEADER_WORDS = 12
"""Words of one line of a name in the header."""
FLUSH = 2.0
"""Points by which the right edges of the figures of one column differ."""
NEARER = 0.85
"""Share of the distance between rows below which two lines belong to one row."""
OVERLAP = 0.25
"""Share of a line's height by which lines of one row may reach into each other where a cell is set lower."""
_UNIT = re.compile(r"£|%|\$|€|\b000s?\b|\bfigures\b", re.IGNORECASE)
"""Words above the columns that say what all their figures count."""


def find_aligned(rows: Sequence[Row]) -> Iterator[tuple[int, int, Cells]]:
    """The tables among rows in reading order: the first of its rows, the one after its last, and the cells."""
    at = free = 0
    while at < len(rows):
        run = _Run.from_row(rows, at)
        if run is None or not run.certain:
            at += 1
            continue
        first = run.header_from(free)
        yield first, run.end, run.cells(first)
        at = free = run.end


def holds_tables(cells: Iterable[Sequence[Piece]]) -> bool:
    """Whether a drawn table is a frame around tables: most of its figures stand in cells that hold rows of figures."""
    figures = inside = 0
    for words in cells:
        if len(words) < MOST_LINES:
            figures += sum(Cell([piece]).figure for piece in words)
            continue
        counts = [sum(cell.figure for cell in cells_of(row)) for row in rows_of(words)]
        figures += sum(counts)
        table = sum(count >= FEWEST_COLUMNS for count in counts) >= FEWEST_ROWS
        inside += sum(counts) if table or sum(map(bool, counts)) >= MOST_LINES else 0
    return inside * 2 > figures


class _Run:
    """Rows of figures that keep to the same columns, with the lines of words between them."""

    def __init__(self, rows: Sequence[Row], start: int) -> None:
        self.rows = rows
        self.start = self.end = start
        self.columns: list[Column] = []
        self.words: list[Column] = []
        self.filled: list[int] = []
        self._known: dict[int, list[Cell]] = {}

    @classmethod
    def from_row(cls, rows: Sequence[Row], start: int) -> _Run | None:
        """The longest run that begins with a row of figures; None where the row has none."""
        run = cls(rows, start)
        if rows[start].grid is not None or sum(Cell([piece]).figure for piece in rows[start].pieces) < 2:
            return None
        if sum(cell.figure for cell in cells_of(rows[start])) < FEWEST_COLUMNS:
            return None
        waiting = 0
        for at in range(start, len(rows)):
            row = rows[at]
            far = at > start and row.top - rows[at - 1].bottom > APART * min(20.0, row.bottom - row.top)
            if far or not run._takes(at) or waiting > MOST_LABEL_LINES:
                break
            waiting = 0 if run.end == at + 1 else waiting + 1
        return run

    def _takes(self, at: int) -> bool:
        """Take a row in where it keeps to the columns."""
        cells = self._cells(at)
        figures = [cell for cell in cells if cell.figure]
        others = [cell for cell in cells if not cell.figure]
        if not cells or (self.rows[at].top < self.rows[at - 1].top and at > self.start):
            return False
        places = [[column for column in self.columns if column.meets(cell, 0)] for cell in figures]
        if any(
            len(place) > 1 or any(word.meets(cell) for word in self.words)
            for place, cell in zip(places, figures, strict=True)
        ):
            return False
        wide = [cell for cell in others if sum(column.meets(cell) for column in self.columns)]
        if any(not self._stands_for_a_figure(cell) for cell in wide):
            return False
        if not figures:
            return True
        for place, cell in zip(places, figures, strict=True):
            column = place[0] if place else Column(cell.left, cell.right)
            if not place:
                self.columns.append(column)
            column.left, column.right = min(column.left, cell.left), max(column.right, cell.right)
            column.figures.append(cell.pieces[-1].text)
        if len(figures) >= FEWEST_COLUMNS:
            self.filled.append(at)
        for row in range(self.end, at + 1):
            for cell in self._cells(row):
                if not cell.figure and not any(column.meets(cell) for column in self.columns):
                    spread(self.words, cell)
        self.end = at + 1
        return True

    def _cells(self, at: int) -> list[Cell]:
        """The cells of a row; a figure that stands close to words is one where it stands in a column of figures."""
        if at not in self._known:
            cells = [part for cell in cells_of(self.rows[at]) for part in self._parted(cell)]
            if at >= self.end:
                return cells
            self._known[at] = cells
        return self._known[at]

    def _parted(self, cell: Cell) -> list[Cell]:
        first, rest = Cell(cell.pieces[:1]), Cell(cell.pieces[1:])
        if cell.figure or not rest.pieces or not first.figure:
            return [cell]
        under = any(abs(column.right - first.right) <= FLUSH and not column.meets(rest) for column in self.columns)
        return [first, rest] if under else [cell]

    def _stands_for_a_figure(self, cell: Cell) -> bool:
        """Whether words stand where a figure would, as "Nil" does: within one column, and no wider than its figures."""
        met = [column for column in self.columns if column.meets(cell)]
        return len(met) == 1 and cell.right - cell.left <= 1.5 * (met[0].right - met[0].left)

    @property
    def certain(self) -> bool:
        """Whether nothing but a table is set like this."""
        count = len(self.filled)
        columns = [column for column in self.columns if len(column.figures) >= max(2, FILLED * count)]
        columns = [column for column in columns if not column.numbering]
        if count < FEWEST_ROWS or len(columns) < FEWEST_COLUMNS or not self.words:
            return False
        if any(one.meets(as_cell(two)) for one in self.columns for two in self.words):
            return False
        named = [[cell for cell in self._cells(at) if not cell.figure] for at in self.filled]
        words = sum(len(cell.pieces) for cells in named for cell in cells)
        return sum(map(bool, self._bands_named())) >= LABELLED * count and words <= MOST_LABEL_WORDS * count

    def _bands_named(self) -> list[bool]:
        return [
            any(not cell.figure for at in band for cell in self._cells(at))
            for band in self.bands()
            if any(at in self.filled for at in band)
        ]

    def bands(self) -> list[list[int]]:
        """The lines of each row of the table: lines that stand nearer to each other than its rows do."""
        pitches = [
            self.rows[two].bottom - self.rows[one].bottom for one, two in pairwise(self.filled) if two == one + 1
        ]
        near = NEARER * median(pitches) if pitches else 0.0
        found: list[list[int]] = []
        for at in range(self.start, self.end):
            if found and self._one_row(found[-1], at, near):
                found[-1].append(at)
            else:
                found.append([at])
        return found

    def _one_row(self, band: Sequence[int], at: int, near: float) -> bool:
        above, row = self.rows[band[-1]], self.rows[at]
        lower = row.top < above.bottom - OVERLAP * (row.bottom - row.top)
        if not lower and not 0 < row.bottom - above.bottom < near:
            return False
        # Two figures in one column are two rows, however near.
        taken = {
            index for line in band for cell in cells_of(self.rows[line]) if cell.figure for index in self._met(cell)
        }
        return not any(index in taken for cell in self._cells(at) if cell.figure for index in self._met(cell))

    def _met(self, cell: Cell) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.meets(cell, 0)]

    def header_from(self, free: int) -> int:
        """The first line of the header: lines right above that hold no figures and whose words keep to the columns."""
        first = self.start
        right = max(column.right for column in (*self.columns, *self.words))
        for at in range(self.start - 1, max(free, self.start - MOST_HEADER_LINES) - 1, -1):
            row, below = self.rows[at], self.rows[at + 1]
            cells = cells_of(row)
            far = row.top >= below.top or below.top - row.bottom > APART * min(20.0, below.bottom - below.top)
            if far or not cells or row.pieces[-1].text.endswith((".", ";", ":")):
                break
            if any(len(cell.pieces) > MOST_HEADER_WORDS for cell in cells):
                break
            if any(cell.figure or cell.right > right + BEYOND or self._reaches_over(cell) for cell in cells):
                break
            if any(self._met(cell) for cell in cells):
                first = at
        return first

    def _reaches_over(self, cell: Cell) -> bool:
        """Whether words stand both over figures and over what names the rows: a title, or a line of text."""
        named = any(min(cell.right, w.right) - max(cell.left, w.left) > ACROSS * (w.right - w.left) for w in self.words)
        return named and bool(self._met(cell))

    def cells(self, first: int) -> Cells:
        """The words of each cell, header lines first."""
        columns = sorted((*self.columns, *self.words), key=lambda column: column.left)
        edges = [(one.right + two.left) / 2 for one, two in pairwise(columns)]
        header = self._header(first, columns)
        bands = [*header, *self.bands()]
        words: dict[tuple[int, int], list[Piece]] = {}
        for number, band in enumerate(bands):
            for at in band:
                cells = self._cells(at)
                for cell in cells:
                    all_figures = number < len(header) and len(cells) == 1 and _UNIT.search(_text(cell))
                    place = columns.index(self._first) if all_figures else column_of(cell, columns, edges)
                    words.setdefault((number, place), []).extend(cell.pieces)
        rows = self.rows[first : self.end]
        box = (
            min(row.left for row in rows),
            min(row.top for row in rows),
            max(row.right for row in rows),
            max(row.bottom for row in rows),
        )
        return Cells(box, len(bands), len(columns), words, len(header))

    @property
    def _first(self) -> Column:
        return min(self.columns, key=lambda column: column.left)

    def _header(self, first: int, columns: Sequence[Column]) -> list[list[int]]:
        """The lines of each row of the header: what names groups of columns or their unit, and the names of columns."""
        found: list[list[int]] = []
        above = False
        for at in range(first, self.start):
            cells = self._cells(at)
            over = any(sum(column.meets(cell) for column in columns) > 1 for cell in cells)
            unit = len(cells) == 1 and bool(_UNIT.search(_text(cells[0])))
            if found and not (over or unit or above):
                found[-1].append(at)
            else:
                found.append([at])
            above = over or unit
        return found


def _text(cell: Cell) -> str:
    return " ".join(piece.text for piece in cell.pieces)
