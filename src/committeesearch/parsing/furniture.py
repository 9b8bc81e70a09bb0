"""Furniture of pages: stamps, running headers and footers. Kept for page numbers, taken out of the running text.

Recognised by position and repetition, never by what one council's headers say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from committeesearch.model import Line, Page, SourceFile
from committeesearch.parsing.dates import dates_in
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import unmarked
from committeesearch.parsing.stamps import in_margin, item_stamps, page_stamps
from committeesearch.traced import Traced, concat

REPEATED = 3
"""Pages on which the same words stand at the same height before they count as a running header or footer."""
_BANNER = 12
"""Letters of a running header in a text file, at least; shorter lines repeat by chance."""
_HEIGHT = 4.0
"""Points by which a running line may move from page to page."""
_HEAD = 0.08
"""Share of a page's height, at its top, in which a header stands that nothing but its small type marks."""
_SMALL = 0.9
"""Size of such a header against the type of its page and the page before, at most. No other line of 62 papers is so."""

_BLANK_PAGE = re.compile(
    r"^\W*(?:this|the)?\s*page\s+(?:is\s+|has\s+been\s+)?(?:intentionally\s+|deliberately\s+)?(?:left\s+)?blank\W*$",
    re.IGNORECASE,
)
_PAGE_ALONE = re.compile(
    r"^\W*(?:page|p\s?a\s?g\s?e)?\W*(\d{1,4})\W*(?:(?:of|/)\s*\d{1,4})?\W*(?:p\s?a\s?g\s?e)?\W*$", re.IGNORECASE
)
_PAGE_OPENS = re.compile(r"^\s*Page\s+(\d{1,4})\s+(?=\S)")
_ITEM_ALONE = re.compile(r"^\W*(?:Agenda|Minute)\s+Item\s+(?:No\.?\s*)?(\d{1,3}[A-Za-z]?)\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Break:
    """Where a text file shows that the pages of its paper change, and the agenda item stamped there."""

    at: int
    """Index of the first line of running text after it."""
    item: str = ""
    blank: bool = False
    """A page left blank: agenda systems put one between two papers, so that each begins on a right-hand page."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """A paper without its furniture. ``printed`` and ``stamped`` are by page: printed number, agenda item."""

    lines: tuple[FlowLine, ...]
    printed: dict[int, int]
    stamped: dict[int, str]
    breaks: tuple[Break, ...] = ()
    """Of a text file only."""


def cleared(source: SourceFile) -> Cleared:
    """Part the running text of a paper from the furniture of its pages."""
    if not source.paged:
        return _cleared_text(source)
    numbers, items = page_stamps(source.pages), item_stamps(source.pages)
    running = _running_lines(source.pages) | _small_headers(source.pages)
    own = _own_numbers(source.pages)
    lines: list[FlowLine] = []
    for page in source.pages:
        stamps = [stamp for stamp in (numbers.get(page.number), items.get(page.number)) if stamp]
        stamped = sorted(index for stamp in stamps for index in stamp.words)
        for line in page.lines:
            body = _without(page, line, stamped).strip()
            if not body or (page.number, line.start) in running or (page.number, line.start) in own:
                continue
            alone = _PAGE_ALONE.match(body.text)
            repeated = (
                alone and page.number in numbers and alone[1] == numbers[page.number].value and "age" in body.text
            )
            if not repeated and not _BLANK_PAGE.match(body.text):
                lines.append(FlowLine(page, line, body))
    printed = {number: int(stamp.value) for number, stamp in numbers.items()} or {
        page: n for (page, _), n in own.items()
    }
    return Cleared(tuple(lines), printed, {number: stamp.value for number, stamp in items.items()})


def _without(page: Page, line: Line, words: Sequence[int]) -> Traced:
    """A line's words save the stamped ones, which may stand between them."""
    parts, at = list[Traced](), line.start
    for index in words:
        word = page.words[index]
        if line.start <= word.start < line.end:
            parts.append(Traced.of_page(page.text, page.number, at, word.start))
            at = min(line.end, word.end + 1)
    return concat([*parts, Traced.of_page(page.text, page.number, at, line.end)])


def _running_lines(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Running headers and footers: (page, start of the line).

    The first header of a run stays where it stands, since it may be the heading of a paper or of a table; but not
    one with a date, which is the banner of a meeting.
    """
    places: dict[tuple[str, bool], list[tuple[int, float, int]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            words = " ".join(page.text[line.start : line.end].lower().split())
            if line.box is None or line.grid is not None or sum(map(str.isalpha, words)) < 3:
                continue
            if in_margin(page, line.box.top, line.box.bottom):
                below = line.box.top > page.height / 2
                height = page.height - line.box.bottom if below else line.box.top
                places[_counted(words), below].append((page.number, height, line.start))
    running: set[tuple[int, int]] = set()
    first: set[tuple[int, int]] = set()
    dated: set[int] = set()
    for (words, below), found in places.items():
        for run in _consecutive(found):
            running |= {(page, start) for page, _, start in run}
            if dates_in(words):
                dated |= {page for page, _, _ in run}
            elif not below:
                first.add((run[0][0], run[0][2]))
    return running - {place for place in first if place[0] not in dated}


def _small_headers(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Lines at the very top of a page, apart from its text and in smaller type: headers of papers of two or three
    pages, which repeat too seldom to be told by that. A first page has none.
    """
    found: set[tuple[int, int]] = set()
    for before, page in pairwise(pages):
        placed = sorted(
            ((line.box.top, line.box.bottom, line) for line in page.lines if line.box),
            key=lambda place: place[:2],
        )
        lines = (*before.lines, *page.lines)  # a last page may hold little more than its header
        sizes = sorted(line.size for line in lines for _ in range(line.start, line.end))
        usual = sizes[len(sizes) // 2] if sizes else 0.0
        for (_, bottom, line), (below, _, _) in pairwise(placed):
            if line.grid is not None or bottom > _HEAD * page.height or not 0 < line.size <= _SMALL * usual:
                break
            if below - bottom > line.size:
                found |= {(page.number, line.start)}
    return found


def _consecutive(found: Sequence[tuple[int, float, int]]) -> Iterator[list[tuple[int, float, int]]]:
    """Runs of pages, or of every other page, with the same words at the same height."""
    run: list[tuple[int, float, int]] = []
    for place in sorted(found):
        if run and (place[0] - run[-1][0] > 2 or abs(place[1] - run[-1][1]) > _HEIGHT):
            if len(run) >= REPEATED:
                yield run
            run = []
        run.append(place)
    if len(run) >= REPEATED:
        yield run


def _counted(words: str) -> str:
    """The key of a line; only "Page 3 of 10" may change its number, lest rows of figures look alike."""
    return _DIGITS.sub("#", words) if re.search(r"\bpage\b|\d+\s+of\s+\d+|\|\s*\d+$|^\d+\s*\|", words) else words


def _own_numbers(pages: Sequence[Page]) -> dict[tuple[int, int], int]:
    """Lines that hold nothing but a page number: the page's own, or one that goes on from the page before or to the
    next.
    """
    found: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            alone = _PAGE_ALONE.match(page.text[line.start : line.end])
            if alone and line.box and line.grid is None and in_margin(page, line.box.top, line.box.bottom):
                found[page.number].append((int(alone[1]), line))
    numbers = {page: {number for number, _ in lines} for page, lines in found.items()}
    return {
        (page, line.start): number
        for page, lines in found.items()
        for number, line in lines
        if number == page or number - 1 in numbers.get(page - 1, ()) or number + 1 in numbers.get(page + 1, ())
    }


def _cleared_text(source: SourceFile) -> Cleared:
    lines: list[FlowLine] = []
    breaks: list[Break] = []
    printed = 0
    everything = [
        FlowLine(page, line, Traced.of_page(page.text, page.number, line.start, line.end).strip())
        for page in source.pages
        for line in page.lines
    ]
    banners = set(_banners(everything))
    for index, line in enumerate(everything):
        words = unmarked(line.line, line.body).text.strip()
        stamp = _ITEM_ALONE.match(words)
        if stamp or _BLANK_PAGE.match(words) or index in banners:
            breaks.append(Break(len(lines), stamp[1] if stamp else "", bool(_BLANK_PAGE.match(words))))
            continue
        opened = _PAGE_OPENS.match(line.body.text)
        alone = _PAGE_ALONE.match(words) if words.lower().startswith("page") else None
        number = int((opened or alone or ["", "0"])[1])
        if printed < number <= printed + _PAGES_APART or (not printed and number):
            printed = number
            breaks.append(Break(len(lines)))
            if alone:
                continue
            line = FlowLine(line.page, line.line, line.body[opened.end() if opened else 0 :])
        lines.append(line)
    return Cleared(tuple(lines), {}, {}, tuple(breaks))


_PAGES_APART = 60
"""Pages between two printed numbers that a text file has kept; an extraction keeps some only."""


def _banners(lines: Sequence[FlowLine]) -> Iterator[int]:
    """Lines of a text file repeated beside page breaks within one agenda item: the running header of a paper."""
    words = [unmarked(line.line, line.body).text.strip().lower() for line in lines]
    filled = [index for index, text in enumerate(words) if text]
    beside: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, index in enumerate(filled):
        for above in filled[max(0, position - 2) : position]:
            if (stamp := _ITEM_ALONE.match(words[above])) and len(words[index]) >= _BANNER:
                beside[words[index], stamp[1]].append(index)
    for found in beside.values():
        if len(found) >= REPEATED:
            yield from found
