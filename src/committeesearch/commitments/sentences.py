"""Where sentences begin and end in a paper's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[*]*[A-Z0-9£(•-])|\n\s*\n|\n(?=\s*[-•▪●])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nos|cllr|cllrs|e\.g|i\.e|etc|approx|para|paras|fig|rev|vs|ref|inc|ltd|dept|(?<!['’])s|ss|p|pp|vol|sec|art|cl)"
    r"|\b(?-i:[A-Z])|^\W*\d{1,3}(?:\.\d+)*|^\W*[a-z])\.$",
    re.IGNORECASE,
)

MARK = r"^\W*(?:\(?\w{1,3}[.)]\s+)?"
"""Pattern of the number or letter of a part, if there is one: "(2) ", "b. "."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the white space around it."""
    start = 0
    for match in _END.finditer(text):
        end = match.start() + len(match[0].rstrip())
        if match[0].strip() and _ABBREVIATION.search(text, start, match.start() + 1):
            continue
        yield from _trimmed(text, start, end)
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start < end:
        yield start, end
