"""References that a question names: a risk's code, a decision's number, a minute's number.

"What became of CRR0061?" is answered where CRR0061 stands, whatever other sentence is nearer in meaning: whoever types
a reference wants that one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from committeesearch.model import Passage

_CODE = re.compile(
    r"\b(?P<letters>(?-i:[A-Z]{2,5}))[\s.-]?(?P<digits>\d{1,6}(?:[/.]\d{2,4})?)\b"
    r"|\b(?P<number>\d{2}/\d{4,6})\b"
    r"|\b(?P<kind>minute|policy|paragraph|resolution|recommendation)s?\s+(?:no\.?\s*|number(?:ed)?\s*)?(?P<place>\d{1,3})\b",
    re.I,
)
_NO_CODES = frozenset({"KS", "KEY", "COVID", "YEAR", "AGE", "AGED", "MAY", "BAND"})
"""Capitals before a number that is a stage, a year or an age."""
IN_HEADING = 0.5
"""What a heading, a title or a minute's number is worth against the words themselves."""


@lru_cache(maxsize=200)
def codes(text: str) -> tuple[re.Pattern[str], ...]:
    """What finds each reference of a question in a paper, however it is spaced there."""
    return tuple(_pattern(match) for match in _CODE.finditer(text) if match["letters"] not in _NO_CODES)


def named(text: str, stretch: str, passage: Passage) -> float:
    """1 where a stretch holds a reference of the question ``text``, less where what stands above it does, 0 without."""
    wanted = codes(text)
    if not wanted:
        return 0.0
    if any(one.search(stretch) for one in wanted):
        return 1.0
    above = " ".join((f"minute {passage.item_number}", passage.item_title, *passage.headings))
    return IN_HEADING if any(one.search(above) for one in wanted) else 0.0


def _pattern(match: re.Match[str]) -> re.Pattern[str]:
    if match["letters"]:
        digits = re.escape(match["digits"])
        return re.compile(rf"\b{re.escape(match['letters'])}[\s.-]?{digits}(?![\d/])")
    if match["number"]:
        return re.compile(rf"(?<![\d/]){re.sub('/', '[/-]', match['number'])}(?![\d/])")
    return re.compile(rf"\b{match['kind']}s?\s+(?:no\.?\s*|number(?:ed)?\s*)?{match['place']}\b", re.I)
