"""A commitment as it is found in a paper, before it has a place in a passage."""

from __future__ import annotations

import re
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
    normal: str = ""
    """The owner with what the paper says of them elsewhere, a person's role; "" where that adds nothing."""
    beneficiary: str = ""
    action: str = ""
    due: Due = _NO_DUE
    conditions: str = ""
    part: str = ""
    confidence: float = 0.5


def flat(text: str) -> str:
    """With single spaces."""
    return " ".join(text.split())


def found_by(reading: Reading, words: Traced, kind: CommitmentType, inferred: str = "") -> Found:
    """What a reading of those words found; ``inferred``: whose it is when they name nobody."""
    text = words.text
    return Found(
        words,
        kind,
        owner_in(text, reading.owner),
        inferred,
        beneficiary=reading.beneficiary,
        action=flat(text[reading.action :]).strip(" ,;."),
        due=due.due(text, reading.whens),
        conditions=reading.conditions,
        confidence=reading.confidence,
    )


def owner_in(text: str, at: tuple[int, int] | None) -> str:
    """The owner as written, with those whom the sentence says they work with; "" for a count of staff.

    "8 new nurses will start" and "50 more staff will be in post" say whom somebody recruits, not who acts.
    """
    owner = flat(text[slice(*at)]) if at else ""
    if at is None or _COUNTED.match(owner):
        return ""
    if owner.count("(") > owner.count(")"):
        owner = owner[: owner.rindex("(")]
    owner = _HANGS.sub("", owner).strip(" ,")
    partners = _WITH.match(text, at[1]) or _ALONG_WITH.search(text[: at[0]])
    return f"{owner} with {flat(partners['who'])}" if partners else owner


_COUNTED = re.compile(
    r"(?:(?:over|about|around|some|nearly|another|a\s+further|an\s+additional)\s+)?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s",
    re.IGNORECASE,
)
_HANGS = re.compile(r"\s+(?:and|or|with|along\s+with|attended(?:\s.*)?)\s*$", re.IGNORECASE)
"""What is left of a clause behind a name."""
_WITH = re.compile(
    r"\s+(?:(?:will|would|shall)\s+)?(?:also\s+|now\s+)?(?:continue\s+to\s+|is\s+|are\s+)?(?:work|working)\s+"
    r"(?:closely\s+|jointly\s+|together\s+)?(?:in\s+partnership\s+)?with\s+"
    r"(?P<who>(?:the\s+)?[A-Z][^.;]{2,90}?)\s+(?=to\s+[a-z]|on\s+|in\s+order\b|so\s+that\b)",
)
_ALONG_WITH = re.compile(
    r"\b(?:along|together|jointly|in\s+partnership)\s+with\s+(?P<who>(?:the\s+)?[A-Z][^,;.]*?),?\s*$", re.I
)
"""Partners named as such: "will work with Corporate HR and the Police to …", "Along with the Police, we will …"."""
