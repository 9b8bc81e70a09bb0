"""Whether a text holds quoted words, however it is laid out.

Judgements name words, not passages, so cutting papers differently never makes a judgement void. The comparison is
blind to what extraction and typesetting change: white space, markup, dashes, kinds of quotation mark, and the order
of the cells of a table row.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import PurePosixPath

QUOTE_SHARE = 0.9
"""Share of a quote's words that a text must hold where it does not hold them in one stretch: a table row that was laid
out anew may lose a ruling dash or a footnote mark."""
FEWEST_WORDS = 3
"""Quotes of fewer words count only in one stretch: two loose words prove nothing."""

_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", _MARKUP.sub(" ", text)).lower()


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """The letters and digits of ``text``, folded, without anything between them."""
    return _NOT_LETTERS.sub("", _folded(text))


@lru_cache(maxsize=20_000)
def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", _folded(text).replace(",", "")))


def holds(text: str, quote: str, share: float = QUOTE_SHARE) -> bool:
    """Whether ``text`` holds ``quote`` in one stretch, or at least ``share`` of its words in any order."""
    wanted = letters(quote)
    if wanted and wanted in letters(text):
        return True
    needed, present = _words(quote), _words(text)
    total = needed.total()
    return total >= FEWEST_WORDS and (needed & present).total() >= share * total


def same_paper(one: str, other: str) -> bool:
    """Whether two file names are of one paper: a text and its typeset PDF are."""
    return PurePosixPath(one).with_suffix("") == PurePosixPath(other).with_suffix("")


def names_item(wanted: str, given: str) -> bool:
    """Whether ``given`` names the agenda item or minute ``wanted``: by its number, or by the start of its title."""
    number = re.search(r"\d+", wanted)
    if number and re.search(rf"\b{number[0]}\b", given):
        return True
    title = letters(re.sub(r"^\W*(?:(?:agenda|minute)?\s*item\s*)?\d*[.):]?\s*", "", wanted, flags=re.IGNORECASE))
    return len(title) > _SHORT_TITLE and title[:_TITLE_LETTERS] in letters(given)


_SHORT_TITLE, _TITLE_LETTERS = 8, 40
"""Titles of at most so many letters identify nothing; of longer ones so many are compared."""
