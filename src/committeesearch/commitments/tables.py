"""The register as rows, a CSV file, a workbook and a calendar."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TextIO

from icalendar import Calendar, Event
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from committeesearch.commitments import agents
from committeesearch.commitments.register import is_named, standing
from committeesearch.results import Citation, Commitment, CommitmentType, FollowUp, Related

COLUMNS = {
    "type": "Kind",
    "owner": "Who",
    "text": "Words of the paper",
    "owner_basis": "Who: stated or inferred",
    "beneficiary": "For whom",
    "conditions": "On condition",
    "due_text": "Due, as written",
    "due_from": "Due from",
    "due_by": "Due by",
    "status": "Status",
    "status_reason": "Why",
    "uptake": "Recommendation and resolution",
    "committee": "Committee",
    "meeting_date": "Meeting",
    "item": "Item",
    "part": "Part",
    "file": "File",
    "page": "Page",
    "line": "Line",
    "assignee": "Assigned to",
    "note": "Note",
    "author": "Noted by",
    "marked_at": "Noted on",
    "id": "Id",
}
"""Columns of the tables, with their headings."""
_WIDE = {"text": 80, "status_reason": 50, "uptake": 60, "owner": 35, "item": 40, "file": 50, "note": 40}
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def to_rows(commitments: Iterable[Commitment]) -> list[dict[str, Any]]:
    """One flat dictionary for each, ready for JSON.

    ``owner`` is the owner as written, or else the one that can be inferred from where the words stand (``owner_basis``
    tells which: "stated", "inferred" or ""). ``due`` is a day, or "first/last" for a period. ``type`` of what was only
    noted is "resolution", with ``noted`` set.
    """
    return [_row(commitment) for commitment in commitments]


def _row(commitment: Commitment) -> dict[str, Any]:
    mark = commitment.mark
    noted = commitment.type is CommitmentType.NOTED
    return {
        "id": commitment.id,
        **_place(commitment.quote.citation),
        "text": commitment.quote.text,
        "type": CommitmentType.RESOLUTION.value if noted else commitment.type.value,
        "noted": noted,
        "owner": commitment.owner if is_named(commitment) else agents.spoken(commitment.owner_normal),
        "owner_normal": commitment.owner_normal,
        "owner_basis": commitment.owner_basis.value,
        "beneficiary": commitment.beneficiary,
        "action": commitment.action,
        "due": due_days(commitment),
        "due_text": commitment.due.text,
        "conditions": commitment.conditions,
        "part": commitment.part,
        "confidence": commitment.confidence,
        "status": standing(commitment).value,
        "status_in_papers": commitment.status.value,
        "status_reason": commitment.status_reason,
        "follow_up": [_follow_up(found) for found in commitment.follow_ups],
        "related": [_related(other) for other in commitment.related],
        "uptake": "; ".join(f"{other.uptake}: “{' '.join(other.quote.text.split())}”" for other in commitment.related),
        "assignee": mark.assignee if mark else "",
        "note": mark.note if mark else "",
        "author": mark.author if mark else "",
        "marked_at": mark.at if mark else "",
    }


def due_days(commitment: Commitment) -> str | None:
    """The day, or "first/last" of a period, in ISO 8601; None where it cannot be told."""
    first, last = commitment.due.first, commitment.due.last
    if last is None:
        return None
    return last.isoformat() if first in (None, last) else f"{first.isoformat()}/{last.isoformat()}"


def _place(citation: Citation) -> dict[str, Any]:
    return {
        "file": citation.file,
        "page": citation.page,
        "printed_page": citation.printed_page,
        "line": citation.line,
        "committee": citation.committee,
        "meeting_date": citation.meeting_date.isoformat() if citation.meeting_date else None,
        "item": citation.item,
        "agenda_item": citation.agenda_item,
        "authority": citation.authority.value,
    }


def _follow_up(found: FollowUp) -> dict[str, Any]:
    return {**_place(found.quote.citation), "text": found.quote.text, "grade": found.grade.value, "basis": found.basis}


def _related(found: Related) -> dict[str, Any]:
    return {"id": found.id, "uptake": found.uptake.value, "text": found.quote.text, **_place(found.quote.citation)}


def _cells(commitment: Commitment) -> list[Any]:
    """The cells of its line in a table; days are dates."""
    days = {
        "due_from": commitment.due.first,
        "due_by": commitment.due.last,
        "meeting_date": commitment.quote.citation.meeting_date,
    }
    row = {**_row(commitment), **days}
    return ["" if row[name] is None else row[name] for name in COLUMNS]


def write_csv(commitments: Sequence[Commitment], target: Path) -> None:
    """Comma-separated, UTF-8 with a mark that Excel reads; no cell can be taken for a formula."""
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        print_csv(commitments, file)


def print_csv(commitments: Sequence[Commitment], stream: TextIO) -> None:
    """The same lines to an open stream."""
    writer = csv.writer(stream)
    writer.writerow(COLUMNS.values())
    for commitment in commitments:
        writer.writerow([_harmless(cell) for cell in _cells(commitment)])


def _harmless(cell: Any) -> Any:
    # A spreadsheet would run "=HYPERLINK(…)" out of a paper: an apostrophe makes it text.
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def write_xlsx(commitments: Sequence[Commitment], target: Path) -> None:
    """A workbook with the register, filters on, and a sheet of the follow-ups."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Commitments"
    _fill(
        sheet, list(COLUMNS.values()), [_cells(one) for one in commitments], [_WIDE.get(name, 16) for name in COLUMNS]
    )
    later = book.create_sheet("Follow-ups")
    found = [
        [one.id, f.grade.value, f.basis, f.quote.text, place.meeting_date or "", place.file, place.page or place.line]
        for one in commitments
        for f in one.follow_ups
        for place in (f.quote.citation,)
    ]
    names = [
        "Id of the commitment",
        "What it shows",
        "How it was found",
        "Words of the paper",
        "Meeting",
        "File",
        "Page or line",
    ]
    _fill(later, names, found, [20, 20, 40, 80, 14, 50, 12])
    book.save(target)


