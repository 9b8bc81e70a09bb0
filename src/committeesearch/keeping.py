"""What of a paper may be kept, and what is said of the rest: exempt items, and pages that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from committeesearch.model import Document, Item, SourceFile
from committeesearch.retrieval.catalogue import Entry, LeftOut, pack_document, pack_page

EXEMPT = "Exempt from publication"
"""How the reason of what the public may not see begins."""


def kept(source: SourceFile, document: Document, include_exempt: bool) -> Entry:
    """The entry of a paper: nothing of an exempt one, and of an exempt item neither words nor pages."""
    notes = list(_partly_read(source))
    if document.exempt and not include_exempt:
        return Entry(source.file, left_out=(LeftOut(source.file, f"{EXEMPT}: {document.exempt}"),))
    private = [item for item in document.items if item.exempt and not include_exempt]
    for item in private:
        name = f"item {item.number}" if item.number else f"the part from page {item.page}"
        notes.append(LeftOut(source.file, f"{EXEMPT}: {item.exempt}", part=name))
    public = {page for item in document.items if item not in private for page in _pages_of(item)}
    # Pages within a private item that hold no words of any item (a chart, a plan) are as private as it is.
    hidden = {page for item in private for page in range(min(_pages_of(item)), max(_pages_of(item)) + 1)} - public
    if private:
        document = _without(document, private, hidden)
    pages_kept = tuple((page.number, pack_page(page)) for page in source.pages if page.number not in hidden)
    return Entry(source.file, pack_document(document), pages_kept, tuple(notes))


def _partly_read(source: SourceFile) -> Iterator[LeftOut]:
    """What reading could not take from some pages, one note for each reason."""
    if source.pictures_only:
        yield LeftOut(
            source.file, "Only pictures, no text.", "Index with OCR to read them.", _pages(source.pictures_only)
        )
    for reason in dict.fromkeys(warned.reason for warned in source.warnings):
        pages = [warned.page for warned in source.warnings if warned.reason == reason]
        yield LeftOut(source.file, reason, "Look at the paper itself there.", _pages(pages))


def _pages(numbers: Sequence[int]) -> str:
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _pages_of(item: Item) -> set[int]:
    return {item.page, *(page for block in item.blocks for page in block.body.pages)}


def _without(document: Document, private: Sequence[Item], hidden: set[int]) -> Document:
    return replace(
        document,
        items=tuple(item for item in document.items if item not in private),
        acronyms=tuple(acronym for acronym in document.acronyms if acronym.page not in hidden),
        people=tuple(person for person in document.people if person.page not in hidden),
    )
