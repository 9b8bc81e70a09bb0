"""The index as the stages that answer see it: passages, papers, pages and citations (``ports.Papers``)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from committeesearch.errors import UnverifiedQuote
from committeesearch.model import Document, Page, Passage
from committeesearch.ports import Encoder, Vectors
from committeesearch.results import Citation, Filters, Hit, Query, Quote, Searched, Understood
from committeesearch.retrieval.analysis import terms
from committeesearch.retrieval.arms import Arms
from committeesearch.retrieval.background import spreads_above
from committeesearch.retrieval.index import Generation
from committeesearch.retrieval.query import Reader
from committeesearch.retrieval.rerank import Reranker
from committeesearch.retrieval.search import search
from committeesearch.traced import GLUE, Traced

PASSAGES_KEPT, PAPERS_KEPT, PAGES_KEPT = 20_000, 64, 64
"""Unpacked passages (about 3 KB each), papers and pages held in memory."""
VECTORS_KEPT = 20_000
"""Vectors of sentences held in memory (1.5 KB each): a second question about a paper need not read it again."""


class IndexedPapers:
    """One generation of an index, read only. Safe to use from several threads."""

    def __init__(self, generation: Generation, encoder: Encoder, reranker: Reranker | None = None) -> None:
        self.generation = generation
        catalogue = generation.catalogue
        self.arms = Arms(
            generation.columns,
            generation.postings,
            generation.dense,
            generation.sentences,
            encoder,
            catalogue,
            reranker,
        )
        self._encoder = encoder
        self._reader = Reader.of(self.arms)
        self._passage = lru_cache(PASSAGES_KEPT)(catalogue.passage)
        self._document = lru_cache(PAPERS_KEPT)(catalogue.document)
        self._page = lru_cache(PAGES_KEPT)(catalogue.page)
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()

    def understand(self, text: str, filters: Filters, ignore: Sequence[Understood] = ()) -> Query:
        """The question with what was read out of it, save what the asker took off (``ignore``)."""
        return self._reader.read(Query(text, filters), ignore)

    def search(self, query: Query, k: int = 10) -> tuple[Hit, ...]:
        """The best ``k`` passages within the query's filters."""
        hits = []
        for rank, found in enumerate(search(self.arms, query, k), 1):
            passage = self._passage(found.row)
            hits.append(Hit(passage, self.cite(passage), found.score, rank, found.arms))
        return tuple(hits)

    def passage(self, id: str) -> Passage:
        """The passage with that id; KeyError where there is none."""
        return self._passage(self.generation.catalogue.row(id))

    def passages(self, filters: Filters | None = None) -> Iterator[Passage]:
        """All passages within the filters, by file and position."""
        mask = self.arms.mask(filters or Filters())
        for row in range(len(self.arms)) if mask is None else mask.nonzero()[0].tolist():
            yield self._passage(row)

    def neighbours(self, passage: Passage, before: int, after: int) -> tuple[Passage, ...]:
        """Passages around one, of the same item, in order, itself included."""
        row = self.generation.catalogue.row(passage.id)
        return tuple(self._passage(other) for other in self.generation.columns.around(row, before, after))

    def document(self, file: str) -> Document:
        """The paper as understood; KeyError where it is not indexed."""
        return self._document(file)

    def documents(self) -> Iterator[Document]:
        """Every indexed paper, by file."""
        return self.generation.catalogue.documents()

    def page(self, file: str, number: int) -> Page:
        """The page as read (text and words with boxes); KeyError where there is none."""
        return self._page(file, number)

    def searched(self, filters: Filters) -> Searched:
        """What a search within the filters looks through."""
        return self.generation.columns.searched(filters)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The texts under the index's own model."""
        wanted = dict.fromkeys(texts)
        found = {text: held for text in wanted if (held := self._known(text)) is not None}
        new = [text for text in wanted if text not in found]
        found.update(zip(new, self._encoder.encode(new), strict=True))
        self._vectors.update((text, found[text]) for text in new)
        while len(self._vectors) > VECTORS_KEPT:
            self._vectors.popitem(last=False)
        return np.array([found[text] for text in texts], np.float32).reshape(len(texts), self._encoder.dimensions)

    def stand_out(self, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        """By how many spreads the likeness of each pair of texts exceeds the first one's with the papers at large."""
        if not pairs:
            return ()
        vectors = self.encode([text for pair in pairs for text in pair])
        return tuple(spreads_above(self.generation.dense.vectors, vectors[::2], vectors[1::2]).tolist())

    def _known(self, text: str) -> Vectors | None:
        held = self._vectors.get(text)
        return self.generation.sentences.vector(text) if held is None else held

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a word as the lexical arm writes it; the greatest of all for an unknown one."""
        postings = self.generation.postings
        weights = [postings.idf(term) for term in terms(word)]
        return max((postings.greatest_idf if weight is None else weight for weight in weights), default=0.0)

    def cite(self, passage: Passage, start: int = 0, end: int | None = None) -> Citation:
        """The citation of characters ``start`` to ``end`` of a passage's body."""
        part = passage.body[start:end]
        page = _main_page(part) or _main_page(passage.body) or 1
        return Citation(
            file=passage.file,
            page=page if passage.paged else None,
            printed_page=self._printed(passage, page),
            line=None if passage.paged else self._line(passage, part),
            committee=passage.meeting.committee,
            meeting_date=passage.meeting.date,
            item=passage.item_name,
            agenda_item=passage.agenda_item,
            headings=passage.headings,
            paragraph=passage.paragraph_at(start),
            paper=passage.paper,
            authority=passage.authority,
            spans=part.spans(),
            superseded_by=passage.superseded_by,
            superseded_on=passage.superseded_on,
            also_in=passage.also_in,
            ocr=passage.ocr,
        )

    def verify(self, quote: Quote) -> None:
        """Raise UnverifiedQuote unless the quote's words stand, character by character, on the pages it names."""
        try:
            passage = self.passage(quote.passage_id)
            words = passage.body[quote.start : quote.end]
            if words.text == quote.text and words.spans() == quote.citation.spans and self._stands(passage.file, words):
                return
        except KeyError:  # the passage or the page is gone
            pass
        raise UnverifiedQuote(f"“{quote.text[:80]}” does not stand in {quote.citation.file} where it is said to stand.")

    def _stands(self, file: str, words: Traced) -> bool:
        at = 0
        for run in words.runs:
            text = words.text[at : at + run.length]
            at += run.length
            if run.page != GLUE and self.page(file, run.page).text[run.start : run.start + run.length] != text:
                return False
        return at == len(words.text)

    def _printed(self, passage: Passage, page: int) -> int | None:
        first = passage.body.first
        if first is None or first.page == page:
            return passage.printed_page
        return next((mark.printed for mark in self.document(passage.file).pages if mark.page == page), None)

    def _line(self, passage: Passage, part: Traced) -> int | None:
        here, first = part.first, passage.body.first
        if here is None or first is None or passage.line is None or here.start == first.start:
            return passage.line
        try:
            text = self.page(passage.file, here.page).text
        except KeyError:
            return passage.line
        return passage.line + text.count("\n", min(first.start, here.start), max(first.start, here.start))


def _main_page(text: Traced) -> int | None:
    """The page that holds most of the words, the first of equals: whoever opens it sees them, not their beginning."""
    held: dict[int, int] = {}
    for run in text.runs:
        if run.page != GLUE:
            held[run.page] = held.get(run.page, 0) + run.length
    return max(held, key=lambda page: held[page], default=None)
