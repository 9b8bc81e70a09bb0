"""Tables: header, rows and caption; parts that stand on several pages made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from committeesearch.model import Block, BlockKind, Table
from committeesearch.parsing.cells import Row, folded, has_words, is_figure, is_group, is_lower
from committeesearch.parsing.halves import joined
from committeesearch.traced import Traced, join

CELL = " · "
"""Stands between the cells of a row."""
GROUP = " › "
"""Stands between the name of a group of columns and the name of a column."""
MOST_HEADER_ROWS = 3
"""A title over all columns, the names of groups of columns, the names of the columns."""
_CAPTION = re.compile(r"(?:table|figure|fig\.?|chart|appendix|annex)\b", re.IGNORECASE)
FIGURED = 0.8
"""Share of the rows with figures, from which on a row without any is the rest of the one before."""
MOST_CAPTION = 25
"""Words of a line above a table that is its caption."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table as it stands in one place; ``page`` is its last page, ``header`` how many of its rows are header."""

    rows: tuple[Row, ...]
    header: int
    first_page: int
    page: int
    seams: tuple[int, ...] = ()
    """The rows before which a page or another part ended."""

    @property
    def width(self) -> int:
        """Cells of its rows."""
        return len(self.rows[0])


def part(rows: Sequence[Row], header_rows: int, page: int, converted: bool = False) -> Part | None:
    """A table out of the rows of one place; None where it has no words.

    ``converted``: a converter wrote the table down, and may have done so more than once; a form that was set with a row
    many times means each.
    """
    filled = [tuple(cell.squeezed() for cell in row) for row in rows]
    filled = [row for at, row in enumerate(filled) if has_words(row) and not (converted and _said_above(filled, at))]
    if not filled:
        return None
    width = max(len(row) for row in filled)
    filled = [row + (Traced(),) * (width - len(row)) for row in filled]
    return Part(tuple(filled), header_rows or _header_rows(filled), page, page)


def gathered(parts: Sequence[Part]) -> list[tuple[Part, int]]:
    """The tables that parts standing one below the other make, each with the number of parts that it is made of."""
    found: list[tuple[Part, int]] = []
    for below in parts:
        whole = _continued(found[-1][0], below) if found else None
        if whole:
            found[-1] = (whole, found[-1][1] + 1)
        else:
            found.append((below, 1))
    at = 0
    while at + 1 < len(found):
        (left, ones), (right, others) = found[at : at + 2]
        rows = joined(left.rows, right.rows, left.header, left.seams) if left.header == right.header else None
        if rows:
            found[at : at + 2] = [(Part(rows, left.header, left.first_page, right.page), ones + others)]
        else:
            at += 1
    return found


def _continued(above: Part, below: Part) -> Part | None:
    """The two as one table where ``below`` goes on with ``above``, nothing standing between them; else None.

    It goes on where it has as many columns and no header of its own, or the same header again at the top of a later
    page.
    """
    if not above.width == below.width > 1:
        return None
    again = (
        below.header == above.header > 0
        and below.first_page > above.page
        and folded(below.rows[: below.header]) == folded(above.rows[: above.header])
    )
    if below.header and not again:
        return None
    rest = below.rows[below.header :] if again else below.rows
    rows = (*above.rows[: above.header], *_with_cut_row(above.rows[above.header :], rest))
    seams = (*above.seams, len(above.rows)) if len(rows) > len(above.rows) else above.seams
    return Part(rows, above.header, above.first_page, below.page, seams)


def table_block(table: Part, above: Block | None = None) -> Block:
    """A table as a block. ``above`` is the block before it: its caption, where it is one short line."""
    header, rows = table.rows[: table.header], table.rows[table.header :]
    lines = join("\n", (join(CELL, row) for row in table.rows))
    return Block(BlockKind.TABLE, lines, table=Table(_names(header, table.width), rows, _caption(above)))


