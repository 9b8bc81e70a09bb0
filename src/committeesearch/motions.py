"""Which words of a minute are a motion that was then resolved.

Minutes print the proposal, the debate and at last "RESOLVED that …" with the proposal's words again. The first of the
two ranks as high as the second, but only the second decides. They are known by the runs of words that they share within
one minute: debate takes up a phrase of the motion, never most of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from committeesearch.model import Authority, Passage
from committeesearch.results import Hit

RUN = 8
"""Words in a row that must agree: longer than the names of the bodies and papers that any two paragraphs share."""
LEAST = 4
"""Runs that must be shared: eleven words in a row say one thing."""
MOSTLY = 0.5
"""Share of a sentence's runs that a resolution holds where the sentence is its motion: who moved and who seconded it is
the rest. Runs across a change of words count as different, so that an amendment that was lost falls below."""
PARTLY = 0.3
"""Share of the shorter of two passages' runs: in the minutes of five meetings motions share 0.32 to 0.88 with what was
resolved, debate and introductions 0.05 to 0.25."""
_WORD = re.compile(r"\w+")


def repeats(text: str, resolution: str) -> bool:
    """Whether most of a sentence stands, word for word, in a resolution."""
    said, shared = _runs(text), _runs(text) & _runs(resolution)
    return len(shared) >= LEAST and len(shared) >= MOSTLY * len(said)


def is_motion_of(passage: Passage, resolution: Passage) -> bool:
    """Whether a passage sets out, earlier in the same minute, what was then resolved."""
    if resolution.authority is not Authority.RESOLUTION or passage.authority is Authority.RESOLUTION:
        return False
    if (passage.file, passage.item) != (resolution.file, resolution.item) or passage.ordinal > resolution.ordinal:
        return False
    one, other = _runs(passage.body.text), _runs(resolution.body.text)
    shared = len(one & other)
    return shared >= LEAST and shared >= PARTLY * min(len(one), len(other))


def resolutions_first(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with each resolution directly before the first of its motions, otherwise in their order."""
    left = list(hits)
    found: list[Hit] = []
    while left:
        hit = left.pop(0)
        deciding = [other for other in left if is_motion_of(hit.passage, other.passage)]
        found += [*deciding, hit]
        left = _without(left, deciding)
    return tuple(found)


def _without(hits: Sequence[Hit], taken: Sequence[Hit]) -> list[Hit]:
    ids = {hit.passage.id for hit in taken}
    return [hit for hit in hits if hit.passage.id not in ids]


@lru_cache(maxsize=2_000)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
