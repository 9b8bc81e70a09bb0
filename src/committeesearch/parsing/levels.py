"""How deep headings stand: by their number, by the marks of the format, by how strongly they are set."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from committeesearch.parsing.numbering import Style
from committeesearch.parsing.paragraphs import Paragraph
from committeesearch.parsing.style import Setting

BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
"""A number without a full stop before a title."""
_SUB_NUMBER = re.compile(r"\s\((?:[ivx]+|[a-z]|\d+)\)\s")


@dataclass(frozen=True, slots=True)
class Look:
    """How strongly a heading is set."""

    marked: int
    size: float
    bold: bool
    capitals: bool
    underlined: bool
    asks: bool
    """In plain text, "Summary:" and "What will it cost?" stand above lines without such a sign."""

    @property
    def strength(self) -> tuple[float, ...]:
        """The greater, the higher it stands."""
        if self.marked:
            return (1, -self.marked)
        return (0, self.size, self.bold, self.capitals, self.underlined, self.asks)


def levels_of(headings: Sequence[Paragraph], places: Sequence[int], setting: Setting) -> list[int]:
    """The level of each heading, from 1. ``places`` tell how far apart they stand: neighbours have no text between."""
    depths = [_depth(heading) for heading in headings]
    looks = [look_of(heading) for heading in headings]
    least = min((depth for depth in depths if depth), default=1)
    by_look = _levels_of_looks(looks, [depth and depth - least + 1 for depth in depths])
    titles = _titles_of_groups(depths, looks, places)
    levels: list[int] = []
    above = 0
    for at, (depth, look, heading) in enumerate(zip(depths, looks, headings, strict=True)):
        if depth:
            level = depth - least + 1
        elif heading.marker:  # "(A) Revenue costs" stands below the heading above it, beside other letters
            levels.append(above + 1)
            continue
        elif _is_plain(heading, setting) and not look.asks and not look.capitals and not look.underlined:
            numbered_next = at + 1 < len(headings) and depths[at + 1] == least and places[at + 1] == places[at] + 1
            level = 1 if numbered_next or not any(depths[:at]) else 2
        else:
            level = by_look[look]
            if _stands_over(at, depths, looks, places):
                level = min(level, depths[at + 1] - least + 1)
        level += bool(titles) and look in {looks[title] for title in titles} and not depth and at not in titles
        levels.append(level)
        above = level
    return list(_below_listed(headings, levels))


def _stands_over(at: int, depths: Sequence[int], looks: Sequence[Look], places: Sequence[int]) -> bool:
    """Whether a heading stands right above a numbered one that is set no stronger."""
    if at + 1 == len(depths) or not depths[at + 1] or places[at + 1] != places[at] + 1:
        return False
    return looks[at].strength >= looks[at + 1].strength


def _below_listed(headings: Sequence[Paragraph], levels: Sequence[int]) -> Iterator[int]:
    """The levels, where a list of contents names some of the headings: the others stand below the one before them."""
    above = 0
    for heading, level in zip(headings, levels, strict=True):
        above = heading.listed or above
        yield heading.listed or (max(level, above + 1) if above else level)


def _levels_of_looks(looks: Sequence[Look], numbered: Sequence[int]) -> dict[Look, int]:
    """Level of each look: that of the numbered headings set alike, else one below the next stronger look."""
    known: dict[Look, int] = {}
    for look, level in zip(looks, numbered, strict=True):
        if level:
            known[look] = min(level, known.get(look, level))
    levels: dict[Look, int] = {}
    level, before = 0, None
    for look in sorted(set(looks), key=lambda look: look.strength, reverse=True):
        if look in known:
            level = known[look]
        elif look.strength != before:
            level += 1
        levels[look] = level
        before = look.strength
    return levels


def _titles_of_groups(depths: Sequence[int], looks: Sequence[Look], places: Sequence[int]) -> set[int]:
    """Headings directly above another that is set alike: titles of the group that begins there, where they are few."""
    found = {
        at
        for at in range(len(looks) - 1)
        if not depths[at] and not depths[at + 1] and looks[at] == looks[at + 1] and places[at + 1] == places[at] + 1
    }
    return found if len(found) * 3 <= len(looks) else set()


def _is_plain(heading: Paragraph, setting: Setting) -> bool:
    """Whether nothing but its place makes it a heading."""
    return not (heading.marked or heading.bold or setting.larger(heading.first.line))


def _depth(heading: Paragraph) -> int:
    """Depth by the heading's own number: 1 for "2.", 2 for "2.1", 3 for "2.1 (a)"; 0 without a number."""
    mark = heading.marker
    if mark is None:
        return 1 if BARE_NUMBER.match(heading.text) else 0
    if mark.style is Style.DECIMAL:
        parts = [part for part in re.findall(r"\d+", mark.number) if part != "0"]
        return max(1, len(parts)) + bool(_SUB_NUMBER.match(heading.text[mark.words - 1 :]))
    return 1 if mark.style is Style.INTEGER and not mark.number.startswith("(") else 0


def look_of(heading: Paragraph) -> Look:
    """How a heading is set, by its first line."""
    line = heading.first.line
    text = heading.text
    return Look(
        heading.marked,
        round(line.size),
        heading.bold,
        text.isupper(),
        _underlined(heading),
        text.endswith((":", "?")) and not heading.bold,
    )


def _underlined(heading: Paragraph) -> bool:
    """Whether all words of its first line are underlined."""
    line, words = heading.first.line, heading.first.page.words
    at = bisect_left(words, line.start, key=lambda word: word.start)
    seen = False
    while at < len(words) and words[at].end <= line.end:
        if not words[at].underlined:
            return False
        seen = True
        at += 1
    return seen
