"""Lines to paragraphs: which lines belong together, over line ends and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from committeesearch.model import Grid
from committeesearch.parsing.cells import Row
from committeesearch.parsing.contents import Title
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import marked_bold, unmarked
from committeesearch.parsing.numbering import Marker, Style, follows, marker
from committeesearch.parsing.style import LOOSE, Setting
from committeesearch.traced import Traced

WRAPPED_TITLE = 0.7
"""Share of the column's width that a bold line fills before a bold line below it is taken to go on with it."""
ROWS_ACROSS = 0.4
"""Share of rows with two filled cells, from which on ruled lines make a table and not a frame."""
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BROKEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_OPENS_LIST = re.compile(r"(?:[.!?:;,]|\band|\bor|\bto|\bthat)[\"'”’)\]]*$", re.IGNORECASE)
_ACTION = re.compile(r"actions?\s*(?:by\b[^:]{0,40}|\([^)]{0,40}\))?\s*:", re.IGNORECASE)
"""Who is to do what: a line of its own below a minute, however it is spaced."""
_RULE = re.compile(r"[\s\-–—_=*.|]+$")
"""A line drawn with signs holds no words."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, while they are being collected; ``bodies`` are their words without marks."""

    lines: list[FlowLine] = field(default_factory=list)
    bodies: list[Traced] = field(default_factory=list)
    marker: Marker | None = None
    bold: bool = False
    marked: int = 0
    """Heading level that the format itself marks."""
    listed: int = 0
    """Heading level that the paper's list of contents gives it."""
    rows: tuple[Row, ...] = ()
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
    def converted(self) -> bool:
        """Whether a converter wrote it down, without a place on paper."""
        return self.first.line.box is None

    @property
    def text(self) -> str:
        """Its words, for looking at."""
        return " ".join(body.text for body in self.bodies)


def paragraphs(
    lines: Sequence[FlowLine], setting: Setting, titles: Mapping[int, Title] | None = None
) -> tuple[Paragraph, ...]:
    """The paragraphs, headings, list items and tables of running text, each as the lines that make it.

    ``titles`` are the headings that the paper's list of contents names: they are paragraphs of their own.
    """
    return tuple(_collect(lines, setting, titles or {}))


def _collect(lines: Sequence[FlowLine], setting: Setting, titles: Mapping[int, Title]) -> Iterator[Paragraph]:
    current: Paragraph | None = None
    parted = False
    item: Marker | None = None
    grids = _Grids()
    titled = 0  # index of the line after a title
    for at, line in enumerate(lines):
        body = unmarked(line.line, line.body)
        if not body or _RULE.match(body.text):
            parted = True
            continue
        grid = grids.of(line)
        if grid and grids.is_open(line):
            # The table's words are already taken; a line of other text may stand between its rows.
            continue
        if grid:
            if current:
                yield current
            current = Paragraph([line], [body], parted=parted, rows=grid.rows, header_rows=grid.header_rows)
            parted, item = False, None
            continue
        bold = line.line.bold or marked_bold(line.line, line.body)
        mark = marker(body.text, item)
        title = titles.get(at)
        if (current and at < titled) or (
            current
            and not (current.rows or title or current.listed)
            and _continues(current, line, body, bold, mark, parted, setting)
        ):
            current.lines.append(line)
            current.bodies.append(body)
        else:
            if current:
                yield current
            item = mark or item
            current = Paragraph(
                [line], [body], mark, bold, line.line.heading, parted=parted or _apart(current, line, setting)
            )
            if title:
                current.listed, titled = title.level, at + title.lines
        parted = False
    if current:
        yield current


class _Grids:
    """The tables that lines stand in; a frame that sets running text in one column is none."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Grid | None] = {}
        self._open: set[tuple[int, int]] = set()

    def of(self, line: FlowLine) -> Grid | None:
        """The table of a line, or None."""
        at = line.line.grid
        if at is None or at >= len(line.page.grids):
            return None
        place = (line.number, at)
        if place not in self._known:
            grid = line.page.grids[at]
            across = sum(1 for row in grid.rows if sum(map(bool, row)) > 1)
            self._known[place] = grid if across >= ROWS_ACROSS * len(grid.rows) else None
        return self._known[place]

    def is_open(self, line: FlowLine) -> bool:
        """Whether a line of the same table was there before."""
        place = (line.number, line.line.grid or 0)
        if place in self._open:
            return True
        self._open.add(place)
        return False


def _apart(current: Paragraph | None, line: FlowLine, setting: Setting) -> bool:
    return current is None or current.last.number != line.number or setting.gap(current.last, line) > LOOSE


def _continues(
    current: Paragraph, line: FlowLine, body: Traced, bold: bool, mark: Marker | None, parted: bool, setting: Setting
) -> bool:
    """Whether ``line`` goes on with the paragraph before it."""
    above = current.last
    so_far = current.bodies[-1].text
    if (mark and _begins_item(current, mark, so_far)) or _ACTION.match(body.text):
        return False
    if line.line.heading != current.marked or (line.line.heading and parted):
        return False
    if abs(line.line.size - above.line.size) > 1.5 and min(line.line.size, above.line.size) > 0:
        return False
    cut = (not _ENDS.search(so_far) and body.text[:1].islower()) or bool(_BROKEN.search(so_far))
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
    return cut or not setting.room_for(above, line) or _wrapped_title(current, line, setting)


def _wrapped_title(current: Paragraph, line: FlowLine, setting: Setting) -> bool:
    """Whether both lines belong to one heading: set alike, and the first too long to be a heading that stands alone."""
    above = current.last.line
    if above.box is None:
        return sum(line.text.count("**") for line in current.lines) % 2 == 1 and line.text.endswith("**")
    if not current.bold or not line.line.bold or setting.mostly_bold:
        return False
    left, right = setting.edges_of(current.last)
    filled = above.box.right - above.box.left > WRAPPED_TITLE * (right - left)
    return filled and current.bodies[-1].text.isupper() == line.text.isupper()


def _heading_like(current: Paragraph, setting: Setting) -> bool:
    return current.bold or current.marked > 0 or setting.larger(current.first.line)


def _begins_item(current: Paragraph, mark: Marker, so_far: str) -> bool:
    """Whether a marker at the start of a line begins a list item, and is not a number inside a sentence."""
    if mark.style is Style.BULLET or current.marker is None or _OPENS_LIST.search(so_far):
        return True
    return follows(current.marker, mark) or mark.value == 1
