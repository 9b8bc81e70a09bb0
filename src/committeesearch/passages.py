"""A paper to passages: runs of blocks inside one item, short enough to embed and long enough to understand."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from committeesearch.model import (
    Authority,
    Block,
    BlockKind,
    Document,
    Item,
    Passage,
    PassageKind,
    Place,
    SourceFile,
    Table,
)
from committeesearch.traced import Traced, join

FULL = 110
"""Words that a passage aims at. MiniLM reads 256 word pieces: about 180 words, context included."""
FEWEST = 40
"""Words from which on a passage ends with its page, so that the page it is cited by is the page of all its words."""
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
_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£(])")
_SPACE = re.compile(r"\s+")
_LETTERS = re.compile(r"[^a-z0-9]+")

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block or a part of one: the smallest thing that a passage is put together from."""

    block: int
    body: Traced
    number: str = ""
    deleted: Ranges = ()
    inserted: Ranges = ()

    @property
    def size(self) -> int:
        return len(self.body.text.split())


@dataclass(frozen=True, slots=True)
class _Cut:
    """The pieces of one passage and what stands above them."""

    kind: PassageKind
    pieces: Sequence[_Piece]
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


def split(document: Document, source: SourceFile | None = None) -> tuple[Passage, ...]:
    """The passages of a paper, in order.

    None crosses an item or a heading, and every word of every block stands in exactly one. Resolutions are passages
    of their own with the authority of a resolution; tables are cut between rows. ``source`` is the file that the
    document was parsed from: it tells the lines of text files and which pages were read by OCR.
    """
    places = _Places(document, source)
    found: list[Passage] = []
    for index, item in enumerate(document.items):
        for cut in _cuts(item):
            found.append(_passage(document, item, index, cut, len(found), places))
    return tuple(found)


