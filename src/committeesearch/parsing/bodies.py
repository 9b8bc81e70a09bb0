"""What the bodies that meet are called, and how their names and places are written in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

BODY_WORDS = (
    "cabinet|council|committee|sub-?committee|panel|board|forum|commission|executive|assembly|authority|partnership"
    "|working group|task group|working party|task and finish group|parish meeting|scrutiny|briefing"
)
"""What councils call the bodies that meet."""
BODY = re.compile(rf"\b(?:{BODY_WORDS})\b", re.IGNORECASE)
"""One of these words: what names no body has none."""
NOT_NAMES = re.compile(
    r"^(?:(?:draft\s+)?minutes?|record\s+of|date|agenda|meeting|present|notice|summons|supplement|by|to|from|report|dear|councillors?|members?|decision|subject"
    r"|(?:cabinet|executive|lead)\s+members?|the\s+(?:cabinet|council|committee)\s+\w+s?\b.*\b(?:to|that))\b"
    r"|[.;]|\b(?:is|are|was|were|shall|will|asked|that|which|decides?)\b",
    re.IGNORECASE,
)
"""What stands in lines that mention a body and are no name of one."""
_LOCAL = re.compile(r"^(?:parish|town|community|city)\s+council$", re.IGNORECASE)
"""What a local council calls itself within its own minutes."""
_SMALL = {"and", "of", "the", "for", "in", "to", "with", "on", "a", "an", "by", "or"}


def committee_name(text: str) -> str | None:
    """The name as one would write it in a list: no article, capitals only where a name has them."""
    text = re.sub(r"\s+", " ", text).strip(" .,:;-–—*#|")
    text = re.sub(r"^(?:the|a|an|meeting of(?: the)?|members of the)\s+", "", text, flags=re.IGNORECASE)
    without = re.sub(r"\s+meeting$", "", text, flags=re.IGNORECASE)
    if re.search(rf"\b(?:{BODY_WORDS})$", without, re.IGNORECASE):
        text = without
    if not text:
        return None
    return _capitals(text) if text.isupper() else text


def place_name(text: str) -> str | None:
    """A place, in one line, without the article before it."""
    text = re.sub(r"\s+", " ", text).strip(" .,:;-–—*")
    text = re.sub(r"^(?:in|at)?\s*the\s+", "", text, flags=re.IGNORECASE)
    return (_capitals(text) if text.isupper() else text) or None


def _capitals(text: str) -> str:
    words = text.lower().split()
    return " ".join(word if at and word in _SMALL else _capital(word) for at, word in enumerate(words))


def _capital(word: str) -> str:
    """ "Sub-committee", but "Stow-on-the-Wold"."""
    parts = word.split("-")
    if not _SMALL & set(parts):
        parts = [word]
    return "-".join(
        part if at and part in _SMALL else re.sub(r"^(\W*)(\w)", lambda m: m[1] + m[2].upper(), part)
        for at, part in enumerate(parts)
    )


def named(text: str) -> str | None:
    """The committee that ``text`` ends with; None where it names none."""
    text = re.split(r"\bmeeting\s+of\s+(?:the\s+)?|\bminutes\s+of\s+(?:the\s+)?", text, flags=re.IGNORECASE)[-1].strip()
    if not BODY.search(text) or NOT_NAMES.search(text) or len(text) > 120:
        return None
    return committee_name(text)


def whole_name(name: str | None, above: Sequence[str]) -> str | None:
    """ "Parish Council" with its parish, where the lines above say which."""
    if name is None or not _LOCAL.match(name):
        return name
    longer = (committee_name(text) for text in above if text.lower().endswith(" " + name.lower()) and named(text))
    return next(filter(None, longer), name)


def named_above(texts: Sequence[str], at: int) -> str | None:
    """The nearest line above that names a body."""
    return next(filter(None, (named(text) for text in reversed(texts[max(0, at - 6) : at]))), None)
