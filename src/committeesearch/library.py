"""The one door: index a folder of papers, search them, ask them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from committeesearch import answering
from committeesearch.arguments import day_of, filters_of, members
from committeesearch.commitments import Wanted, register_query
from committeesearch.commitments.register import COMMITMENTS
from committeesearch.errors import SettingsError
from committeesearch.indexing import IndexSummary, Reporter, build_index
from committeesearch.keeping import EXEMPT
from committeesearch.model import Box, Document, Page, PaperKind
from committeesearch.motions import resolutions_first
from committeesearch.parsing import outline_json
from committeesearch.ports import Encoder
from committeesearch.reading import page_picture
from committeesearch.register import Register
from committeesearch.results import (
    Answer,
    Changes,
    Citation,
    Commitment,
    CommitmentStatus,
    CommitmentType,
    Filters,
    Hit,
    Mark,
    Query,
    Quote,
    SearchResult,
    Understood,
)
from committeesearch.retrieval.catalogue import LeftOut
from committeesearch.retrieval.encoder import load
from committeesearch.retrieval.index import current, open_index
from committeesearch.retrieval.papers import IndexedPapers
from committeesearch.retrieval.rerank import CrossEncoderReranker
from committeesearch.settings import Settings

if TYPE_CHECKING:
    from committeesearch.answering.generate import Summary

LONGEST_QUESTION = 2_000
"""Characters: ten times the longest question that councillors asked; more is a paste that went astray."""
ANSWER_DEPTH = 50
"""Passages from which quotes are chosen."""


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What is indexed, and what was left out. ``first`` and ``last`` are meeting dates."""

    papers: int
    pages: int
    passages: int
    first: date | None
    last: date | None
    committees: tuple[str, ...]
    model: str
    corpus: str
    skipped: tuple[LeftOut, ...]
    partly: tuple[LeftOut, ...]


