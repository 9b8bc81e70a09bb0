"""Example questions that the indexed papers themselves suggest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from committeesearch.model import Document, Item, ItemKind

EXAMPLES = 4
"""As many as fit beside each other on a laptop's screen."""

LONGEST_TITLE = 70
"""Characters: a longer title makes a question that nobody would type."""

_REFERENCE = re.compile(r"^\d{2,4}/\d+\s*[-–—:]\s*")
"""The number of a decision before its title, "24/00096 - ", says nothing to who has not got it at hand."""

PROCEDURE = ("apolog", "declaration", "minutes", "urgent", "exclusion", "date of", "dates of", "any other",
             "public question", "membership", "substitute", "announcement",
             "election of", "chair", "webcast", "petition", "motion", "work programme", "forward plan")  # fmt: skip
"""Beginnings of words that mark the standing items of every agenda: nothing to ask about."""


def example_questions(documents: Iterable[Document]) -> list[str]:
    """Up to ``EXAMPLES`` questions about matters that were decided, the latest meeting first."""
    decided: list[tuple[str, str]] = []
    acronyms: set[str] = set()
    for document in documents:
        acronyms |= {acronym.short for acronym in document.acronyms}
        for item in document.items:
            if item.kind is ItemKind.MINUTE and item.resolutions and item.meeting.date and _worth_asking(item):
                decided.append((item.meeting.date.isoformat(), item.title))
    titles = dict.fromkeys(title for _, title in sorted(decided, reverse=True))
    forms = ("What was decided about {}?", "What do the papers say about {}?")
    return [forms[min(n // 2, 1)].format(_readable(title, acronyms)) for n, title in enumerate(list(titles)[:EXAMPLES])]


def _worth_asking(item: Item) -> bool:
    title = item.title.lower()
    return bool(title) and len(title) <= LONGEST_TITLE and not any(word in title for word in PROCEDURE)


def _readable(title: str, acronyms: set[str]) -> str:
    """A title without the number of its decision; one set in capitals as a sentence would have it."""
    title = _REFERENCE.sub("", title)
    if not title.isupper():
        return title
    return " ".join(word if word in acronyms else word.lower() for word in title.split())
