"""Papers made of a few words, for indexes that need no reading and parsing."""

from __future__ import annotations

from datetime import date

from committeesearch.model import (
    Authority,
    Box,
    Document,
    Format,
    Item,
    ItemKind,
    Meeting,
    Page,
    PaperKind,
    Passage,
    PassageKind,
    Word,
)
from committeesearch.retrieval.catalogue import Entry, Stamp, pack_document, pack_page
from committeesearch.retrieval.encoder import FakeEncoder
from committeesearch.retrieval.writing import Writer
from committeesearch.traced import Traced


def passage(
    file: str, ordinal: int, text: str, committee: str | None = "Cabinet", on: date | None = None, item: int = 0
) -> Passage:
    return Passage(
        id=f"{file}#{ordinal}#{abs(hash(text)) % 10**8}",
        file=file,
        ordinal=ordinal,
        kind=PassageKind.TEXT,
        body=Traced.of_page(text, 1),
        context=f"{committee} · report",
        meeting=Meeting(committee, on),
        paper=PaperKind.REPORT,
        authority=Authority.REPORT,
        item_kind=ItemKind.AGENDA_ITEM,
        item_number="4",
        item_title="Roads",
        item=item,
    )


def page(text: str, number: int = 1) -> Page:
    words = tuple(Word(at, at + 4, Box(1.5, 2.25, 30.0, 12.0), struck=at > 0, underlined=at == 0) for at in (0, 5))
    return Page(number, text, words=words, width=595.0, height=842.0, label="iv", ocr=True)


def document(file: str, passages: list[Passage]) -> Document:
    meeting = passages[0].meeting if passages else Meeting()
    item = Item(ItemKind.AGENDA_ITEM, "4", "Roads", 1, meeting, PaperKind.REPORT, Authority.REPORT)
    return Document(file, "d", Format.TEXT, PaperKind.REPORT, "Roads", meeting, (item,))


def store(writer: Writer, passages: list[Passage]) -> None:
    """Put papers that hold the passages into a catalogue that is being written."""
    for file in sorted({one.file for one in passages}):
        mine = [one for one in passages if one.file == file]
        pages = tuple((one.ordinal + 1, pack_page(page(one.body.text, one.ordinal + 1))) for one in mine)
        writer.catalogue.put(Entry(file, pack_document(document(file, mine)), pages), Stamp("d", 1, 1))


def index(folder, passages: list[Passage], encoder=None, chroma_url: str = "") -> None:
    with Writer(folder, encoder or FakeEncoder(), chroma_url) as writer:
        store(writer, passages)
        writer.finish(passages, *[lambda done, total: None] * 3)