def fold(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages that say the same of the same meeting and item as one, which knows its other places.

    The most authoritative stands for all; of equals the one that no later paper replaces, then the first by file. The
    order is that of the passages given.
    """
    groups: dict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in passages:
        groups[_likeness(passage)].append(passage)
    kept: dict[str, Passage] = {}
    for group in groups.values():
        first, *others = sorted(group, key=_precedence)
        elsewhere = [place for other in others if (place := _place(other))] + list(first.also_in)
        kept[first.id] = replace(first, also_in=tuple(dict.fromkeys(elsewhere)))
    return tuple(kept.values())


def _likeness(passage: Passage) -> tuple[object, ...]:
    words = _folded(passage.body.text)
    meeting = passage.meeting
    return (meeting.date, (meeting.committee or "").lower(), _folded(passage.item_title), words)


def _precedence(passage: Passage) -> tuple[object, ...]:
    return (passage.authority.rank, bool(passage.superseded_by), passage.ocr, passage.file, passage.ordinal)


def _place(passage: Passage) -> Place | None:
    first = passage.body.first
    return Place(passage.file, first.page, passage.printed_page) if first else None


# --- cutting -------------------------------------------------------------------------------------------------


def _cuts(item: Item) -> Iterator[_Cut]:
    path = _Path()
    held: list[_Piece] = []
    waiting = False  # ``held`` holds headings only: what follows them belongs with them
    for kind, start, end in _runs(item.blocks):
        blocks = item.blocks[start:end]
        if kind is BlockKind.HEADING:
            if held and not waiting:
                yield from _texts(held, path.headings)
                held = []
            for block in blocks:
                path.enter(block)
            held += [_whole(at, block) for at, block in enumerate(blocks, start)]
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
                pieces = [_whole(at, block) for at, block in enumerate(blocks, start)]
                yield from _resolved(titles + pieces, path.headings, pieces[0])
    if held:
        yield from _texts(held, path.headings)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[BlockKind, int, int]]:
    """Stretches of blocks that are cut alike: headings, a table, a resolution, and running text (PARAGRAPH)."""
    kinds = [
        block.kind if block.kind in (BlockKind.HEADING, BlockKind.RESOLUTION, BlockKind.TABLE) else BlockKind.PARAGRAPH
        for block in blocks
    ]
    starts = [at for at, kind in enumerate(kinds) if at == 0 or kind is not kinds[at - 1] or kind is BlockKind.TABLE]
    for start, end in pairwise([*starts, len(blocks)]):
        yield kinds[start], start, end


def _texts(pieces: Sequence[_Piece], headings: tuple[str, ...]) -> Iterator[_Cut]:
    for group in _even(pieces, FULL, MOST):
        yield _Cut(PassageKind.TEXT, group, headings)


def _resolved(pieces: Sequence[_Piece], headings: tuple[str, ...], lead: _Piece) -> Iterator[_Cut]:
    for at, group in enumerate(_even(pieces, MOST_RESOLVED, MOST_RESOLVED, turning=False)):
        yield _Cut(PassageKind.RESOLUTION, group, headings, (_SPACE.sub(" ", lead.body.text),) if at else ())


def _rows(at: int, block: Block, headings: tuple[str, ...], titles: list[_Piece]) -> Iterator[_Cut]:
    """A table in groups of rows; the header is words of the first group and context of the others."""
    table = block.table
    if table is None:
        yield _Cut(PassageKind.TABLE_ROWS, [*titles, _whole(at, block)], headings)
        return
    lines = titles + _lines(at, block, table)
    header = CELL.join(cell.text for cell in table.header if cell)
    for index, group in enumerate(_even(lines, ROWS_FULL, ROWS_FULL * 2)):
        above = (table.caption, header if index else "")
        yield _Cut(PassageKind.TABLE_ROWS, group, headings, tuple(text for text in above if text))


def _lines(at: int, block: Block, table: Table) -> list[_Piece]:
    """The rows of a table as its block has them, one a line; the rows of the header, if it has one, are one piece."""
    rows = [row for cells in table.rows if (row := join(CELL, cells))]
    start = len(block.body) - sum(len(row) + 1 for row in rows) + 1
    pieces = [_slice(_whole(at, block), 0, start - 1)] if start > 0 else []
    for row in rows:
        deleted, inserted = (_moved(ranges, -start, len(row)) for ranges in (block.deleted, block.inserted))
        pieces.append(_Piece(at, row, "", deleted, inserted))
        start += len(row) + 1
    return pieces


def _even(pieces: Sequence[_Piece], full: int, most: int, turning: bool = True) -> list[list[_Piece]]:
    """Consecutive groups of about equal size: as few as hold ``most`` words each, unless a piece alone holds more."""
    total = sum(piece.size for piece in pieces)
    aim = total if total <= most else total / max(2, round(total / full))
    groups: list[list[_Piece]] = [[]]
    filled = 0
    for piece in pieces:
        here = sum(member.size for member in groups[-1])
        turns = turning and here >= FEWEST and groups[-1][-1].body.pages[-1:] != piece.body.pages[:1]
        # Cut where the sum comes nearest to a multiple of the aim, and where the page turns.
        if here and (turns or here + piece.size > most or filled + piece.size / 2 > aim * len(groups)):
            groups.append([])
        groups[-1].append(piece)
        filled += piece.size
    return groups


def _whole(at: int, block: Block) -> _Piece:
    return _Piece(at, block.body, block.number, block.deleted, block.inserted)


def _parts(at: int, block: Block) -> Iterator[_Piece]:
    """A paragraph, cut at sentence ends where it is longer than a passage may be."""
    whole = _whole(at, block)
    if whole.size <= MOST:
        yield whole
        return
    start = 0
    ends = [match.end() for match in _SENTENCE_END.finditer(block.body.text)] + [len(block.body)]
    sentences = [_slice(whole, low, high) for low, high in pairwise([start, *ends])]
    pieces = [part for sentence in sentences for part in _broken(sentence)]
    for group in _even(pieces, FULL, MOST):
        yield _glued(group)


def _broken(sentence: _Piece) -> Iterator[_Piece]:
    """A sentence, cut between words where it has no end."""
    if sentence.size <= MOST_SENTENCE:
        yield sentence
        return
    gaps = [match.end() for match in _SPACE.finditer(sentence.body.text)]
    ends = [*gaps[FULL - 1 :: FULL], len(sentence.body)]
    for low, high in pairwise([0, *ends]):
        if low < high:
            yield _slice(sentence, low, high)


def _slice(piece: _Piece, start: int, end: int) -> _Piece:
    text = piece.body.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    return _Piece(
        piece.block,
        piece.body[start:end],
        piece.number if start == 0 else "",
        _moved(piece.deleted, -start, end - start),
        _moved(piece.inserted, -start, end - start),
    )


def _glued(pieces: Sequence[_Piece], separator: str = " ") -> _Piece:
    """Pieces as one, their ranges moved along."""
    deleted: list[tuple[int, int]] = []
    inserted: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        deleted += _moved(piece.deleted, at)
        inserted += _moved(piece.inserted, at)
        at += len(piece.body) + len(separator)
    number = next((piece.number for piece in pieces if piece.number), "")
    body = join(separator, (piece.body for piece in pieces))
    return _Piece(pieces[0].block, body, number, tuple(deleted), tuple(inserted))


def _moved(ranges: Ranges, by: int, end: int | None = None) -> Ranges:
    """Ranges shifted, and cut to a text that has ``end`` characters."""
    shifted = ((max(0, low + by), high + by if end is None else min(high + by, end)) for low, high in ranges)
    return tuple((low, high) for low, high in shifted if low < high)


# --- describing ----------------------------------------------------------------------------------------------


class _Places:
    """Where the characters of a document stand for a reader: printed page, line of the file."""

    def __init__(self, document: Document, source: SourceFile | None) -> None:
        self._printed = {mark.page: mark.printed for mark in document.pages}
        self._texts = {page.number: page.text for page in source.pages} if source and not source.paged else {}
        self._ocr = {page.number for page in source.pages if page.ocr} if source else set()

    def printed(self, page: int) -> int | None:
        return self._printed.get(page)

    def line(self, page: int, offset: int) -> int | None:
        text = self._texts.get(page)
        return None if text is None else text.count("\n", 0, offset) + 1

    def ocr(self, body: Traced) -> bool:
        return any(page in self._ocr for page in body.pages)


def _passage(document: Document, item: Item, index: int, cut: _Cut, ordinal: int, places: _Places) -> Passage:
    whole = _glued(cut.pieces, "\n")
    first = whole.body.first
    page = first.page if first else item.page
    resolved = cut.kind is PassageKind.RESOLUTION
    return Passage(
        id=_identity(document.file, whole.body),
        file=document.file,
        ordinal=ordinal,
        kind=cut.kind,
        body=whole.body,
        context=_context(item, cut, whole.body.text),
        meeting=item.meeting,
        paper=item.paper,
        authority=Authority.RESOLUTION if resolved else item.authority,
        item_kind=item.kind,
        item_number=item.number,
        item_title=item.title,
        agenda_item=item.agenda_item,
        headings=cut.headings,
        paragraph=whole.number,
        blocks=(cut.pieces[0].block, cut.pieces[-1].block + 1),
        item=index,
        line=places.line(page, first.start) if first else None,
        printed_page=places.printed(page),
        paged=document.paged,
        deleted=whole.deleted,
        inserted=whole.inserted,
        superseded_by=document.superseded_by,
        superseded_on=document.superseded_on,
        also_in=tuple(Place(copy, page, places.printed(page)) for copy in document.copies),
        ocr=places.ocr(whole.body),
    )


def _identity(file: str, body: Traced) -> str:
    place = ";".join(f"{span.page}:{span.start}-{span.end}" for span in body.spans())
    return hashlib.sha256(f"{file}\n{place}\n{body.text}".encode()).hexdigest()[:16]


def _folded(text: str) -> str:
    return _LETTERS.sub("", text.lower())


def _context(item: Item, cut: _Cut, body: str) -> str:
    """What a reader of the passage alone would have to be told; nothing that the passage itself says again."""
    day = f"{item.meeting.date.day} {item.meeting.date:%B %Y}" if item.meeting.date else ""
    name = f"{item.number}. {item.title}" if item.number else item.title
    told = (_folded(body), _folded(name))
    headings = [text for text in (*cut.headings, *cut.above) if not any(_folded(text) in said for said in told)]
    parts = (item.meeting.committee or "", day, item.paper.value, name, *headings)
    return CELL.join(part for part in parts if part)
