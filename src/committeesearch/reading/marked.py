"""Tables in plain text: parted by tabs, by pipes, or written as HTML.

Text that was taken out of a PDF often prints one table several times over, as HTML and then as tabs; that is
one table, and all its places belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from committeesearch.model import Grid
from committeesearch.traced import Traced, concat, join

Extent = tuple[int, int]

_TABLE = re.compile(r"<table\b[^>]*>(.*?)</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=</tr\s*>|<tr\b|$)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t([dh])\b[^>]*>(.*?)(?=</t[dh]\s*>|<t[dh]\b|$)", re.IGNORECASE | re.DOTALL)
_MARK = re.compile(r"</?(?:b|i|u|p|br|sup|sub|em|strong|span|a|font|div)\b[^<>]*>|\*\*|__", re.IGNORECASE)
"""Marks within a cell that are not its words."""
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_NUMBERING = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-z]|[ivx]{1,5})[.)]?$|[•·o*–-]$", re.IGNORECASE)
_LISTED = re.compile(r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]$|[•·o*▪–-]$", re.IGNORECASE)
"""Marks that only lists have: a bullet, "(a)", "iv.", "3."."""
_LONG = 40
"""Mean letters in the second column beyond which bare numbers in the first are those of paragraphs."""


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table and the stretches of text that print it."""

    grid: Grid
    extents: tuple[Extent, ...]


def find_marked(text: str, page: int = 1) -> tuple[MarkedTable, ...]:
    """Every table of a text, in order, each once."""
    found = list(_html(text, page))
    taken = [extent for table in found for extent in table.extents]
    found += _lined(text, page, taken)
    found.sort(key=lambda table: table.extents[0])
    return tuple(_once(found, text))


# --- HTML ----------------------------------------------------------------------------------------------------


def _html(text: str, page: int) -> Iterator[MarkedTable]:
    for match in _TABLE.finditer(text):
        rows: list[tuple[Traced, ...]] = []
        header = 0
        for row in _ROW.finditer(text, match.start(1), match.end(1)):
            kinds, cells = [], []
            for cell in _CELL.finditer(text, row.start(1), row.end(1)):
                kinds.append(cell.group(1).lower())
                cells.append(_cell(text, page, cell.start(2), cell.end(2)))
            if cells:
                header += header == len(rows) and set(kinds) == {"h"}
                rows.append(tuple(cells))
        if rows:
            grid = Grid(tuple(rows), header_rows=header)
            copies = _copies(text, match.end(), grid)
            yield MarkedTable(grid, (match.span(), *copies))


def _copies(text: str, at: int, grid: Grid) -> list[Extent]:
    """The same cells in the same order, parted by tabs, on the rest of the line or the next lines."""
    cells = [cell.text for row in grid.rows for cell in row if cell]
    if not cells:
        return []
    pattern = re.compile(r"[ \t]*" + r"[\t\n |]+".join(re.escape(cell) for cell in cells) + r"[ \t|]*(?=\n|$)")
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    copies: list[Extent] = []
    # A sentence may stand between the table and its copy on the line: look for the copy at each tab.
    starts = [place.start() for place in re.finditer(r"\t+", text[at : line_end + 1])]
    for start in [*(at + start for start in starts), at, line_end + 1]:
        match = pattern.match(text, start)
        if match and (not copies or match.start() >= copies[-1][1]):
            copies.append(match.span())
            break
    return copies


# --- tabs and pipes ------------------------------------------------------------------------------------------


def _lined(text: str, page: int, taken: list[Extent]) -> Iterator[MarkedTable]:
    group: list[Extent] = []
    separator = ""
    at = 0
    for line in [*text.split("\n"), ""]:
        extent = at, at + len(line)
        at += len(line) + 1
        free = not any(start < extent[1] and extent[0] < end for start, end in taken)
        now = _separator(line) if free else ""
        if group and now != separator:
            yield from _grouped(text, page, group, separator)
            group = []
        separator = now
        if now:
            group.append(extent)


def _separator(line: str) -> str:
    if line.count("|") >= 2 or ("|" in line and _RULE.match(line)):
        return "|"
    return "\t" if "\t" in line and line.strip() else ""


def _grouped(text: str, page: int, group: list[Extent], separator: str) -> Iterator[MarkedTable]:
    rows: list[tuple[Traced, ...]] = []
    header = 0
    for start, end in group:
        if separator == "|" and _RULE.match(text[start:end]):
            header = header or len(rows)
            continue
        rows.append(tuple(_cells(text, page, start, end, separator)))
    filled = [sum(1 for cell in row if cell) for row in rows]
    if sum(count >= 2 for count in filled) < 2 or _numbering(rows):
        return
    width = max(len(row) for row in rows)
    padded = tuple(row + (Traced(),) * (width - len(row)) for row in rows)
    yield MarkedTable(Grid(padded, header_rows=header), tuple(group))


def _cells(text: str, page: int, start: int, end: int, separator: str) -> Iterator[Traced]:
    if separator == "|":
        line = text[start:end]
        end = start + len(line.rstrip().removesuffix("|"))
        start += len(line) - len(line.lstrip().removeprefix("|"))
    at = start
    while True:
        stop = text.find(separator, at, end)
        yield _cell(text, page, at, end if stop < 0 else stop)
        if stop < 0:
            return
        at = stop + 1


def _numbering(rows: list[tuple[Traced, ...]]) -> bool:
    """Numbered paragraphs or a list whose numbers are parted from the words by a tab."""
    rows = [_outdented(row) for row in rows]
    pairs = [row for row in rows if row and row[0] and _NUMBERING.match(row[0].text)]
    if len(pairs) * 5 < len(rows) * 4 or any(sum(1 for cell in row if cell) > 2 for row in rows):
        return False
    listed = all(_LISTED.match(row[0].text) for row in pairs)
    return listed or sum(len(row[1]) for row in pairs if len(row) > 1) > _LONG * len(pairs)


def _outdented(row: tuple[Traced, ...]) -> tuple[Traced, ...]:
    """A row without the empty cells before its first words: a list inside a list is indented by tabs."""
    return row[next((at for at, cell in enumerate(row) if cell), 0) :]


# --- both ----------------------------------------------------------------------------------------------------


def _cell(text: str, page: int, start: int, end: int) -> Traced:
    """The words between two offsets, without marks."""
    parts: list[Traced] = []
    at = start
    for mark in _MARK.finditer(text, start, end):
        parts.append(Traced.of_page(text, page, at, mark.start()))
        at = mark.end()
    parts.append(Traced.of_page(text, page, at, end))
    return concat(parts).squeezed()


def _once(tables: list[MarkedTable], text: str) -> Iterator[MarkedTable]:
    """Tables that follow each other with the same words are one."""
    last: MarkedTable | None = None
    for table in tables:
        if last and _words(last) == _words(table) and not text[last.extents[-1][1] : table.extents[0][0]].strip():
            last = replace(last, extents=last.extents + table.extents)
            continue
        if last:
            yield last
        last = table
    if last:
        yield last


def _words(table: MarkedTable) -> str:
    return join(" ", (cell for row in table.grid.rows for cell in row)).text
