"""A commitment as it is found in a paper, before it has a place in a passage."""

from __future__ import annotations

from dataclasses import dataclass

from committeesearch.commitments import due
from committeesearch.commitments.reading import Reading
from committeesearch.results import CommitmentType, Due
from committeesearch.traced import Traced

_NO_DUE = Due()


@dataclass(frozen=True, slots=True)
class Found:
    """A commitment before it has a place in a passage."""

    words: Traced
    type: CommitmentType
    owner: str = ""
    inferred: str = ""
    """Whose it is by where it stands, when the words name nobody: the body that resolved, who was speaking."""
    beneficiary: str = ""
    action: str = ""
    due: Due = _NO_DUE
    conditions: str = ""
    part: str = ""
    confidence: float = 0.5


def flat(text: str) -> str:
    """With single spaces."""
    return " ".join(text.split())


def found_by(reading: Reading, words: Traced, kind: CommitmentType, inferred: str) -> Found:
    """What a reading of those words found; ``inferred``: whose it is when they name nobody."""
    text = words.text
    owner = flat(text[slice(*reading.owner)]) if reading.owner else ""
    action = flat(text[reading.action :]).strip(" ,;.")
    return Found(
        words,
        kind,
        owner,
        inferred,
        reading.beneficiary,
        action,
        due.due(text, reading.whens),
        reading.conditions,
        "",
        reading.confidence,
    )
