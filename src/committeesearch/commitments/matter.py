"""What somebody looks for in the register: by its words in any form, and by what the search finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from committeesearch.commitments.telling import stem
from committeesearch.commitments.verbs import lexicon
from committeesearch.results import Commitment, Understood

ENOUGH = 0.5
"""Share of the words that a commitment must hold where the search found its passage: a search always finds something,
and of "zebra crossings" a plan for other crossings is the least that can be meant."""
_WORD = re.compile(r"[a-z0-9]{3,}")
_COMMON = lexicon("the and for with about what that this from who has have had are was were our their all any")


@dataclass(frozen=True, slots=True)
class Matter:
    """Words that are looked for. Each counts as held by its own stem or by all stems of something that it means."""

    words: tuple[tuple[frozenset[str], ...], ...] = ()
    passages: frozenset[str] | None = None
    """Ids of the passages that a search for them found; None where there was none."""

    @classmethod
    def of(cls, about: str, meant: Iterable[Understood] = (), passages: frozenset[str] | None = None) -> Matter:
        """What ``about`` looks for; ``meant`` are its acronyms, lay words and slips as the papers write them."""
        meanings = [
            (_stems(one.said), frozenset(_stems(part)))
            for one in meant
            for part in one.meant.split(",")
            if _stems(part)
        ]
        own = dict.fromkeys(stem(word) for word in _WORD.findall(about.lower()) if word not in _COMMON)
        ways = ((frozenset({key}), *(other for said, other in meanings if key in said)) for key in own)
        return cls(tuple(ways), passages)

    def is_of(self, commitment: Commitment) -> bool:
        """Whether a commitment is about it: its words with what stands above them hold all, one of them itself; where
        the search found its passage, enough."""
        passage = commitment.quote.passage_id
        if not self.words:
            return self.passages is None or passage in self.passages
        place = commitment.quote.citation
        own = _stems(commitment.quote.text)
        held = self._held(own | _stems(" ".join((place.item, *place.headings, commitment.owner_normal))))
        if self.passages is not None and passage in self.passages:
            return held >= ENOUGH * len(self.words)
        return held == len(self.words) and self._held(own) > 0

    def _held(self, have: set[str]) -> int:
        return sum(any(way <= have for way in ways) for ways in self.words)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text.lower())}
