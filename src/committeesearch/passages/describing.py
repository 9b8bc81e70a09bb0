"""What is known of each passage: its meeting, item, headings, paragraph and place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from committeesearch.dates import printed
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
)
from committeesearch.passages.copies import folded
from committeesearch.passages.cutting import CELL, Cut, cuts
from committeesearch.passages.pieces import glued
from committeesearch.traced import Traced

_PARAGRAPH = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
"""Number of a paragraph; "(a)" and "3)" are those of a list inside one."""


def split(document: Document, source: SourceFile | None = None) -> tuple[Passage, ...]:
    """The passages of a paper, in order.

    None crosses an item or a heading, and every word of every block stands in exactly one, save those of a list of
    contents. Resolutions are passages
    of their own with the authority of a resolution; tables are cut between rows. ``source`` is the file that the
    document was parsed from: it tells the lines of text files and which pages were read by OCR.
    """
    places = _Places(document, source)
    found: list[Passage] = []
    for index, item in enumerate(document.items):
        numbers = _numbers(item)
        for cut in cuts(item):
            found.append(_passage(document, item, index, cut, numbers, len(found), places))
    return tuple(found)


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


def _passage(
    document: Document, item: Item, index: int, cut: Cut, numbers: Sequence[str], ordinal: int, places: _Places
) -> Passage:
    whole = glued(cut.pieces, "\n")
    first = whole.body.first
    page = first.page if first else item.page
    resolved = cut.kind is PassageKind.RESOLUTION
    paragraphs = _paragraphs(item, cut, numbers)
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
        paragraph=paragraphs[0][1],
        paragraphs=paragraphs[1:],
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


def _numbers(item: Item) -> tuple[str, ...]:
    """For each block the number of the paragraph that it stands in: its own, or that of the list or text around it."""
    found: list[str] = []
    current = ""
    for block in item.blocks:
        if block.kind is BlockKind.HEADING:
            number = block.number.rstrip(".:")
            current = "" if number == item.number else number
        elif block.number and (not current or _is_paragraph(block)):
            current = block.number.rstrip(".:")
        found.append(current)
    return tuple(found)


def _is_paragraph(block: Block) -> bool:
    return bool(_PARAGRAPH.fullmatch(block.number)) and (block.level == 0 or "." in block.number[:-1])


def _paragraphs(item: Item, cut: Cut, numbers: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Where in a passage each paragraph begins, and its number; headings count to the first below them."""
    found: list[tuple[int, str]] = []
    at = 0
    for piece in cut.pieces:
        titled = item.blocks[piece.block].kind is BlockKind.HEADING
        if not titled and (not found or found[-1][1] != numbers[piece.block]):
            found.append((at if found else 0, numbers[piece.block]))
        at += len(piece.body) + 1
    return tuple(found) or ((0, numbers[cut.pieces[-1].block]),)


def _context(item: Item, cut: Cut, body: str) -> str:
    """What a reader of the passage alone would have to be told; nothing that the passage itself says again."""
    day = printed(item.meeting.date)
    name = f"{item.number}. {item.title}" if item.number else item.title
    told = (folded(body), folded(name))
    paper = "" if item.name in cut.headings else item.name
    headings = [text for text in (paper, *cut.headings, *cut.above) if not any(folded(text) in said for said in told)]
    parts = (item.meeting.committee or "", day, item.paper.value, name, *headings)
    return CELL.join(part for part in parts if part)
