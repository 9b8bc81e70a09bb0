"""From words and lines to a ``Page``: the one place where ``Page.text`` is written and offsets are made."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from committeesearch.model import Box, Grid, Line, Page, Word
from committeesearch.traced import Traced, join


@dataclass(slots=True)
class Piece:
    """A word before it has a place in ``Page.text``; its letters are already normalised."""

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    struck: bool = False
    underlined: bool = False
    cell: tuple[int, int, int] | None = None
    """Grid, row and column that it stands in."""


@dataclass(slots=True)
class Row:
    """Words of one line, from left to right."""

    pieces: list[Piece]
    grid: int | None = None
    heading: int = 0
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        self.box = around(piece.box for piece in self.pieces)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


_LETTERS = {
    0xA0: " ", 0x2007: " ", 0x202F: " ", 0x2028: " ", 0x2029: " ", 0x85: " ", 0x0B: " ", 0x0C: " ", 0x09: " ",
    0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0xFFFE: None, 0xFFFF: None,
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    # Symbol and Wingdings as Word writes them: the marks of lists.
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "✓", 0xF06C: "•", 0xF06E: "•", 0xF0A8: "•", 0xF076: "•",
    0xF0E0: "→", 0xF0FE: "☒", 0xF06F: "•", 0xF02D: "-", 0xF0BE: "–",
}  # fmt: skip
_LETTERS |= {code: None for code in [*range(0x20), *range(0x7F, 0xA0)] if code not in (0x09, 0x0B, 0x0C, 0x85, 0x0A)}
_LETTERS |= {code: None for code in range(0xD800, 0xE000)}
_LETTERS |= {code: "•" for code in range(0xE000, 0xF900) if code not in _LETTERS}


def normalised(text: str) -> str:
    """Letters as they are kept for good: ligatures written out, odd spaces plain, control marks gone."""
    return text if text.isascii() and text.isprintable() else unicodedata.normalize("NFC", text.translate(_LETTERS))


def build_page(number: int, rows: Sequence[Row], grids: Sequence[Grid] = (), **more: object) -> Page:
    """Write the rows one under the other and note where each word and line ended up."""
    texts: list[str] = []
    lines: list[Line] = []
    words: list[Word] = []
    at = 0
    for row in rows:
        start = at
        for piece in row.pieces:
            if at > start:
                at += 1
                texts.append(" ")
            texts.append(piece.text)
            words.append(Word(at, at + len(piece.text), piece.box, piece.struck, piece.underlined))
            at += len(piece.text)
        letters = sum(len(piece.text) for piece in row.pieces)
        sizes: dict[float, int] = {}
        for piece in row.pieces:
            size = round(piece.size, 1)
            sizes[size] = sizes.get(size, 0) + len(piece.text)
        bold = sum(len(piece.text) for piece in row.pieces if piece.bold) * 2 > letters
        lines.append(Line(start, at, row.box, max(sizes, key=lambda s: sizes[s]), bold, row.heading, row.grid))
        texts.append("\n")
        at += 1
    text = "".join(texts)[:-1]
    return replace(Page(number, text, tuple(lines), tuple(words), tuple(grids)), **more)  # type: ignore[arg-type]


__all__ = ["Piece", "Row", "Traced", "around", "build_page", "join", "normalised"]