class CommitteeSearch:
    """An opened index. It notices by itself when another process has brought the index up to date.

    Filters are the same everywhere: ``committee`` (a name or a part of it), ``since`` and ``until`` (dates or
    "March 2023", inclusive), ``kinds`` (``PaperKind`` or "minutes"), ``files``. What cannot be used is a SettingsError.
    """

    def __init__(self, settings: Settings, encoder: Encoder, summary: IndexSummary | None = None) -> None:
        self.settings = settings
        self.summary = summary
        self._encoder = encoder
        self._reranker = CrossEncoderReranker(settings.reranker) if settings.reranker else None
        self._turn = threading.Lock()
        self._opened = self._open()
        self._retired: IndexedPapers | None = None

    @classmethod
    def open(
        cls, index: str | Path | None = None, *, settings: Settings | None = None, encoder: Encoder | None = None
    ) -> Self:
        """Open an index. Raises IndexMissing, IndexOutdated, IndexDamaged or EncoderError, which say what to do."""
        settings = _settings(settings, index=index)
        current(settings.index)  # says that there is no index before a model is looked for
        return cls(settings, encoder or load(settings.model))

    @classmethod
    def build(
        cls,
        corpus: str | Path | None = None,
        index: str | Path | None = None,
        *,
        settings: Settings | None = None,
        encoder: Encoder | None = None,
        progress: Reporter | None = None,
    ) -> Self:
        """Bring the index of a folder up to date and open it; its ``summary`` says what was done and left out."""
        settings = _settings(settings, corpus=corpus, index=index)
        encoder = encoder or load(settings.model)
        summary = build_index(settings, encoder, progress or _unheard)
        library = cls(settings, encoder, summary)
        library.commitments()  # worked out now, so that nobody waits for them later
        return library

    # --- asking ---

    def search(self, question: str, k: int = 10, *, ignore: Sequence[Understood] = (), **filters: Any) -> SearchResult:
        """The best ``k`` passages, best first. ``ignore``: what not to read out of the question."""
        papers = self.papers
        query = _understood(papers, question, ignore, filters)
        return SearchResult(query, _ranked(resolutions_first(papers.search(query, k))))

    def ask(self, question: str, *, ignore: Sequence[Understood] = (), **filters: Any) -> Answer:
        """Up to three verbatim quotes that prove the answer, or the word that the papers do not say."""
        papers = self.papers
        query = _understood(papers, question, ignore, filters)
        found = answering.answer(query, papers.search(query, ANSWER_DEPTH), papers)
        for quote in found.quotes:
            papers.verify(quote)
        return replace(found, hits=_proof_first(found))

    def summarise(self, answer: Answer) -> Summary:
        """What the language model of the settings makes of an answer's quotes, held to them sentence by sentence.

        Nothing of it is imported, and nothing sent, unless this is called. Raises SettingsError where the settings name
        no model, or the extra ``llm`` is not installed; a server that fails is a ``Summary`` with its ``problem``.
        """
        from committeesearch.answering.generate import summarise

        return summarise(answer, self.papers, self.settings)

    def changes(self, topic: str, *, ignore: Sequence[Understood] = (), **filters: Any) -> Changes:
        """What the papers say of a topic, meeting by meeting, and what differs."""
        papers = self.papers
        found = answering.changes(_understood(papers, topic, ignore, filters), papers)
        for quote in (*(entry.quote for entry in found.entries), *(figure.quote for figure in found.figures)):
            papers.verify(quote)
        return found

    # --- commitments ---

    def commitments(
        self,
        about: str = "",
        *,
        owner: str = "",
        due_before: date | str | None = None,
        status: CommitmentStatus | str = "",
        statuses: Iterable[CommitmentStatus | str] = (),
        types: Iterable[CommitmentType | str] = (),
        committee: str = "",
        since: date | str | None = None,
        until: date | str | None = None,
        kinds: Iterable[PaperKind | str] = (),
        order: str = "meeting",
        today: date | None = None,
        ids: Iterable[str] = (),
    ) -> tuple[Commitment, ...]:
        """Who is to do what, by when, and what later papers show; without ``types`` all but what was only noted."""
        filters = filters_of(committee, since, until, kinds)
        wanted = Wanted(
            about=about,
            owner=owner,
            committee=filters.committee,
            since=filters.since,
            until=filters.until,
            due_before=day_of(due_before, last=False),
            statuses=members(CommitmentStatus, [*statuses, *([status] if status else [])]),
            types=members(CommitmentType, types) or COMMITMENTS,
            ids=tuple(ids),
        )
        found = self._register.list(wanted, order, today)
        return tuple(one for one in found if not filters.kinds or one.quote.citation.paper in filters.kinds)

    def register_query(self, question: str) -> Wanted | None:
        """The filters that a question sets ("what did we promise about …"); None for a question that the papers must
        answer."""
        return register_query(question)

    def promised(self, question: str) -> tuple[Commitment, ...]:
        """The commitments that a question asks for ("what did we promise about …"); none for any other question."""
        wanted = register_query(question)
        return self._register.list(wanted) if wanted else ()

    def mark_commitment(
        self, id: str, *, status: str = "", note: str = "", assignee: str = "", author: str = ""
    ) -> Mark:
        """Note what somebody knows of a commitment, in a file that indexing never touches."""
        return self._register.mark(id, status, note, assignee, author)

    def export_commitments(self, chosen: Sequence[Commitment], target: str | Path, address: str = "") -> None:
        """Write commitments with their evidence: .csv, .xlsx, .ics, .docx or .md, as the name of ``target`` says.

        Links lead to the folder of the papers, or to what opens a paper at ``address`` and its name.
        """
        self._register.export(chosen, Path(target), address)

    @property
    def _register(self) -> Register:
        return _register(self.papers, self._notes / "commitments.jsonl")

    # --- judging ---

    def judge(self, question: str, passage_id: str, proves: bool, author: str = "") -> Path:
        """Keep an officer's word on whether a passage proves the answer; the file is one that ``evaluate`` reads."""
        from committeesearch.evaluation import Judgement, record  # half a second that searching need not wait for

        papers = self.papers
        try:
            passage = papers.passage(passage_id)
        except KeyError as error:
            raise SettingsError("That passage is no longer in the index. Ask the question again.") from error
        place = papers.cite(passage)
        judgement = Judgement(
            question=question,
            proves=proves,
            file=place.file,
            text=passage.body.text,
            page=place.page,
            line=place.line,
            meeting_date=place.meeting_date,
            item=place.item,
            author=author,
        )
        kept = self._notes / "judgements.jsonl"
        record(kept, judgement)
        return kept

    @property
    def _notes(self) -> Path:
        """What users add stands beside the index, which can be deleted and made again."""
        return self.settings.index.with_name(f"{self.settings.index.name}-notes")

    # --- looking at papers ---

    @property
    def papers(self) -> IndexedPapers:
        """The index as it stands now."""
        with self._turn:
            if current(self.settings.index) != self._opened.generation.name:
                if self._retired:
                    self._retired.generation.close()
                self._retired, self._opened = self._opened, self._open()
            return self._opened

    def status(self) -> LibraryStatus:
        """What is indexed, and what was left out."""
        papers = self.papers
        catalogue = papers.generation.catalogue
        searched = papers.searched(Filters())
        notes = catalogue.left_out()
        return LibraryStatus(
            papers=catalogue.count("documents"),
            pages=catalogue.count("pages"),
            passages=searched.passages,
            first=searched.first,
            last=searched.last,
            committees=searched.committees,
            model=self._encoder.identity,
            corpus=catalogue.meta.get("corpus", ""),
            skipped=tuple(note for note in notes if not note.part),
            partly=tuple(note for note in notes if note.part),
        )

    def documents(self) -> Iterator[Document]:
        """Every indexed paper, by file."""
        return self.papers.documents()

    def document(self, file: str) -> Document:
        """An indexed paper as it was understood; KeyError where it is not indexed."""
        return self.papers.document(file)

    def outline(self, file: str) -> dict[str, Any]:
        """An indexed paper's outline as plain data. SettingsError where it is not indexed."""
        try:
            return outline_json(self.document(file))
        except KeyError as error:
            raise SettingsError(
                f"{file} is not in the index. Give its path as `committeesearch outline --all --json` lists it."
            ) from error

    def outlines(self) -> Iterator[dict[str, Any]]:
        """The outline of every indexed paper, by file."""
        return (outline_json(document) for document in self.documents())

    def page(self, file: str, number: int) -> Page:
        """A page as read; KeyError where there is none that is indexed."""
        return self.papers.page(file, number)

    def page_picture(self, file: str, page: int, boxes: Iterable[Box] = (), scale: float = 1.5) -> bytes:
        """A PNG of a page of an indexed PDF with the boxes marked; KeyError where there is none."""
        self.page(file, page)  # an exempt page is not in the index, and must not be seen
        return page_picture(self.paper_path(file), page, tuple(boxes), scale)

    def paper_path(self, file: str) -> Path:
        """Where an indexed paper is; KeyError for any other file, SettingsError where it is no longer there."""
        papers = self.papers
        name = papers.document(file).file
        root = Path(papers.generation.catalogue.meta["corpus"])
        for folder in (root, self.settings.corpus.resolve()):
            path = (folder / name).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return path
        raise SettingsError(
            f"{file} is no longer in {root}. Say where the papers are with --corpus, or index them again."
        )

    def is_public(self, file: str) -> bool:
        """Whether the file itself may be handed out: nothing in it was kept back as exempt."""
        notes = self.papers.generation.catalogue.left_out()
        return not any(note.file == file and note.reason.startswith(EXEMPT) for note in notes)

    def cite(self, quote: Quote) -> Citation:
        """The citation of a quote, once it is shown to stand in its paper. Raises UnverifiedQuote."""
        self.papers.verify(quote)
        return quote.citation

    def _open(self) -> IndexedPapers:
        generation = open_index(self.settings.index, self._encoder.identity, self.settings.chroma_url)
        return IndexedPapers(generation, self._encoder, self._reranker)


