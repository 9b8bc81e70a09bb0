"""What is drawn on a PDF page besides letters: ruling lines, lines over and under words, pictures."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from committeesearch.reading.glyphs import Frame, Piece

_DEPTH = 6
"""Forms within forms that are followed; papers nest one or two."""
_SEGMENTS = 20_000
"""Points of all paths of a page beyond which it is a map or a plan and its lines are no tables."""
_THIN = 2.2
"""Greatest thickness in points of a bar that can be a line through or under words (Word draws 0.5 to 1.4)."""
_STRUCK = (0.36, 0.74)
"""Where a line through a word passes: share of the height of its box (ascent to descent) from the top."""
_UNDER = (0.76, 1.15)
_COVERED = 0.55
"""Share of a word's width that the line must cover."""
_OVERHANG = 0.8
"""How far, in font sizes, such a line may stick out beyond the words: the rule of a table sticks out further."""

_SHADING = 4
"""So many bars at different heights over one word are strips of a shaded ground, not strikes."""
_BAND = 8.0
"""Height in points of the bands by which words near a bar are found."""
_BELOW = 3.0
"""Points below a word's box where a line under it may still lie."""

Matrix = tuple[float, float, float, float, float, float]
Edge = dict[str, Any]
"""An edge as pdfplumber writes it: orientation, x0, x1, top, bottom, width, height, doctop, object_type."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A thin horizontal line or rectangle."""

    left: float
    right: float
    y: float


@dataclass(slots=True)
class Drawing:
    """``edges`` for the table finder, ``bars`` that may strike words, and the share of the page under pictures."""

    edges: list[Edge] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    pictures: float = 0.0
    segments: int = 0

    @property
    def given_up(self) -> bool:
        """Whether there is so much that lines and bars were not looked at."""
        return self.segments > _SEGMENTS


def drawing(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """Look at every drawn object of a page."""
    found = Drawing()
    count = raw.FPDFPage_CountObjects(page.raw)
    objects = (raw.FPDFPage_GetObject(page.raw, index) for index in range(count))
    for obj, matrix in _drawn(objects, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), _DEPTH):
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += _area(obj, matrix, frame)
        elif found.segments <= _SEGMENTS:
            _path(obj, matrix, frame, found)
    if found.given_up:
        found.edges.clear()
        found.bars.clear()
    return found


def _drawn(objects: Iterator[Any], outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    for obj in objects:
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth:
            inside = (raw.FPDFFormObj_GetObject(obj, index) for index in range(raw.FPDFFormObj_CountObjects(obj)))
            yield from _drawn(inside, _times(_matrix(obj), outer), depth - 1)
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield obj, outer


def _matrix(obj: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _area(obj: Any, outer: Matrix, frame: Frame) -> float:
    a, b, c, d, _, _ = _times(_matrix(obj), outer)
    return abs(a * d - b * c) / max(frame.width * frame.height, 1.0)


def _path(obj: Any, outer: Matrix, frame: Frame, found: Drawing) -> None:
    count = raw.FPDFPath_CountSegments(obj)
    found.segments += count
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(obj, ctypes.byref(fill), ctypes.byref(stroke))
    if not (fill.value or stroke.value) or count > _SEGMENTS:
        return
    matrix = _times(_matrix(obj), outer)
    for points in _outlines(obj, count, matrix, frame):
        for one, two in pairwise(points):
            edge = _edge(one, two)
            if edge:
                found.edges.append(edge)
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if bottom - top <= _THIN < right - left:
            found.bars.append(Bar(left, right, (top + bottom) / 2))


def _outlines(obj: Any, count: int, matrix: Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path, as shown; a part with curves is left out."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(obj, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            curved = True
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


_LEVEL = 0.01
"""Two ends of a ruling line differ by less than this many points across it: rounding of the coordinates."""


def _edge(one: tuple[float, float], two: tuple[float, float]) -> Edge | None:
    wide, high = abs(one[0] - two[0]), abs(one[1] - two[1])
    if high < _LEVEL and wide >= 1:
        left, top = min(one[0], two[0]), one[1]
        return {
            "object_type": "rect_edge", "orientation": "h", "x0": left, "x1": left + wide, "top": top, "bottom": top,
            "doctop": top, "width": wide, "height": 0.0,
        }  # fmt: skip
    if wide < _LEVEL and high >= 1:
        left, top = one[0], min(one[1], two[1])
        return {
            "object_type": "rect_edge", "orientation": "v", "x0": left, "x1": left, "top": top, "bottom": top + high,
            "doctop": top, "width": 0.0, "height": high,
        }  # fmt: skip
    return None


def mark_lines(pieces: Sequence[Piece], bars: Sequence[Bar]) -> None:
    """Mark the words that a bar passes through as struck, those that one runs under as underlined."""
    if not bars:
        return
    bands = _bands(pieces)
    heights: dict[int, set[int]] = defaultdict(set)
    struck: list[Piece] = []
    for bar in bars:
        passed = _passed(bands.get(int(bar.y // _BAND), ()), bar)
        for piece, _ in passed:
            heights[id(piece)].add(round(bar.y))
        struck += _marked(passed, bar, _STRUCK)
        for piece in _marked(passed, bar, _UNDER):
            piece.underlined = True
    for piece in struck:
        piece.struck = len(heights[id(piece)]) < _SHADING


def _bands(pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
    """Words by the bands of the page that a bar through or under them may lie in."""
    bands: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        for band in range(int(piece.top // _BAND), int((piece.bottom + _BELOW) // _BAND) + 1):
            bands[band].append(piece)
    return bands


def _passed(pieces: Sequence[Piece], bar: Bar) -> list[tuple[Piece, float]]:
    """The words that a bar runs over or just under, and where: as a share of the height of the word's box."""
    return [
        (piece, (bar.y - piece.top) / max(piece.bottom - piece.top, 0.1))
        for piece in pieces
        if min(bar.right, piece.right) - max(bar.left, piece.left) >= _COVERED * (piece.right - piece.left) > 0
        and piece.top <= bar.y <= piece.bottom + _BELOW
    ]


def _marked(passed: Sequence[tuple[Piece, float]], bar: Bar, zone: tuple[float, float]) -> list[Piece]:
    """The words whose ``zone`` the bar passes; none where it sticks out beyond them, as the rule of a table does."""
    words = [piece for piece, share in passed if zone[0] <= share <= zone[1]]
    if not words:
        return []
    slack = _OVERHANG * max(piece.size for piece in words) + 1
    inside = min(w.left for w in words) - slack <= bar.left and bar.right <= max(w.right for w in words) + slack
    return words if inside else []
