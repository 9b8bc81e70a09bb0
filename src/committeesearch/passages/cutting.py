"""Where an item is cut: not inside a resolution or a row, at headings, where the page turns, else at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from committeesearch.model import Block, BlockKind, Item, PassageKind, Table
from committeesearch.passages.pieces import Piece, glued, moved, whole
from committeesearch.traced import join

FULL = 110
"""Words that a passage aims at. MiniLM reads 256 word pieces: about 180 words, context included."""
FEWEST = 15
"""Words from which on a passage ends with its page, so that the page it is cited by is the page where its sentences
begin; fewer are no passage to understand. Of 85 quotes of real papers 79 had the right page at 40, 81 from 25 down (the
other four begin inside a sentence that the page break cuts)."""
MOST = 160
"""Words of a passage at most, unless one sentence or one resolution is longer."""
MOST_RESOLVED = 300
"""Words of a resolution that is kept whole: its parts make one decision, and few are longer."""
ROWS_FULL = 60
"""Words of a group of table rows: figures make more word pieces than words do."""
CELL = " · "
"""Stands between the cells of a row, as in a table's body."""
MOST_SENTENCE = 250
"""Words after which even a text without any full stop is cut: lists of names, tables that were read as text."""
_SPACE = re.compile(r"\s+")
_CONTENTS = re.compile(r"(?:\.\s?|…|·\s?|_){5,}\s*\d{1,4}\W*$")
"""Leaders up to a page number."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of one passage and what stands above them."""

    kind: PassageKind
    pieces: Sequence[Piece]
    headings: tuple[str, ...]
    above: tuple[str, ...] = ()
    """Caption and header of a table, or the lead of a resolution, that is not part of the passage."""


@dataclass(slots=True)
class _Path:
    """The headings that stand above the text being read."""

    entries: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, block: Block) -> None:
        self.entries = [entry for entry in self.entries if entry[0] < block.level]
        self.entries.append((block.level, _SPACE.sub(" ", block.body.text)))

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.entries)


def cuts(item: Item) -> Iterator[Cut]:
    """The passages of an item, in order; every word of its blocks but those of a list of contents stands in one."""
    path = _Path()
    held: list[Piece] = []
    waiting = False  # ``held`` holds headings only: what follows them belongs with them
    for kind, start, end in _runs(item.blocks):
        blocks = item.blocks[start:end]
        if kind is None:
            continue
        if kind is BlockKind.HEADING:
            if held and not waiting:
                yield from _texts(held, path.headings)
                held = []
            for block in blocks:
                path.enter(block)
            held += [whole(at, block) for at, block in enumerate(blocks, start)]
            waiting = True
        elif kind is BlockKind.PARAGRAPH:
            held += [piece for at, block in enumerate(blocks, start) for piece in _parts(at, block)]
            waiting = False
        else:
            # Headings directly above a table or a resolution are read with it.
            titles = held if waiting else []
            if held and not waiting:
                yield from _texts(held, path.headings)
            held, waiting = [], False
            if kind is BlockKind.TABLE:
                yield from _rows(start, blocks[0], path.headings, titles)
            else:
                pieces = [whole(at, block) for at, block in enumerate(blocks, start)]
                yield from _resolved(titles + pieces, path.headings, pieces[0])
    if held:
        yield from _texts(held, path.headings)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[BlockKind | None, int, int]]:
    """Stretches of blocks that are cut alike: headings, a table, a resolution, running text (PARAGRAPH), and None for
    lines of a list of contents: they tell where words stand, and say nothing.
    """
    kinds = [_cut_as(block) for block in blocks]
    starts = [at for at, kind in enumerate(kinds) if at == 0 or kind is not kinds[at - 1] or kind is BlockKind.TABLE]
    for start, end in pairwise([*starts, len(blocks)]):
        yield kinds[start], start, end


def _cut_as(block: Block) -> BlockKind | None:
    if block.kind in (BlockKind.HEADING, BlockKind.RESOLUTION, BlockKind.TABLE):
        return block.kind
    return None if _CONTENTS.search(block.body.text) else BlockKind.PARAGRAPH


def _texts(pieces: Sequence[Piece], headings: tuple[str, ...]) -> Iterator[Cut]:
    for page in _pages(pieces):
        for group in _even(page, FULL, MOST):
            yield Cut(PassageKind.TEXT, group, headings)


