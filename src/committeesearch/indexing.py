"""A folder of papers to an index: finding, reading and parsing what changed, then putting the whole in force.

Papers and their pages are kept from run to run; passages are cut anew from all papers whenever one of them changed,
since a paper can replace, repeat or date another. Embedding, the slow part, is paid once for each text.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from time import perf_counter

from committeesearch import parsing, passages, reading
from committeesearch.errors import ReadingError, SettingsError
from committeesearch.keeping import kept
from committeesearch.model import Document, Passage, SourceFile
from committeesearch.ports import Encoder
from committeesearch.reading import Job, find_papers, in_workers, read
from committeesearch.retrieval import acronyms, texts
from committeesearch.retrieval.catalogue import Catalogue, Entry, LeftOut, Stamp
from committeesearch.retrieval.index import source_digest
from committeesearch.retrieval.writing import Writer
from committeesearch.settings import ReadingLimits, Settings

Reporter = Callable[[str, int, int], None]
"""Told what is being counted ("papers", "pages", "passages", …), how many are done, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds by stage. Reading and parsing are summed over the processes that did it side by side."""

    reading: float = 0.0
    parsing: float = 0.0
    embedding: float = 0.0
    storing: float = 0.0


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What a run did. ``skipped`` lists every file of which nothing is indexed, ``partly`` parts of indexed files."""

    papers: int
    pages: int
    passages: int
    read: int
    unchanged: int
    removed: int
    seconds: float
    timings: Timings
    peak_megabytes: float
    """The most memory that this process and the greediest of those it started have held, together."""
    skipped: tuple[LeftOut, ...] = ()
    partly: tuple[LeftOut, ...] = ()


def build_index(settings: Settings, encoder: Encoder, report: Reporter) -> IndexSummary:
    """Bring the index up to date with the folder of papers. No paper can stop the others.

    Raises SettingsError where there is no such folder, IndexBusy where another process is at it.
    """
    started = perf_counter()
    jobs = _find(settings.corpus)
    with Writer(settings.index, encoder, settings.chroma_url) as writer:
        clock = _Clock()
        changed = _update_papers(writer.catalogue, jobs, settings, clock, report)
        recipe = source_digest(Path(str(passages.__file__)).parent, Path(str(texts.__file__)))
        if changed.any or writer.catalogue.meta.get("passages_recipe") != recipe or not writer.stands:
            writer.catalogue.set("passages_recipe", recipe)
            writer.catalogue.set("corpus", str(settings.corpus.resolve()))
            _put_in_force(writer, clock, report)
        catalogue = writer.catalogue
        notes = catalogue.left_out()
        return IndexSummary(
            papers=catalogue.count("documents"),
            pages=catalogue.count("pages"),
            passages=catalogue.count("passages"),
            read=changed.read,
            unchanged=changed.unchanged,
            removed=changed.removed,
            seconds=perf_counter() - started,
            timings=Timings(**clock.seconds),
            peak_megabytes=_peak_megabytes(),
            skipped=tuple(note for note in notes if not note.part),
            partly=tuple(note for note in notes if note.part),
        )


