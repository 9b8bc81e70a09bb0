"""Commitments of one paper: what its minutes resolved and recorded, what its reports promise and recommend.

Walks the blocks of each item with the voice that they speak in, reads each sentence by ``grammar`` and anchors what it
finds in the passage that holds it. Words that are struck through, headings, agendas, motions that were not carried and
work programmes promise nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from committeesearch.commitments import agents
from committeesearch.commitments.found import Found
from committeesearch.commitments.prose import Walk
from committeesearch.commitments.resolved import resolved
from committeesearch.model import Authority, Document, Item, PaperKind, Passage
from committeesearch.results import Citation, Commitment, CommitmentStatus, OwnerBasis, Quote
from committeesearch.traced import Traced

Cite = Callable[[Passage, int, int], Citation]
"""The citation of characters ``start`` to ``end`` of a passage's body."""

_SILENT = (PaperKind.AGENDA, PaperKind.FORWARD_PLAN, PaperKind.WORK_PROGRAMME)
"""Papers that list what is to come before a meeting: they follow commitments up and make none of their own."""


def extract(document: Document, passages: Sequence[Passage], cite: Cite) -> tuple[Commitment, ...]:
    """The commitments of a paper, in its order. ``passages`` are the paper's own; what stands in none is left out."""
    by_item: dict[int, list[Passage]] = {}
    for passage in passages:
        by_item.setdefault(passage.item, []).append(passage)
    seen: Counter[str] = Counter()
    made: list[Commitment] = []
    for index, item in enumerate(document.items):
        for found in find(item, document):
            place = _locate(by_item.get(index, ()), found.words)
            if place is None:
                continue
            passage, start, end = place
            key = identity(found.words.text, item)
            seen[key] += 1
            made.append(_commitment(found, key if seen[key] == 1 else f"{key}-{seen[key]}", passage, start, end, cite))
    return tuple(made)


def identity(words: str, item: Item) -> str:
    """Hash of the letters and digits of the words and of the meeting; spelling of spaces and marks does not count."""
    meeting = f"{item.meeting.date or ''} {_plain(item.meeting.committee or '')}"
    return hashlib.sha256(f"{meeting}|{_plain(words)}".encode()).hexdigest()[:16]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _commitment(found: Found, id_: str, passage: Passage, start: int, end: int, cite: Cite) -> Commitment:
    named = agents.normal(found.normal or found.owner)
    quote = Quote(passage.body.text[start:end], cite(passage, start, end), passage.id, start, end)
    return Commitment(
        id=id_,
        type=found.type,
        quote=quote,
        owner=found.owner,
        owner_normal=named or agents.normal(found.inferred),
        beneficiary=found.beneficiary,
        action=found.action,
        due=found.due,
        conditions=found.conditions,
        part=found.part,
        confidence=found.confidence,
        status=CommitmentStatus.OPEN,
        status_reason="",
        owner_basis=OwnerBasis.STATED if named else OwnerBasis.INFERRED if found.inferred else OwnerBasis.NONE,
    )


def find(item: Item, document: Document) -> Iterator[Found]:
    """What one item commits somebody to, in its order, wherever its words stand."""
    if item.paper in _SILENT or item.authority is Authority.AGENDA:
        return
    struck = frozenset(_struck(item))
    for found in (*resolved(item), *Walk(item, document).run()):
        if not any((span.page, at) in struck for span in found.words.spans() for at in range(span.start, span.end)):
            yield found


def _struck(item: Item) -> Iterator[tuple[int, int]]:
    for block in item.blocks:
        for start, end in block.deleted:
            for span in block.body[start:end].spans():
                yield from ((span.page, at) for at in range(span.start, span.end))


# --- places --------------------------------------------------------------------------------------------------


def _locate(passages: Sequence[Passage], words: Traced) -> tuple[Passage, int, int] | None:
    """The passage in which the words begin and where; words that run on into the next passage are cut at its end."""
    spans = words.spans()
    if not spans:
        return None
    for passage in passages:
        start = _offset(passage.body, spans[0].page, spans[0].start)
        if start is None:
            continue
        last = _offset(passage.body, spans[-1].page, spans[-1].end - 1)
        return passage, start, len(passage.body) if last is None or last < start else last + 1
    return None


def _offset(body: Traced, page: int, position: int) -> int | None:
    at = 0
    for run in body.runs:
        if run.page == page and run.start <= position < run.start + run.length:
            return at + position - run.start
        at += run.length
    return None
