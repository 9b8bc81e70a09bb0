"""What the agenda system prints over the pages of a pack: "Page 17" and "Agenda Item 4". Found by position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from committeesearch.model import Page, Word

MARGIN = 0.135
"""Share of a page's height, at the top and at the bottom, in which stamps and running lines stand. ModernGov stamps
within 6 %; the second line of a running header below a wide margin was the deepest seen, at 13 %."""
_LEVEL = 3.0
"""Points by which words of one stamp may stand higher or lower than each other."""
_SPACE = 12.0
"""Points between words of one stamp, at most."""
_TOUCHING = 0.8
"""Points between two halves of one word."""
_BESIDE = 40
"""Words of the text, before and after, among which the next word of a stamp is looked for."""
_NUMBER = re.compile(r"\d{1,4}")
_ITEM = re.compile(r"\d{1,3}[A-Za-z]?|[A-Z]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp on a page: what it says and which words of the page make it."""

    value: str
    words: tuple[int, ...]
    """Indices into ``Page.words``."""


def page_stamps(pages: Sequence[Page]) -> dict[int, Stamp]:
    """The printed number of each page that shows one, by page. Blank pages that show none have none.

    A page may carry its own paper's number too: the one that goes on from the stamp of the page before is chosen.
    """
    chosen: dict[int, Stamp] = {}
    shift: int | None = None
    offered = {page.number: [*_runs(page, ("Page",), _NUMBER)] for page in pages}
    for number, stamps in offered.items():
        if not stamps:
            continue
        usual = [stamp for stamp in stamps if shift is not None and int(stamp.value) - number == shift]
        stamp = usual[0] if usual else max(stamps, key=lambda stamp: (_steady(stamp, number, offered), stamp.words))
        chosen[number] = stamp
        shift = int(stamp.value) - number
    return chosen


def item_stamps(pages: Sequence[Page]) -> dict[int, Stamp]:
    """The "Agenda Item 7" that is printed on the first page of an item, by page."""
    found = {page.number: next(_runs(page, ("Agenda", "Item"), _ITEM), None) for page in pages}
    return {number: stamp for number, stamp in found.items() if stamp}


def in_margin(page: Page, top: float, bottom: float) -> bool:
    """Whether something stands in the top or bottom margin."""
    return page.height > 0 and (bottom <= page.height * MARGIN or top >= page.height * (1 - MARGIN))


def _runs(page: Page, opening: tuple[str, ...], closing: re.Pattern[str]) -> Iterator[Stamp]:
    for at, word in enumerate(page.words):
        begins = opening[0].startswith(page.text[word.start : word.end])
        if not begins or not in_margin(page, word.box.top, word.box.bottom):
            continue
        texts, run = list[str](), list[int]()
        following: int | None = at
        while following is not None and len(texts) <= len(opening):
            text, indices = _whole(page, following)
            texts.append(text)
            run += indices
            following = _next(page, run[-1])
        if tuple(texts[:-1]) != opening or not closing.fullmatch(texts[-1]):
            continue
        if following is not None and _whole(page, following)[0] == "of":
            continue  # "Page 3 of 10" counts the pages of one paper
        yield Stamp(texts[-1], tuple(run))


def _whole(page: Page, at: int) -> tuple[str, list[int]]:
    """A word as printed, put together again where the rule of a table runs through it."""
    text, indices = page.text[page.words[at].start : page.words[at].end], [at]
    while (after := _next(page, indices[-1], _TOUCHING)) is not None:
        text, indices = text + page.text[page.words[after].start : page.words[after].end], [*indices, after]
    return text, indices


def _next(page: Page, at: int, space: float = _SPACE) -> int | None:
    """The word that follows on the page as printed; words of a line that runs beneath may stand between in the text."""
    box = page.words[at].box

    def near(word: Word) -> bool:
        level = abs(word.box.top - box.top) <= _LEVEL and abs(word.box.bottom - box.bottom) <= _LEVEL
        return level and -_TOUCHING <= word.box.left - box.right <= space

    candidates = [
        index
        for index in range(max(0, at - _BESIDE), min(len(page.words), at + _BESIDE))
        if index != at and near(page.words[index])
    ]
    return min(
        candidates,
        key=lambda index: (abs(page.words[index].box.top - box.top) > 1.0, page.words[index].box.left),
        default=None,
    )


def _steady(stamp: Stamp, page: int, offered: dict[int, list[Stamp]]) -> int:
    """How many of the next pages carry the number that would follow."""
    return sum(
        any(int(other.value) - (page + step) == int(stamp.value) - page for other in offered.get(page + step, ()))
        for step in range(1, 6)
    )
