"""Files as reading makes them, for tests: a text file, or a PDF whose lines stand where the test says."""

from __future__ import annotations

from dataclasses import dataclass

from committeesearch.model import Bookmark, Box, Format, Line, Page, SourceFile, Word

LETTER = 5.5
"""Width of a letter in points."""
WIDTH, HEIGHT = 595.0, 842.0


@dataclass(frozen=True)
class At:
    """A line at a place of its page, in points from the top left corner. Cells stand ``gap`` points apart."""

    text: str
    top: float
    left: float = 70.0
    size: float = 11.0
    bold: bool = False


def text_file(text: str, file: str = "paper.txt") -> SourceFile:
    """A plain-text file, with the headings of markdown."""
    lines, at = [], 0
    for row in text.split("\n"):
        marks = len(row) - len(row.lstrip("#")) if row.startswith("#") else 0
        lines.append(Line(at, at + len(row), heading=marks))
        at += len(row) + 1
    return SourceFile(file, Format.TEXT, f"digest of {text}", (Page(1, text, tuple(lines)),))


def pdf(
    *pages: list[At | str],
    file: str = "paper.pdf",
    title: str = "",
    subject: str = "",
    bookmarks: tuple[Bookmark, ...] = (),
) -> SourceFile:
    """A PDF.

    A line given as plain text stands 16 points below the one before, the first 90 points from the top.
    """
    made = tuple(_page(number, rows) for number, rows in enumerate(pages, 1))
    digest = "digest of " + " ".join(page.text for page in made)
    return SourceFile(file, Format.PDF, digest, made, bookmarks, title, subject)


def stamp(number: int) -> At:
    """The page stamp of an agenda system."""
    return At(f"Page {number}", 795, 274)


def item_stamp(number: str) -> At:
    """The item stamp of an agenda system."""
    return At(f"Agenda Item {number}", 25, 468)


def _page(number: int, rows: list[At | str]) -> Page:
    top, placed = 74.0, list[At]()
    for row in rows:
        line = row if isinstance(row, At) else At(row, top + 16)
        top = line.top
        placed.append(line)
    texts, lines, words, at = list[str](), list[Line](), list[Word](), 0
    for row in sorted(placed, key=lambda line: (line.top, line.left)):
        start, left = at, row.left
        for word in row.text.split(" "):
            box = Box(left, row.top, left + len(word) * LETTER, row.top + row.size)
            words.append(Word(at, at + len(word), box))
            at += len(word) + 1
            left += (len(word) + 1) * LETTER
        box = Box(row.left, row.top, left - LETTER, row.top + row.size)
        lines.append(Line(start, at - 1, box, row.size, row.bold))
        texts.append(row.text)
    return Page(number, "\n".join(texts), tuple(lines), tuple(words), width=WIDTH, height=HEIGHT)
