"""A small council of our own: papers made by hand, and an index of them that holds everything in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from committeesearch.model import (
    Authority,
    Block,
    BlockKind,
    Division,
    Document,
    Format,
    Item,
    ItemKind,
    Meeting,
    PaperKind,
    Passage,
)
from committeesearch.passages import split
from committeesearch.results import Citation, Hit, Query
from committeesearch.traced import Traced

SCRUTINY = "Overview and Scrutiny Committee"
RARITY = 5.0
"""Of every word: as rare as one in a hundred and fifty papers."""
MARCH = date(2023, 3, 6)
JUNE = date(2023, 6, 6)


class Paper:
    """Writes one page, line by line, and hands out what stands on it with its place."""

    def __init__(self, number: int = 1) -> None:
        self.text, self.number = "", number

    def write(self, line: str) -> Traced:
        start = len(self.text)
        self.text += line + "\n"
        return Traced(line, Traced.of_page(self.text, self.number, start, start + len(line)).runs)

    def paragraph(self, line: str, kind: BlockKind = BlockKind.PARAGRAPH, **more: object) -> Block:
        return Block(kind, self.write(line), **more)  # type: ignore[arg-type]


def minute(
    number: str,
    title: str,
    blocks: Iterable[Block],
    day: date = MARCH,
    divisions: tuple[Division, ...] = (),
    committee: str = SCRUTINY,
) -> Item:
    """A minute; its resolutions are its blocks of that kind."""
    blocks = tuple(blocks)
    return Item(
        ItemKind.MINUTE,
        number,
        title,
        1,
        Meeting(committee, day),
        PaperKind.MINUTES,
        Authority.MINUTES,
        blocks,
        resolutions=tuple(block.body for block in blocks if block.kind is BlockKind.RESOLUTION),
        divisions=divisions,
    )


def report(number: str, title: str, blocks: Iterable[Block], day: date = JUNE, author: str = "") -> Item:
    """An item of an agenda with its report."""
    return Item(
        ItemKind.AGENDA_ITEM,
        number,
        title,
        1,
        Meeting(SCRUTINY, day),
        PaperKind.REPORT,
        Authority.REPORT,
        tuple(blocks),
        author=author,
    )


def document(file: str, *items: Item) -> Document:
    """A paper of those items."""
    return Document(file, "0" * 64, Format.PDF, items[0].paper, file, items[0].meeting, items)


class Shelf:
    """``ports.Papers`` over documents in memory; each word is as rare as any other, and meaning is in the words."""

    def __init__(self, *documents: Document) -> None:
        self._documents = {one.file: one for one in documents}
        self._passages = [passage for one in documents for passage in split(one)]

    def documents(self) -> Iterator[Document]:
        return iter(self._documents.values())

    def document(self, file: str) -> Document:
        return self._documents[file]

    def passages(self, filters: object = None) -> Iterator[Passage]:
        return iter(self._passages)

    def passage(self, id: str) -> Passage:
        return next(one for one in self._passages if one.id == id)

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """Passages of the query's meetings that share most words with it, every form of a word for itself."""
        wanted, filters = set(query.text.lower().split()), query.filters
        found = [
            (len(wanted & set(f"{one.item_title} {one.body.text}".lower().split())), one)
            for one in self._passages
            if filters.committee.lower() in (one.meeting.committee or "").lower()
            and (filters.since is None or (one.meeting.date is not None and one.meeting.date >= filters.since))
            and (filters.until is None or (one.meeting.date is not None and one.meeting.date <= filters.until))
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1].id))
        return tuple(
            Hit(one, self.cite(one), float(score), rank) for rank, (score, one) in enumerate(found[:k], 1) if score
        )

    def neighbours(self, passage: Passage, before: int, after: int) -> tuple[Passage, ...]:
        return tuple(one for one in self._passages if (one.file, one.item) == (passage.file, passage.item))

    def rarity(self, word: str) -> float:
        return RARITY

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[sum(map(ord, word)) % 512] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def stand_out(self, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        return tuple(float((self.encode([one]) @ self.encode([other]).T)[0, 0] - 0.2) / 0.1 for one, other in pairs)

    def cite(self, passage: Passage, start: int = 0, end: int | None = None) -> Citation:
        return cite(passage, start, end)


def cite(passage: Passage, start: int = 0, end: int | None = None) -> Citation:
    """Where characters of a passage stand."""
    body = passage.body[start : len(passage.body) if end is None else end]
    return Citation(
        passage.file,
        body.pages[0] if body.pages else 1,
        None,
        None,
        passage.meeting.committee,
        passage.meeting.date,
        f"{passage.item_number}. {passage.item_title}",
        passage.agenda_item,
        passage.headings,
        passage.paragraph,
        passage.paper,
        passage.authority,
        body.spans(),
    )
