"""The same thing undertaken twice in one paper: one commitment, with the place where it is said again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from committeesearch.commitments.telling import words
from committeesearch.results import Commitment, CommitmentType, FollowUp, FollowUpGrade

FEWEST = 5
"""Telling words from which like words are the same deed: "a report be submitted to the next meeting" is any deed."""
ALIKE = 0.75
"""Share of all their telling words that both hold. A sentence and its repetition with a few
words before it reach 0.79; two requests to one officer 0.6."""
SAID_AGAIN = "The same paper says it again."
_NUMBER = re.compile(r"\d[\d.,/]*")
_MARK = re.compile(r"^\s*(?:\(?\w{1,4}[.)]|\d+(?:\.\d+)+)\s+")


@dataclass(frozen=True, slots=True)
class _Said:
    """A commitment with what tells it from others."""

    commitment: Commitment
    words: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, commitment: Commitment) -> _Said:
        text = _MARK.sub("", commitment.quote.text)
        return cls(commitment, frozenset(words(text)), frozenset(_NUMBER.findall(text)))

    def again(self, other: _Said) -> bool:
        """Whether the other says the same: like words, none of the shorter's own, and the same figures."""
        shared = self.words & other.words
        return (
            min(len(self.words), len(other.words)) >= FEWEST
            and shared in (self.words, other.words)
            and len(shared) >= ALIKE * len(self.words | other.words)
            and self.numbers == other.numbers
        )


def fold(commitments: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """The commitments without those that the same paper had made before; the first is followed up by the others."""
    groups: dict[tuple[object, ...], list[list[_Said]]] = defaultdict(list)
    for commitment in commitments:
        said, place = _Said.of(commitment), commitment.quote.citation
        known = groups[place.file, place.meeting_date, commitment.type]
        group = next((group for group in known if group[0].again(said)), None)
        if group is None or commitment.type is CommitmentType.NOTED:
            known.append([said])
        else:
            group.append(said)
    kept = {group[0].commitment.id: group for found in groups.values() for group in found}
    stands_for = {said.commitment.id: id_ for id_, group in kept.items() for said in group}
    return tuple(_first(kept[c.id], stands_for) for c in commitments if c.id in kept)


def _first(group: Sequence[_Said], stands_for: dict[str, str]) -> Commitment:
    first, *later = (said.commitment for said in group)
    again = tuple(FollowUp(said.quote, FollowUpGrade.REFERS, SAID_AGAIN) for said in later)
    due = max((said.commitment.due for said in group), key=lambda due: (due.last is not None, bool(due.text)))
    related = {stands_for.get(other.id, other.id): other for said in group for other in said.commitment.related}
    linked = tuple(replace(other, id=id_) for id_, other in related.items())
    return replace(first, due=due, follow_ups=again, related=linked)
