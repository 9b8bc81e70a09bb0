"""Tables with rules between their rows and none between their columns, as Word's plainer styles set them.

Rules of one length, one below the other, part the rows, so that a row may have as many lines as it likes. Between
the columns runs white space that no word of any row reaches into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber.table import merge_edges

from committeesearch.reading.aligned import FEWEST_COLUMNS
from committeesearch.reading.cells import SPACE, Cell, cells_of
from committeesearch.reading.drawing import Edge
from committeesearch.reading.glyphs import Corners, Piece
from committeesearch.reading.layout import rows_of
from committeesearch.reading.tables import Cells

SAME = 4.0
"""Points by which the ends of the rules of one table may differ, and within which rules are one."""
SHORTEST = 120.0
"""Points of a rule that goes across a table; the rule over a total or a footnote is shorter."""
FEWEST_RULES = 3
"""Rules of one table, and rows with words in two columns: two may be the head and the foot of a page."""
GUTTER = 0.45
"""White space between columns, in font sizes, where no word of any row stands; spaces between words are 0.25 to 0.35
and never below each other on every line."""
NEAR = 1.5
"""Heights of white space between a rule and a line of the table: a header above the first, a row below the last."""
FOOT = 0.91
"""Share of the page's height below which a line is the page's own."""
SIDE_BY_SIDE = 1.5
"""Mean columns with words in the lines of such a row; headings below each other are no header."""
HEADER_WORDS = 8
"""Mean words of a header's cells, at most; more are the rest of a row that began on the page before."""
AXIS = 30.0
"""Points left of a rule in which the words of a chart's axis stand: level with the rule, not between two."""
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z][.)]|[•o–-]")


@dataclass(frozen=True, slots=True)
class _Band:
    """The words between two rules, and their lines."""

    words: tuple[Piece, ...]
    lines: tuple[list[Cell], ...]
    figured: bool
    """Whether a line of it has several figures."""

    @classmethod
    def of(cls, words: Sequence[Piece]) -> _Band:
        lines = tuple(cells_of(row) for row in rows_of(words))
        figured = any(sum(cell.figure for cell in cells) >= FEWEST_COLUMNS for cells in lines)
        return cls(tuple(words), lines, figured)

    @property
    def is_title(self) -> bool:
        """Whether it is one line of words, which names the rows below it and may reach over the columns."""
        return len(self.lines) == 1 and len(self.lines[0]) == 1


@dataclass(frozen=True, slots=True)
class _Rules:
    left: float
    right: float
    ys: tuple[float, ...]


def find_banded(
    edges: Sequence[Edge], pieces: Sequence[Piece], tables: Sequence[Corners], height: float
) -> Iterator[Cells]:
    """The tables among words that stand in none of the drawn ``tables``, on a page of some ``height``."""
    found: list[Corners] = []
    for rules in _rules(edges, tables):
        across = [piece for piece in pieces if rules.left - AXIS < piece.left and piece.right < rules.right + SAME]
        if any(piece.top + 2 < y < piece.bottom - 2 for piece in across for y in rules.ys if not piece.struck):
            continue
        inside = [piece for piece in across if rules.left - SAME < piece.left]
        bands = [
            _Band.of([piece for piece in inside if top < piece.middle < bottom]) for top, bottom in pairwise(rules.ys)
        ]
        beyond = [piece for piece in inside if piece.bottom < FOOT * height]
        for table in _tables(bands, rules, beyond):
            if not any(_overlap(table.box, other) for other in found):
                found.append(table.box)
                yield table