def _resolved(pieces: Sequence[Piece], headings: tuple[str, ...], lead: Piece) -> Iterator[Cut]:
    for at, group in enumerate(_even(pieces, MOST_RESOLVED, MOST_RESOLVED)):
        yield Cut(PassageKind.RESOLUTION, group, headings, (_SPACE.sub(" ", lead.body.text),) if at else ())


def _rows(at: int, block: Block, headings: tuple[str, ...], titles: list[Piece]) -> Iterator[Cut]:
    """A table in groups of rows; the header is words of the first group and context of the others, and so is a row
    with a label only, which names the rows below it."""
    table = block.table
    if table is None:
        yield Cut(PassageKind.TABLE_ROWS, [*titles, whole(at, block)], headings)
        return
    header = CELL.join(cell.text for cell in table.header if cell)
    lines = _lines(at, block, table)
    if header and len(lines) > 1:
        lines[:2] = [glued(lines[:2], "\n")]
    groups = [group for page in _pages([*titles, *lines]) for group in _even(page, ROWS_FULL, ROWS_FULL * 2)]
    labels = {cells[0].text for cells in table.rows if cells[0] and len(cells) > 1 and not any(cells[1:])}
    label = ""
    for index, group in enumerate(groups):
        rows = [piece.body.text.rpartition("\n")[2] for piece in group]
        above = (table.caption, header if index else "", "" if rows[0] in labels else label)
        yield Cut(PassageKind.TABLE_ROWS, group, headings, tuple(text for text in above if text))
        label = next((row for row in reversed(rows) if row in labels), label)


def _lines(at: int, block: Block, table: Table) -> list[Piece]:
    """The rows of a table as its block has them, one a line; the rows of the header, if it has one, are one piece."""
    rows = [row for cells in table.rows if (row := join(CELL, cells))]
    start = len(block.body) - sum(len(row) + 1 for row in rows) + 1
    pieces = [whole(at, block).sliced(0, start - 1)] if start > 0 else []
    for row in rows:
        deleted, inserted = (moved(ranges, -start, len(row)) for ranges in (block.deleted, block.inserted))
        pieces.append(Piece(at, row, deleted, inserted))
        start += len(row) + 1
    return pieces


def _pages(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Stretches that begin on one page; a few words at the foot of a page, and what leads in, go with what follows."""
    held: list[Piece] = []
    for piece in pieces:
        turned = bool(held) and piece.page != held[0].page
        if turned and sum(member.size for member in held) >= FEWEST and not held[-1].body.text.endswith(":"):
            yield held
            held = []
        held.append(piece)
    if held:
        yield held


def _even(pieces: Sequence[Piece], full: int, most: int) -> list[list[Piece]]:
    """Consecutive groups of about equal size: as few as hold ``most`` words each, unless a piece alone holds more."""
    total = sum(piece.size for piece in pieces)
    aim = total if total <= most else total / max(2, round(total / full))
    groups: list[list[Piece]] = [[]]
    filled = 0
    for piece in pieces:
        here = sum(member.size for member in groups[-1])
        # Cut where the sum comes nearest to a multiple of the aim.
        if here and (here + piece.size > most or filled + piece.size / 2 > aim * len(groups)):
            groups.append([])
        groups[-1].append(piece)
        filled += piece.size
    return groups


def _parts(at: int, block: Block) -> Iterator[Piece]:
    """A paragraph, cut at sentence ends where the page turns and where it is longer than a passage may be."""
    paragraph = whole(at, block)
    if paragraph.size <= MOST and len(block.body.pages) < 2:
        yield paragraph
        return
    for _, sentences in groupby(paragraph.sentences(), lambda sentence: sentence.page):
        pieces = [part for sentence in sentences for part in _broken(sentence)]
        for group in _even(pieces, FULL, MOST):
            yield glued(group)


def _broken(sentence: Piece) -> Iterator[Piece]:
    """A sentence, cut between words where it has no end."""
    if sentence.size <= MOST_SENTENCE:
        yield sentence
        return
    gaps = [match.end() for match in _SPACE.finditer(sentence.body.text)]
    ends = [*gaps[FULL - 1 :: FULL], len(sentence.body)]
    for low, high in pairwise([0, *ends]):
        if low < high:
            yield sentence.sliced(low, high)
