"""Lines as reading makes them, for tests: of a text file, or set on pages with boxes."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from committeesearch.model import Box, Line, Page, Word
from committeesearch.parsing.flow import FlowLine
from committeesearch.traced import Traced

WIDTH = 60
"""Characters of a full line on a set page."""
LETTER = 6.0
PITCH = 14.0


def plain(text: str) -> tuple[FlowLine, ...]:
    """Lines of a text file; "## " marks a heading, as reading tells."""
    page = Page(1, text)
    lines, at = [], 0
    for row in text.split("\n"):
        marks = len(row) - len(row.lstrip("#")) if row.startswith("#") else 0
        line = Line(at, at + len(row), heading=marks)
        lines.append(FlowLine(page, line, Traced.of_page(text, 1, at, at + len(row)).strip()))
        at += len(row) + 1
    return tuple(lines)


@dataclass(frozen=True)
class Set:
    """A paragraph as set: wrapped to the column, indented, with white space above."""

    text: str
    bold: bool = False
    size: float = 12.0
    left: float = 90.0
    gap: bool = True
    struck: str = ""
    """Words of the paragraph that have a line through them."""


def pages(*contents: list[Set | str]) -> tuple[FlowLine, ...]:
    """Lines of set pages: each paragraph wrapped at ``WIDTH`` characters, with half a blank line above."""
    return tuple(line for number, content in enumerate(contents, 1) for line in _page(number, content))


def _page(number: int, content: list[Set | str]) -> list[FlowLine]:
    rows: list[tuple[str, Line]] = []
    words: list[Word] = []
    at, top = 0, 72.0
    for part in content:
        paragraph = Set(part) if isinstance(part, str) else part
        top += PITCH * 0.8 if paragraph.gap and rows else 0
        room = WIDTH - round((paragraph.left - 90) / LETTER)
        for text in textwrap.wrap(paragraph.text, room, break_on_hyphens=False):
            box = Box(paragraph.left, top, paragraph.left + len(text) * LETTER, top + paragraph.size)
            rows.append((text, Line(at, at + len(text), box, paragraph.size, paragraph.bold)))
            words += _words(text, at, box, paragraph.struck)
            at += len(text) + 1
            top += PITCH
    page = Page(number, "\n".join(text for text, _ in rows), words=tuple(words), width=595.0, height=842.0)
    return [FlowLine(page, line, Traced.of_page(page.text, number, line.start, line.end).strip()) for _, line in rows]


def _words(text: str, at: int, box: Box, struck: str) -> list[Word]:
    found, place = [], 0
    for word in text.split():
        place = text.index(word, place)
        found.append(Word(at + place, at + place + len(word), box, struck=word in struck.split()))
        place += len(word)
    return found
