"""From an index to its register: the commitments of every paper, once each, with what followed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from pydantic import TypeAdapter

from committeesearch.commitments.extract import extract
from committeesearch.commitments.follow import follow_up
from committeesearch.commitments.uptake import committee_key, relate
from committeesearch.model import Document
from committeesearch.ports import Papers
from committeesearch.results import Commitment, Due

_STORED = TypeAdapter(tuple[Commitment, ...])
LONGEST_GAP = timedelta(days=120)
"""Committees meet once a quarter at least: a later meeting farther off is only the next that is indexed."""
_NEXT = re.compile(r"\b(?:next|forthcoming|upcoming|following)\b", re.IGNORECASE)


def find_commitments(papers: Papers) -> tuple[Commitment, ...]:
    """Every commitment of the indexed papers, by file and place, with follow-ups and without a status of the day.

    One pass over the papers to find them and one over the passages to follow them up; keep the result (``dumps``).
    """
    meetings = Calendar.of(papers.documents())
    found: dict[str, Commitment] = {}
    for file, passages in groupby(papers.passages(), key=lambda passage: passage.file):
        for commitment in extract(papers.document(file), tuple(passages), papers.cite):
            known = found.get(commitment.id)
            if known is None or _rank(commitment) < _rank(known):
                found[commitment.id] = commitment
    dated = [meetings.resolve(commitment) for commitment in found.values()]
    return follow_up(relate(dated), papers)


def _rank(commitment: Commitment) -> tuple[int, str]:
    """Of a text that stands in several files, the most binding place is shown."""
    return commitment.quote.citation.authority.rank, commitment.quote.citation.file


def dumps(commitments: Sequence[Commitment]) -> bytes:
    """The commitments as JSON."""
    return _STORED.dump_json(tuple(commitments))


def loads(data: bytes) -> tuple[Commitment, ...]:
    """The commitments of ``dumps``; ValueError for anything else."""
    return _STORED.validate_json(data)


class Calendar:
    """The known meetings of each committee."""

    def __init__(self, meetings: dict[str, tuple[date, ...]]) -> None:
        self._meetings = meetings

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Calendar:
        """The meetings that papers are for, or record."""
        days: dict[str, set[date]] = defaultdict(set)
        for document in documents:
            for meeting in (document.meeting, *(item.meeting for item in document.items)):
                if meeting.committee and meeting.date:
                    days[committee_key(meeting.committee)].add(meeting.date)
        return cls({committee: tuple(sorted(known)) for committee, known in days.items()})

    def after(self, committee: str | None, day: date | None) -> date | None:
        """The first meeting of a committee after a day; None where none is known."""
        if not committee or not day:
            return None
        later = next((known for known in self._meetings.get(committee_key(committee), ()) if known > day), None)
        return later if later and later - day <= LONGEST_GAP else None

    def resolve(self, commitment: Commitment) -> Commitment:
        """A commitment due at "the next meeting" with that day, where the calendar knows it."""
        place, due = commitment.quote.citation, commitment.due
        if due.last or not (
            _NEXT.search(due.text) and re.search(r"\b(?:meeting|committee|cabinet|council|board)\b", due.text, re.I)
        ):
            return commitment
        day = self.after(place.committee, place.meeting_date)
        return replace(commitment, due=Due(due.text, day, day)) if day else commitment
