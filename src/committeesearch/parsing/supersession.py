"""Papers that replace earlier ones, by the words in which they say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_SAYS = re.compile(
    r"\b(?:replac(?:es|ing)|supersed(?:es|ing|ed\s+by)|in\s+place\s+of|in\s+substitution\s+for)\s+(?:the\s+)?(?:.{0,40}\b)?(?:version|report|paper|document|appendix|agenda|previous|original|earlier)"
    r"|\bhas\s+(?:been\s+)?(?:subsequently\s+)?(?:been\s+)?(?:updated|revised|amended|corrected)\s+(?:to|since|following|and)\b"
    r"|^\W*(?:updated|revised|amended|corrected|replacement)\s+(?:report|version|appendix|paper)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:updated|revised|amended|corrected|replacement|v(?:ersion)?\s?[2-9])\b",
    re.IGNORECASE,
)
_AROUND = 80
"""Letters shown before and after the words that say so."""
HEAD_LINES = 30
"""Lines at the head of a paper in which it says what it replaces."""


def replaces(texts: Sequence[str], file: str) -> str:
    """Why a paper replaces an earlier one, in its own words or by its name; "" where it does not say so."""
    for at, text in enumerate(texts[:HEAD_LINES]):
        near = " ".join(texts[at : at + 2])
        match = _SAYS.search(near)
        if match and match.start() <= len(text):
            return near[max(0, match.start() - _AROUND) : match.end() + _AROUND].strip()
    name = re.sub(r"[_]+", " ", PurePosixPath(file).stem)
    return name if _NAMED.search(name) else ""
