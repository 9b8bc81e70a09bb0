"""What a question about changes is about, without the words that ask how it changed."""

from __future__ import annotations

import re

from committeesearch.answering.kinds import CHANGED

_ASKING = re.compile(
    r"""^\W*(?:(?:please|when|how|what(?:['’]?s)?|where|did|do|does|has|have|had|was|were|is|are|will|there|been|an?|the
        |timeline|history|latest|current|position|news|situation|status|update|changes?|changed|happened|over\ time
        |of|on|to|in|with|about|for)\b\s*)+""",
    re.I | re.X,
)
_PERIOD = re.compile(
    r"\s+(?:since|over|during|in|between|from|for)\s+(?:the\s+)?(?:(?:last|past|previous|recent)|(?:19|20)\d\d)\b.*$",
    re.I,
)
"""When it changed, at the end: papers need not repeat it, and the query has read the date."""
_OURS = re.compile(r"^(?:our|(?:the\s+)?council['’]?s)\s+", re.I)
_CHANGING = re.compile(rf"\b(?:been\s+)?(?:{CHANGED}|move on|over time|since when)\b", re.I)


def topic(text: str) -> str:
    """What a question about changes is about: "When did private fostering oversight change?" gives
    "private fostering oversight"."""
    bare = " ".join(_CHANGING.sub("", _ASKING.sub("", text, count=1)).split()).strip(" ?.!,;:")
    return _OURS.sub("", _PERIOD.sub("", bare)) or text.strip()
