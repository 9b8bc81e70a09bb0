"""From an index to its register: the commitments of every paper, once each, with what followed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from pydantic import TypeAdapter
from rapidfuzz import fuzz

from committeesearch.commitments.extract import extract
from committeesearch.commitments.follow import follow_up
from committeesearch.model import Document
from committeesearch.ports import Papers
from committeesearch.results import Commitment, CommitmentType, Due

_STORED = TypeAdapter(tuple[Commitment, ...])
ADOPTED = 75.0
"""Likeness (rapidfuzz token_set_ratio) of a recommendation and the resolution that adopts it: "To approve the plan" and
"the plan be approved" reach 80."""
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
                    days[_name(meeting.committee)].add(meeting.date)
        return cls({committee: tuple(sorted(known)) for committee, known in days.items()})

    def after(self, committee: str | None, day: date | None) -> date | None:
        """The first meeting of a committee after a day; None where none is known."""
        if not committee or not day:
            return None
        return next((known for known in self._meetings.get(_name(committee), ()) if known > day), None)

    def resolve(self, commitment: Commitment) -> Commitment:
        """A commitment due at "the next meeting" with that day, where the calendar knows it."""
        place, due = commitment.quote.citation, commitment.due
        if due.last or not (
            _NEXT.search(due.text) and re.search(r"\b(?:meeting|committee|cabinet|council|board)\b", due.text, re.I)
        ):
            return commitment
        day = self.after(place.committee, place.meeting_date)
        return replace(commitment, due=Due(due.text, day, day)) if day else commitment


def _name(committee: str) -> str:
    return " ".join(re.findall(r"[a-z]+", re.sub(r"\bmeeting\b", "", committee.lower())))


def relate(commitments: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Recommendations and the resolutions of the same meeting that took them up, each with the other's id."""
    resolved: dict[tuple[date | None, str], list[Commitment]] = defaultdict(list)
    for commitment in commitments:
        if commitment.type in _RESOLVED:
            resolved[_meeting(commitment)].append(commitment)
    links: dict[str, list[str]] = defaultdict(list)
    for commitment in commitments:
        if commitment.type is not CommitmentType.RECOMMENDATION:
            continue
        likeness = {r.id: _likeness(commitment, r) for r in resolved[_meeting(commitment)]}
        nearest = max(likeness, key=lambda id_: (likeness[id_], id_), default=None)
        if nearest and likeness[nearest] >= ADOPTED:
            links[commitment.id].append(nearest)
            links[nearest].append(commitment.id)
    return tuple(replace(c, related=tuple(links[c.id])) if c.id in links else c for c in commitments)


_RESOLVED = (CommitmentType.RESOLUTION, CommitmentType.DELEGATION, CommitmentType.NOTED)


def _meeting(commitment: Commitment) -> tuple[date | None, str]:
    place = commitment.quote.citation
    return place.meeting_date, _name(place.committee or "")


def _likeness(one: Commitment, other: Commitment) -> float:
    if not set(one.quote.citation.agenda_item.split()) & set(other.quote.citation.agenda_item.split()):
        # Without a common agenda item only long, equal words tell: "that the report be noted" is in every minute.
        return fuzz.token_sort_ratio(one.quote.text, other.quote.text, processor=str.lower)
    return fuzz.token_set_ratio(one.quote.text, other.quote.text, processor=str.lower)