def _settings(settings: Settings | None, **given: str | Path | None) -> Settings:
    paths: dict[str, Any] = {name: Path(value) for name, value in given.items() if value is not None}
    return replace(settings, **paths) if settings else Settings.from_environment(**paths)


def _proof_first(found: Answer) -> tuple[Hit, ...]:
    """The hits with those that are quoted first, cited at their quote.

    Choosing quotes looked closer at them than the search did, and the words that prove may stand on the second page
    of a passage.
    """
    proof: dict[str, Citation] = {}
    for quote in found.quotes:
        proof.setdefault(quote.passage_id, quote.citation)
    place = {id: number for number, id in enumerate(proof)}
    ordered = sorted(resolutions_first(found.hits), key=lambda hit: place.get(hit.passage.id, len(place)))
    return _ranked(replace(hit, citation=proof.get(hit.passage.id, hit.citation)) for hit in ordered)


def _ranked(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, 1))


def _understood(papers: IndexedPapers, question: str, ignore: Sequence[Understood], filters: dict[str, Any]) -> Query:
    if not question.strip():
        raise SettingsError("The question is empty. Type what you want to know.")
    if len(question) > LONGEST_QUESTION:
        raise SettingsError(
            f"The question has {len(question):,} characters; {LONGEST_QUESTION:,} is the most. "
            "Ask for one thing at a time."
        )
    return papers.understand(question, filters_of(**filters), ignore)


def _unheard(stage: str, done: int, total: int) -> None:
    """The progress of what nobody watches."""


@lru_cache(maxsize=2)
def _register(papers: IndexedPapers, marks: Path) -> Register:
    """Finding the commitments takes seconds: once for each generation."""
    return Register(papers, marks)
