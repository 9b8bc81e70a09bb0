"""Short forms and what the papers say they stand for, looked up both ways.

Papers define their own: "Child and Adolescent Mental Health Services (CAMHS)". One short form may have several long
ones (two councils, or a plural); the one that most papers give comes first.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from committeesearch.model import Acronym, Document
from committeesearch.retrieval.analysis import terms

FACT = "acronyms"
"""Name under which the catalogue keeps them, packed."""
SHORTEST, LONGEST = 2, 10
"""Characters of a short form."""
FEWEST_WORDS = 2
"""Of a long form: one word is no name that anybody shortens."""
_TOKEN = re.compile(r"[\w&]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A short or long form as the question has it, and its other form."""

    said: str
    meant: str


class Acronyms:
    """Pairs of short and long form, the commonest first."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._long: dict[str, str] = {}
        self._short: dict[tuple[str, ...], str] = {}
        for short, long in pairs:
            words = tuple(terms(long))
            if SHORTEST <= len(short) <= LONGEST and len(words) >= FEWEST_WORDS:
                self._long.setdefault(_singular(short).upper(), long)
                self._short.setdefault(words, short)
        self._most_words = max(map(len, self._short), default=0)

    def find(self, text: str, english: Collection[str] = ()) -> tuple[Meaning, ...]:
        """Short forms in ``text`` with their long form, then long forms with their short one, each once.

        Short forms are also met in lower case, unless they are common words (``english``) then: "get" is no service.
        """
        found: dict[str, Meaning] = {}
        for token in _TOKEN.findall(text):
            long = self._long.get(token.upper()) or self._long.get(_singular(token).upper())
            if long and (_shouted(token) or token.lower() not in english):
                found.setdefault(token.lower(), Meaning(token, long))
        for meaning in self._long_forms(terms(text)):
            found.setdefault(meaning.meant.lower(), meaning)
        return tuple(found.values())

    def _long_forms(self, words: Sequence[str]) -> Iterable[Meaning]:
        at = 0
        while at < len(words):
            for length in range(min(self._most_words, len(words) - at), FEWEST_WORDS - 1, -1):
                short = self._short.get(tuple(words[at : at + length]))
                if short:
                    yield Meaning(self._long[_singular(short).upper()], short)
                    at += length - 1
                    break
            at += 1


def _singular(token: str) -> str:
    """Without the s of a plural; the capital S of "CAMHS" is none."""
    return token.removesuffix("s") if len(token) > SHORTEST + 1 else token


def _shouted(token: str) -> bool:
    return token.removesuffix("s").isupper()


def pack(documents: Iterable[Document]) -> str:
    """The acronyms of papers as JSON, the pairs that most papers give first."""
    counts = Counter(pair for document in documents for pair in {_pair(acronym) for acronym in document.acronyms})
    return json.dumps(sorted(counts, key=lambda pair: (-counts[pair], pair)), ensure_ascii=False)


def unpack(packed: str) -> Acronyms:
    """What ``pack`` made; none for an empty string."""
    return Acronyms((short, long) for short, long in json.loads(packed or "[]"))


def _pair(acronym: Acronym) -> tuple[str, str]:
    return acronym.short, " ".join(acronym.long.split())
