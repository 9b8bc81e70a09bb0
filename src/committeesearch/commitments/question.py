"""Questions that lead to the register: "What did we promise about …?", "Who was asked to …?", "What is overdue …?"."""

from __future__ import annotations

import re
from typing import Any

from committeesearch.commitments.register import Wanted
from committeesearch.results import CommitmentStatus, CommitmentType

_PROMISED = (
    CommitmentType.UNDERTAKING,
    CommitmentType.PLAN,
    CommitmentType.RESOLUTION,
    CommitmentType.REQUEST,
    CommitmentType.DELEGATION,
)
_ASKED = (CommitmentType.REQUEST, CommitmentType.RESOLUTION, CommitmentType.DELEGATION)
_WE = r"(?:we|they|the\s+council|councillors|officers|members|the\s+committee|(?:the\s+)?cabinet)"
_ABOUT = (
    r"(?:\s+(?:about|on|regarding|concerning|over|in\s+relation\s+to|with\s+regard\s+to|around|to\s+do\s+about)\s+"
    r"(?P<about>.+?))?"
)
_FOR = r"(?:\s+(?:for|by|from|with)\s+(?P<owner>(?!the\s+next\b).+?))?"
_DEEDS = r"(?:promises|commitments|undertakings|actions|requests)"
_WHAT = (
    rf"(?:what(?:['’]s|\s+{_DEEDS})?|which\s+(?:of\s+the\s+)?{_DEEDS}|"
    rf"(?:(?:show|list|give)\s+(?:me\s+)?)?(?:all\s+)?(?:the\s+)?{_DEEDS}(?:\s+that)?)\s+"
)
_IS = r"(?:(?:is|are|was|were)\s+)?(?:still\s+)?"
_LIST = r"(?:what\s+are|what['’]re|show(?:\s+me)?|list|which\s+are)\s+(?:all\s+)?(?:the\s+)?"
_TOLD = r"(?:asked|requested|instructed|told|tasked|invited)"
_LEFT = (CommitmentStatus.OPEN, CommitmentStatus.DUE, CommitmentStatus.OVERDUE)
_WORDINGS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        rf"{_WHAT}(?:did|have|has|had|do)\s+{_WE}\s+(?:promised?|commit(?:ted)?\s+to|undertake|undertaken|pledged?|"
        rf"agreed?\s+to\s+do|said?\s+(?:we|they)\s+would\s+do){_ABOUT}",
        {"types": _PROMISED},
    ),
    (rf"what\s+(?:was|were|has\s+been|is)\s+(?:promised|undertaken|pledged){_ABOUT}{_FOR}", {"types": _PROMISED}),
    (
        r"what\s+(?:promises|commitments|undertakings)\s+(?:were|have\s+been|did\s+\w+|are\s+there)"
        rf"(?:\s+made)?{_FOR}(?:\s+made)?{_ABOUT}",
        {"types": _PROMISED},
    ),
    (
        rf"who\s+(?:was|were|is|ha[sd]\s+been)\s+{_TOLD}\s+to\s+(?:do\s+(?:what|something)\s+about\s+)?(?P<about>.+?)",
        {"types": _ASKED},
    ),
    (r"(?:who\s+is|whose\s+job\s+is\s+it)\s+(?:supposed\s+|meant\s+)?to\s+(?P<about>.+?)", {"types": _PROMISED}),
    (
        rf"what\s+(?:was|were|has|have)\s+(?P<owner>.+?)\s+(?:been\s+)?{_TOLD}\s+to\s+do{_ABOUT}",
        {"types": _ASKED},
    ),
    (
        rf"{_LIST}(?:promises|commitments|undertakings)(?:\s+(?:made|given))?{_FOR}{_ABOUT}",
        {"types": _PROMISED},
    ),
    (
        r"who\s+(?:promised|undertook|agreed|committed)\s+to\s+(?P<about>.+?)",
        {"types": _PROMISED},
    ),
    (
        r"what\s+(?:was|were|has\s+been|have\s+been|is)\s+delegated\s+to\s+(?P<owner>.+?)",
        {"types": (CommitmentType.DELEGATION,)},
    ),
    (
        r"what\s+(?:powers?|authority)\s+(?:was|were|is|has\s+been)\s+delegated\s+to\s+(?P<owner>.+?)",
        {"types": (CommitmentType.DELEGATION,)},
    ),
    (
        rf"(?:{_WHAT}{_IS}(?:overdue|late)|{_LIST}(?:overdue|late)\s+{_DEEDS}){_FOR}{_ABOUT}",
        {"statuses": (CommitmentStatus.OVERDUE,)},
    ),
    (
        rf"(?:{_WHAT}{_IS}(?:outstanding|open|to\s+be\s+done|left\s+to\s+do)|{_LIST}(?:outstanding|open)\s+{_DEEDS})"
        rf"{_FOR}{_ABOUT}",
        {"statuses": _LEFT},
    ),
    (rf"{_WHAT}{_IS}(?:coming\s+up|due)(?:\s+soon)?{_FOR}{_ABOUT}", {"statuses": (CommitmentStatus.DUE,)}),
)
"""Whole questions only: one that merely holds the word "promise" is for the search."""
_FORMS = tuple((re.compile(rf"^\W*{wording}\W*$", re.IGNORECASE), filters) for wording, filters in _WORDINGS)


def register_query(question: str) -> Wanted | None:
    """The filters that a question about commitments asks for; None for a question that the papers must answer."""
    text = " ".join(question.split())
    for form, filters in _FORMS:
        match = form.match(text)
        if match:
            said = match.groupdict()
            about = said.get("about") or ""
            return Wanted(about=_bare(about), owner=_bare(said.get("owner") or ""), **filters)
    return None


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an|our)\s+", "", words.strip(" ?.!"), flags=re.IGNORECASE)
