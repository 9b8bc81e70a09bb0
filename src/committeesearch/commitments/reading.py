"""How a sentence was understood, and who speaks it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from committeesearch.commitments import due, mood, subjects
from committeesearch.results import CommitmentType


class Voice(Enum):
    """Who speaks: it decides what "would" and "asked" mean."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    MINUTED = "minuted"
    """The clerk reports what was said: "would" is the speaker's "will"."""
    REPORTED = "reported"
    """A report, an update, an appendix: the service speaks of itself."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sentence is a commitment; offsets are characters of the sentence."""

    type: CommitmentType
    owner: tuple[int, int] | None
    action: int
    """Where the action begins; it ends with the sentence."""
    whens: tuple[due.When, ...]
    conditions: str
    beneficiary: str
    confidence: float
    pronoun: bool = False
    """The owner is "it" or "they": the sentence before tells whom."""

    @classmethod
    def of(
        cls,
        sentence: str,
        type_: CommitmentType,
        owner: tuple[int, int] | None,
        action: int,
        whens: tuple[due.When, ...],
        confidence: float,
        pronoun: bool = False,
    ) -> Reading:
        """A reading whose condition and beneficiary are read off the sentence."""
        beneficiary = mood.beneficiary(sentence, action)
        return cls(type_, owner, action, whens, mood.condition(sentence), beneficiary, confidence, pronoun)


def span(subject: subjects.Subject) -> tuple[int, int] | None:
    """The characters of a subject that can act, None for another."""
    return (subject.start, subject.end) if subject.agent else None
