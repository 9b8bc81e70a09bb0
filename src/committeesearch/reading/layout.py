"""Words to lines in the order in which a person reads them.

Words of one height make a row; rows go down the page. Where a gutter runs down several rows *and* the file
itself writes one side before the other, the sides are columns, read one after the other. A form's labels and
values stand side by side too, but the file writes them row by row, and so do we. A table is a row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from committeesearch.reading.glyphs import Corners, Piece

_OVERLAP = 0.5
"""Two words stand on one line if they share this much of the lower one's height."""
_GUTTER = 1.1
"""Width of a gutter in font sizes: twice the widest gap between words of justified text."""
_COLUMN_ROWS = 3
"""Rows with words on both sides that make columns; fewer are a form or a signature block."""
_COLUMN_LETTERS = 10
"""Mean letters of a row on each side; narrower "columns" are numbers, labels or bullets."""
_APART = 2.5
"""Heights of white space between rows that end a column."""
_MARGIN = 0.09
"""Share of the page height at top and bottom where stamps are put on."""
_STAMP_GAP = 2.0
"""Gap in font sizes that parts a stamp from a running header at the same height."""


@dataclass(slots=True)
class Row:
    """Words of one line, left to right; or the table ``grid``, which has none."""

    pieces: list[Piece]
    left: float
    top: float
    right: float
    bottom: float
    grid: int | None = None

    @classmethod
    def of(cls, pieces: list[Piece]) -> Row:
        """A row around some words."""
        return cls(
            pieces,
            min(piece.left for piece in pieces),
            min(piece.top for piece in pieces),
            max(piece.right for piece in pieces),
            max(piece.bottom for piece in pieces),
        )

    @property
    def stretches(self) -> list[tuple[float, float, float]]:
        """Left, right and size of what stands in it."""
        if self.grid is not None:
            return [(self.left, self.right, 10.0)]
        return [(piece.left, piece.right, piece.size or piece.bottom - piece.top) for piece in self.pieces]


def lines(pieces: Sequence[Piece], grids: Sequence[Corners] = (), height: float = 0.0) -> list[Row]:
    """Rows in reading order. ``grids`` are the rectangles of tables whose words are not among ``pieces``."""
    rows = rows_of(pieces)
    if height:
        rows = [part for row in rows for part in _without_stamp(row, height)]
    if grids:
        rows = [part for row in rows for part in _around_grids(row, grids)]
        rows += [Row([], *box, grid=index) for index, box in enumerate(grids)]
        rows.sort(key=lambda row: row.top if row.grid is not None else row.top + (row.bottom - row.top) / 4)
    return _in_columns(rows)


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Words grouped by height, from the top, each group from left to right."""
    if not pieces:
        return []
    segments = sorted(_segments(pieces), key=lambda words: words[0].middle)
    rows: list[list[list[Piece]]] = []
    for words in segments:
        for row in rows[-3:]:
            if any(_level(words[0], other[0]) for other in row):
                row.append(words)
                break
        else:
            rows.append([words])
    made = [sorted((piece for words in row for piece in words), key=lambda p: p.left) for row in rows]
    return sorted((Row.of(row) for row in made), key=lambda row: row.top + row.bottom)


def _segments(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    """Words that follow each other in the file on one line; a word that runs up the page is one of its own."""
    words = [pieces[0]]
    for before, piece in pairwise(pieces):
        if piece.left >= before.left and _level(words[0], piece) and _level(before, piece):
            words.append(piece)
        else:
            yield words
            words = [piece]
    yield words


def _level(one: Piece, two: Piece) -> bool:
    shared = min(one.bottom, two.bottom) - max(one.top, two.top)
    return shared > _OVERLAP * min(one.bottom - one.top, two.bottom - two.top)


def _without_stamp(row: Row, height: float) -> Iterable[Row]:
    """Part the margins' rows at wide gaps where the file does not go on: stamps are put on last of all."""
    if height * _MARGIN < row.bottom and row.top < height * (1 - _MARGIN):
        return [row]
    return _cut(row, lambda a, b: b.left - a.right > _STAMP_GAP * max(a.size, 1) and not -1 <= b.at - a.end <= 3)


