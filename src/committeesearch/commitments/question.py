"""Questions that are about the register: "What did we promise about …?", "Who was asked to …?", "What is overdue for …?"."""

from __future__ import annotations

import re
from typing import Any

from committeesearch.commitments.register import Wanted
from committeesearch.results import CommitmentStatus, CommitmentType

_PROMISED = (CommitmentType.UNDERTAKING, CommitmentType.PLAN, CommitmentType.RESOLUTION, CommitmentType.REQUEST, CommitmentType.DELEGATION)
_ASKED = (CommitmentType.REQUEST, CommitmentType.RESOLUTION, CommitmentType.DELEGATION)
_WE = r"(?:we|they|the\s+council|councillors|officers|members|the\s+committee|cabinet|the\s+cabinet)"
_TOPIC = r"(?:\s+(?:about|on|regarding|concerning|over|in\s+relation\s+to|with\s+regard\s+to|around|to\s+do\s+about)\s+(?P<about>.+?))?"
_OWNER = r"(?:\s+(?:for|by|from|with)\s+(?P<owner>(?!the\s+next\b).+?))?"
_FORMS: tuple[tuple[re.Pattern[str], dict[str, Any]], ...] = tuple(
    (re.compile(rf"^\W*{pattern}\W*$", re.IGNORECASE), filters)
    for pattern, filters in (
        (
            rf"(?:what|which\s+\w+)\s+(?:did|have|has|had|do)\s+{_WE}\s+(?:promised?|commit(?:ted)?\s+to|undertake|undertaken|agreed?\s+to\s+do|pledged?|said?\s+(?:we|they)\s+would\s+do){_TOPIC}",
            {"types": _PROMISED},
        ),
        (rf"what\s+(?:was|were|has\s+been|is)\s+(?:promised|undertaken|pledged){_TOPIC}{_OWNER}", {"types": _PROMISED}),
        (rf"what\s+(?:promises|commitments|undertakings)\s+(?:were|have\s+been|did\s+\w+|are\s+there){_TOPIC}{_OWNER}(?:\s+made)?(?:\s+(?:about|on)\s+(?P<topic>.+?))?", {"types": _PROMISED}),
        (r"who\s+(?:was|were|is|has\s+been|had\s+been)\s+(?:asked|requested|instructed|told|tasked|invited)\s+to\s+(?P<about>.+?)", {"types": _ASKED}),
        (r"(?:who\s+is|whose\s+job\s+is\s+it)\s+(?:supposed\s+|meant\s+)?to\s+(?P<about>.+?)", {"types": _PROMISED}),
        (r"what\s+(?:was|were|has|have)\s+(?P<owner>.+?)\s+(?:been\s+)?(?:asked|requested|instructed|tasked)\s+to\s+do" + _TOPIC, {"types": _ASKED}),
        (r"what\s+(?:power|powers|authority)\s+(?:was|were|is|has\s+been)\s+delegated\s+to\s+(?P<owner>.+?)", {"types": (CommitmentType.DELEGATION,)}),
        (rf"(?:what|which\s+\w+)\s+(?:is|are|was|were)\s+(?:still\s+)?(?:overdue|late){_OWNER}{_TOPIC}", {"statuses": (CommitmentStatus.OVERDUE,)}),
        (rf"(?:what|which\s+\w+)\s+(?:is|are)\s+(?:still\s+)?(?:outstanding|open|to\s+be\s+done|left\s+to\s+do){_OWNER}{_TOPIC}", {"statuses": (CommitmentStatus.OPEN, CommitmentStatus.DUE, CommitmentStatus.OVERDUE)}),
        (rf"(?:what|which\s+\w+)\s+(?:is|are)\s+(?:coming\s+up|due)(?:\s+soon)?{_OWNER}{_TOPIC}", {"statuses": (CommitmentStatus.DUE,)}),
    )
)  # fmt: skip
"""Whole questions only: one that merely holds the word "promise" is for the search."""


def register_query(question: str) -> Wanted | None:
    """The filters that a question about commitments asks for; None for a question that the papers must answer."""
    text = " ".join(question.split())
    for form, filters in _FORMS:
        match = form.match(text)
        if match:
            said = match.groupdict()
            about = said.get("about") or said.get("topic") or ""
            return Wanted(about=_bare(about), owner=_bare(said.get("owner") or ""), **filters)
    return None


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an|our)\s+", "", words.strip(" ?.!"), flags=re.IGNORECASE)
