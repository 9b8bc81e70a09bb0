"""What kind of paper it is, by what stands at its head; its file's name decides only where the head does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committeesearch.model import Authority, FrontField, PaperKind

HEAD_LINES = 25
_ATTENDANCE_LINES = 120

_MINUTES = re.compile(
    r"^\W*(?:(?:draft|confirmed|unconfirmed|printed|approved)\s+)?minutes?\b(?!\s+(?:secretary|no\b|silence|ref))"
    r"|\bminutes\s+of\s+(?:the|a|an)\b.{0,80}\bmeeting\b|\bmeeting\s+(?:was\s+)?held\s+(?:at|on|in|via|remotely)\b|^\W*held\s+(?:at|on|in)\b.*\d|^\W*at\s+(?:the|a)\s+.{0,40}meeting\s+of\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"^\W*(?:(?:members?|councillors?)\s+)?present\b\W*(?:councillor|cllr|mr|the\s|$)", re.IGNORECASE)
_RECORDS = re.compile(
    r"^\W*(?:(?:it\s+was\s+)?(?:resolved|agreed|noted|recommended)\b|apologies\s+(?:for\s+absence\s+)?were\b)", re.I
)
"""How paragraphs begin that record what a meeting did."""
_AGENDA = re.compile(r"^\W*a\s?g\s?e\s?n\s?d\s?a\b(?!\s+item\s+\d)", re.IGNORECASE)
_ITEM = re.compile(r"^\W*\d{1,3}[.)]?\s")
_ATTENDANCE = re.compile(
    r"^\W*(?:(?:members?|councillors?|also|those|committee\s+members?)\s+)?(?:were\s+)?(?:present|in\s+attendance|attendance|attendees)\b|^\W*(?:resolved|apologies\s+(?:for\s+absence\s+)?were)\b",
    re.IGNORECASE,
)
_BY_HEAD: tuple[tuple[PaperKind, re.Pattern[str]], ...] = (
    (
        PaperKind.UPDATE,
        re.compile(
            r"^\W*(?:cabinet|executive|lead|portfolio)\s+(?:member|holder)(?:['’]?s)?\s+(?:update|report)",
            re.IGNORECASE,
        ),
    ),
    (
        PaperKind.DECISION,
        re.compile(
            r"\b(?:record\s+of\s+(?:\w+\s+)?decision|(?:executive|officer|delegated|cabinet\s+member)\s+decision\s+(?:record|notice|form)|decision\s+notice)\b",
            re.IGNORECASE,
        ),
    ),
    (
        PaperKind.FORWARD_PLAN,
        re.compile(r"^\W*(?:.{0,60}\s)?forward\s+plan(?:\s+of\s+(?:key\s+)?decisions)?\b.{0,60}$", re.IGNORECASE),
    ),
    (PaperKind.WORK_PROGRAMME, re.compile(r"^\W*(?:.{0,60}\s)?work\s+(?:programme|plan)\b.{0,30}$", re.IGNORECASE)),
    (
        PaperKind.QUESTIONS,
        re.compile(
            r"^\W*(?:public|members?['’]?|written|supplementary)?\s*questions?\s+(?:and\s+answers|by\s+members|from\s+(?:the\s+public|members|councillors)|to\s+(?:the\s+)?(?:leader|cabinet|council))",
            re.IGNORECASE,
        ),
    ),
    (
        PaperKind.APPENDIX,
        re.compile(
            r"^\W*(?:appendix|annexe?|schedule|enclosure)\s*(?:[A-Z0-9]{1,3}\b|[:\-–])|^\W*(?:equality\s+impact\s+(?:assessment|analysis)|eqia\b|eia\b)|^\W*.{0,20}\bimpact\s+assessment\b.{0,40}$|^\W*DPIA\b",
            re.IGNORECASE,
        ),
    ),
)
_BY_NAME: tuple[tuple[PaperKind, re.Pattern[str]], ...] = (
    (PaperKind.APPENDIX, re.compile(r"\b(?:appendix|annexe?|appx|eqia|eia|dpia|enc(?:losure)?)\b", re.IGNORECASE)),
    (PaperKind.DECISION, re.compile(r"\b(?:p?rod|record\s+of\s+decision|decision\s+notice)\b", re.IGNORECASE)),
    (PaperKind.MINUTES, re.compile(r"\bminutes\b", re.IGNORECASE)),
    (PaperKind.SUPPLEMENT, re.compile(r"\bsupplement(?:ary)?\b", re.IGNORECASE)),
    (PaperKind.FORWARD_PLAN, re.compile(r"\bforward\s+plan\b", re.IGNORECASE)),
    (PaperKind.WORK_PROGRAMME, re.compile(r"\bwork\s+programme\b", re.IGNORECASE)),
    (PaperKind.QUESTIONS, re.compile(r"\bquestions\b", re.IGNORECASE)),
    (PaperKind.UPDATE, re.compile(r"\b(?:cabinet\s+member|portfolio\s+holder)\s+(?:update|report)\b", re.IGNORECASE)),
    (PaperKind.REPORT, re.compile(r"\breport\b", re.IGNORECASE)),
)
REPORT_OF = re.compile(
    r"^\W*(?:joint\s+)?report\s+(?:of|by|from)\s+(?:the\s+)?[^.;]{0,120}\b(?:directors?|officers?|heads?\s+of|managers?|treasurer|solicitor|executive"
    r"|clerk|secretary|surveyor|engineer|planner|counsel|monitoring|cabinet\s+member|portfolio\s+holder|leader|chair\w*)\b[^.;]{0,120}$",
    re.IGNORECASE,
)
"""The line that old-fashioned reports have instead of a front sheet."""
_REPORT_FIELDS = {
    "report_to",
    "report_of",
    "title",
    "wards",
    "portfolio",
    "key_decision",
    "exempt",
    "meeting_date",
    "decision_number",
    "past_pathway",
}

_AUTHORITY = {
    PaperKind.MINUTES: Authority.MINUTES,
    PaperKind.UPDATE: Authority.UPDATE,
    PaperKind.APPENDIX: Authority.APPENDIX,
    PaperKind.FORWARD_PLAN: Authority.APPENDIX,
    PaperKind.WORK_PROGRAMME: Authority.APPENDIX,
    PaperKind.OTHER: Authority.APPENDIX,
    PaperKind.QUESTIONS: Authority.UPDATE,
    PaperKind.AGENDA: Authority.AGENDA,
}


def kind_of(texts: Sequence[str], front: Sequence[FrontField], name: str = "") -> PaperKind:
    """The kind of a paper without an agenda. ``texts`` are its first lines, ``name`` is its file's or bookmark's."""
    texts = [text for text in texts[:_ATTENDANCE_LINES] if text]
    head = texts[:HEAD_LINES]
    if is_minutes(texts):
        return PaperKind.MINUTES
    fields = {field.name for field in front}
    for kind, pattern in _BY_HEAD[:2]:
        if any(pattern.search(text) for text in head[:6]):
            return kind
    if ("report_to" in fields and len(fields & _REPORT_FIELDS) >= 2) or len(fields & _REPORT_FIELDS) >= 4:
        return PaperKind.REPORT
    for kind, pattern in _BY_HEAD[2:]:
        if any(pattern.search(text) for text in head[:3]):
            return kind
    if any(REPORT_OF.match(text) for text in head):
        return PaperKind.REPORT
    name = re.sub(r"[_.]+", " ", name)
    return next((kind for kind, pattern in _BY_NAME if pattern.search(name)), PaperKind.OTHER)


def is_minutes(texts: Sequence[str]) -> bool:
    """Whether the words are a record of a meeting: headed as one, and saying who was there or what was resolved; or,
    without such a heading, saying both.

    An agenda announces the minutes of the meeting before as an item; that is no heading.
    """
    texts = [text for text in texts[:_ATTENDANCE_LINES] if text]
    for at, text in enumerate(texts[:HEAD_LINES]):
        if _AGENDA.match(text):
            return False
        if _MINUTES.search(text) and not _ITEM.match(text):
            return any(_ATTENDANCE.match(later) for later in texts[at:])
        if _PRESENT.match(text):
            return any(_RECORDS.match(later) for later in texts[at:])
    return False


def authority_of(kind: PaperKind) -> Authority:
    """How much the words of such a paper bind."""
    return _AUTHORITY.get(kind, Authority.REPORT)
