"""A paper to passages: runs of blocks inside one item, short enough to embed and long enough to understand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from committeesearch.model import Authority, Block, BlockKind, Document, Item, Passage, PassageKind, Place
from committeesearch.traced import Traced, join

AIM = 110
"""Words at which a passage is full. MiniLM reads 256 word pieces: about 180 words, context included."""
MOST = 160
"""Words that a passage may have before it is cut at a sentence end."""
FEWEST = 40
"""Words below which a passage takes in the next paragraph, even one that makes it longer than ``AIM``."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Consecutive blocks, or a part of one, that make a passage."""

    kind: PassageKind
    body: Traced
    blocks: tuple[int, int]
    headings: tuple[str, ...]
    paragraph: str = ""
    extra: str = ""
    """Caption and header of the table that it is part of."""
    deleted: tuple[tuple[int, int], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()


def split(document: Document) -> tuple[Passage, ...]:
    """The passages of a paper, in order. None crosses an item, and each word of a block is in one of them.

    Headings are passages' paths rather than passages, unless nothing stands below them.
    """
    found: list[Passage] = []
    for index, item in enumerate(document.items):
        for piece in _pieces(item):
            found.append(_passage(document, item, index, piece, len(found)))
    return tuple(found)


def _pieces(item: Item) -> Iterator[_Piece]:
    path: list[tuple[int, str]] = []
    held: list[tuple[int, Block]] = []
    for at, block in enumerate(item.blocks):
        if block.kind is BlockKind.HEADING:
            yield from _text(held, path)
            held = []
            path = [entry for entry in path if entry[0] < block.level] + [(block.level, block.body.text)]
            held.append((at, block))
            continue
        held.append((at, block))
    yield from _text(held, path)


def _text(held: Sequence[tuple[int, Block]], path: Sequence[tuple[int, str]]) -> Iterator[_Piece]:
    group: list[tuple[int, Block]] = []
    for entry in held:
        group.append(entry)
        if sum(_count(block.body) for _, block in group) >= AIM:
            yield _piece(group, path)
            group = []
    if group:
        yield _piece(group, path)


def _piece(group: Sequence[tuple[int, Block]], path: Sequence[tuple[int, str]]) -> _Piece:
    body = join("\n", (block.body for _, block in group))
    number = next((block.number for _, block in group if block.number), "")
    return _Piece(PassageKind.TEXT, body, (group[0][0], group[-1][0] + 1), tuple(text for _, text in path), number)


def _count(body: Traced) -> int:
    return len(body.text.split())


def _passage(document: Document, item: Item, index: int, piece: _Piece, ordinal: int) -> Passage:
    first = piece.body.first
    page = first.page if first else item.page
    printed = next((mark.printed for mark in document.pages if mark.page == page), None)
    return Passage(
        id=_identity(document.file, piece.body),
        file=document.file,
        ordinal=ordinal,
        kind=piece.kind,
        body=piece.body,
        context=_context(item, piece),
        meeting=item.meeting,
        paper=item.paper,
        authority=Authority.RESOLUTION if piece.kind is PassageKind.RESOLUTION else item.authority,
        item_kind=item.kind,
        item_number=item.number,
        item_title=item.title,
        agenda_item=item.agenda_item,
        headings=piece.headings,
        paragraph=piece.paragraph,
        blocks=piece.blocks,
        item=index,
        printed_page=printed,
        paged=document.paged,
        superseded_by=document.superseded_by,
        superseded_on=document.superseded_on,
        also_in=tuple(Place(copy, page, printed) for copy in document.copies),
    )


def _identity(file: str, body: Traced) -> str:
    place = ";".join(f"{span.page}:{span.start}-{span.end}" for span in body.spans())
    return hashlib.sha256(f"{file}\n{place}\n{body.text}".encode()).hexdigest()[:16]


def _context(item: Item, piece: _Piece) -> str:
    day = f"{item.meeting.date.day} {item.meeting.date:%B %Y}" if item.meeting.date else ""
    name = f"{item.number}. {item.title}" if item.number else item.title
    parts = (item.meeting.committee or "", day, item.paper.value, name, *piece.headings, piece.extra)
    return " · ".join(part for part in parts if part)
