"""Copies of one paper, and papers that a later one replaces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from committeesearch.model import Document, Item, PaperKind
from committeesearch.parsing.dates import dates_in
from committeesearch.parsing.likeness import Sketch, copies
from committeesearch.parsing.matching import likeness
from committeesearch.parsing.placing import item_number, meeting_key

RELATED = 0.3
"""Common runs of words, at least, of two versions of a report."""
SAME_TITLE = 90
"""Likeness of the titles, of 100, of two versions of a report."""


def with_versions(documents: Sequence[Document]) -> Iterator[Document]:
    """The documents, each with its copies and with the later paper that replaces it."""
    sketches = [Sketch.of(document.items) for document in documents]
    twins = copies(sketches)
    digests: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        digests[document.digest].append(index)
    replaced = _replaced(documents, sketches)
    for index, document in enumerate(documents):
        same = {*twins[index], *digests[document.digest]} - {index}
        later = replaced.get(index)
        yield replace(
            document,
            copies=tuple(sorted(documents[other].file for other in same)),
            superseded_by=documents[later].file if later is not None else "",
            superseded_on=_published(documents[later]) if later is not None else None,
        )


def _replaced(documents: Sequence[Document], sketches: Sequence[Sketch]) -> dict[int, int]:
    """Which paper replaces which: a later one that says so, about the same item, in changed words."""
    replaced: dict[int, int] = {}
    saying = [index for index, document in enumerate(documents) if document.supersedes]
    for later in sorted(saying, key=lambda index: (-len(documents[index].supersedes), documents[index].file)):
        new = documents[later]
        for part in new.items:
            if part.paper in (PaperKind.AGENDA, PaperKind.MINUTES):
                continue
            sketch = Sketch.of([part])
            for earlier, old in enumerate(documents):
                if earlier == later or earlier in replaced or old.supersedes or old.agenda:
                    continue
                if not _one_matter(new, part, old) or old.kind is not part.paper:
                    continue
                if not sketch.same(sketches[earlier]) and sketch.likeness(sketches[earlier]) >= RELATED:
                    replaced[earlier] = later
    return replaced


def _one_matter(new: Document, part: Item, old: Document) -> bool:
    """Whether a part of the new paper and the old paper are about one item of one meeting, or one decision."""
    shared = bool(set(new.references) & set(old.references))
    if meeting_key(new) != meeting_key(old):
        dates = new.meeting.date, old.meeting.date
        return shared and dates[0] is not None and dates[1] is not None and dates[0] > dates[1]
    number = item_number(old)
    if part.number and number:
        return part.number.lower() == number.lower()
    return shared or likeness(part.title, old.title) >= SAME_TITLE


def _published(document: Document) -> date | None:
    """The day of the letter that a supplement comes with, else the day of its meeting."""
    for field in (field for item in document.items[:1] for field in item.front if field.name == "meeting_date"):
        if dates := dates_in(field.value.text):
            return dates[0].date
    return document.meeting.date
