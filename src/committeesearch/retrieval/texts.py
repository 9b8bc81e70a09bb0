"""What of a passage is embedded, and what is matched word by word."""

from __future__ import annotations

from committeesearch.model import Passage
from committeesearch.retrieval.analysis import terms


def embedded_text(passage: Passage) -> str:
    """Context before body: a paragraph that says "it" is found by the item and headings it stands under."""
    return f"{passage.context}\n{passage.body.text}" if passage.context else passage.body.text


def lexical_terms(passage: Passage) -> list[str]:
    """The terms under which a passage is found."""
    return terms(embedded_text(passage))
