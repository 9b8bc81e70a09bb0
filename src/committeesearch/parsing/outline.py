"""The tree that was understood, as plain data for ``committeesearch outline --json``."""

from __future__ import annotations

from typing import Any

from committeesearch.model import Document, Item, ItemKind, PaperKind


def outline_json(document: Document) -> dict[str, Any]:
    """A document's outline: announced items and minutes with their places, and what each page shows.

    The page of an announced item is where its papers begin; in an agenda without papers, where it is announced.
    """
    minutes = [item for item in document.items if item.kind is ItemKind.MINUTE]
    papers = {
        item.number: item.page
        for item in reversed(document.items)
        if item.kind is ItemKind.AGENDA_ITEM and item.paper is not PaperKind.AGENDA
    } | {mark.item: mark.page for mark in reversed(document.pages) if mark.item}
    agenda = [{**_item(item), "page": papers.get(item.number) if papers else item.page} for item in document.agenda]
    return {
        "file": document.file,
        "kind": document.kind.value,
        "title": document.title,
        "committee": document.meeting.committee,
        "meeting_date": document.meeting.date.isoformat() if document.meeting.date else None,
        "meeting_time": document.meeting.time.strftime("%H:%M") if document.meeting.time else None,
        "place": document.meeting.place,
        "exempt": document.exempt or None,
        "superseded_by": document.superseded_by or None,
        "pages": [{"page": mark.page, "printed_page": mark.printed, "item": mark.item} for mark in document.pages],
        "items": [*agenda, *map(_item, minutes)],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "number": item.number or None,
        "title": item.title,
        "page": item.page,
        "pages": list(item.printed_pages) if item.printed_pages else None,
        "agenda_item": item.agenda_item or None,
        "section": item.section or None,
        "author": item.author or None,
        "to_follow": item.to_follow,
        "verbal": item.verbal,
        "exempt": item.exempt or None,
        "meeting_date": item.meeting.date.isoformat() if item.meeting.date else None,
        "resolutions": [resolution.text for resolution in item.resolutions],
        "divisions": [
            {
                "subject": vote.subject,
                "for": vote.for_,
                "against": vote.against,
                "abstain": vote.abstain,
                "result": vote.result,
                "page": vote.page,
            }
            for vote in item.divisions
        ],
    }
