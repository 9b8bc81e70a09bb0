"""Misspelt words of a question, set right by the papers' own words.

A word is suspected where no paper holds its stem and English does not know it either: "crooks" is a word, though no
paper has it, and must not become "cooks". It is corrected where the kind of slip that fingers make (a letter left out,
put in, changed or swapped) leads to a word of the papers. Names of people and places are words of the papers too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from committeesearch.retrieval.analysis import STOPWORDS, stem, words
from committeesearch.retrieval.encoder import packaged_folder

SHORTEST = 5
"""Letters of the shortest word that is looked at: below, nearly everything is one letter from something."""
LONG = 8
"""Letters from which two slips are allowed for."""
FEWEST = 2
"""Passages that must hold the right word: a word in a single one may itself be a slip."""
MOST_CANDIDATES = 12
"""Stems whose spellings are looked up, the nearest and commonest first."""
_SUFFIXES = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ers",
    "er",
    "ors",
    "or",
    "ster",
    "sters",
    "ly",
    "ness",
    "less",
    "able",
    "ful",
)
_SHORTEST_BASE = 5
"""Letters that must be left when a suffix is taken off a word to find it in the list of English words."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed, and as the papers spell it."""

    said: str
    meant: str


class Speller:
    """Corrects against the papers.

    ``vocabulary`` are their stems, ``frequency`` tells how many passages hold one, ``spellings`` some of the words
    that have it. ``english`` are common words, which are right although no paper has them.
    """

    def __init__(
        self,
        vocabulary: Iterable[str],
        frequency: Callable[[str], int],
        spellings: Callable[[str], Iterable[str]],
        english: Collection[str] = (),
    ) -> None:
        self._vocabulary, self._english = vocabulary, english
        self._frequency, self._spellings = frequency, spellings

    def correct(self, text: str) -> tuple[Correction, ...]:
        """The words of ``text`` that want correcting, in order."""
        found = []
        for word in dict.fromkeys(words(text)):
            if self._suspected(word):
                right = self._nearest(word, 1 if len(word) < LONG else 2)
                if right:
                    found.append(Correction(word, right))
        return tuple(found)

    @cached_property
    def _by_letter(self) -> Mapping[str, Sequence[str]]:
        return _by_letter(term for term in self._vocabulary if term.isalpha() and self._frequency(term) >= FEWEST)

    @cached_property
    def _english_by_letter(self) -> Mapping[str, Sequence[str]]:
        return _by_letter(sorted(self._english))

    def _suspected(self, word: str) -> bool:
        if not word.isalpha() or len(word) < SHORTEST or word in STOPWORDS or self._frequency(stem(word)):
            return False
        bases = (word.removesuffix(suffix) for suffix in _SUFFIXES)
        return word not in self._english and not any(
            base in self._english for base in bases if _SHORTEST_BASE <= len(base) < len(word)
        )

    def _nearest(self, word: str, slips: int) -> str:
        # The first letter is nearly always right, and it divides the work by twenty. Stems may differ by a letter more
        # than the words do ("revok" and "revoc" of "revokation"), so words are compared once the stems are close.
        near = process.extract(
            stem(word), self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips + 1, limit=None
        )
        near.sort(key=lambda entry: (entry[1], -self._frequency(entry[0]), entry[0]))
        found = [
            (OSA.distance(word, spelling), -self._frequency(term), spelling)
            for term, _, _ in near[:MOST_CANDIDATES]
            for spelling in self._spellings(term)
        ]
        # Of the spellings of a common stem only some are known: "plan" and "plans", and not "planning".
        known = self._english_by_letter.get(word[0], ())
        for spelling, slipped, _ in process.extract(
            word, known, scorer=OSA.distance, score_cutoff=slips, limit=MOST_CANDIDATES
        ):
            held = self._frequency(stem(spelling))
            if held >= FEWEST:
                found.append((slipped, -held, spelling))
        distance, _, spelling = min(found, default=(slips + 1, 0, ""))
        return spelling if distance <= slips else ""


def _by_letter(terms: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for term in terms:
        found.setdefault(term[0], []).append(term)
    return found


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Common English words: the whole words that the packaged model was taught, slips not among them."""
    lines = (packaged_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(word for word in lines if word.isalpha())
