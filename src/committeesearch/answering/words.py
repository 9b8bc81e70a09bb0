"""Words as they are compared: lower case, without accents, stemmed, and without those that say nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")
_PLURALS = {"children": "child", "childrens": "child", "women": "woman", "men": "man", "lives": "life", "wives": "wife"}
"""What the stemmer does not know for the same word."""
_APOSTROPHE = re.compile(r"['’](?=[a-z])")

SILENT = frozenset(
    """a about above after again all also am an and any anybody anyone are as asked at be became because become been
    before being both but by came can come compare compared could did do does doing done down during each ever for
    from further gave get gets getting give given go goes got had happen happened has have he her here him his how
    however i if in into is it its just last let like long look made make many may me mean means might more most much
    must my no nor not now of off on one only or other our out over own said same say says see shall she should so some
    stand still such take than that the their them then there these they thing things this those through to too under
    until up us very was we were what whats when where whether which while who whom whos whose why will with within
    would yes yet you your anything something everything tell find found show list""".split()  # noqa: SIM905
)
"""Words that tell no passage from another. Question words are among them: what they ask is the form's business."""


def tokens(text: str) -> tuple[str, ...]:
    """Words and numbers in order, in lower case; "1,234.5" is "1234.5" and "council's" is "councils"."""
    plain = text.lower()
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return tuple(word.replace(",", "") for word in _WORD.findall(_APOSTROPHE.sub("", plain)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in lower case; numbers stay as they are."""
    return word if word[:1].isdigit() else str(_STEMMER.stemWord(_PLURALS.get(word, word)))


def telling(text: str) -> tuple[str, ...]:
    """Words that tell something, each once, in order."""
    return tuple(
        dict.fromkeys(word for word in tokens(text) if word not in SILENT and (len(word) > 1 or word.isdigit()))
    )


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """Stems of the telling words."""
    return frozenset(stem(word) for word in telling(text))
