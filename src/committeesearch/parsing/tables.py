"""Tables: header, rows and caption; parts on several pages, or in a left and a right half, made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from committeesearch.model import Block, BlockKind, Table
from committeesearch.traced import Traced, join

CELL = " · "
"""Stands between the cells of a row."""
MOST_HEADER_ROWS = 3
"""A title over all columns, the names of groups of columns, the names of the columns."""
FEWEST_HALVES = 5
"""Rows from which two tables of equally many rows are taken to be the halves of one."""
_NUMERIC = re.compile(r"\W*(?:[£$€]?\s?[-+(]?[\d.,]+[)]?\s?(?:%|k|m|bn|p)?\W*)+$", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d\d){1,2})?|\d\d[-–/]\d\d)\W*$")
_CAPTION = re.compile(r"(?:table|figure|fig\.?|chart|appendix|annex)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z0-9]+")
MOST_CAPTION = 25
"""Words of a line above a table that is its caption."""

Row = tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A table as it stands in one place; ``page`` is its last page, ``header`` how many of its rows are header."""

    rows: tuple[Row, ...]
    header: int
    first_page: int
    page: int

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
    filled = [row for at, row in enumerate(filled) if _has_words(row) and not (converted and _said_above(filled, at))]
    if not filled:
        return None
    width = max(len(row) for row in filled)
    filled = [row + (Traced(),) * (width - len(row)) for row in filled]
    return Part(tuple(filled), header_rows or _header_rows(filled), page, page)


def merged(above: Part, below: Part) -> Part | None:
    """The two as one table where ``below`` goes on with ``above``, nothing standing between them; else None.

    It goes on where it has as many columns and no header of its own, or the same header again at the top of a later
    page; or it is the right half: as many rows, none of which begins with words.
    """
    if above.width == below.width and above.width > 1:
        again = (
            below.header == above.header > 0
            and below.first_page > above.page
            and _folded_rows(below.rows[: below.header]) == _folded_rows(above.rows[: above.header])
        )
        if again or not below.header:
            rows = below.rows[below.header :] if again else below.rows
            return Part(_with_cut_row(above.rows, rows), above.header, above.first_page, below.page)
    left, right = above.rows[above.header :], below.rows[below.header :]
    if len(left) == len(right) >= FEWEST_HALVES and above.header == below.header == 1 and _is_right_half(above, below):
        both = zip(above.rows, below.rows, strict=True)
        return Part(tuple((*a, *b) for a, b in both), above.header, above.first_page, below.page)
    return None


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
    for row in groups:
        # The corner names the rows or all figures, never the columns to its right.
        current = Traced()
        spread = [row[0]]
        for cell, below in zip(row[1:], last[1:], strict=True):
            current = cell or (current if below else Traced())
            spread.append(current)
        names.append(tuple(spread))
    return tuple(join(" ", column) for column in zip(*names, last, strict=True))


def _caption(above: Block | None) -> str:
    if above is None or above.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM):
        return ""
    text = above.body.text
    short = len(text.split()) <= MOST_CAPTION
    return text if short and (_CAPTION.match(text) or not re.search(r"[.;,]$", text)) else ""


def _header_rows(rows: Sequence[Row]) -> int:
    """How many of the first rows are header: they have no figures, the rows below have; or they name longer texts."""
    if len(rows) < 2 or any(cell.text.endswith(":") for cell in rows[0]) or _is_lower(rows[0]):
        return 0
    figures = [sum(_is_figure(cell) for cell in row) for row in rows]
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


def _is_figure(cell: Traced) -> bool:
    return bool(cell and _NUMERIC.match(cell.text) and not _YEAR.match(cell.text))


def _is_lower(row: Row) -> bool:
    """Whether all its cells go on in lower case: the rest of a row that a page break cut."""
    filled = [cell.text for cell in row if cell]
    return bool(filled) and all(text[0].islower() for text in filled)


def _has_words(row: Row) -> bool:
    return any(letter.isalnum() for cell in row for letter in cell.text)


def _said_above(rows: Sequence[Row], at: int) -> bool:
    """Whether a row repeats an earlier one word for word: converters print tables more than once."""
    folded = _folded_rows([rows[at]])
    return len(folded) > 12 and any(_folded_rows([row]) == folded for row in rows[max(0, at - 12) : at])


def _with_cut_row(above: Sequence[Row], below: Sequence[Row]) -> tuple[Row, ...]:
    """Rows of both; a row that the page break cut, whose cells all go on in lower case, is made whole."""
    first = below[0] if below else ()
    cut = first and not first[0] and sum(map(bool, first)) * 2 <= len(first) and _is_lower(first)
    if not cut or not above:
        return (*above, *below)
    whole = tuple(join(" ", pair) for pair in zip(above[-1], first, strict=True))
    return (*above[:-1], whole, *below[1:])


def _is_right_half(above: Part, below: Part) -> bool:
    keys = [row[0] for row in below.rows[below.header :]]
    labels = [row[0] for row in above.rows[above.header :]]
    return (
        below.first_page > above.first_page
        and not any(re.search(r"[A-Za-z]", key.text) for key in keys)
        and sum(1 for label in labels if re.search(r"[A-Za-z]{3}", label.text)) * 2 > len(labels)
    )


def _folded_rows(rows: Sequence[Row]) -> str:
    return "|".join(_LETTERS.sub("", cell.text.lower()) for row in rows for cell in row)
