"""Lines to blocks: headings, paragraphs, list items and tables, joined over line and page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from committeesearch.model import Block, BlockKind
from committeesearch.parsing.contents import listed_titles
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.headings import heading_levels
from committeesearch.parsing.hyphens import run_together, words_of
from committeesearch.parsing.numbering import Marker, Style
from committeesearch.parsing.paragraphs import Paragraph, paragraphs
from committeesearch.parsing.recommendations import recommendations
from committeesearch.parsing.style import Setting
from committeesearch.parsing.tables import gathered, part, table_block
from committeesearch.parsing.tracked import Changes

SAME_EDGE = 3.0
"""Points by which the left edges of one list may differ."""


def blocks(lines: Sequence[FlowLine]) -> tuple[Block, ...]:
    """The blocks of a stretch of running text, in order.

    Headings carry a level (1 is the highest) that is consistent within ``lines``; what is recommended is marked.
    """
    return recommendations([block for _, block in assembled(lines)])


def assembled(lines: Sequence[FlowLine]) -> tuple[tuple[Paragraph, Block], ...]:
    """Each block with the lines that it was made from, for those who need to see how it was set."""
    setting = Setting.of(lines)
    words = words_of(line.text for line in lines)
    changes = Changes({line.number: line.page for line in lines}.values())
    stretches = paragraphs(lines, setting, listed_titles(lines))
    levels = heading_levels(stretches, setting)
    found: list[tuple[Paragraph, Block]] = []
    nesting = _Nesting()
    for tabled, group in groupby(zip(stretches, levels, strict=True), lambda pair: bool(pair[0].rows)):
        if tabled:
            found += _tabled([paragraph for paragraph, _ in group], found[-1][1] if found else None, changes)
            continue
        for paragraph, level in group:
            block = _block(paragraph, level or nesting.level(paragraph), bool(level), words, changes)
            if level:
                nesting = _Nesting()
            if block.body:
                found.append((paragraph, block))
    return tuple(found)


def _tabled(
    paragraphs: Sequence[Paragraph], above: Block | None, changes: Changes
) -> Iterator[tuple[Paragraph, Block]]:
    """The tables that stand one below the other, those that are parts of one made one; ``above`` stands before them."""
    parts = [
        (paragraph, made)
        for paragraph in paragraphs
        if (made := part(paragraph.rows, paragraph.header_rows, paragraph.first.number, paragraph.converted))
    ]
    at = 0
    for table, count in gathered([made for _, made in parts]):
        lines = [line for paragraph, _ in parts[at : at + count] for line in paragraph.lines]
        block = table_block(table, above)
        deleted, inserted = changes.of(block.body)
        above = replace(block, deleted=deleted, inserted=inserted)
        yield replace(parts[at][0], lines=lines), above
        at += count


def sectioned(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The blocks of a paper of that title; sections below the line that names the paper count from 1."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if len(headings) < 2 or headings[0] is not blocks[0] or headings[0].body.text.split() != title.split():
        return tuple(blocks)
    least = min(block.level for block in headings[1:])
    if least <= headings[0].level:
        return tuple(blocks)
    return (
        replace(blocks[0], level=1),
        *(
            replace(block, level=block.level - least + 1) if block.kind is BlockKind.HEADING else block
            for block in blocks[1:]
        ),
    )


class _Nesting:
    """How deep list items stand: a list with a new kind of number stands inside the one before, unless further left."""

    def __init__(self) -> None:
        self._open: list[tuple[Marker, float]] = []

    def level(self, paragraph: Paragraph) -> int:
        """Depth of an item, 0 for the outermost; 0 for a paragraph without a marker."""
        mark, box = paragraph.marker, paragraph.first.line.box
        if mark is None:
            return 0
        left = box.left if box else 0.0
        for depth, (last, _) in enumerate(self._open):
            if last.family == mark.family and last.depth == mark.depth:
                self._open[depth:] = [(mark, left)]
                return depth
        self._open = [entry for entry in self._open if entry[1] <= left + SAME_EDGE and mark.style is not Style.DECIMAL]
        self._open.append((mark, left))
        return len(self._open) - 1


def _block(paragraph: Paragraph, level: int, is_heading: bool, words: frozenset[str], changes: Changes) -> Block:
    mark = paragraph.marker
    bodies = list(paragraph.bodies)
    if mark:
        bodies[0] = bodies[0][mark.begins :]
    body = run_together(bodies, words)
    deleted, inserted = changes.of(body)
    kind = BlockKind.HEADING if is_heading else BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
    return Block(kind, body, level, mark.number if mark else "", None, deleted, inserted)
