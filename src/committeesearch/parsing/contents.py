"""A paper's own list of contents, and where the titles that it lists stand in the paper.

What a list of contents names is a heading, however it is set; a converter to text often keeps no other sign of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import unmarked
from committeesearch.parsing.numbering import Style, marker

FEWEST = 4
"""Entries of a list of contents; fewer lines that end in rising numbers are a small table."""
FOUND = 0.5
"""Share of the entries that must stand as lines of the paper: this proves the list. Titles are shortened in lists."""
MOST_LINES = 3
"""Lines over which a title may run."""
INDENT = 6.0
"""Points by which the entries of subsections stand further right."""
ALIKE = 96
"""Likeness, of 100, of two long titles that are one: "months" and "month"."""
LONG = 30
"""Letters of a title that is long enough to be told by its likeness."""

_ENTRY = re.compile(
    r"(?P<title>\S.*?)(?P<gap>(?:\s*(?:\.\s?|…|·\s?|_){4,}\s*)|\s*\t\s*|\s{3,}|\s+(?=page\b))"
    r"(?P<word>page\s*)?(?P<page>\d{1,3})(?:\s*[-–]\s*\d{1,3})?\W*$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^\W*(?:table\s+of\s+)?(?:contents?|index)\b|\bpages?\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:\d[\d,]*(?:\.\d+)*[a-z]?|[A-Z])(?:[.):]|\s*[|–-])?\s+(?=\S*[A-Za-z])")
_ACRONYM = re.compile(r"\(\s*[A-Z][\w&/-]{1,9}\s*\)")
_PERIOD = re.compile(
    r"\s+(?:from|as\s+at|as\s+of|snapshot|for\s+the\s+\w+\s+(?:to|ending))\s+\d{1,2}(?:[/.-]\d|\s+[A-Z]).{0,40}$",
    re.IGNORECASE,
)
"""What a dashboard prints behind its titles: "from 01/04/2031 to 30/09/2031"."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading that a list of contents names: its first line, how many lines it has, its level from 1."""

    at: int
    lines: int
    level: int


@dataclass(frozen=True, slots=True)
class _Entry:
    at: int
    title: str
    page: int
    left: float
    sure: bool
    """Dots or the word "Page" stand before the number."""


def listed_titles(lines: Sequence[FlowLine]) -> Mapping[int, Title]:
    """The headings that lists of contents name, by the index of their first line."""
    found: dict[int, Title] = {}
    for entries in _lists(lines):
        levels = _levels(entries)
        begin = entries[-1].at + 1
        places = dict(_places(lines, begin, levels))
        if len({_key(_text(lines, title.at, title.lines)) for title in places.values()}) >= FOUND * len(levels):
            found |= places
    return found


def _lists(lines: Sequence[FlowLine]) -> Iterator[list[_Entry]]:
    run: list[_Entry] = []
    gap = 0
    for entry in _entries(lines):
        if isinstance(entry, _Entry) and not (run and entry.page < run[-1].page):
            run.append(entry)
            gap = 0
            continue
        gap += 1
        if gap > 1 or isinstance(entry, _Entry):  # one line may be the first half of a title
            if _is_list(run, lines):
                yield run
            run, gap = ([entry] if isinstance(entry, _Entry) else []), 0
    if _is_list(run, lines):
        yield run


def _is_list(run: Sequence[_Entry], lines: Sequence[FlowLine]) -> bool:
    if len(run) < FEWEST:
        return False
    above = [line.text for line in lines[max(0, run[0].at - 6) : run[0].at] if line.body][-3:]
    return sum(entry.sure for entry in run) * 2 > len(run) or any(map(_HEAD.search, above))


def _entries(lines: Sequence[FlowLine]) -> Iterator[_Entry | None]:
    """The lines, and rows of tables, that are entries; None for one that is not."""
    seen: set[tuple[int, int]] = set()
    for at, line in enumerate(lines):
        if not line.body:
            continue
        grid = line.line.grid
        left = line.line.box.left if line.line.box else 0.0
        if grid is None or grid >= len(line.page.grids):
            yield _entry(at, "\t".join(part.text for part in line.columns()), left)
        elif (line.number, grid) not in seen:
            seen.add((line.number, grid))
            last = max(index for index in range(at, len(lines)) if _same_grid(line, lines[index]))
            for row in line.page.grids[grid].rows:
                yield _entry(last, "\t".join(text for cell in row if (text := cell.squeezed().text)), left)


def _same_grid(one: FlowLine, other: FlowLine) -> bool:
    return one.number == other.number and one.line.grid == other.line.grid


def _entry(at: int, text: str, left: float) -> _Entry | None:
    match = _ENTRY.match(text)
    if not match or not re.search(r"[A-Za-z]{3}", match["title"]):
        return None
    sure = bool(match["word"]) or bool(match["gap"].strip())
    return _Entry(at, match["title"].replace("\t", " "), int(match["page"]), left, sure)


def _levels(entries: Sequence[_Entry]) -> dict[str, int]:
    """Level of each title by how far right its entry stands, else by its number."""
    edges: list[float] = []
    for left in sorted({entry.left for entry in entries}):
        if not edges or left - edges[-1] >= INDENT:
            edges.append(left)
    levels: dict[str, int] = {}
    for entry in entries:
        mark = marker(entry.title)
        depth = sum(edge <= entry.left + INDENT / 2 for edge in edges)
        if len(edges) == 1 and mark and mark.style is Style.DECIMAL:
            depth = len([part for part in re.findall(r"\d+", mark.number) if part != "0"])
        levels.setdefault(_key(entry.title), max(1, depth))
    return levels


def _places(lines: Sequence[FlowLine], begin: int, levels: Mapping[str, int]) -> Iterator[tuple[int, Title]]:
    long = [key for key in levels if len(key) >= LONG]
    starts = {key[:3] for key in levels}
    at = begin
    while at < len(lines):
        count = 0
        if _may_be_title(lines[at]) and _key(_text(lines, at, 1))[:3] in starts:
            for count, line in enumerate(lines[at : at + MOST_LINES], 1):
                key = _key(_text(lines, at, count)) if _may_be_title(line) else ""
                found = key if key in levels else next((one for one in long if _alike(one, key)), None)
                if found or not key:
                    break
            else:
                found = None
            if found:
                yield at, Title(at, count, levels[found])
            else:
                count = 0
        at += count or 1


def _may_be_title(line: FlowLine) -> bool:
    return bool(line.body) and line.line.grid is None


def _alike(one: str, other: str) -> bool:
    same = re.findall(r"\d+", one) == re.findall(r"\d+", other)  # "… 38" is a line of figures
    return same and abs(len(one) - len(other)) < 3 and fuzz.ratio(one, other) >= ALIKE


def _text(lines: Sequence[FlowLine], at: int, count: int) -> str:
    return " ".join(unmarked(line.line, line.body).text for line in lines[at : at + count])


def _key(title: str) -> str:
    """What a title says: without its number, without a count or a period of a dashboard, without acronyms."""
    words = _PERIOD.sub("", _ACRONYM.sub(" ", _NUMBER.sub("", title.strip())))
    return re.sub(r"[^a-z0-9]", "", words.lower())
