"""How a later passage bears on a commitment: refers to it, reports on it, completes it, replaces it."""

from __future__ import annotations

import re
from datetime import date

from committeesearch.commitments import references
from committeesearch.commitments.topics import Topic, Unit
from committeesearch.results import FollowUpGrade

_DONE = re.compile(
    r"\b(?:has|have)\s+(?:now\s+|already\s+|since\s+|successfully\s+|recently\s+)?(?:been\s+)?(?:completed?|launched|published|"
    r"delivered|submitted|presented|circulated|appointed|recruited|implemented|established|commenced|started|opened|closed|"
    r"approved|adopted|signed|issued|introduced|undertaken|finalised|held|taken\s+place|gone\s+live)\b"
    r"|\b(?:was|were)\s+(?:completed|launched|published|delivered|submitted|circulated|appointed|implemented|established|held)\b"
    r"|\b(?:is|are)\s+now\s+(?:in\s+place|complete|live|open|operational)\b|\btook\s+place\b|\bis\s+attached\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:no\s+longer\s+(?:be\s+|being\s+)?(?:required|needed|proposed|planned|proceed\w*|pursued|going\s+ahead)"
    r"|(?:be|been|was|were|is|are)\s+(?:formally\s+|now\s+)?(?:rescinded|revoked|superseded|abandoned|withdrawn|cancelled|"
    r"replaced\s+by|overturned)|(?:not|never)\s+(?:to\s+)?(?:proceed|go\s+ahead)\b|instead\s+of\s+the\s+(?:previously|earlier)"
    r"|in\s+place\s+of\s+the\s+(?:previous|earlier|original)|supersedes?|rescinds?)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|plan(?:s|ned)?\s+to|due\s+to|be\s+requested|be\s+invited|to\s+be)\b", re.IGNORECASE
)


def grade(topic: Topic, unit: Unit, came: bool = False, sure: bool = True) -> FollowUpGrade:
    """The grade of a sentence; ``came`` where it stands in the report that was promised and says what the report is.

    Where it is not ``sure`` that a sentence is of the very deed, what it says was done is only progress.
    """
    later = (unit.passage.meeting.date or date.min) > (topic.passage.meeting.date or date.min)
    if not later:
        return FollowUpGrade.REFERS
    if _REPLACED.search(unit.text) and sure:
        return FollowUpGrade.REPLACES
    if came:
        return FollowUpGrade.COMPLETES
    if _DONE.search(unit.text) and not _AHEAD.search(unit.text):
        return FollowUpGrade.COMPLETES if sure else FollowUpGrade.REPORTS
    if _AHEAD.search(unit.text) or any(references.minutes(unit.text)):
        return FollowUpGrade.REFERS
    return FollowUpGrade.REPORTS if topic.minuted else FollowUpGrade.REFERS
