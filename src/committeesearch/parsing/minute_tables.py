"""Minutes that are set as a table: number, what was said, and who is to act, in columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from committeesearch.model import Grid
from committeesearch.parsing.flow import Edges, FlowLine
from committeesearch.traced import Traced, join

MOST = 0.5
"""Share of the letters of minutes that stand in such tables, from which on the rows are the minutes themselves and
not a list that one of them holds."""
_NUMBER = re.compile(r"(?:[A-Z]{1,5}[/. -]?)?\d{1,4}(?:[/.-]\d{1,4}){0,2}[.):]?$")
_ACTION = re.compile(r"\W*(?:actions?|action\s+(?:by|points?|for|owner)|by\s+whom|owner|lead)\W*$", re.IGNORECASE)
_TITLE_ENDS = re.compile(r"(?<=[^\W\d]{2})(?:[.:]\s|\s[-–—]\s)")
_MOST_TITLE = 70
"""Letters of a title that runs into the text of its cell."""
_COLUMNS = (2, 4)


def unrolled(lines: Sequence[FlowLine]) -> Sequence[FlowLine]:
    """The lines with the cells of such tables one below the other, as the lines of ordinary minutes.

    What stands in a column "Action" follows the text beside it, with the column's name before it.
    """
    members: dict[_Place, list[FlowLine]] = defaultdict(list)
    for line in lines:
        if (place := _place(line)) is not None:
            members[place].append(line)
    grids = {place: held[0].page.grids[place[1]] for place, held in members.items()}
    found = {place for place, grid in grids.items() if _holds_minutes(grid)}
    letters = sum(len(line.text) for place in found for line in members[place])
    if not found or letters < MOST * sum(len(line.text) for line in lines):
        return lines
    widths = {len(grids[place].rows[0]) for place in found}
    spread: list[FlowLine] = []
    header: tuple[Traced, ...] = ()  # a table over several pages bears it on the first
    done: set[_Place] = set()
    for line in lines:
        place = _place(line)
        if place is None or not (place in found or len(grids[place].rows[0]) in widths):
            spread.append(line)
        elif place not in done:
            done.add(place)
            rows = grids[place].rows
            if not _NUMBER.match(rows[0][0].text) and any(_ACTION.match(cell.text) for cell in rows[0]):
                header, rows = rows[0], rows[1:]
            spread += _cells(rows, header, members[place])
    return spread


_Place = tuple[int, int]
"""Page and index of a table."""


def _place(line: FlowLine) -> _Place | None:
    at = line.line.grid
    return (line.number, at) if at is not None and at < len(line.page.grids) else None


def _holds_minutes(grid: Grid) -> bool:
    """Whether most rows have a number in the first column and words in the second, or go on with the row above."""
    rows = [row for row in grid.rows if any(row)]
    if not rows or not _COLUMNS[0] <= len(rows[0]) <= _COLUMNS[1]:
        return False
    numbered = [row for row in rows if _NUMBER.match(row[0].text.strip()) and re.search(r"[A-Za-z]{3}", row[1].text)]
    fits = sum(1 for row in rows if not row[0].text.strip()) + len(numbered)
    return len(numbered) > 1 and fits >= len(rows) - 1


def _cells(
    rows: Sequence[Sequence[Traced]], header: Sequence[Traced], members: Sequence[FlowLine]
) -> Iterator[FlowLine]:
    cells = [[list(_lines_of(cell, members)) for cell in row] for row in rows]
    columns = [
        _edges([line for cell in column for line in cell]) for column in zip_longest(*cells, fillvalue=list[FlowLine]())
    ]
    for row in cells:
        numbered = bool(row[0]) and bool(_NUMBER.match(row[0][0].text))
        for column, pieces in enumerate(row):
            if not pieces:
                continue
            label = header[column] if column < len(header) else Traced()
            if _ACTION.match(label.text):
                pieces[0] = replace(pieces[0], body=join(" · ", (label, pieces[0].body)))
            elif column == 1 and numbered:
                pieces[:1] = _titled(pieces[0])
            yield _blank(pieces[0])
            yield from (replace(piece, column=columns[column]) for piece in pieces)
    yield _blank(members[0])


def _edges(lines: Sequence[FlowLine]) -> Edges | None:
    boxes = [line.line.box for line in lines if line.line.box]
    return (min(box.left for box in boxes), max(box.right for box in boxes)) if boxes else None


def _lines_of(cell: Traced, members: Sequence[FlowLine]) -> Iterator[FlowLine]:
    """The lines of a cell, without the words of the cells beside it."""
    for line in members:
        for span in cell.spans():
            start, end = max(span.start, line.line.start), min(span.end, line.line.end)
            if span.page == line.number and start < end:
                body = Traced.of_page(line.page.text, line.number, start, end).strip()
                if body:
                    yield FlowLine(line.page, replace(line.line, start=start, end=end, grid=None), body)


def _titled(line: FlowLine) -> tuple[FlowLine, ...]:
    """The first line of a numbered cell: its title, set as one, and what runs on after it."""
    found = _TITLE_ENDS.search(line.text)
    cut = found.end() if found and found.start() <= _MOST_TITLE else len(line.body)
    title = line.body[: found.start() if found and cut < len(line.body) else cut].strip()
    if len(title) > _MOST_TITLE and found is None:
        return (line,)
    rest = line.body[cut:].strip()
    head = FlowLine(line.page, replace(line.line, bold=True), title)
    return (head, _blank(line), FlowLine(line.page, line.line, rest)) if rest else (head,)


def _blank(line: FlowLine) -> FlowLine:
    return FlowLine(line.page, replace(line.line, end=line.line.start), Traced())
