"""What a paper alone does not tell: read off the other papers of the same meeting."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from committeesearch.model import Document, Item, Meeting, PaperKind
from committeesearch.parsing.committees import with_one_name
from committeesearch.parsing.dates import dates_in, time_in
from committeesearch.parsing.meeting import merged
from committeesearch.parsing.placing import OWN_AGENDA, with_items
from committeesearch.parsing.versions import with_versions

AGREED = 0.8
"""Share of a folder's dated papers that must name one meeting before the undated ones beside them are given it."""
_WITH_AGENDA = (PaperKind.AGENDA, PaperKind.PACK, PaperKind.SUPPLEMENT)


def relate(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, in the same order, completed from each other.

    Committees written in several ways get one name; papers that name no meeting get that of their agenda or folder;
    separate reports get their agenda item; copies and superseded versions are marked.
    """
    return tuple(with_versions(with_items(_with_meetings(with_one_name(documents)))))


def _with_meetings(documents: Sequence[Document]) -> list[Document]:
    by_reference: dict[str, set[tuple[str | None, date]]] = defaultdict(set)
    for document in documents:
        if document.meeting.date and document.kind is not PaperKind.MINUTES:
            for reference in document.references:
                by_reference[reference].add((document.meeting.committee, document.meeting.date))
    folders = _folder_meetings(documents)
    completed = []
    for document in documents:
        meeting = document.meeting
        if not meeting.date or not meeting.committee:
            meeting = _completed(document, by_reference, folders)
        completed.append(_held(document, meeting))
    known: dict[tuple[str | None, date | None], Meeting] = {}
    for document in sorted(completed, key=lambda paper: paper.kind not in _WITH_AGENDA):
        key = (document.meeting.committee, document.meeting.date)
        known[key] = merged((known.get(key, Meeting()), document.meeting))
    return [
        _held(document, known[document.meeting.committee, document.meeting.date]) if document.meeting.date else document
        for document in completed
    ]


def _completed(
    document: Document,
    by_reference: dict[str, set[tuple[str | None, date]]],
    folders: dict[PurePosixPath, Meeting],
) -> Meeting:
    """A meeting from papers with the same decision number, else from the folder, else from the file's own name."""
    mine = document.meeting
    path = PurePosixPath(document.file)
    sources = [mine]
    meetings = set().union(*(by_reference.get(reference, set()) for reference in document.references))
    if len(meetings) == 1:
        sources.append(Meeting(*meetings.pop()))
    beside = next((folders[folder] for folder in list(path.parents)[:_FOLDERS_UP] if folder in folders), Meeting())
    named = _from_name(path)
    sources += [named, beside] if document.kind in OWN_AGENDA else [beside, named]
    return merged(source for source in sources if mine.date is None or source.date in (None, mine.date))


_FOLDERS_UP = 2
"""Folders above a paper that may stand for its meeting: "2025-01-30/originals"."""


def _folder_meetings(documents: Iterable[Document]) -> dict[PurePosixPath, Meeting]:
    """Folders that hold the papers of one meeting, by what most of their dated papers say."""
    votes: dict[PurePosixPath, Counter[tuple[str | None, date]]] = defaultdict(Counter)
    agendas: set[PurePosixPath] = set()
    for document in documents:
        folders = list(PurePosixPath(document.file).parents)[:_FOLDERS_UP]
        if document.meeting.date and document.kind is not PaperKind.MINUTES:
            for folder in folders:
                votes[folder][document.meeting.committee, document.meeting.date] += 1
        if document.kind in _WITH_AGENDA:
            agendas |= set(folders)
    found: dict[PurePosixPath, Meeting] = {}
    for folder, counted in votes.items():
        (committee, when), most = counted.most_common(1)[0]
        told = folder in agendas or when in {written.date for written in dates_in(folder.name)}
        if folder.parts and told and most >= AGREED * counted.total():
            found[folder] = Meeting(committee, when)
    return found


def _from_name(path: PurePosixPath) -> Meeting:
    """ModernGov names files "Agenda frontsheet 30th-Jan-2025 10.00 Cabinet"; people name folders "2025-01-30"."""
    stem = re.sub(r"_+", " ", path.stem)
    if dates := dates_in(stem):
        after = stem[dates[-1].end :]
        committee = re.sub(r"^\W*(?:\d\d?\.\d\d)?\s*", "", after).strip() or None
        return Meeting(
            committee if committee and re.match(r"[A-Z]", committee) else None, dates[-1].date, time_in(after)
        )
    folder = next((dates for part in reversed(path.parts[:-1]) if (dates := dates_in(part))), ())
    return Meeting(date=folder[0].date) if folder else Meeting()


def _held(document: Document, meeting: Meeting) -> Document:
    """The document with its meeting, which its own items share and the minutes of other meetings do not."""
    if meeting == document.meeting:
        return document

    def updated(item: Item) -> Item:
        own = item.meeting.date in (None, document.meeting.date)
        return replace(item, meeting=merged((item.meeting, meeting))) if own else item

    items, agenda = tuple(map(updated, document.items)), tuple(map(updated, document.agenda))
    return replace(document, meeting=meeting, items=items, agenda=agenda)
