"""A file as read becomes a document as understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from committeesearch.dates import printed
from committeesearch.model import (
    Document,
    FrontField,
    Item,
    ItemKind,
    Meeting,
    PageMark,
    PaperKind,
    SourceFile,
)
from committeesearch.parsing.agenda import agenda_items, agenda_start
from committeesearch.parsing.blocks import blocks, sectioned
from committeesearch.parsing.dates import dates_in
from committeesearch.parsing.exempt import after_exclusion, exempt_paper
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.front import front_fields, value
from committeesearch.parsing.furniture import Cleared, cleared
from committeesearch.parsing.kinds import REPORT_OF, authority_of, is_minutes, kind_of
from committeesearch.parsing.marks import unmarked
from committeesearch.parsing.meeting import from_head, meeting_of, merged
from committeesearch.parsing.minutes import minutes
from committeesearch.parsing.names import acronyms_in, people_in, references_in
from committeesearch.parsing.resolutions import resolutions
from committeesearch.parsing.segments import Segment, boundaries, first_paper, page_items, segments
from committeesearch.parsing.supersession import replaces
from committeesearch.traced import Span, Traced

_PACK = re.compile(
    r"\(public\s+pack\)|public\s+(?:reports|document)s?\s+pack|agenda\s+(?:reports\s+)?pack", re.IGNORECASE
)
_SUPPLEMENT = re.compile(
    r"\bsupplement(?:ary)?\b|\bnot\s+available\s+when\b|\bunavailable\s+(?:when|at\s+the\s+time)\b|\blate\s+(?:item|paper)s?\b",
    re.IGNORECASE,
)


def parse(source: SourceFile) -> Document:
    """What a paper says: its meeting, its agenda, its items with their blocks."""
    clear = cleared(source)
    head = _texts(clear.lines[:120])
    minuted = is_minutes(head)
    end = first_paper(source, clear)
    start = None if minuted else agenda_start(clear.lines[:end])
    cover = clear.lines if start is None else clear.lines[:end]
    announced = agenda_items(cover, start) if start is not None else ()
    before = _above(cover, announced)
    front = front_fields(before)
    meeting = meeting_of(source, before, front)
    spots = boundaries(source, clear, announced)
    parts = segments(source, clear, announced, spots)
    cover = clear.lines[: parts[0].start] if parts else clear.lines
    if start is not None and parts and parts[0].start < end:
        announced = agenda_items(cover, start)  # papers that only their titles gave away are no part of the agenda
    agenda = tuple(replace(item, meeting=meeting) for item in _private(announced))
    if agenda:
        kind, title = _pack_kind(source, head, bool(spots)), _pack_title(source, meeting)
        items = (
            *_announced(cover, agenda, meeting, front),
            *_papers(clear, parts, agenda, meeting),
        )
    else:
        kind = kind_of(head, front, PurePosixPath(source.file).stem)
        title = value(front, "title") or _file_title(source, head)
        items = tuple(_paper(clear.lines, front, meeting, kind, title, None))
    printed = page_items(source, clear, agenda, spots)
    return Document(
        source.file,
        source.digest,
        source.format,
        kind,
        title,
        meeting,
        items,
        agenda,
        tuple(PageMark(page.number, clear.printed.get(page.number), printed.get(page.number)) for page in source.pages),
        acronyms_in(clear.lines),
        people_in(clear.lines, front),
        references_in(source.file, title, front, head),
        "" if agenda else exempt_paper(front, _marked(items, head)),
        replaces(head, source.file),
    )


def _announced(
    cover: Sequence[FlowLine], agenda: Sequence[Item], meeting: Meeting, front: Sequence[FrontField]
) -> Iterator[Item]:
    """The cover as a part of its own, each item as the agenda announces it, and what stands around them."""
    if words := blocks(_above(cover, agenda)):
        yield replace(_part("Agenda", 1, meeting, PaperKind.AGENDA), blocks=words, front=tuple(front))
    yield from agenda
    last = max(item.page for item in agenda)
    told = {place for item in agenda for block in item.blocks for place in block.body.spans()}
    begun = min((place.page, place.start) for place in told)
    rest = [line for line in cover if line.body and (line.number, line.line.start) > begun and not _covered(line, told)]
    notes = [line for line in rest if line.number <= last]
    if words := blocks(notes):
        yield replace(_part("Agenda", notes[0].number, meeting, PaperKind.AGENDA), blocks=words)
    if words := blocks(rest[len(notes) :]):
        yield replace(_part("Papers", rest[len(notes)].number, meeting, PaperKind.OTHER), blocks=words)


def _covered(line: FlowLine, told: set[Span]) -> bool:
    """Whether words of the line stand in ``told``; its bullet need not."""
    return any(line.number == span.page and span.start < line.line.end and line.line.start < span.end for span in told)


def _part(title: str, page: int, meeting: Meeting, kind: PaperKind) -> Item:
    return Item(ItemKind.PART, "", title, page, meeting, kind, authority_of(kind))


def _above(lines: Sequence[FlowLine], agenda: Sequence[Item]) -> Sequence[FlowLine]:
    """The lines above the first item that is announced."""
    place = agenda[0].blocks[0].body.first if agenda and agenda[0].blocks else None
    return [line for line in lines if (line.number, line.line.end) <= (place.page, place.start)] if place else lines


def _papers(clear: Cleared, parts: Sequence[Segment], agenda: Sequence[Item], meeting: Meeting) -> Iterator[Item]:
    by_number = {item.number: item for item in agenda}
    for part in parts:
        part = replace(part, item=by_number.get(part.item.number, part.item) if part.item else None)
        lines = clear.lines[part.start : part.end]
        front = front_fields(lines)
        kind = kind_of(_texts(lines[:120]), front, part.name)
        if kind is PaperKind.OTHER:
            kind = PaperKind.APPENDIX if part.name else PaperKind.REPORT
        title = part.item.title if part.item else part.name
        yield from _paper(lines, front, meeting, kind, title, part.item, part.name if part.item else "")


def _paper(
    lines: Sequence[FlowLine],
    front: Sequence[FrontField],
    meeting: Meeting,
    kind: PaperKind,
    title: str,
    item: Item | None,
    name: str = "",
) -> Iterator[Item]:
    """One paper: minutes fall apart into their items, any other is one item. ``name`` is what a pack calls it."""
    number = item.number if item else ""
    if kind is PaperKind.MINUTES:
        recorded = merged((from_head(lines), meeting if item is None else Meeting(meeting.committee)))
        found = minutes(lines, recorded)
        # In a pack "(Item 3)" counts by the agenda of the meeting recorded, so the pack's own number is not it.
        if found:
            yield from found
            return
        meeting = recorded
    body, decided = sectioned(blocks(lines), name), tuple[Traced, ...]()
    if kind is PaperKind.DECISION and not any(map(_PROPOSED.search, _texts(lines[:_HEAD_LINES]))):
        body, decided = resolutions(body)
    yield Item(
        ItemKind.AGENDA_ITEM if item else ItemKind.PART,
        number,
        title,
        lines[0].number if lines else 1,
        meeting,
        kind,
        authority_of(kind),
        body,
        agenda_item=number,
        section=item.section if item else "",
        author=item.author if item else "",
        front=tuple(front),
        resolutions=decided,
        exempt=(item.exempt if item else "") or (exempt_paper(front, _texts(lines[:40])) if item else ""),
        name=" ".join(name.split()),
    )


def _private(agenda: Sequence[Item]) -> tuple[Item, ...]:
    private = after_exclusion(agenda)
    return tuple(replace(item, exempt=item.exempt or private.get(at, "")) for at, item in enumerate(agenda))


def _pack_kind(source: SourceFile, head: Sequence[str], papers: bool) -> PaperKind:
    named = f"{source.title} {' '.join(head[:4])}"
    if papers and (_SUPPLEMENT.search(source.title) or _SUPPLEMENT.search(" ".join(head[:25]))):
        return PaperKind.SUPPLEMENT
    return PaperKind.PACK if papers or _PACK.search(named) else PaperKind.AGENDA


def _pack_title(source: SourceFile, meeting: Meeting) -> str:
    return " ".join(filter(None, (meeting.committee, printed(meeting.date)))) or PurePosixPath(source.file).stem


def _file_title(source: SourceFile, head: Sequence[str]) -> str:
    """What stands above "Report of the Director …"; else the file's name where it has words; the first line of the
    paper where it is a number or a code.
    """
    if named := _above_author(head):
        return named
    stem = PurePosixPath(source.file).stem
    worded = len(re.findall(r"[A-Za-z]{3,}", re.sub(r"[0-9a-f]{8,}", "", stem))) > 0
    first = head[0] if head and len(head[0]) <= _TITLE_LETTERS else ""
    return stem if worded or not first else (first.capitalize() if first.isupper() else first)


def _marked(items: Sequence[Item], head: Sequence[str]) -> Sequence[str]:
    """The lines at a paper's head in which a marking speaks of the whole: of minutes, what stands above the first."""
    if not items or items[-1].kind is not ItemKind.MINUTE:
        return head
    return [block.body.text for item in items[:1] if item.kind is ItemKind.PART for block in item.blocks]


def _above_author(head: Sequence[str]) -> str:
    """The title of a report without a front sheet, in capitals or not; "" where there is none."""
    at = next((at for at, text in enumerate(head[:_HEAD_LINES]) if REPORT_OF.match(text)), 0)
    title = re.sub(r"\s+", " ", head[at - 1]).strip(" .:") if at else ""
    if not title or len(title) > _TITLE_LETTERS or dates_in(title) or _NO_TITLE.search(title):
        return ""
    return title.capitalize() if title.isupper() else title


_HEAD_LINES = 25
_NO_TITLE = re.compile(
    r"\b(?:council|cabinet|committee|panel|board|authority|executive|commission|publication|exempt|agenda|item|appendix)\b",
    re.IGNORECASE,
)
"""Words of lines that name the body, the meeting or the marking above a report."""
_PROPOSED = re.compile(r"\b(?:proposed|draft)\b.{0,40}\bdecision\b", re.IGNORECASE)
_TITLE_LETTERS = 120
"""Letters of a first line that is a title, at most."""


def _texts(lines: Sequence[FlowLine]) -> list[str]:
    return [text for line in lines if (text := unmarked(line.line, line.body).text.strip())]
