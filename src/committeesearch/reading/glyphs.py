"""The words of a PDF page as pdfium sees them, in the order in which the file writes them."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from committeesearch.reading.letters import RAISED, normalised

_TOKEN = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A word; pdfium marks a hyphen at a line's end with one of the two characters and drops the line end after it."""
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_WIDEST_LETTER = 1.3
"""Advance of a letter in font sizes that no ordinary letter exceeds: a longer word has a gap that was not seen."""
_GAP = 0.25
"""Gap between letters, in font sizes, that parts two words."""
_RAISED_SIZE = 0.85
"""A note mark is set smaller than this share of the letters before it (Word: 0.65; Acrobat: 0.58)."""
_RAISED_BY = 0.12
"""and its foot stands above theirs by at least this share of their height."""
_UNITS = re.compile(r"(?:^|[\d\W])(?:[cmk]?m|ft|yd|in)$")
"""After a unit of length a raised 2 or 3 is a power, not a note."""


@dataclass(slots=True)
class Piece:
    """A word before it has a place in ``Page.text``: normalised letters, edges in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    at: int = 0
    """Index of its first character in the file's own order; ``end`` is exclusive."""
    end: int = 0
    struck: bool = False
    underlined: bool = False

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.top + self.bottom) / 2


Corners = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Frame:
    """Turns pdfium's coordinates (from the bottom left, unturned) into those of the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rotation: int = page.get_rotation() % 360
        self.width: float = page.get_width()
        self.height: float = page.get_height()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def corners(self, left: float, bottom: float, right: float, top: float) -> Corners:
        """A rectangle as shown."""
        if self.rotation == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        x0, y0 = self.point(left, top)
        x1, y1 = self.point(right, bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


class Glyphs:
    """The characters of one page. Close it before the page."""

    def __init__(self, page: pdfium.PdfPage, frame: Frame) -> None:
        self._text_page = page.get_textpage()
        self._handle = self._text_page.raw
        self._frame = frame
        self._rect = raw.FS_RECTF()
        self._fonts: dict[int, tuple[float, bool]] = {}
        self.count: int = max(0, self._text_page.count_chars())

    def close(self) -> None:
        """Give the memory back."""
        self._text_page.close()

    def pieces(self) -> list[Piece]:
        """Every word of the page, in the file's own order; those outside the visible page are left out."""
        letters = self._letters()
        found: list[Piece] = []
        width, height = self._frame.width, self._frame.height
        for match in _TOKEN.finditer(letters):
            for piece in self._word(match.group(), match.start(), match.end()):
                if piece.right > 0 and piece.bottom > 0 and piece.left < width and piece.top < height:
                    if found and found[-1].size != piece.size:
                        self._mark_note(found[-1], piece)
                    found.append(piece)
        return found

    def split(self, piece: Piece, side: Callable[[Corners], object]) -> list[Piece]:
        """Cut a word where ``side`` of its letters' rectangles changes."""
        parts: list[tuple[int, int]] = []
        last: object = None
        for index in range(piece.at, piece.end):
            now = side(self.corners(index))
            if parts and now == last:
                parts[-1] = (parts[-1][0], index + 1)
            else:
                parts.append((index, index + 1))
            last = now
        made = [self._piece(self._letters_of(start, end), start, end) for start, end in parts]
        return [part for part in made if part]

    def corners(self, index: int) -> Corners:
        """The rectangle of a character, as high as its font."""
        rect = self._rect
        if not raw.FPDFText_GetLooseCharBox(self._handle, index, ctypes.byref(rect)):
            return 0.0, 0.0, 0.0, 0.0
        return self._frame.corners(rect.left, rect.bottom, rect.right, rect.top)

    def _letters(self) -> str:
        """One character for each of pdfium's indices."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = raw.FPDFText_GetText(self._handle, 0, self.count, buffer)
        if written - 1 == self.count:
            return "".join(map(chr, buffer[: self.count]))
        codes = (raw.FPDFText_GetUnicode(self._handle, index) for index in range(self.count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\ufeff" for code in codes)

    def _letters_of(self, start: int, end: int) -> str:
        return "".join(chr(raw.FPDFText_GetUnicode(self._handle, index) or 0xFEFF) for index in range(start, end))

    def _word(self, token: str, start: int, end: int) -> Iterator[Piece]:
        piece = self._piece(token, start, end)
        if piece is None:
            return
        width, height = piece.right - piece.left, piece.bottom - piece.top
        if end - start > 1 and self._doubtful(piece, width, height, end - start):
            yield from self._cut(piece)
        elif end - start > 1 and token[-1] in "0123456789":
            yield from self._without_note(piece)
        else:
            yield piece

    def _piece(self, token: str, start: int, end: int) -> Piece | None:
        text = token if token.isascii() and token.isprintable() else normalised(token).replace(" ", "")
        if not text:
            return None
        left, top, right, bottom = self.corners(start)
        if end - start > 1:
            x0, y0, x1, y1 = self.corners(end - 1)
            left = left if left < x0 else x0
            top = top if top < y0 else y0
            right = right if right > x1 else x1
            bottom = bottom if bottom > y1 else y1
        size, bold = self._font(start)
        return Piece(text, left, top, right, bottom, size, bold, start, end)

    def _font(self, index: int) -> tuple[float, bool]:
        """Size as shown, in points, and whether it is bold."""
        obj = raw.FPDFText_GetTextObject(self._handle, index)
        if not obj:
            return 0.0, False
        key = ctypes.addressof(obj.contents)
        if key not in self._fonts:
            size = raw.FPDFText_GetFontSize(self._handle, index)
            matrix = raw.FS_MATRIX()
            if raw.FPDFText_GetMatrix(self._handle, index, ctypes.byref(matrix)):
                size *= math.hypot(matrix.c, matrix.d)
            name = ctypes.create_string_buffer(128)
            font = raw.FPDFTextObj_GetFont(obj)
            raw.FPDFFont_GetBaseFontName(font, name, 128)
            self._fonts[key] = (round(size, 1), bool(_BOLD.search(name.value.decode("latin-1"))))
        return self._fonts[key]

    @staticmethod
    def _doubtful(piece: Piece, width: float, height: float, letters: int) -> bool:
        size = piece.size or height
        return width > letters * size * _WIDEST_LETTER or height > 1.9 * max(size, 1.0)

    def _cut(self, piece: Piece) -> Iterator[Piece]:
        """Part a word whose letters stand apart, or on two lines; one that runs up or down the page stays whole."""
        boxes = [self.corners(index) for index in range(piece.at, piece.end)]
        size = piece.size or boxes[0][3] - boxes[0][1]
        upright = sum(_same_line(one, two) for one, two in pairwise(boxes))
        if upright * 2 < len(boxes) - 1:
            yield piece
            return
        group = 0
        groups = [0]
        for one, two in pairwise(boxes):
            group += not _same_line(one, two) or abs(two[0] - one[2]) > _GAP * size + (one[2] - one[0])
            groups.append(group)
        numbers = iter(groups)
        yield from self.split(piece, lambda _: next(numbers))

    def _without_note(self, piece: Piece) -> Iterator[Piece]:
        """Part a raised note mark from the word or figure that it hangs on: "38" with a raised 1 is not 381."""
        first, last = self._font(piece.at), self._font(piece.end - 1)
        if last[0] >= _RAISED_SIZE * first[0]:
            yield piece
            return
        start = piece.end - 1
        while start > piece.at and self._font(start - 1)[0] <= last[0]:
            start -= 1
        word = self._piece(self._letters_of(piece.at, start), piece.at, start)
        mark = self._piece(self._letters_of(start, piece.end), start, piece.end)
        if word is None or mark is None or not _raised(word, mark):
            yield piece
        elif _UNITS.search(word.text) and mark.text in "23":
            yield Piece(
                word.text + mark.text.translate(RAISED), word.left, word.top, mark.right, word.bottom,
                word.size, word.bold, word.at, mark.end,
            )  # fmt: skip
        else:
            yield word
            yield mark

    @staticmethod
    def _mark_note(before: Piece, piece: Piece) -> None:
        """Write a small raised number beside a word with raised figures, which no reader takes for an amount."""
        for mark, word in ((piece, before), (before, piece)):
            small = mark.size < _RAISED_SIZE * word.size and mark.text.isdigit() and len(mark.text) <= 3
            if small and abs(piece.left - before.right) < word.size and _raised(word, mark):
                mark.text = mark.text.translate(RAISED)


def _raised(word: Piece, mark: Piece) -> bool:
    height = word.bottom - word.top
    return mark.bottom < word.bottom - _RAISED_BY * height and mark.middle < word.middle


def _same_line(one: Corners, two: Corners) -> bool:
    return min(one[3], two[3]) - max(one[1], two[1]) > 0.4 * min(one[3] - one[1], two[3] - two[1])
