"""By whom: who does a deed that is told in the passive."""

from __future__ import annotations

import re

from committeesearch.commitments import agents, subjects
from committeesearch.commitments.days import MONTH

_BY = re.compile(r"\bby\s+(?=(?:the\b|our\b|full\s+(?-i:[A-Z])|[A-Z]|officers\b|members\b|a\b|an\b))")
_BY_A_DAY = re.compile(
    rf"(?:the\s+)?(?:very\s+|early\s+|late\s+|mid-?)?(?:end|start|beginning|middle|\d|q[1-4]|{MONTH}|"
    r"spring|summer|autumn|winter)",
    re.IGNORECASE,
)
_ANOTHER_DEED = re.compile(
    r"\b(?:prior\s+to|before|after|following|until|pending|subject\s+to|once)\b[^,;]*$|\bfor\s+(?:[a-z]+\s+){1,2}$",
    re.I,
)
"""The "by" of another deed: "completed prior to the adoption of the Plan by Cabinet", "published for
approval by Council"."""
_OF_A_NOUN = re.compile(r"(?<!\band)\s+[a-z]+(?:ed|en|wn)\s+$")
"""The "by" of a noun's own participle: "transfer the duties delivered by the team"."""


def by_agent(sentence: str, start: int) -> tuple[int, int] | None:
    """Characters of the first after ``start`` by whom the deed before ``start`` is done; None where nobody is named."""
    for match in _BY.finditer(sentence, start):
        owner = subjects.object_after(sentence, match.end())
        words = sentence[slice(*owner)]
        of_another = any(other.search(sentence, start, match.start()) for other in (_ANOTHER_DEED, _OF_A_NOUN))
        if agents.is_agent(words) and not _BY_A_DAY.match(words) and not of_another:
            return owner
    return None