def _fill(sheet: Any, names: list[str], rows: list[list[Any]], widths: list[int]) -> None:
    for line, cells in enumerate([names, *rows], 1):
        for column, cell in enumerate(cells, 1):
            place = sheet.cell(line, column)
            place.value = _ILLEGAL.sub("", cell) if isinstance(cell, str) else cell
            if isinstance(cell, str):
                place.data_type = "s"  # words of a paper are never a formula
            elif isinstance(cell, date):
                place.number_format = "dd/mm/yyyy"
            place.alignment = Alignment(wrap_text=True, vertical="top")
            place.font = Font(bold=line == 1)
    for column, width in enumerate(widths):
        sheet.column_dimensions[sheet.cell(1, column + 1).column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def write_ics(commitments: Sequence[Commitment], target: Path) -> None:
    """A calendar with a whole-day entry on the last day of each commitment that has one."""
    calendar = Calendar()
    calendar.add("prodid", "-//committeesearch//register of commitments//EN")
    calendar.add("version", "2.0")
    for commitment in commitments:
        if commitment.due.last:
            calendar.add_component(_event(commitment))
    target.write_bytes(calendar.to_ical())


def _event(commitment: Commitment) -> Event:
    last, place = commitment.due.last, commitment.quote.citation
    assert last is not None
    event = Event()
    event.add("uid", f"{commitment.id}@committeesearch")
    made = datetime.combine(place.meeting_date or last, time(), UTC)
    event.add("dtstamp", made)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add(
        "summary", f"{commitment.owner_normal or 'Nobody named'}: {' '.join(commitment.action.split())[:_SUMMARY]}"
    )
    event.add(
        "description",
        f"“{' '.join(commitment.quote.text.split())}”\n{place.file}, {place.item}\n{commitment.status_reason}",
    )
    return event


_SUMMARY = 120
"""Characters of an action in a calendar entry's title."""
