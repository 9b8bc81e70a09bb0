"""Lines to blocks: headings, paragraphs, list items and tables, joined over line and page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from committeesearch.model import Block, BlockKind
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.headings import heading_levels
from committeesearch.parsing.hyphens import run_together, words_of
from committeesearch.parsing.paragraphs import Paragraph, paragraphs
from committeesearch.parsing.style import Setting
from committeesearch.parsing.tables import Part, merged, part, table_block
from committeesearch.parsing.tracked import tracked


def blocks(lines: Sequence[FlowLine]) -> tuple[Block, ...]:
    """The blocks of a stretch of running text, in order.

    Headings carry a level (1 is the highest) that is consistent within ``lines``.
    """
    return tuple(block for _, block in assembled(lines))


def assembled(lines: Sequence[FlowLine]) -> tuple[tuple[Paragraph, Block], ...]:
    """Each block with the lines that it was made from, for those who need to see how it was set."""
    setting = Setting.of(lines)
    words = words_of(line.text for line in lines)
    stretches = paragraphs(lines, setting)
    found: list[tuple[Paragraph, Block]] = []
    table: Part | None = None
    for paragraph, level in zip(stretches, heading_levels(stretches, setting), strict=True):
        if paragraph.rows:
            table = _tabled(paragraph, table, found)
            continue
        table = None
        block = _block(paragraph, level, words)
        if block.body:
            found.append((paragraph, block))
    return tuple(found)


def _tabled(paragraph: Paragraph, above: Part | None, found: list[tuple[Paragraph, Block]]) -> Part | None:
    """Put a table at the end of ``found``, as a part of the table ``above`` where it goes on with that."""
    table = part(paragraph.rows, paragraph.header_rows, paragraph.first.number)
    if table is None:
        return above
    whole = merged(above, table) if above else None
    if whole:
        first, _ = found.pop()
        paragraph = replace(first, lines=[*first.lines, *paragraph.lines])
    block = table_block(whole or table, found[-1][1] if found else None)
    deleted, inserted = tracked(block.body, {line.number: line.page for line in paragraph.lines})
    found.append((paragraph, replace(block, deleted=deleted, inserted=inserted)))
    return whole or table


def _block(paragraph: Paragraph, level: int, words: frozenset[str]) -> Block:
    mark = paragraph.marker
    bodies = list(paragraph.bodies)
    if mark:
        bodies[0] = bodies[0][mark.begins :]
    body = run_together(bodies, words)
    deleted, inserted = tracked(body, {line.number: line.page for line in paragraph.lines})
    kind = BlockKind.HEADING if level else BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
    return Block(kind, body, level, mark.number if mark else "", None, deleted, inserted)
