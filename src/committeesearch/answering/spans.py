"""Spans of the passages found, as candidates for quoting."""

from __future__ import annotations

from dataclasses import dataclass

from committeesearch.model import Passage
from committeesearch.results import Hit
from committeesearch.spans import CELLS, HEADER, LONGEST, SpanKind, embedded_span, sentences, spans

__all__ = ["CELLS", "LONGEST", "SpanKind", "Stretch", "sentences", "stretches"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of a passage's body, to be quoted; ``core`` to ``end`` is what says the thing
    itself, without the lead-in of its list."""

    hit: Hit
    kind: SpanKind
    start: int
    end: int
    core: int

    @property
    def passage(self) -> Passage:
        """The passage that it is part of."""
        return self.hit.passage

    @property
    def text(self) -> str:
        """Its words, as quoted."""
        return self.passage.body.text[self.start : self.end]

    @property
    def reading(self) -> str:
        """The words as they are compared with a question: a row of a table means nothing without its header."""
        return f"{self.passage.context[-HEADER:]} {self.text}" if self.kind is SpanKind.ROW else self.text

    @property
    def embedded(self) -> str:
        """The words as they are compared with a question by meaning."""
        return embedded_span(self.passage, self.kind, self.start, self.end)


def stretches(hit: Hit) -> tuple[Stretch, ...]:
    """What can be quoted of a passage, in order."""
    return tuple(Stretch(hit, one.kind, one.start, one.end, one.core) for one in spans(hit.passage))
