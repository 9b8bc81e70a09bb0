"""Lines to running text: one space where a line ends, and words that a hyphen broke made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from committeesearch.traced import Traced, concat

_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010/][^\W\d_]+)*")
_SOFT = "\u00ad"


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words of a paper, in lower case, those cut by a line end left out."""
    found: set[str] = set()
    for line in lines:
        for match in _WORD.finditer(line):
            word = match.group().lower()
            if match.end() == len(line.rstrip("-\u2010\u00ad")) < len(line):
                continue
            found.add(word)
    return frozenset(found)


def run_together(lines: Sequence[Traced], words: frozenset[str]) -> Traced:
    """The lines as one text. A word broken at a line end is rejoined; a real hyphen stays.

    Which of the two it is, the rest of the paper tells: the form that stands elsewhere in it is right. Where
    neither does, a word broken between two lower-case halves is taken to be one word.
    """
    parts: list[Traced] = []
    for line in lines:
        if parts:
            before = parts.pop()
            broken = _BROKEN.search(before.text)
            following = re.match(r"[^\W\d_]+", line.text)
            if broken and following:
                kept = _hyphen_is_real(broken.group(1), following.group(), before.text[-1], words)
                parts.append(before if kept else before[: len(before) - 1])
            elif before.text.endswith(("-", "/", "\u2010")) and not before.text.endswith((" -", " /")):
                parts.append(before)
            else:
                parts += [before, Traced.glue(" ")]
        parts.append(line)
    return concat(parts)


def _hyphen_is_real(left: str, right: str, sign: str, words: frozenset[str]) -> bool:
    if sign == _SOFT:
        return False
    whole, hyphenated = (left + right).lower(), f"{left}-{right}".lower()
    if whole in words or hyphenated in words:
        return whole not in words
    if right[0].isupper() or left.isupper():
        return True
    # Two words that the paper uses by themselves make a compound ("long-term"); halves that are no words do not.
    return left.lower() in words and right.lower() in words
