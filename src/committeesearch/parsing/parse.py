"""A file as read becomes a document as understood."""

from __future__ import annotations

from pathlib import PurePosixPath

from committeesearch.model import Authority, Document, Item, ItemKind, PageMark, PaperKind, SourceFile
from committeesearch.parsing.blocks import blocks
from committeesearch.parsing.front import front_fields, value
from committeesearch.parsing.furniture import cleared
from committeesearch.parsing.meeting import meeting_of


def parse(source: SourceFile) -> Document:
    """What a paper says: its meeting, its agenda, its items with their blocks."""
    clear = cleared(source)
    lines, marks = clear.lines, tuple(PageMark(p.number, clear.printed.get(p.number), clear.stamped.get(p.number)) for p in source.pages)
    front = front_fields(lines)
    meeting = meeting_of(source, lines, front)
    title = value(front, "title") or PurePosixPath(source.file).stem
    item = Item(ItemKind.PART, "", title, 1, meeting, PaperKind.OTHER, Authority.REPORT, blocks(lines), front=front)
    return Document(source.file, source.digest, source.format, PaperKind.OTHER, title, meeting, (item,), pages=marks)
