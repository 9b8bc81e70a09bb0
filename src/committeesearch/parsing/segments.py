"""Where the papers of each agenda item begin in a pack: by bookmarks, by page ranges, by stamps, by headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from committeesearch.model import Bookmark, Item, SourceFile
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.front import begins_front_sheet, front_fields, value
from committeesearch.parsing.furniture import Cleared
from committeesearch.parsing.kinds import is_minutes
from committeesearch.parsing.marks import marked_bold, unmarked

SAME_TITLE = 88
"""Likeness of titles, of 100, from which they are one: a front sheet adds "update" or a year, or drops an article."""
_FRONT_SHEET = 12
"""Lines of a front sheet that name it one; none begins inside another."""
_PAGE_HEAD = 4
"""Lines at the head of a page among which the title of a paper that begins there stands."""
_LONGEST_NAME = 120
"""Letters of the line that names a paper."""
_NUMBER = re.compile(r"^\W*(?:item\s+)?(\d{1,3}[A-Za-z]?)[.:)]?\s+(.+)$", re.IGNORECASE | re.DOTALL)
_PART = re.compile(
    r"^\W*(?:appendix|annexe?|enclosure|schedule)\s+(?:[A-Z]{1,2}|\d{1,2}[a-z]?|[ivx]+)\b|^\W*(?:appendix|annexe?)\W*$",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"^\W*cabinet\s+member(?:['’]?s)?\s+(?:update|report)", re.IGNORECASE)
_MINUTES_HEAD = re.compile(
    r"\bmeeting\s+(?:was\s+)?held\s+(?:at|on|in)\b|^\W*(?:draft\s+)?minutes\s+of\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines ``start`` to ``end`` (exclusive) of the running text: a paper, or a part of one, under an agenda item."""

    start: int
    end: int
    item: Item | None
    """The announced item; None outside any."""
    name: str = ""
    """Name that a bookmark gives the part, "Appendix B"; "" for the item's first paper."""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where the papers of an item begin: a page of a PDF, or a line of a text file's running text."""

    at: int
    number: str


def first_paper(source: SourceFile, clear: Cleared) -> int:
    """Index of the line where the first paper after the agenda begins; the number of lines where none does."""
    if source.paged:
        page = _first_page(source, clear)
        return _line_of(clear.lines, page) if page else len(clear.lines)
    stamped = next((spot.at for spot in clear.breaks if spot.item), len(clear.lines))
    return next((head for head in _heads(clear.lines) if head < stamped), stamped)


def boundaries(source: SourceFile, clear: Cleared, agenda: Sequence[Item]) -> tuple[Boundary, ...]:
    """Where each item's papers begin, in order. Pages for a PDF, lines for a text file."""
    if not agenda:
        return ()
    if not source.paged:
        return tuple(_text_boundaries(clear, agenda))
    found: dict[str, int] = {}
    for number, page in (
        *_by_bookmarks(source.bookmarks, agenda),
        *_by_ranges(clear, agenda),
        *((number, page) for page, number in clear.stamped.items()),
    ):
        found.setdefault(number, page)
    if not found:
        found = dict(_by_titles(clear, agenda))
    return tuple(sorted((Boundary(page, number) for number, page in found.items()), key=lambda spot: spot.at))


def page_items(source: SourceFile, clear: Cleared, agenda: Sequence[Item], spots: Sequence[Boundary]) -> dict[int, str]:
    """The item that each page of a PDF pack belongs to; pages before the first paper are left out."""
    ranges = {item.number: item.printed_pages for item in agenda}
    items: dict[int, str] = {}
    for page in source.pages if source.paged else ():
        number = next((spot.number for spot in reversed(spots) if spot.at <= page.number), None)
        last, printed = (ranges.get(number or "") or (0, 0))[1], clear.printed.get(page.number)
        if number and not (last and printed and printed > last):
            items[page.number] = number
    return items


