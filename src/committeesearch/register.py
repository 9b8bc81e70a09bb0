"""The register of commitments of an opened index: found once for each generation, with people's marks laid over it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from committeesearch import commitments as stage
from committeesearch.commitments import IndexFacts, Marks, Matter, Wanted
from committeesearch.errors import SettingsError
from committeesearch.results import Commitment, Filters, Mark
from committeesearch.retrieval.index import source_digest
from committeesearch.retrieval.papers import IndexedPapers

FOUND = 50
"""Passages among which a search for a matter counts: a tenth of what one committee meeting's papers hold."""


class Register:
    """The commitments of one generation of an index. ``marks`` is the file of people's own notes."""

    def __init__(self, papers: IndexedPapers, marks: Path) -> None:
        self._papers = papers
        self._marks = Marks(marks)

    def list(self, wanted: Wanted, order: str = "meeting", today: date | None = None) -> tuple[Commitment, ...]:
        """Those that are wanted, as they stand on a day (today where none is given), sorted."""
        if wanted.about and wanted.matter is None:
            wanted = replace(wanted, matter=self._matter(wanted))
        standing = stage.as_of(self._found, today or date.today(), self._papers.searched(Filters()).last)
        return stage.ordered(stage.select(self._marks.apply(standing), wanted), order)

    def _matter(self, wanted: Wanted) -> Matter:
        """What is looked for, as the search understands it, with the passages that it finds."""
        filters = Filters(committee=wanted.committee, since=wanted.since, until=wanted.until)
        query = self._papers.understand(wanted.about, filters)
        found = frozenset(hit.passage.id for hit in self._papers.search(query, FOUND))
        return Matter.of(wanted.about, query.understood, found)

    def mark(self, id: str, status: str, note: str, assignee: str, author: str) -> Mark:
        """Keep what somebody notes on a commitment. SettingsError where there is none with that id."""
        found = next((commitment for commitment in self._found if commitment.id == id), None)
        if found is None:
            raise SettingsError(f"There is no commitment {id}. List them with: committeesearch commitments --json")
        return self._marks.set(found, status=status, note=note, assignee=assignee, author=author)

    def export(self, chosen: Sequence[Commitment], target: Path, address: str = "") -> None:
        """Write commitments in the form that the name of ``target`` asks for (.csv .xlsx .ics .docx .md)."""
        generation = self._papers.generation
        digests = {document.file: document.digest for document in self._papers.documents()}
        made = date.fromtimestamp((generation.folder / "catalogue.db").stat().st_mtime)
        corpus = Path(generation.catalogue.meta["corpus"])
        last = self._papers.searched(Filters()).last
        stage.export(chosen, target, IndexFacts(made, last, corpus, address, digests))

    @cached_property
    def _found(self) -> tuple[Commitment, ...]:
        code = source_digest(Path(str(stage.__file__)).parent)
        kept = self._papers.generation.folder / f"commitments-{code}.json"
        try:
            return stage.loads(kept.read_bytes())
        except (OSError, ValueError):  # not made yet, or cut short: it is derived, so it is made again
            found = stage.find_commitments(self._papers)
            _write_whole(kept, stage.dumps(found))
            return found


def _write_whole(target: Path, data: bytes) -> None:
    """All of it or nothing, also when the machine stops halfway."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(stream.name).replace(target)