def _overlap(one: Corners, two: Corners) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _rules(edges: Sequence[Edge], tables: Sequence[Corners]) -> Iterator[_Rules]:
    """Rules of one length below each other, outside the drawn tables."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    if len(level) < FEWEST_RULES:
        return
    level = merge_edges(level, SAME - 1, SAME - 1, SAME - 1, SAME - 1)
    groups: list[list[Edge]] = []
    for edge in sorted(level, key=lambda edge: edge["top"]):
        x0, x1, y = edge["x0"], edge["x1"], edge["top"]
        around = (x0 - SAME, y - SAME, x1 + SAME, y + SAME)
        if x1 - x0 < SHORTEST or any(_overlap(around, box) for box in tables):
            continue
        for group in groups:
            if abs(group[0]["x0"] - x0) <= SAME and abs(group[0]["x1"] - x1) <= SAME:
                group.append(edge)
                break
        else:
            groups.append([edge])
    for group in groups:
        if len(group) >= FEWEST_RULES:
            yield _Rules(group[0]["x0"], group[0]["x1"], tuple(edge["top"] for edge in group))


def _tables(bands: Sequence[_Band], rules: _Rules, beyond: Sequence[Piece]) -> Iterator[Cells]:
    """The longest stretches of bands that white space parts into the same columns."""
    at = 0
    while at < len(bands):
        for end in range(len(bands), at, -1):
            columns = _columns(bands[at:end]) if bands[at].words and bands[end - 1].words else []
            table = _table(bands[at:end], columns, (rules.ys[at], rules.ys[end]), beyond) if columns else None
            if table:
                yield table
                at = end
                break
        else:
            at += 1


Extent = tuple[float, float]


def _columns(bands: Sequence[_Band]) -> list[Extent]:
    """Left and right edge of each column: between them runs white space that no word of the bands reaches into.

    Where bands with figures alternate with remarks that run across the columns, the figures make them.
    """
    figured = [band for band in bands if band.figured]
    whole = [band for band in bands if band.words and not band.is_title]
    for parting in (whole, figured) if len(figured) >= FEWEST_RULES - 1 else (whole,):
        columns = _parted(sorted((piece for band in parting for piece in band.words), key=lambda piece: piece.left))
        if len(columns) > 1 and not any(_two_figures(cells, columns) for band in figured for cells in band.lines):
            return columns
    return []


def _parted(words: Sequence[Piece]) -> list[Extent]:
    found: list[Extent] = []
    for piece in words:
        if found and piece.left - found[-1][1] <= GUTTER * (piece.size or piece.bottom - piece.top):
            found[-1] = (found[-1][0], max(found[-1][1], piece.right))
        else:
            found.append((piece.left, piece.right))
    return found


def _two_figures(cells: Sequence[Cell], columns: Sequence[Extent]) -> bool:
    """Whether two figures of one line stand side by side in one column: then it is several."""
    places = [_nearest(cell.left, cell.right, columns) for cell in cells if cell.figure]
    return len(set(places)) < len(places)


def _table(
    bands: Sequence[_Band], columns: Sequence[Extent], ends: tuple[float, float], beyond: Sequence[Piece]
) -> Cells | None:
    above = _beyond([piece for piece in beyond if piece.bottom < ends[0] + 2], ends[0], columns, -1)
    below = _beyond([piece for piece in beyond if piece.top > ends[1] - 2], ends[1], columns, 1)
    rows = [band for band in (_Band.of(above), *bands, _Band.of(below)) if band.words]
    if any(_is_several(row, columns) for row in rows):
        return None
    placed = [_placed(row, columns) for row in rows]
    across = sum(len(cells) > 1 for cells in placed)
    if across < FEWEST_RULES or across * 2 < len(rows) or _is_list(placed):
        return None
    words = {(number, column): row for number, cells in enumerate(placed) for column, row in cells.items()}
    taken = [piece for row in rows for piece in row.words]
    box = (
        min(piece.left for piece in taken),
        min(ends[0], *(piece.top for piece in taken)),
        max(piece.right for piece in taken),
        max(ends[1], *(piece.bottom for piece in taken)),
    )
    return Cells(box, len(rows), len(columns), words, int(_is_header(above)))


def _placed(row: _Band, columns: Sequence[Extent]) -> dict[int, list[Piece]]:
    """The words of a row by column; a remark that runs across the columns stands in the first that it reaches."""
    wide = any(len(_met(cell, columns)) > 1 for cells in row.lines for cell in cells)
    found: dict[int, list[Piece]] = {}
    for cells in row.lines:
        for cell in cells:
            column = _nearest(cell.left, cell.right, columns)
            if len(met := _met(cell, columns)) > 1:
                column = met[0]
            found.setdefault(min(column, 1) if wide else column, []).extend(cell.pieces)
    return {column: sorted(words, key=lambda piece: piece.at) for column, words in found.items()}


def _is_several(row: _Band, columns: Sequence[Extent]) -> bool:
    """Whether it is more than one row: rows of figures that the rules do not part, or the heading of another table, a
    line that runs across the columns beside one that keeps to them."""
    if sum(sum(cell.figure for cell in cells) >= FEWEST_COLUMNS for cells in row.lines) > 1:
        return True
    wide = [any(len(_met(cell, columns)) > 1 for cell in cells) for cells in row.lines]
    kept = [len({_nearest(cell.left, cell.right, columns) for cell in cells}) > 2 for cells in row.lines]
    return any(wide) and any(keeps and not runs for keeps, runs in zip(kept, wide, strict=True))


def _beyond(pieces: Sequence[Piece], edge: float, columns: Sequence[Extent], way: int) -> list[Piece]:
    """The row that stands above the first rule (``way`` -1) or below the last (1): lines that keep to the columns, one
    of which has words in two."""
    taken: list[Piece] = []
    filled: list[int] = []
    lines = 0
    for line in rows_of(pieces)[::way]:
        gap = edge - line.bottom if way < 0 else line.top - edge
        cells = cells_of(line)
        wide = any(len(_met(cell, columns)) > 1 for cell in cells)
        if gap > NEAR * (line.bottom - line.top) or wide or _two_figures(cells, columns):
            break
        taken += line.pieces
        filled += {_nearest(cell.left, cell.right, columns) for cell in cells}
        edge = line.top if way < 0 else line.bottom
        lines += 1
    return taken if len(set(filled)) > 1 and len(filled) >= SIDE_BY_SIDE * lines else []


def _is_header(words: Sequence[Piece]) -> bool:
    cells = [cell for line in rows_of(words) for cell in cells_of(line)]
    short = len(words) <= HEADER_WORDS * len(cells)
    return bool(cells) and short and not words[0].text[0].islower() and not any(cell.figure for cell in cells)


def _is_list(rows: Sequence[dict[int, list[Piece]]]) -> bool:
    """Whether the first column has the numbers of paragraphs, and the others only words."""
    first = [row[0] for row in rows if 0 in row]
    numbers = sum(all(_NUMBER.fullmatch(piece.text) for piece in words) for words in first)
    others = [line for row in rows for at, words in row.items() if at for line in rows_of(words)]
    figures = any(cell.figure for line in others for cell in cells_of(line)[:1])
    return numbers * 2 > len(first) and not figures


def _met(cell: Cell, columns: Sequence[Extent]) -> list[int]:
    slack = SPACE * 5
    return [at for at, (left, right) in enumerate(columns) if cell.left < right - slack and left + slack < cell.right]


def _nearest(left: float, right: float, columns: Sequence[Extent]) -> int:
    """The column that words share most width with, or else stand nearest to."""
    return max(range(len(columns)), key=lambda at: min(right, columns[at][1]) - max(left, columns[at][0]))
