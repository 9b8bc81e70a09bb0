"""The only door through which words of a paper leave the answering stage: each quote is read again in its source."""

from __future__ import annotations

from itertools import accumulate, pairwise

from committeesearch.answering.spans import SpanKind, Stretch
from committeesearch.errors import UnverifiedQuote
from committeesearch.model import Passage, Table
from committeesearch.ports import Papers
from committeesearch.results import Quote
from committeesearch.traced import GLUE, Traced

_GLUE = frozenset(" \t\n·|")
"""Characters that may stand in a body without standing in the paper: white space, and what parts the cells of a row."""


def prove(papers: Papers, passage: Passage, start: int, end: int, header: str = "") -> Quote:
    """The quote of characters ``start`` to ``end`` of a passage's body.

    Raises:
        UnverifiedQuote: The characters do not stand where the passage says, or are struck through there.
    """
    words = passage.body[start:end]
    if not words.text.strip() or words.text != passage.body.text[start:end]:
        raise UnverifiedQuote(f"{passage.file}: characters {start} to {end} of passage {passage.id} are no words.")
    at = 0
    for run in words.runs:
        part = words.text[at : at + run.length]
        at += run.length
        if run.page == GLUE:
            if not _GLUE.issuperset(part):
                raise UnverifiedQuote(f"{passage.file}: {part!r} of passage {passage.id} stands in no paper.")
            continue
        source = papers.page(passage.file, run.page).text[run.start : run.start + run.length]
        if source != part:
            raise UnverifiedQuote(
                f"{passage.file}, page {run.page}: the paper says {source[:80]!r} where passage {passage.id} says "
                f"{part[:80]!r}. Index the papers again."
            )
    if at != len(words.text):
        raise UnverifiedQuote(f"{passage.file}: passage {passage.id} does not say where all of its words stand.")
    if any(low < end and start < high for low, high in passage.deleted):
        raise UnverifiedQuote(f"{passage.file}: words of passage {passage.id} are struck through in the paper.")
    citation = papers.cite(passage, start, end)
    if citation.file != passage.file or citation.spans != words.spans():
        raise UnverifiedQuote(f"{passage.file}: the citation of passage {passage.id} leads to another place.")
    return Quote(words.text, citation, passage.id, start, end, header, _breaks(words))


def header_of(stretch: Stretch, papers: Papers) -> str:
    """The header cells of the table that a row stands in."""
    if stretch.kind is not SpanKind.ROW:
        return ""
    passage = stretch.passage
    blocks = papers.document(passage.file).items[passage.item].blocks[slice(*passage.blocks)]
    tables: list[Table] = [block.table for block in blocks if block.table and stretch.text in block.body.text]
    return " · ".join(cell.text for cell in tables[0].header) if tables else ""


def _breaks(words: Traced) -> tuple[int, ...]:
    """Where the words go on at a place that does not follow the one before."""
    starts = accumulate((run.length for run in words.runs), initial=0)
    return tuple(at for at, end in pairwise(starts) if 0 < len(words[:at].spans()) < len(words[:end].spans()))
