"""Action tables: who does what by when, one row each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from committeesearch.commitments import due
from committeesearch.model import Table
from committeesearch.results import Due
from committeesearch.traced import Traced, join

_ACTION = re.compile(
    r"\b(?:actions?|tasks?|milestones?|deliverables?|what\s+we\s+will\s+do|steps?|recommendations?)\b", re.IGNORECASE
)
_OWNER = re.compile(
    r"\b(?:owners?|leads?|lead\s+officers?|responsible|responsibility|who|by\s+whom|assigned|accountable|officer)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:by\s+when|when|deadline|due|target\s+date|timescales?|timeframe|completion|date)\b", re.IGNORECASE
)
_STATUS = re.compile(r"\b(?:status|progress|update|rag|outcome)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:completed?|done|closed|achieved|delivered)\b", re.IGNORECASE)
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A row of an action table; ``words`` are its cells."""

    words: Traced
    action: str
    owner: str
    due: Due


def action_rows(table: Table, meeting: date | None) -> Iterator[ActionRow]:
    """The actions that a table lists as still to be done; none where its header does not say that it lists actions."""
    names = [" ".join(cell.text.split()) for cell in table.header]
    action, owner, when, status = (_column(names, pattern) for pattern in (_ACTION, _OWNER, _WHEN, _STATUS))
    if action is None or (owner is None and when is None) or action in (owner, when):
        return
    for row in table.rows:
        text = " ".join(row[action].text.split())
        if len(text.split()) < _FEWEST or (
            status not in (None, action, owner, when) and _DONE.search(row[status].text)
        ):
            continue
        dated = " ".join(row[when].text.split()) if when is not None else ""
        days = due.due(dated, due.find(dated, meeting))
        who = " ".join(row[owner].text.split()) if owner is not None else ""
        yield ActionRow(join(_SEPARATOR, row), text, who, Due(dated, days.first, days.last))


_FEWEST = 3
"""Words of an action: fewer is a heading within the table or a number."""


def _column(names: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, name in enumerate(names) if pattern.search(name) and len(name.split()) <= _LABEL), None)


_LABEL = 6
"""Words of a column's label; a longer first row is not a header."""
