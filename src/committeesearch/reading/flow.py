"""The page of a format that has none: text is built here, block by block."""

from __future__ import annotations

from collections.abc import Sequence

from committeesearch.model import Box, Grid, Line, Page, Word
from committeesearch.traced import Traced

_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
"""Words of such a page have no place on paper; only struck and underlined ones are noted."""

Run = tuple[str, bool, bool]
"""Text, whether it is struck through, whether it is underlined (or inserted)."""


class FlowWriter:
    """Writes lines and tables one under the other."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._at = 0
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._tables: list[tuple[list[list[tuple[int, int]]], int]] = []

    def line(self, runs: Sequence[Run] | str, heading: int = 0, bold: bool = False, grid: int | None = None) -> None:
        """Write a line; white space is folded, and nothing is written where nothing is left."""
        start = self._at
        for text, struck, underlined in [(runs, False, False)] if isinstance(runs, str) else runs:
            folded = " ".join(text.split())
            if text[:1].isspace() and self._at > start and not self._texts[-1].endswith(" "):
                folded = " " + folded
            if text[-1:].isspace() and folded.strip():
                folded += " "
            if self._at == start or self._texts[-1].endswith(" "):
                folded = folded.lstrip()
            if not folded:
                continue
            if struck or underlined:
                self._words += _words(folded, self._at, struck, underlined)
            self._texts.append(folded)
            self._at += len(folded)
        if self._at == start:
            return
        end = self._at
        while self._texts[-1].endswith(" "):
            end -= len(self._texts[-1]) - len(self._texts[-1].rstrip())
            self._texts[-1] = self._texts[-1].rstrip()
        self._lines.append(Line(start, end, heading=heading, bold=bold, grid=grid))
        self._texts.append("\n")
        self._at = end + 1

    def table(self, rows: Sequence[Sequence[Sequence[Run] | str]], header_rows: int = 0) -> None:
        """Write a table, each cell a line of its own; an empty cell writes none."""
        number = len(self._tables)
        places: list[list[tuple[int, int]]] = []
        for row in rows:
            places.append([])
            for cell in row:
                before = len(self._lines)
                self.line(cell, grid=number)
                wrote = len(self._lines) > before
                places[-1].append((self._lines[-1].start, self._lines[-1].end) if wrote else (0, 0))
        self._tables.append((places, header_rows))

    def page(self) -> Page:
        """All that was written, as one page."""
        text = "".join(self._texts)[:-1]
        grids = tuple(
            Grid(tuple(tuple(Traced.of_page(text, 1, *cell) for cell in row) for row in rows), header_rows=header)
            for rows, header in self._tables
        )
        return Page(1, text, tuple(self._lines), tuple(self._words), grids)


def _words(text: str, at: int, struck: bool, underlined: bool) -> list[Word]:
    found = []
    start = 0
    for part in text.split(" "):
        if part:
            found.append(Word(at + start, at + start + len(part), _NOWHERE, struck, underlined))
        start += len(part) + 1
    return found