@dataclass(slots=True)
class _Clock:
    """Seconds by stage, as they add up."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(Timings.__slots__, 0.0))
    last: float = field(default_factory=perf_counter)

    def lap(self, stage: str) -> None:
        """The time since the last lap went into ``stage``."""
        now = perf_counter()
        self.seconds[stage] += now - self.last
        self.last = now

    def timed(self, stage: str, report: Reporter, what: str) -> Callable[[int, int], None]:
        """A reporter for ``what`` that adds the time between two of its calls to ``stage``."""

        def said(done: int, total: int) -> None:
            self.lap(stage)
            report(what, done, total)

        return said


@dataclass(frozen=True, slots=True)
class _Changed:
    read: int
    unchanged: int
    removed: int

    @property
    def any(self) -> bool:
        return bool(self.read or self.removed)


def _find(corpus: Path) -> tuple[Job, ...]:
    try:
        return tuple(Job(found.path, found.file) for found in find_papers(corpus))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SettingsError(f"There is no folder {corpus}. Give the folder that holds the papers.") from error


# --- papers --------------------------------------------------------------------------------------------------


def _update_papers(
    catalogue: Catalogue, jobs: Sequence[Job], settings: Settings, clock: _Clock, report: Reporter
) -> _Changed:
    recipe = _reading_recipe(settings.ocr, settings.include_exempt)
    known = catalogue.stamps() if catalogue.meta.get("reading_recipe") == recipe else {}
    catalogue.set("reading_recipe", recipe)
    gone = catalogue.stamps().keys() - {job.file for job in jobs}
    for file in gone:
        catalogue.remove(file)
    stamps, todo = _to_read(catalogue, jobs, known)
    work = partial(_read_and_parse, ocr=settings.ocr, include_exempt=settings.include_exempt)
    unchanged = len(jobs) - len(todo)
    pages = 0
    report("Papers", unchanged, len(jobs))
    for done, outcome in enumerate(in_workers(work, todo, settings.limits, settings.workers), 1):
        file = outcome.job.file
        if outcome.value is not None:
            catalogue.put(outcome.value.entry, stamps[file])
            clock.seconds["reading"] += outcome.value.reading
            clock.seconds["parsing"] += outcome.value.parsing
            pages += len(outcome.value.entry.pages)
        else:
            error = outcome.error or ReadingError(file, "It could not be read.")
            catalogue.put(Entry(file, left_out=(LeftOut(file, error.reason, error.advice),)), stamps[file])
        report("Papers", unchanged + done, len(jobs))
        report("Pages", pages, pages)
    return _Changed(len(todo), unchanged, len(gone))


def _to_read(
    catalogue: Catalogue, jobs: Sequence[Job], known: Mapping[str, Stamp]
) -> tuple[dict[str, Stamp], list[Job]]:
    """The stamp of each file, and the files whose content is not the one that is indexed."""
    stamps, todo = {}, []
    for job in jobs:
        before = known.get(job.file)
        stamp = stamps[job.file] = _stamp(job.path, before)
        if before is None or before.digest != stamp.digest or not stamp.digest:
            todo.append(job)
        elif before != stamp:
            catalogue.touch(job.file, stamp)
    return stamps, todo


def _stamp(path: Path, before: Stamp | None) -> Stamp:
    """A file of the same size and time of change is taken to be the same; any other is looked into."""
    try:
        facts = path.stat()
        if before and (before.size, before.modified) == (facts.st_size, facts.st_mtime_ns) and before.digest:
            return before
        with path.open("rb") as stream:
            return Stamp(hashlib.file_digest(stream, "sha256").hexdigest(), facts.st_size, facts.st_mtime_ns)
    except OSError:  # reading it will say what is wrong
        return Stamp("", 0, 0)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A paper packed for the catalogue, and the seconds that it took."""

    entry: Entry
    reading: float
    parsing: float


def _read_and_parse(path: Path, file: str, limits: ReadingLimits, ocr: bool, include_exempt: bool) -> _Parsed:
    """Runs in a process of its own."""
    started = perf_counter()
    source = read(path, file, limits, ocr)
    between = perf_counter()
    document = parsing.parse(source)
    entry = kept(source, document, include_exempt)
    return _Parsed(entry, between - started, perf_counter() - between)


@lru_cache(maxsize=4)
def _reading_recipe(ocr: bool, include_exempt: bool) -> str:
    """What decides how a paper is understood: another program or other settings read every paper again."""
    code = source_digest(*(Path(str(module.__file__)).parent for module in (reading, parsing)))
    return f"{code} ocr={ocr} exempt={include_exempt}"


# --- passages ------------------------------------------------------------------------------------------------


def _put_in_force(writer: Writer, clock: _Clock, report: Reporter) -> None:
    clock.last = perf_counter()
    cut = _cut(writer.catalogue)
    clock.lap("parsing")
    writer.finish(
        cut,
        clock.timed("embedding", report, "Passages"),
        clock.timed("embedding", report, "Sentences"),
        clock.timed("storing", report, "Storing"),
    )


def _cut(catalogue: Catalogue) -> tuple[Passage, ...]:
    """The passages of the whole corpus, by file and position."""
    documents = tuple(catalogue.documents())
    related = parsing.relate(documents)
    for before, after in zip(documents, related, strict=True):
        if before != after:
            catalogue.replace_document(after)
    catalogue.set(acronyms.FACT, acronyms.pack(related))
    found = {passage.id: passage for document in related for passage in _passages_of(catalogue, document)}
    return tuple(sorted(passages.fold(found.values()), key=lambda passage: (passage.file, passage.ordinal)))


def _passages_of(catalogue: Catalogue, document: Document) -> Iterator[Passage]:
    source = SourceFile(document.file, document.format, document.digest, catalogue.page_texts(document.file))
    yield from passages.split(document, source)


def _peak_megabytes() -> float:
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process(os.getpid()).memory_info().peak_wset) / 2**20
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return (
        sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        * unit
        / 2**20
    )
