"""How much two papers have in common, by the runs of words that they share."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from committeesearch.model import Item

SKETCH = 256
"""Run hashes kept for a paper (the lowest). The share of common ones estimates the share of common runs to ±0.06."""
RUN = 5
"""Words of a run: fewer and stock phrases make strangers alike, more and one misprint parts two copies."""
COPY = 0.9
"""Common runs, at least, of two places of one text: a republished paper changes its page furniture, not its words."""
SHORTEST = 40
"""Words; shorter papers (covers, blank forms) are alike by chance."""

_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """Enough of a paper's words to compare it with others."""

    runs: frozenset[int]
    """The lowest run hashes, all of them for short papers."""
    numbers: Counter[str]
    words: int

    @classmethod
    def of(cls, items: Iterable[Item]) -> Sketch:
        """The sketch of the words that stand in ``items``."""
        text = " ".join(block.body.text for item in items for block in item.blocks).lower()
        words = _WORD.findall(text)
        runs = {zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in range(max(0, len(words) - RUN + 1))}
        return cls(frozenset(sorted(runs)[:SKETCH]), Counter(_NUMBER.findall(text)), len(words))

    def likeness(self, other: Sketch) -> float:
        """Share of common runs, 0 to 1 (Broder's estimate: of the lowest hashes of both, those that both have)."""
        lowest = sorted(self.runs | other.runs)[: min(SKETCH, max(len(self.runs), len(other.runs)))]
        return sum(run in self.runs and run in other.runs for run in lowest) / len(lowest) if lowest else 0.0

    def same(self, other: Sketch) -> bool:
        """Whether both are one text. A paper whose figures differ is another version, not a copy."""
        if min(self.words, other.words) < SHORTEST or self.numbers != other.numbers:
            return False
        return self.likeness(other) >= COPY


def copies(sketches: Sequence[Sketch]) -> list[list[int]]:
    """For each sketch the indices of the others that are the same text."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, sketch in enumerate(sketches):
        for run in sketch.runs:
            holders[run].append(index)
    found: list[list[int]] = []
    for index, sketch in enumerate(sketches):
        # Copies share most of their runs, so that one of any few runs is enough to meet all candidates.
        shared = Counter(other for run in sorted(sketch.runs)[:_PROBES] for other in holders[run] if other != index)
        found.append([other for other, _ in sorted(shared.items()) if sketch.same(sketches[other])])
    return found


_PROBES = 32
