"""What the label of a table's row says against a question: the thing asked for, or another thing or day."""

from __future__ import annotations

import re

from committeesearch.answering.days import days
from committeesearch.answering.forms import Question
from committeesearch.answering.spans import CELLS, SpanKind, Stretch
from committeesearch.answering.words import stem, stems

_GENERAL = stems("total totals all overall number percentage rate other year area item date name")
"""Labels that fit any question."""


class Rows:
    """A question as rows are held against it."""

    def __init__(self, question: Question) -> None:
        self._asked = frozenset(stem(term) for term in question.terms)
        for ways in question.wordings.values():
            self._asked |= frozenset().union(*map(stems, ways))
        self._days = days(question.text)

    def is_named(self, label: str) -> bool:
        """Whether a label says what is asked and nothing else."""
        said = stems(label)
        return bool(said - _GENERAL) and said <= self._asked

    def is_of_the_day(self, label: str) -> bool:
        """Whether a label names the very day asked for."""
        return any(day.names(asked) for day in days(label) for asked in self._days)

    def is_elsewhen(self, label: str) -> bool:
        """Whether a label names days, and none that the question may mean."""
        named = days(label)
        return bool(named and self._days) and all(day.contradicts(asked) for day in named for asked in self._days)


def label_of(stretch: Stretch) -> str:
    """The first cell of a row that says something; "" for what is no row. A year is a label too."""
    if stretch.kind is not SpanKind.ROW:
        return ""
    cells = [cell.strip() for cell in stretch.text.split(CELLS)]
    return next((cell for cell in cells if re.search(r"[A-Za-z]{3}|^(?:19|20)\d\d\b", cell)), "")
