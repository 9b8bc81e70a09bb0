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
    texts = [page.text[word.start : word.end] for word in page.words]
    for at, text in enumerate(texts):
        if text != opening[0] or not in_margin(page, page.words[at].box.top, page.words[at].box.bottom):
            continue
        run = [at]
        for wanted in opening[1:]:
            following = _next(page, run[-1])
            if following is None or texts[following] != wanted:
                break
            run.append(following)
        following = _next(page, run[-1]) if len(run) == len(opening) else None
        if following is None or not closing.fullmatch(texts[following]):
            continue
        beyond = _next(page, following)
        if beyond is not None and texts[beyond] == "of":
            continue  # "Page 3 of 10" counts the pages of one paper
        yield Stamp(texts[following], (*run, following))


def _next(page: Page, at: int) -> int | None:
    """The word that follows on the page as printed; words of a line that runs beneath may stand between in the text."""
    box = page.words[at].box

    def near(word: Word) -> bool:
        level = abs(word.box.top - box.top) <= _LEVEL and abs(word.box.bottom - box.bottom) <= _LEVEL
        return level and -1.0 <= word.box.left - box.right <= _SPACE

    candidates = [
        index
        for index in range(max(0, at - 40), min(len(page.words), at + 40))
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
