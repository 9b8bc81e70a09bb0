"""Papers and items that the public may not see, by the marks that the Local Government Act 1972 asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committeesearch.model import FrontField, Item

HEAD_LINES = 40
"""Lines at the head of a paper in which a marking stands."""

_TOP_LINES = 6
"""Lines at the very top of a paper, where nothing but a marking or a title stands."""

_ACT = re.compile(
    r"schedule\s+12\s?a|local\s+government\s+act\s+1972|local\s+government\s+\(access\s+to\s+information\)",
    re.IGNORECASE,
)
_NOT_PUBLIC = re.compile(
    r"\bnot\s+for\s+(?:publication|release|public\s+disclosure)\b|\bnot\s+(?:to\s+be\s+)?(?:published|open\s+to\s+the\s+public)\b",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"^\W*(?:strictly\s+)?(?:private\s+(?:and|&)\s+confidential|confidential|exempt|restricted|part\s+(?:2|ii|b|two)\b(?:\W+(?:private|exempt|confidential|closed))?"
    r"|(?:exempt|confidential|restricted|closed|private)(?:\s+(?:report|item|appendix|annex|minutes?|paper|information|session|and\s+confidential))+)"
    r"\W*(?:[-–—:(].{0,120})?$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:no|n|none|n/?a|not\s+(?:exempt|confidential|applicable|restricted)|unrestricted|un-restricted|open|public|part\s+(?:1|i|a|one)\b|official)(?!\w)(?!\s*[-–:]?\s*sensitive)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes|y\b|exempt|confidential|restricted|private|closed|part\s+(?:2|ii|b|two)\b|not\s+for\s+publication|fully\s+exempt|official\W+sensitive)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\W*(?:no\b|not\b|n\b|private|exempt)", re.IGNORECASE)
_PARTLY = re.compile(
    r"\b(?:appendi(?:x|ces)|annex(?:es)?|in\s+part|part(?:ly|ially)?[\s-]exempt|except)\b", re.IGNORECASE
)
_PRIVATE = re.compile(
    r"\b(?:exempt|private|closed|confidential|restricted)\b|\babsence\s+of\s+(?:the\s+)?(?:press|public)\b",
    re.IGNORECASE,
)
_PART_ONLY = re.compile(r"^\W*part\s+(?:2|ii|b|two)\W*$", re.IGNORECASE)
_PUBLIC_PART = re.compile(r"^\W*part\s+(?:1|i|a|one)\b", re.IGNORECASE)
_SECTION = re.compile(
    r"^\W*(?:(?:exempt|private|closed|confidential|restricted)\b|part\s+(?:2|ii|b|two)\b)", re.IGNORECASE
)
_EXCLUSION = re.compile(
    r"\bexclusion\s+of\s+(?:the\s+)?(?:press|public)|\bexclude\s+the\s+(?:press|public)|\bexempt\s+(?:items|information)\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\b(?:following|remaining|next)\s+(?:agenda\s+)?(?:items?|business|matters?|reports?)\b|\bitems?\s+below\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|not\s+any)\s+(?:exempt|confidential|private|such|part\s+(?:2|ii))\b|\bif\s+(?:necessary|required|any)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"[\[(]\s*(?:exempt|confidential|private|restricted|part\s+(?:2|ii|b))\b|[-–—]\s*(?:exempt|confidential)\b\s*(?:report|appendix|item)?\s*$|^(?:exempt|confidential)\s*[-–:]",
    re.IGNORECASE,
)


def exempt_paper(front: Sequence[FrontField], texts: Sequence[str]) -> str:
    """Why a paper is private, in its own words; "" where it is public.

    A field of the front sheet decides; without one, a banner at its head does. A report that is public save for an
    appendix is public: the appendix carries its own marking.
    """
    for field in front:
        if field.name != "exempt":
            continue
        said, label = field.value.text, field.label.lower()
        if label.startswith(("publication", "for publication", "public")):
            return f"{field.label}: {said}" if _CLOSED.match(said) else ""
        if _NO.match(said) or _YES.match(said):
            return "" if _NO.match(said) or _PARTLY.search(said) else f"{field.label}: {said}"
    for at, text in enumerate(texts[:HEAD_LINES]):
        near = " ".join(texts[at : at + 3])
        if _NONE.search(near) or (_PART_ONLY.match(text) and any(map(_PUBLIC_PART.match, texts[:at]))):
            continue
        # "Confidential" in small letters further down is the second line of a label, "Exempt / Confidential report".
        stands_out = text.isupper() or at < _TOP_LINES
        wrapped = re.search(r"/\s*$|\bexempt$", texts[at - 1], re.IGNORECASE) if at else None
        if _BANNER.match(text) and stands_out and not wrapped and not text.endswith("/"):
            return text.strip(" *#")
        if _NOT_PUBLIC.search(text) and (at < _TOP_LINES or _ACT.search(near)) and not _PARTLY.search(near):
            return text.strip(" *#")
    return ""


def exempt_section(section: str) -> str:
    """Why the items of a part of an agenda are private; "" where they are public."""
    return section if _SECTION.match(section) else ""


def private_section(section: str) -> str:
    """Why the minutes of a part of a meeting are private; "" where they are public.

    Councils publish under a bare "PART II" what the public may know of private items; only words keep them out.
    """
    return section if _PRIVATE.search(section) or _NOT_PUBLIC.search(section) else ""


def exempt_item(title: str, below: Sequence[str]) -> str:
    """Why an announced item is private, by its title or by what stands under it; "" where it is public."""
    if _TITLE.search(title):
        return title
    if _EXCLUSION.search(title):
        return ""
    for at, text in enumerate(below[:8]):
        near = " ".join(below[at : at + 3])
        if (
            _NOT_PUBLIC.search(text) or (_ACT.search(near) and re.search(r"\bexempt|\bparagraphs?\s+\d", near, re.I))
        ) and not _PARTLY.search(near):
            return text.strip()
    return ""


def after_exclusion(items: Sequence[Item]) -> dict[int, str]:
    """Items that follow one by which the public is sent out for "the following items": their indices, and why."""
    private: dict[int, str] = {}
    for at, item in enumerate(items):
        words = " ".join([item.title, *(block.body.text for block in item.blocks)])
        if _EXCLUSION.search(item.title) and _FOLLOWING.search(words) and not _NONE.search(words):
            private |= {
                later: item.title for later in range(at + 1, len(items)) if items[later].section == item.section
            }
    return private
