"""Separate papers are put under the agenda item that they belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from committeesearch.model import Document, Item, ItemKind, PaperKind
from committeesearch.parsing.kinds import authority_of
from committeesearch.parsing.matching import label_of, matching_item, referring

AGREED = 0.8
"""Share of a folder's appendices that must belong to one item before the others beside them are given it."""
SERIES = 3
"""Appendices that make a series."""
OWN_AGENDA = (PaperKind.AGENDA, PaperKind.PACK, PaperKind.SUPPLEMENT, PaperKind.MINUTES)
"""Papers that have items of their own."""

_Key = tuple[str | None, date | None]


def with_items(documents: Sequence[Document]) -> list[Document]:
    """The documents, separate reports and appendices under their agenda items."""
    agendas: dict[_Key, dict[str, Item]] = defaultdict(dict)
    # The main agenda comes first: a supplement repeats some of its items with pages of its own.
    for document in sorted(documents, key=lambda paper: (paper.kind is PaperKind.SUPPLEMENT, paper.file)):
        for item in document.agenda:
            agendas[meeting_key(document)].setdefault(item.number, item)
    found: list[Document] = []
    for document in documents:
        announced = list(agendas[meeting_key(document)].values())
        separate = document.kind not in OWN_AGENDA and document.meeting.date
        match = matching_item(document, announced) if separate else None
        found.append(_as_report(_under(document, match)) if match else document)
    return _with_appendices(found)


def meeting_key(document: Document) -> _Key:
    """What papers of one meeting have in common."""
    return document.meeting.committee, document.meeting.date


def _with_appendices(documents: Sequence[Document]) -> list[Document]:
    """Appendices take the item of the report that refers to them, or of the series that they stand in."""
    reports: dict[_Key, list[Document]] = defaultdict(list)
    taken: set[tuple[_Key, str, str]] = set()
    for document in documents:
        if document.kind in (PaperKind.REPORT, PaperKind.OTHER):
            reports[meeting_key(document)].append(document)
        elif item_number(document):
            taken.add((meeting_key(document), item_number(document), label_of(document)))
    series: dict[PurePosixPath, Counter[int]] = defaultdict(Counter)
    found: list[Document] = []
    for document in documents:
        key, label = meeting_key(document), label_of(document)
        if _lone_appendix(document):
            # A report has each appendix once: one whose appendix of that label is known refers to another paper.
            free = [at for at, report in enumerate(reports[key]) if (key, item_number(report), label) not in taken]
            near = [reports[key][at] for at in free]
            report = referring(document, near)
            if report and report.items:
                document = _under(document, report.items[0])
                series[PurePosixPath(document.file).parent][reports[key].index(report)] += 1
        found.append(document)
    return [_in_series(document, series, reports[meeting_key(document)]) for document in found]


def _in_series(document: Document, series: dict[PurePosixPath, Counter[int]], reports: Sequence[Document]) -> Document:
    """The item of the appendices beside it, where they nearly all belong to one."""
    if not _lone_appendix(document) or not label_of(document) or not reports:
        return document
    items = Counter[str]()
    for at, count in series[PurePosixPath(document.file).parent].items():
        items[item_number(reports[at]) if at < len(reports) else ""] += count
    if not items:
        return document
    number, most = items.most_common(1)[0]
    report = next((report for report in reports if item_number(report) == number and report.items), None)
    if report is None or not number or most < SERIES or most < AGREED * items.total():
        return document
    return _under(document, report.items[0])


def _lone_appendix(document: Document) -> bool:
    return document.kind is PaperKind.APPENDIX and document.meeting.date is not None and not item_number(document)


def item_number(document: Document) -> str:
    """The agenda item of a separate paper; "" where none is known."""
    return next((item.number for item in document.items if item.kind is ItemKind.AGENDA_ITEM and item.number), "")


def _as_report(document: Document) -> Document:
    """A paper that bears the title of its item is the item's report, though it has no front sheet that says so."""
    if document.kind is not PaperKind.OTHER:
        return document
    kind = PaperKind.REPORT
    items = tuple(
        replace(item, paper=kind, authority=authority_of(kind)) if item.paper is PaperKind.OTHER else item
        for item in document.items
    )
    return replace(document, kind=kind, items=items)


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
