"""A few papers in memory, made by hand: a ``Papers`` with a plain search and a deterministic stand-in for the model."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from committeesearch.answering.words import stem, stems, tokens
from committeesearch.model import (
    Authority,
    Block,
    BlockKind,
    Document,
    Format,
    Item,
    ItemKind,
    Meeting,
    Page,
    PaperKind,
    Passage,
    PassageKind,
    Table,
)
from committeesearch.ports import Vectors
from committeesearch.results import Citation, Filters, Hit, Query, Searched
from committeesearch.traced import Traced, join


def passage(
    *lines: str,
    file: str = "pack.pdf",
    page: int = 1,
    on: date | None = date(2024, 1, 30),
    committee: str = "Housing Committee",
    authority: Authority = Authority.REPORT,
    title: str = "Report",
    number: str = "4",
    deleted: Sequence[str] = (),
    superseded_by: str = "",
) -> tuple[Passage, Page]:
    """A passage whose lines are its blocks, with the page that it stands on; ``deleted`` words are struck through."""
    text = "\r\n".join(lines)
    at, parts = 0, []
    for line in lines:
        parts.append(Traced.of_page(text, page, at, at + len(line)))
        at += len(line) + 2
    body = join("\n", parts)
    struck = tuple((body.text.index(words), body.text.index(words) + len(words)) for words in deleted)
    made = Passage(
        id=f"{file}-{page}",
        file=file,
        ordinal=page,
        kind=PassageKind.RESOLUTION if authority is Authority.RESOLUTION else PassageKind.TEXT,
        body=body,
        context=f"{committee} · {on:%-d %B %Y} · {title}" if on else f"{committee} · {title}",
        meeting=Meeting(committee, on),
        paper=PaperKind.REPORT,
        authority=authority,
        item_kind=ItemKind.AGENDA_ITEM,
        item_number=number,
        item_title=title,
        paged=True,
        deleted=struck,
        superseded_by=superseded_by,
    )
    return made, Page(page, text)


def table(header: str, *rows: str, file: str = "table.pdf", on: date = date(2024, 1, 30), title: str = "Figures"):
    """A passage of table rows (cells parted by " · ") with its page and its document's table."""
    made, page = passage(*rows, file=file, on=on, title=title)
    cells = tuple(Traced.glue(cell) for cell in header.split(" · "))
    body = tuple(tuple(Traced.glue(cell) for cell in row.split(" · ")) for row in rows)
    block = Block(BlockKind.TABLE, made.body, table=Table(cells, body))
    context = f"{made.context} · {header}"
    return replace(made, kind=PassageKind.TABLE_ROWS, context=context, blocks=(0, 1)), page, block


class Shelf:
    """``Papers`` over passages made by ``passage`` or ``table``."""

    def __init__(self, *made: tuple) -> None:
        self._passages = tuple(entry[0] for entry in made)
        self._pages = {(entry[0].file, entry[1].number): entry[1] for entry in made}
        self._blocks = {entry[0].file: entry[2] for entry in made if len(entry) > 2}
        self._counts: dict[str, int] = {}
        for one in self._passages:
            for word in stems(f"{one.context} {one.body.text}"):
                self._counts[word] = self._counts.get(word, 0) + 1

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        wanted = stems(query.text)
        scored = [
            (sum(self.rarity(word) for word in wanted & stems(f"{one.context} {one.body.text}")), one)
            for one in self.passages(query.filters)
        ]
        best = sorted((entry for entry in scored if entry[0] > 0), key=lambda entry: (-entry[0], entry[1].id))[:k]
        return tuple(
            Hit(one, self.cite(one), score, rank, (("words", rank), ("meaning", rank)))
            for rank, (score, one) in enumerate(best, 1)
        )

    def passage(self, id: str) -> Passage:
        return next(one for one in self._passages if one.id == id)

    def passages(self, filters: Filters | None = None) -> Iterable[Passage]:
        low, high = (filters.since, filters.until) if filters else (None, None)
        return tuple(
            one
            for one in self._passages
            if (not low or (one.meeting.date and one.meeting.date >= low))
            and (not high or (one.meeting.date and one.meeting.date <= high))
        )

    def neighbours(self, passage: Passage, before: int, after: int) -> tuple[Passage, ...]:
        return tuple(
            one
            for one in self._passages
            if one.file == passage.file and passage.ordinal - before <= one.ordinal <= passage.ordinal + after
        )

    def document(self, file: str) -> Document:
        one = next(entry for entry in self._passages if entry.file == file)
        blocks = (self._blocks[file],) if file in self._blocks else ()
        item = Item(
            one.item_kind, one.item_number, one.item_title, 1, one.meeting, one.paper, one.authority, blocks=blocks
        )
        return Document(file, "", Format.PDF, one.paper, file, one.meeting, (item,))

    def documents(self) -> Iterable[Document]:
        return tuple(self.document(file) for file in sorted({one.file for one in self._passages}))

    def page(self, file: str, number: int) -> Page:
        return self._pages[file, number]

    def cite(self, passage: Passage, start: int = 0, end: int | None = None) -> Citation:
        spans = passage.body[start:end].spans()
        return Citation(
            file=passage.file,
            page=spans[0].page if spans else None,
            printed_page=None,
            line=None,
            committee=passage.meeting.committee,
            meeting_date=passage.meeting.date,
            item=f"{passage.item_number}. {passage.item_title}",
            agenda_item="",
            headings=passage.headings,
            paragraph="",
            paper=passage.paper,
            authority=passage.authority,
            spans=spans,
            superseded_by=passage.superseded_by,
        )

    def searched(self, filters: Filters) -> Searched:
        found = tuple(self.passages(filters))
        days = sorted(one.meeting.date for one in found if one.meeting.date)
        committees = tuple(sorted({one.meeting.committee or "" for one in found}))
        first, last = (days[0], days[-1]) if days else (None, None)
        return Searched(len({one.file for one in found}), len(found), first, last, committees)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Hashed bags of stems: two texts are alike as far as they share words."""
        vectors = np.zeros((len(texts), 512), np.float32)
        for row, text in enumerate(texts):
            for word in tokens(text):
                if stem(word) in stems(text):
                    vectors[row, zlib.crc32(stem(word).encode()) % 512] += 1
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.maximum(norms, 1e-9)).astype(np.float32)

    def rarity(self, word: str) -> float:
        return math.log((len(self._passages) + 1) / (self._counts.get(stem(word), 0) + 0.5))
