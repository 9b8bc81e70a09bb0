"""Spans of a passage that can be shown on their own without their meaning turning, and are compared with questions.

A sentence is never cut. An item of a list takes its lead-in along where the lead-in says that it is only recommended,
refused, proposed or conditional, or where the item is not a sentence of its own. A row of a table is a whole. Words
that are struck through are never part of a span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from committeesearch.model import Authority, Passage

LONGEST = 620
"""Characters of one span. Three quotes share 900; a longer "sentence" is as a rule a table that lost its lines."""
LONGEST_RESOLUTION = 900
"""Characters of a resolution: half of one may say the opposite."""
MOST_DIGITS = 0.6
"""Share of a sentence's words that may be figures: beyond it, it is a table that lost its lines."""
SHORTEST_WORDS = 3
"""A span of fewer words proves nothing, unless it is a row of a table."""


class SpanKind(StrEnum):
    """What a span is."""

    SENTENCE = "sentence"
    LIST_ITEM = "list item"
    ROW = "table row"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of a passage's body; ``core`` to ``end`` is what says the thing itself, without
    the lead-in of its list."""

    kind: SpanKind
    start: int
    end: int
    core: int


HEADER = 240
"""Characters at the end of a passage's context that hold the nearest heading, the caption and the header of a table."""
HEAD = 120
"""Characters of a row's header, and of what is named before it, that are embedded with it."""
READ = 240
"""Characters of a span that are embedded: three in four are shorter, and the time grows with the longest."""
CELLS = " · "
"""Parts the cells of a table's row in a passage's body."""
_MARKER = re.compile(
    r"(?:[-–•▪‣◦●○\*\uf0b7\uf0a7]|o(?=\s)|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\([^()\s]{1,4}\)|\d{1,2}(?:\.\d{1,2}){1,3}\.?)[\s*_]+"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllrs?|Rev|Prof|Hon|St|No|Nos|para|paras|p|pp|vs|etc|approx|incl|dept|est|fig|Ref|Ltd|e\.g|i\.e|a\.m|p\.m|cf|al)"
    r"|\b[A-Z]|^\W*\(?[\da-z]{1,3})\.$"
)
_END = re.compile(r"[.!?][\"'”’)\]*_]*(?=\s+[\"'“‘(\[*_]*[A-Z0-9£•\uf0b7-])")
_LEAD = re.compile(r"(?::|[–—-]|\b(?:that|to|the following|as follows))[\s*_]*$")
_TURNS = re.compile(
    r"\b(?:recommend\w*|proposed?|proposal|motion|amendment|not|no|never|reject\w*|refus\w*|declin\w*|lost|if|unless|"
    r"subject to|"
    r"consider\w*|options?|asked to|invited to|were to|would|could|might|withdrawn|delet\w*|instead of|rather than)\b",
    re.I,
)


def spans(passage: Passage) -> tuple[Span, ...]:
    """What can be quoted of a passage, in order."""
    return tuple(piece for piece in _pieces(passage) if not _struck(passage, piece.start, piece.end))


def embedded_span(passage: Passage, kind: SpanKind, start: int, end: int) -> str:
    """What is embedded of characters ``start`` to ``end``: the beginning, and of a row the end of its header before."""
    header = f"{passage.context[-HEAD:]} " if kind is SpanKind.ROW else ""
    return f"{header}{passage.body.text[start:end][:READ]}"


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences in ``text[start:end]``, as offsets into ``text``, without the white space around them."""
    end = len(text) if end is None else end
    at = start
    for match in _END.finditer(text, start, end):
        if match[0].startswith(".") and _ABBREVIATED.search(text[max(at, match.start() - 12) : match.start() + 1]):
            continue
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, end)


def _pieces(passage: Passage) -> Iterator[Span]:
    text = passage.body.text
    longest = _longest(passage)
    lines = list(_lines(text))
    lead: tuple[int, int] | None = None
    for place, (start, end) in enumerate(lines):
        line = text[start:end]
        marker = _MARKER.match(line)
        if CELLS in line:
            lead = None
            if end - start <= longest and line not in passage.context:  # a header printed again proves nothing
                yield Span(SpanKind.ROW, start, end, start)
            continue
        if _is_heading(passage, line):
            continue
        if marker and lead:
            yield from _item(passage, lead, (start, end))
        parts = list(sentences(text, start, end))
        for at, till in parts:
            opens = till == end and bool(_LEAD.search(text[at:till]))
            if opens:
                till = _with_items(text, lines, place, longest)
                if not marker:
                    lead = (at, end)
            if not (marker and lead and at == start) and _worth(text[at:till], longest):
                yield Span(SpanKind.SENTENCE, at, till, at)
        if not marker and not (parts and _LEAD.search(text[parts[-1][0] : end])):
            lead = None


def _item(passage: Passage, lead: tuple[int, int], line: tuple[int, int]) -> Iterator[Span]:
    """The first sentence of an item of a list (the others stand on their own), with its lead-in where it needs it."""
    text, longest = passage.body.text, _longest(passage)
    start, end = next(iter(sentences(text, *line)), line)
    words = text[start:end]
    opening = text[lead[0] : lead[1]]
    if not _worth(words, longest):
        return
    marker = _MARKER.match(words)
    dependent = words[marker.end() if marker else 0 :][:1].islower()
    turns = bool(_TURNS.search(opening))
    if end - lead[0] <= longest and (turns or dependent):
        yield Span(SpanKind.LIST_ITEM, lead[0], end, start)
    elif not turns:
        yield Span(SpanKind.LIST_ITEM, start, end, start)


def _with_items(text: str, lines: list[tuple[int, int]], place: int, longest: int) -> int:
    """Where a lead-in ends together with the items of its list that fit."""
    first, end = lines[place]
    for start, till in lines[place + 1 :]:
        if till - first > longest or not _MARKER.match(text[start:till]):
            break
        end = till
    return end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield from _trimmed(text, at, at + len(line))
        at += len(line) + 1


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    left, right = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
    if right > left:
        yield left, right


def _worth(text: str, longest: int) -> bool:
    words = text.split()
    figures = sum(any(letter.isdigit() for letter in word) for word in words)
    return len(text) <= longest and len(words) >= SHORTEST_WORDS and figures <= MOST_DIGITS * len(words)


def _longest(passage: Passage) -> int:
    return LONGEST_RESOLUTION if passage.authority is Authority.RESOLUTION else LONGEST


def _is_heading(passage: Passage, line: str) -> bool:
    """Whether a line is the name of what follows, with or without its number and a link to the agenda, "(Item 3)"."""
    names = (*passage.headings, passage.item_title)
    plain = _plain(line)
    return any(plain.endswith(name) and len(plain) - len(name) < 12 for name in map(_plain, names) if name)


def _plain(line: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\(\w+(?: item)? \w+\)\W*$", "", line, flags=re.I)).strip().lower()


def _struck(passage: Passage, start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in passage.deleted)
