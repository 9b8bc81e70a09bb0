"""Lines to paragraphs: which lines belong together, over line ends and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from committeesearch.model import Grid
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import marked_bold, unmarked
from committeesearch.parsing.numbering import Marker, Style, follows, marker
from committeesearch.parsing.style import LOOSE, Setting
from committeesearch.parsing.tables import MOST_HEADER_ROWS
from committeesearch.parsing.text_tables import Row, is_rule, rows_of
from committeesearch.traced import Traced

_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_OPENS_LIST = re.compile(r"(?:[.!?:;,]|\band|\bor|\bto|\bthat)[\"'”’)\]]*$", re.IGNORECASE)
_SECOND_LINE = 10
"""Points by which the lines of a list item hang to the right of its number, at least."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, while they are being collected; ``bodies`` are their words without marks."""

    lines: list[FlowLine] = field(default_factory=list)
    bodies: list[Traced] = field(default_factory=list)
    marker: Marker | None = None
    bold: bool = False
    marked: int = 0
    """Heading level that the format itself marks."""
    rows: list[Row] = field(default_factory=list)
    """Of a table: its cells."""
    header_rows: int = 0
    """Rows of a table that the format marks as header; 0: unknown."""
    parted: bool = False
    """Whether white space stands before it."""

    @property
    def first(self) -> FlowLine:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> FlowLine:
        """Its last line."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """Its words, for looking at."""
        return " ".join(body.text for body in self.bodies)


def paragraphs(lines: Sequence[FlowLine], setting: Setting) -> tuple[Paragraph, ...]:
    """The paragraphs, headings, list items and tables of running text, each as the lines that make it."""
    return tuple(_collect(lines, setting))


def _collect(lines: Sequence[FlowLine], setting: Setting) -> Iterator[Paragraph]:
    current: Paragraph | None = None
    parted = False
    item: Marker | None = None
    for line in lines:
        body = unmarked(line.line, line.body)
        if not body:
            parted = True
            continue
        grid = _grid(line)
        if grid and current and _grid(current.last) is grid:
            current.lines.append(line)
            continue
        rows = grid.rows if grid else rows_of(line, bool(current and current.rows and not parted))
        if rows:
            if current and current.rows and not grid and not parted and not _grid(current.last):
                _add_rows(current, line, rows)
                continue
            if current:
                yield current
            current = Paragraph([line], [body], parted=parted, header_rows=grid.header_rows if grid else 0)
            _add_rows(current, None, rows)
            parted, item = False, None
            continue
        bold = line.line.bold or marked_bold(line.line, line.body)
        mark = marker(body.text, item)
        if current and not current.rows and _continues(current, line, body, bold, mark, parted, setting):
            current.lines.append(line)
            current.bodies.append(body)
        else:
            if current:
                yield current
            item = mark or item
            current = Paragraph(
                [line], [body], mark, bold, line.line.heading, parted=parted or _apart(current, line, setting)
            )
        parted = False
    if current:
        yield current


def _grid(line: FlowLine) -> Grid | None:
    at = line.line.grid
    return line.page.grids[at] if at is not None and at < len(line.page.grids) else None


def _add_rows(table: Paragraph, line: FlowLine | None, rows: Sequence[Row]) -> None:
    """Rows at the end of a table; a row of dashes marks what stands above it as header."""
    if line:
        table.lines.append(line)
    for row in rows:
        if is_rule(row):
            table.header_rows = len(table.rows) if len(table.rows) <= MOST_HEADER_ROWS else 0
        else:
            table.rows.append(row)


def _apart(current: Paragraph | None, line: FlowLine, setting: Setting) -> bool:
    return current is None or current.last.number != line.number or setting.gap(current.last, line) > LOOSE


def _continues(
    current: Paragraph, line: FlowLine, body: Traced, bold: bool, mark: Marker | None, parted: bool, setting: Setting
) -> bool:
    """Whether ``line`` goes on with the paragraph before it."""
    above = current.last
    so_far = current.bodies[-1].text
    if mark and _begins_item(current, mark, so_far):
        return False
    if line.line.heading != current.marked or (line.line.heading and parted):
        return False
    if abs(line.line.size - above.line.size) > 1.5 and min(line.line.size, above.line.size) > 0:
        return False
    cut = not _ENDS.search(so_far) and body.text[:1].islower()
    if bold != current.bold and not cut and (above.line.box is None or setting.room_for(above, line) or bold):
        return False
    if above.number != line.number:
        return cut or (
            not _ENDS.search(so_far) and not setting.room_for(above, line) and not _heading_like(current, setting)
        )
    if parted:
        return cut and not current.marked and not current.bold
    if setting.gap(above, line) > LOOSE:
        return False
    return cut or not setting.room_for(above, line)


def _heading_like(current: Paragraph, setting: Setting) -> bool:
    return current.bold or current.marked > 0 or setting.larger(current.first.line)


def _begins_item(current: Paragraph, mark: Marker, so_far: str) -> bool:
    """Whether a marker at the start of a line begins a list item, and is not a number inside a sentence."""
    if mark.style is Style.BULLET or current.marker is None or _OPENS_LIST.search(so_far):
        return True
    return follows(current.marker, mark) or mark.value == 1
