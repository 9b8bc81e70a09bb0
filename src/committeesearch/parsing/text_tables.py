"""Rows of tables in plain text: cells parted by tabs, by pipes, or marked as HTML."""

from __future__ import annotations

import re

from committeesearch.model import Line
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import unmarked
from committeesearch.traced import Traced

Row = tuple[Traced, ...]

_TAB = re.compile(r"\t")
_PIPE = re.compile(r"(?<!\\)\|")
_PIPED = re.compile(r"\s*\|.*\|\s*$|[^|]*\S\s*\|[^|]*\|")
_RULE = re.compile(r"\s*:?-{2,}:?\s*$")
_HTML_TABLE = re.compile(r"<table\b.*?</table>", re.IGNORECASE | re.DOTALL)
_HTML_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=</tr>|<tr\b|</table>)", re.IGNORECASE | re.DOTALL)
_HTML_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)(?=</t[dh]>|<t[dh]\b|$)", re.IGNORECASE | re.DOTALL)
_LETTERS = re.compile(r"[^a-z0-9]+")


def rows_of(line: FlowLine, inside: bool) -> tuple[Row, ...]:
    """The rows that a line of a text file holds; none where it is running text.

    ``inside`` says that the line above was a row: then one filled cell is enough. Empty cells keep their place.
    """
    if line.line.box is not None or line.line.grid is not None:
        return ()
    raw = Traced.of_page(line.page.text, line.number, line.line.start, line.line.end)
    if table := _HTML_TABLE.search(raw.text):
        rows = _html_rows(raw[table.start() : table.end()], line.line)
        rest = raw[table.end() :]
        flat = _folded("".join(cell.text for row in rows for cell in row))
        # Converters print the cells once more behind the markup.
        return rows if _folded(rest.text) in ("", flat) else (*rows, *_split(rest, _TAB, line.line, True))
    if "\t" in raw.text:
        return _split(raw, _TAB, line.line, inside)
    if _PIPED.match(raw.text):
        return _split(raw.strip().strip("|"), _PIPE, line.line, inside)
    return ()


def is_rule(row: Row) -> bool:
    """Whether a row is the dashes that part a header from the rows below it."""
    filled = [cell.text for cell in row if cell]
    return bool(filled) and all(_RULE.match(text) for text in filled)


def _split(raw: Traced, separator: re.Pattern[str], line: Line, inside: bool) -> tuple[Row, ...]:
    edges = [0, *(place for match in separator.finditer(raw.text) for place in match.span()), len(raw)]
    cells = tuple(unmarked(line, raw[start:end].strip()) for start, end in zip(edges[::2], edges[1::2], strict=True))
    filled = sum(1 for cell in cells if cell)
    return (cells,) if filled > 1 or (inside and filled and len(cells) > 1) else ()


def _html_rows(table: Traced, line: Line) -> tuple[Row, ...]:
    rows = []
    for row in _HTML_ROW.finditer(table.text):
        cells = _HTML_CELL.finditer(table.text, row.start(1), row.end(1))
        rows.append(tuple(unmarked(line, table[cell.start(1) : cell.end(1)].strip()) for cell in cells))
    return tuple(row for row in rows if any(row))


def _folded(text: str) -> str:
    return _LETTERS.sub("", text.lower())