def _around_grids(row: Row, grids: Sequence[Corners]) -> Iterable[Row]:
    beside = [box for box in grids if box[1] < (row.top + row.bottom) / 2 < box[3]]
    if not beside:
        return [row]
    return _cut(row, lambda a, b: any(a.right <= box[0] + 1 and box[2] - 1 <= b.left for box in beside))


def _cut(row: Row, apart: Callable[[Piece, Piece], bool]) -> list[Row]:
    groups = [[row.pieces[0]]]
    for one, two in pairwise(row.pieces):
        if apart(one, two):
            groups.append([two])
        else:
            groups[-1].append(two)
    return [Row.of(group) for group in groups] if len(groups) > 1 else [row]


# --- columns -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Gutter:
    """White space from ``low`` to ``high`` down the rows ``first`` to ``end`` (exclusive)."""

    first: int
    end: int
    low: float
    high: float
    both: int

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def _in_columns(rows: list[Row]) -> list[Row]:
    gutter = _best_gutter(rows)
    if gutter is None:
        return rows
    sides = _sides(rows[gutter.first : gutter.end], gutter.middle)
    return [
        *_in_columns(rows[: gutter.first]),
        *_in_columns(sides[0]),
        *_in_columns(sides[1]),
        *_in_columns(rows[gutter.end :]),
    ]


def _best_gutter(rows: list[Row]) -> _Gutter | None:
    best: _Gutter | None = None
    tried: set[tuple[int, int]] = set()
    for first, row in enumerate(rows):
        for gap in _gaps(row):
            key = round(gap[0] / 8), round(gap[1] / 8)
            if key in tried:
                continue
            gutter = _follow(rows, first, gap)
            if gutter.both < _COLUMN_ROWS:
                continue
            tried.add(key)
            if (best is None or gutter.both > best.both) and _are_columns(rows, gutter):
                best = gutter
    return best


def _gaps(row: Row) -> list[tuple[float, float]]:
    found = []
    stretches = row.stretches
    right = stretches[0][1]
    for left, end, size in stretches[1:]:
        if left - right > _GUTTER * size:
            found.append((right, left))
        right = max(right, end)
    return found


def _follow(rows: list[Row], first: int, gap: tuple[float, float]) -> _Gutter:
    """Down the page as long as the white space stays open."""
    low, high = gap
    both = end = 0
    bottom = rows[first].bottom
    for index in range(first, len(rows)):
        row = rows[index]
        height = min(row.bottom - row.top, 20.0)
        if row.top - bottom > _APART * height:
            break
        left = [stretch for stretch in row.stretches if stretch[0] < (low + high) / 2]
        right = [stretch for stretch in row.stretches if stretch[0] >= (low + high) / 2]
        new_low = max([low, *(stretch[1] for stretch in left)])
        new_high = min([high, *(stretch[0] for stretch in right)])
        if new_high - new_low < _GUTTER * (rows[first].stretches[0][2]):
            break
        low, high = new_low, new_high
        bottom = max(bottom, row.bottom)
        end = index + 1
        both += bool(left and right)
    return _Gutter(first, end, low, high, both)


def _are_columns(rows: list[Row], gutter: _Gutter) -> bool:
    """Both sides hold sentences, and the file writes one side and then the other."""
    sides = _sides(rows[gutter.first : gutter.end], gutter.middle)
    if gutter.both * 2 < min(len(sides[0]), len(sides[1])):
        return False
    for side in sides:
        letters = sum(len(piece.text) + 1 for row in side for piece in row.pieces)
        if letters < _COLUMN_LETTERS * len(side):
            return False
    order = sorted((piece.at, number) for number, side in enumerate(sides) for row in side for piece in row.pieces)
    turns = sum(one[1] != two[1] for one, two in pairwise(order))
    return turns <= max(1, gutter.both // 4)


def _sides(rows: Sequence[Row], middle: float) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if row.grid is not None:
            (left if (row.left + row.right) / 2 < middle else right).append(row)
            continue
        for side, words in (
            (left, [piece for piece in row.pieces if piece.left < middle]),
            (right, [piece for piece in row.pieces if piece.left >= middle]),
        ):
            if words:
                side.append(Row.of(words))
    return left, right
