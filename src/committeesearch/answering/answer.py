"""From a question and the passages found to proved quotes, or to the plain word that the papers do not say."""

from __future__ import annotations

from collections.abc import Sequence

from committeesearch.answering import evidence, forms
from committeesearch.answering.line import line
from committeesearch.answering.proof import prove
from committeesearch.answering.quotes import Scored, choose, ranked
from committeesearch.answering.spans import SpanKind, Stretch
from committeesearch.errors import UnverifiedQuote
from committeesearch.model import Table
from committeesearch.ports import Papers
from committeesearch.results import Answer, Hit, Query, Quote, Status


def answer(question: Query, hits: tuple[Hit, ...], papers: Papers) -> Answer:
    """One to three verbatim quotes that prove the answer, or ``no_evidence`` with the reason.

    ``hits`` are the passages found for the question, best first; they are returned as they came.
    """
    asked = forms.read(question)
    chosen = choose(asked, ranked(asked, hits, papers))
    likely = evidence.likelihood(evidence.signals(asked, hits, chosen))
    quotes, notes = _proved(chosen, papers) if likely >= evidence.ENOUGH else ((), ())
    searched = papers.searched(question.filters)
    if not quotes:
        reason = evidence.reason(asked, hits, chosen)
        return Answer(question.text, Status.NO_EVIDENCE, "", (), hits, question, searched, reason, notes)
    text = line(asked, [quote.text for quote in quotes])
    return Answer(question.text, Status.ANSWERED, text, quotes, hits, question, searched, notes=notes)


def _proved(chosen: Sequence[Scored], papers: Papers) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """The quotes that stand in their papers; one that does not is left out, and the asker is told."""
    quotes: list[Quote] = []
    notes: list[str] = []
    for one in chosen:
        stretch = one.stretch
        try:
            quotes.append(prove(papers, stretch.passage, stretch.start, stretch.end, _header(stretch, papers)))
        except UnverifiedQuote as error:
            notes.append(f"A passage was left out because it no longer matches its paper. {error}")
    return tuple(quotes), tuple(notes)


def _header(stretch: Stretch, papers: Papers) -> str:
    """The header cells of the table that a row stands in."""
    if stretch.kind is not SpanKind.ROW:
        return ""
    passage = stretch.passage
    blocks = papers.document(passage.file).items[passage.item].blocks[slice(*passage.blocks)]
    tables: list[Table] = [block.table for block in blocks if block.table and stretch.text in block.body.text]
    return " · ".join(cell.text for cell in tables[0].header) if tables else ""
