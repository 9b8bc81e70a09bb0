"""Plain text and markdown: the page's text is the file, letter by letter."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from committeesearch.errors import DamagedFile, LimitExceeded, UnsupportedFile
from committeesearch.model import Format, Grid, Line, Page, SourceFile
from committeesearch.reading.marked import MarkedTable, find_marked
from committeesearch.settings import ReadingLimits

_HEADING = re.compile(r"(#{1,6})\s+\S")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_BOLD = re.compile(r"\s*(?:#{1,6}\s+)?(\*\*|__|<b>|<strong>)(?:(?!\1).)+(\*\*|__|</b>|</strong>)\s*$")
_CONTROL = {code: " " for code in range(0x20) if code not in (0x09, 0x0A)}
_BINARY = 0.02
"""Share of control characters beyond which bytes are no text."""


def read_text(data: bytes, file: str, digest: str, format: Format, limits: ReadingLimits) -> SourceFile:
    """A file of one page. Line ends become "\n" and control marks spaces, one for one; all else stays as it is."""
    text = decoded(data, file)
    if not text.strip():
        raise DamagedFile(file, "It is empty: it holds nothing but blank lines.", "Check that it is the right file.")
    tables = find_marked(text)
    cells = sum(len(row) for table in tables for row in table.grid.rows)
    if cells > limits.table_cells * max(1, len(tables)):
        raise LimitExceeded(file, f"A table has more than {limits.table_cells:,} cells.", "Raise the limit.")
    grids: tuple[Grid, ...] = tuple(table.grid for table in tables)
    return SourceFile(file, format, digest, (Page(1, text, tuple(_lines(text, tables)), grids=grids),))


def decoded(data: bytes, file: str) -> str:
    """UTF-8, UTF-16 with its mark, or else Windows-1252, which Word writes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = sum(char < " " and char not in "\t\n\f\v" for char in text[:100_000])
    if odd > _BINARY * min(len(text), 100_000):
        raise UnsupportedFile(file, "It is not text, although its name says so.", "Save it as PDF, Word or text.")
    return text.translate(_CONTROL)


def _lines(text: str, tables: tuple[MarkedTable, ...]) -> Iterator[Line]:
    """The file's lines, cut where a table begins or ends within one."""
    inside = sorted((start, end, number) for number, table in enumerate(tables) for start, end in table.extents)
    for start, end in _ends(text):
        heading = _heading(text, start, end)
        at = start
        for low, high, number in inside:
            if high <= at or low >= end:
                continue
            if text[at:low].strip():
                yield Line(at, low, heading=heading)
            yield Line(max(at, low), min(end, high), grid=number)
            at = min(end, high)
        if at == start or text[at:end].strip():
            yield Line(at, end, bold=bool(_BOLD.match(text, at, end)), heading=heading)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _heading(text: str, start: int, end: int) -> int:
    """Level of a markdown heading, by its marks or by the line drawn under it."""
    mark = _HEADING.match(text, start, end)
    if mark:
        return len(mark.group(1))
    if not text[start:end].strip() or "\t" in text[start:end]:
        return 0
    below = text[end + 1 : end + 200].partition("\n")[0]
    under = _UNDERLINE.fullmatch(below)
    if under and len(below.strip()) >= 3:
        return 1 if below[0] == "=" else 2
    return 0
