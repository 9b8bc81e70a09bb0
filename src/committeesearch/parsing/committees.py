"""One name for each committee, however its papers write it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from committeesearch.model import Document, Meeting

MISPRINTS = 2
"""Letters by which two long names of one committee may differ."""
LONG_NAME = 40
"""Letters of a name so long that two committees' names differ by more than misprints."""


def with_one_name(documents: Sequence[Document]) -> list[Document]:
    """The documents with each committee's most used name in place of its variants."""
    counted = Counter(document.meeting.committee for document in documents if document.meeting.committee)
    by_use = sorted(counted, key=lambda name: (-counted[name], -len(name), name))
    chosen: dict[str, str] = {}
    for name in by_use:
        chosen[name] = next((known for known in chosen.values() if _one_committee(name, known)), name)
    return [_renamed(document, chosen) for document in documents]


def _one_committee(one: str, other: str) -> bool:
    """Whether two names are one committee's: but for "&", the word "Committee", or a misprint in a long one."""
    a, b = _folded(one), _folded(other)
    return a == b or (
        min(len(a), len(b)) >= LONG_NAME and Levenshtein.distance(a, b, score_cutoff=MISPRINTS) <= MISPRINTS
    )


def _folded(name: str) -> str:
    letters = re.sub(r"[^a-z0-9]", "", name.lower().replace("&", "and"))
    shorter = letters.replace("committee", "")
    return shorter if len(shorter) >= LONG_NAME - 10 else letters


def _renamed(document: Document, chosen: dict[str, str]) -> Document:
    def named(meeting: Meeting) -> Meeting:
        return replace(meeting, committee=chosen.get(meeting.committee or "", meeting.committee))

    return replace(
        document,
        meeting=named(document.meeting),
        items=tuple(replace(item, meeting=named(item.meeting)) for item in document.items),
        agenda=tuple(replace(item, meeting=named(item.meeting)) for item in document.agenda),
    )
