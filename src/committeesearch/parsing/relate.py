"""What a paper alone does not tell: read off the other papers of the same meeting."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from rapidfuzz.distance import Levenshtein

from committeesearch.model import Document, Item, ItemKind, Meeting, PaperKind
from committeesearch.parsing.dates import dates_in, time_in
from committeesearch.parsing.likeness import Sketch, copies
from committeesearch.parsing.matching import label_of, likeness, matching_item, referring
from committeesearch.parsing.meeting import merged

AGREED = 0.8
"""Share of a folder's dated papers that must name one meeting before the undated ones beside them are given it."""
MISPRINTS = 2
"""Letters by which two long names of one committee may differ."""
LONG_NAME = 40
RELATED = 0.3
"""Common runs of words, at least, of two versions of a report."""
_WITH_AGENDA = (PaperKind.AGENDA, PaperKind.PACK, PaperKind.SUPPLEMENT)
_OWN_MEETING = (*_WITH_AGENDA, PaperKind.MINUTES)


def relate(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, in the same order, completed from each other.

    Committees written in several ways get one name; papers that name no meeting get that of their agenda or folder;
    separate reports get their agenda item; copies and superseded versions are marked.
    """
    papers = _with_one_name(documents)
    papers = _with_meetings(papers)
    papers = _with_items(papers)
    return tuple(_with_versions(papers))


# --- committees ----------------------------------------------------------------------------------------------


def _with_one_name(documents: Sequence[Document]) -> list[Document]:
    counted = Counter(document.meeting.committee for document in documents if document.meeting.committee)
    by_use = sorted(counted, key=lambda name: (-counted[name], -len(name), name))
    chosen: dict[str, str] = {}
    for name in by_use:
        chosen[name] = next((known for known in chosen.values() if _one_committee(name, known)), name)
    return [_renamed(document, chosen) for document in documents]


def _one_committee(one: str, other: str) -> bool:
    """Whether two names are one committee's: the same but for "&", the word "Committee", or a misprint in a long name."""
    a, b = _folded(one), _folded(other)
    return a == b or (
        min(len(a), len(b)) >= LONG_NAME and Levenshtein.distance(a, b, score_cutoff=MISPRINTS) <= MISPRINTS
    )


def _folded(name: str) -> str:
    letters = re.sub(r"[^a-z0-9]", "", name.lower().replace("&", "and"))
    shorter = letters.replace("committee", "")
    return shorter if len(shorter) >= LONG_NAME - 10 else letters


def _renamed(document: Document, chosen: dict[str, str]) -> Document:
    def named(meeting: Meeting) -> Meeting:
        return replace(meeting, committee=chosen.get(meeting.committee or "", meeting.committee))

    return replace(
        document,
        meeting=named(document.meeting),
        items=tuple(replace(item, meeting=named(item.meeting)) for item in document.items),
        agenda=tuple(replace(item, meeting=named(item.meeting)) for item in document.agenda),
    )


# --- meetings ------------------------------------------------------------------------------------------------


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
    sources += [named, beside] if document.kind in _OWN_MEETING else [beside, named]
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


# --- agenda items --------------------------------------------------------------------------------------------


def _with_items(documents: Sequence[Document]) -> list[Document]:
    agendas: dict[tuple[str | None, date | None], dict[str, Item]] = defaultdict(dict)
    # The main agenda comes first: a supplement repeats some of its items with pages of its own.
    for document in sorted(documents, key=lambda paper: (paper.kind is PaperKind.SUPPLEMENT, paper.file)):
        for item in document.agenda:
            agendas[_key(document)].setdefault(item.number, item)
    found: list[Document] = []
    for document in documents:
        announced = list(agendas[_key(document)].values())
        separate = document.kind not in _OWN_MEETING and document.meeting.date
        match = matching_item(document, announced) if separate else None
        found.append(_under(document, match) if match else document)
    return _with_appendices(found)


def _key(document: Document) -> tuple[str | None, date | None]:
    return document.meeting.committee, document.meeting.date


def _with_appendices(documents: Sequence[Document]) -> list[Document]:
    """Appendices take the item of the report that refers to them, or of the series that they stand in."""
    reports: dict[tuple[str | None, date | None], list[Document]] = defaultdict(list)
    taken: set[tuple[tuple[str | None, date | None], str, str]] = set()
    for document in documents:
        if document.kind in (PaperKind.REPORT, PaperKind.OTHER):
            reports[_key(document)].append(document)
        elif _number(document):
            taken.add((_key(document), _number(document), label_of(document)))
    series: dict[PurePosixPath, Counter[int]] = defaultdict(Counter)
    found: list[Document] = []
    for document in documents:
        key, label = _key(document), label_of(document)
        if _lone_appendix(document):
            # A report has each appendix once: one whose appendix of that label is known refers to another paper.
            free = [at for at, report in enumerate(reports[key]) if (key, _number(report), label) not in taken]
            near = [reports[key][at] for at in free]
            report = referring(document, near)
            if report and report.items:
                document = _under(document, report.items[0])
                series[PurePosixPath(document.file).parent][reports[key].index(report)] += 1
        found.append(document)
    return [_in_series(document, series, reports[_key(document)]) for document in found]


def _in_series(document: Document, series: dict[PurePosixPath, Counter[int]], reports: Sequence[Document]) -> Document:
    """The item of the appendices beside it, where they nearly all belong to one."""
    if not _lone_appendix(document) or not label_of(document) or not reports:
        return document
    items = Counter[str]()
    for at, count in series[PurePosixPath(document.file).parent].items():
        items[_number(reports[at]) if at < len(reports) else ""] += count
    if not items:
        return document
    number, most = items.most_common(1)[0]
    report = next((report for report in reports if _number(report) == number and report.items), None)
    if report is None or not number or most < _SERIES or most < AGREED * items.total():
        return document
    return _under(document, report.items[0])


_SERIES = 3
"""Appendices that make a series."""


def _lone_appendix(document: Document) -> bool:
    return document.kind is PaperKind.APPENDIX and document.meeting.date is not None and not _number(document)


def _number(document: Document) -> str:
    """The agenda item of a separate paper; "" where none is known."""
    return next((item.number for item in document.items if item.kind is ItemKind.AGENDA_ITEM and item.number), "")


def _under(document: Document, item: Item) -> Document:
    """The paper's words as words about an announced item."""
    items = tuple(
        replace(
            mine,
            kind=ItemKind.AGENDA_ITEM,
            number=item.number,
            title=item.title,
            agenda_item=item.number,
            section=item.section,
            author=mine.author or item.author,
        )
        if mine.kind is ItemKind.PART
        else mine
        for mine in document.items
    )
    return replace(document, items=items, exempt=document.exempt or item.exempt)


# --- copies and versions -------------------------------------------------------------------------------------


def _with_versions(documents: Sequence[Document]) -> Iterable[Document]:
    sketches = [Sketch.of(document.items) for document in documents]
    twins = copies(sketches)
    digests: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        digests[document.digest].append(index)
    replaced = _replaced(documents, sketches)
    for index, document in enumerate(documents):
        same = {*twins[index], *digests[document.digest]} - {index}
        later = replaced.get(index)
        yield replace(
            document,
            copies=tuple(sorted(documents[other].file for other in same)),
            superseded_by=documents[later].file if later is not None else "",
            superseded_on=_published(documents[later]) if later is not None else None,
        )


def _replaced(documents: Sequence[Document], sketches: Sequence[Sketch]) -> dict[int, int]:
    """Which paper replaces which: a later one that says so, about the same item of the same meeting, in changed words."""
    replaced: dict[int, int] = {}
    saying = [index for index, document in enumerate(documents) if document.supersedes]
    for later in sorted(saying, key=lambda index: (-len(documents[index].supersedes), documents[index].file)):
        new = documents[later]
        for part in new.items:
            if part.paper in (PaperKind.AGENDA, PaperKind.MINUTES):
                continue
            sketch = Sketch.of([part])
            for earlier, old in enumerate(documents):
                if earlier == later or earlier in replaced or old.supersedes or old.agenda:
                    continue
                if not _one_matter(new, part, old) or old.kind is not part.paper:
                    continue
                if not sketch.same(sketches[earlier]) and sketch.likeness(sketches[earlier]) >= RELATED:
                    replaced[earlier] = later
    return replaced


def _one_matter(new: Document, part: Item, old: Document) -> bool:
    """Whether a part of the new paper and the old paper are about one item of one meeting, or one decision."""
    shared = bool(set(new.references) & set(old.references))
    if _key(new) != _key(old):
        dates = new.meeting.date, old.meeting.date
        return shared and dates[0] is not None and dates[1] is not None and dates[0] > dates[1]
    number = _number(old)
    if part.number and number:
        return part.number.lower() == number.lower()
    return shared or likeness(part.title, old.title) >= _SAME_TITLE


_SAME_TITLE = 90


def _published(document: Document) -> date | None:
    """The day of the letter that a supplement comes with, else the day of its meeting."""
    for field in (field for item in document.items[:1] for field in item.front if field.name == "meeting_date"):
        if dates := dates_in(field.value.text):
            return dates[0].date
    return document.meeting.date