def segments(
    source: SourceFile, clear: Cleared, agenda: Sequence[Item], spots: Sequence[Boundary]
) -> tuple[Segment, ...]:
    """The papers of a pack after its agenda, each cut into its first paper and its appendices."""
    by_number = {item.number.lower(): item for item in agenda}
    starts = [(_line_of(clear.lines, spot.at) if source.paged else spot.at, spot) for spot in spots]
    found: list[Segment] = []
    for index, (start, spot) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(clear.lines)
        item = by_number.get(spot.number.lower())
        parts = sorted({start: "", **dict(_parts(source, clear, start, end))}.items())
        for at, (begin, name) in enumerate(parts):
            stop = parts[at + 1][0] if at + 1 < len(parts) else end
            if any(line.body for line in clear.lines[begin:stop]):
                found.append(Segment(begin, stop, item, name, clear.lines[begin].number))
    return tuple(found)


def _parts(source: SourceFile, clear: Cleared, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where appendices and attached papers begin inside an item."""
    lines = clear.lines
    if source.paged:
        marks = _papers_marked(source.bookmarks, lines[start:end])
        for mark in marks:
            yield _line_of(lines, mark.page), mark.title
        if marks:
            return
    for at in range(start + 1, end):
        if source.paged and lines[at].number == lines[at - 1].number:
            continue
        text = unmarked(lines[at].line, lines[at].body).text
        if (
            _PART.match(text)
            and len(text) < _LONGEST_NAME
            and (source.paged or lines[at].line.heading or _after_break(clear, at))
        ) or (_UPDATE.match(text) and len(text) < 80):
            yield at, text
        elif source.paged and begins_front_sheet(lines[at : at + 12]):
            yield at, ""
        elif text and _after_blank(clear, at) and _begins_paper(lines[at], text):
            yield at, text


def _after_blank(clear: Cleared, at: int) -> bool:
    """Whether a page left blank stands right above a line of a text file."""
    return any(
        spot.blank and spot.at <= at and not any(line.body for line in clear.lines[spot.at : at])
        for spot in clear.breaks
    )


def _begins_paper(line: FlowLine, text: str) -> bool:
    """Whether a line is set as a title; a numbered heading goes on with the paper before."""
    marked = line.line.heading or marked_bold(line.line, line.body) or line.body.text.startswith("**") or text.isupper()
    return bool(marked) and not text[:1].isdigit() and len(text) < _LONGEST_NAME


def _papers_marked(bookmarks: Sequence[Bookmark], lines: Sequence[FlowLine]) -> list[Bookmark]:
    """Bookmarks inside an item that name its further papers, and not the sections of one.

    Sections are numbered, or stand amid their page; then all bookmarks of that level are a paper's own.
    """
    first, last = (lines[0].number, lines[-1].number) if lines else (0, 0)
    marks = [mark for mark in bookmarks if mark.level > 0 and first <= mark.page <= last]
    sections = {mark.level for mark in marks if _is_amid_page(mark, lines)}
    return [
        mark
        for mark in marks
        if mark.page > first
        and not re.match(r"\W*\d+[.)\s]", mark.title)
        and (mark.level not in sections or _PART.match(mark.title))
    ]


def _is_amid_page(mark: Bookmark, lines: Sequence[FlowLine]) -> bool:
    """Whether the bookmark's title is a line of its page, but none of those at the head."""
    page = [line.text.lower() for line in lines if line.number == mark.page and line.body]
    places = [at for at, text in enumerate(page) if fuzz.ratio(text, mark.title.lower()) >= SAME_TITLE]
    return bool(places) and places[0] >= _PAGE_HEAD


def _after_break(clear: Cleared, at: int) -> bool:
    return any(spot.at <= at and not any(line.body for line in clear.lines[spot.at : at]) for spot in clear.breaks)


def _by_bookmarks(marks: Sequence[Bookmark], agenda: Sequence[Item]) -> Iterator[tuple[str, int]]:
    top = min((mark.level for mark in marks), default=0)
    for mark in marks:
        if mark.level > top + 1:
            continue
        numbered = _NUMBER.match(mark.title)
        title = numbered[2] if numbered else mark.title
        for item in agenda:
            same_number = numbered is not None and numbered[1].lower() == item.number.lower()
            if (same_number and (mark.level == top or _alike(title, item.title))) or (
                not numbered and _alike(title, item.title)
            ):
                yield item.number, mark.page
                break


def _by_ranges(clear: Cleared, agenda: Sequence[Item]) -> Iterator[tuple[str, int]]:
    # The agenda's own pages may be numbered too, as often as not from 1.
    pages = sorted((printed, page) for page, printed in clear.printed.items() if page > agenda[-1].page)
    for item in agenda:
        if item.printed_pages and pages:
            first, last = item.printed_pages
            near = next(((printed, page) for printed, page in pages if first <= printed <= last), None)
            if near:
                yield item.number, near[1]


def _by_titles(clear: Cleared, agenda: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """Pages that begin with a front sheet or with minutes whose title an item announces, in the agenda's order."""
    seen = 0
    for at, line in enumerate(clear.lines):
        if (at and clear.lines[at - 1].number == line.number) or line.number <= agenda[-1].page:
            continue
        for index in range(seen, len(agenda)):
            if _announces(agenda[index], clear.lines[at : at + 60]):
                yield agenda[index].number, line.number
                seen = index + 1
                break


def _announces(item: Item, lines: Sequence[FlowLine]) -> bool:
    if re.search(r"\bminutes\b", item.title, re.IGNORECASE):
        return is_minutes([line.text for line in lines])
    title = value(front_fields(lines), "title") if begins_front_sheet(lines[:12]) else ""
    head = " ".join(unmarked(line.line, line.body).text for line in lines[:3])
    return _alike(title or head, item.title)


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(one.lower(), other.lower()) >= SAME_TITLE or (
        min(len(one), len(other)) > 20 and fuzz.partial_ratio(one.lower(), other.lower()) >= 95
    )


def _text_boundaries(clear: Cleared, agenda: Sequence[Item]) -> Iterator[Boundary]:
    """An item of a text file begins at the last head of a paper before its first stamp, else at the stamp."""
    stamped = [(spot.at, spot.item) for spot in clear.breaks if spot.item]
    # A head right below a stamp is that stamp's paper, not the next one's.
    below = {next((at for at in range(spot, len(clear.lines)) if clear.lines[at].body), -1) for spot, _ in stamped}
    heads = list(_heads(clear.lines))
    current, since = "", 0
    for at, number in stamped:
        if number.lower() != current.lower():
            start = next((head for head in heads if since <= head < at and head not in below), at)
            yield Boundary(start, number)
            current = number
        since = at + 1
    if stamped:
        return
    seen = 0
    for head in heads:
        for index in range(seen, len(agenda)):
            if _announces(agenda[index], clear.lines[head : head + 60]):
                yield Boundary(head, agenda[index].number)
                seen = index + 1
                break


def _heads(lines: Sequence[FlowLine]) -> Iterator[int]:
    """Lines of a text file where a report's front sheet or the minutes of a meeting begin."""
    last = -_FRONT_SHEET
    for at, line in enumerate(lines):
        if not line.body:
            continue
        text = unmarked(line.line, line.body).text
        if _MINUTES_HEAD.search(text) and is_minutes(
            [unmarked(near.line, near.body).text for near in lines[at : at + 40]]
        ):
            yield _banner_above(lines, at)
        elif at - last >= _FRONT_SHEET and begins_front_sheet(lines[at : at + 12]):
            last = at
            yield at


def _banner_above(lines: Sequence[FlowLine], at: int) -> int:
    """Minutes begin with the name of the committee above the line that says where it met."""
    above = [index for index in range(max(0, at - 4), at) if lines[index].body]
    named = next((index for index in reversed(above) if lines[index].text.isupper() or lines[index].line.heading), None)
    return at if named is None else named


def _first_page(source: SourceFile, clear: Cleared) -> int | None:
    marks = [mark.page for mark in source.bookmarks if _NUMBER.match(mark.title) and mark.page > 1]
    pages = [*marks[:1], *list(clear.stamped)[:1]]
    return min(pages, default=None)


def _line_of(lines: Sequence[FlowLine], page: int) -> int:
    return next((at for at, line in enumerate(lines) if line.number >= page), len(lines))