def _names(header: Sequence[Row], width: int) -> Row:
    """The name of each column: the header's rows one under the other; a group's name counts for each of its columns."""
    if not header:
        return (Traced(),) * width
    *groups, last = header
    names: list[Row] = []
    groups_below: list[bool] = []
    for row in groups:
        # The corner names the rows or all figures, never the columns to its right.
        current = Traced()
        spread = [row[0]]
        shared = False
        for cell, below in zip(row[1:], last[1:], strict=True):
            shared = shared or bool(current and below and not cell)
            current = cell or (current if below else Traced())
            spread.append(current)
        names.append(tuple(spread))
        groups_below.append(shared)
    return tuple(_named(column, groups_below) for column in zip(*names, last, strict=True))


def _named(column: Sequence[Traced], groups: Sequence[bool]) -> Traced:
    """The name of one column under those of its groups; a name of several lines is no group."""
    name = column[-1]
    for above, group in zip(reversed(column[:-1]), reversed(groups), strict=True):
        name = join(GROUP if group and above and name else " ", (above, name))
    return name


def _caption(above: Block | None) -> str:
    if above is None or above.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM):
        return ""
    text = above.body.text
    short = len(text.split()) <= MOST_CAPTION
    return text if short and (_CAPTION.match(text) or not re.search(r"[.;,]$", text)) else ""


def _header_rows(rows: Sequence[Row]) -> int:
    """How many of the first rows are header: they have no figures, the rows below have; or they name longer texts."""
    if len(rows) < 2 or any(cell.text.endswith(":") for cell in rows[0]) or is_lower(rows[0]):
        return 0
    figures = [sum(is_figure(cell) for cell in row) for row in rows]
    for at in range(min(MOST_HEADER_ROWS, len(rows) - 1)):
        if figures[at]:
            return 0
        if figures[at + 1]:
            return at + 1
        if sum(map(bool, rows[at])) > 1 and at + 1 < len(rows) and not _spans(rows[at]):
            break
    first, others = rows[0], rows[1:]
    if not all(first[1:]) or (len(first) < 3 and len(rows) < 3):
        return 0
    lengths = [len(cell.text) for row in others for cell in row if cell]
    named = all(len(cell.text.split()) <= 8 for cell in first)
    longer = bool(lengths) and sum(lengths) / len(lengths) > 1.3 * sum(len(cell.text) for cell in first) / len(first)
    return int(named and (longer or any(figures[1:])))


def _spans(row: Row) -> bool:
    """Whether cells of a row reach over columns: then the names of the columns stand below."""
    return sum(1 for cell in row if not cell) * 2 >= len(row) - 1


def _said_above(rows: Sequence[Row], at: int) -> bool:
    """Whether a row repeats an earlier one word for word: converters print tables more than once."""
    words = folded([rows[at]])
    return len(words) > 12 and any(folded([row]) == words for row in rows[max(0, at - 12) : at])


def _with_cut_row(above: Sequence[Row], below: Sequence[Row]) -> tuple[Row, ...]:
    """Rows of both; a row that the page break cut is made whole."""
    if not below or not above or not _goes_on(above, below[0]):
        return (*above, *below)
    whole = tuple(join(" ", pair) for pair in zip(above[-1], below[0], strict=True))
    return (*above[:-1], whole, *below[1:])


def _goes_on(above: Sequence[Row], first: Row) -> bool:
    """Whether the first row of a page is the rest of the last one: its cells go on in lower case, and its label is not
    repeated, or its figures stand above the break, where each row has some."""
    if not first[0] and sum(map(bool, first)) * 2 <= len(first) and is_lower(first):
        return True
    figured = [any(map(is_figure, row)) for row in above]
    lower = any(cell.text[:1].islower() for cell in first)
    few = sum(figured) < FIGURED * len(figured)
    return not few and figured[-1] and lower and not any(map(is_figure, first)) and not is_group(first)
