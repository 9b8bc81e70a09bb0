"""Text that knows where each of its characters stands in a paper.

A place is made once, when a page is read, and afterwards only narrowed: slicing, stripping and
joining a ``Traced`` carry the places along. Characters that no paper holds (the space that joins
two lines, the dot between the cells of a table row) are *glue*: a run whose page is 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GLUE = 0
"""The page number of characters that we put in: no paper has a page 0."""


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` consecutive characters that begin at offset ``start`` of page ``page`` (1-based; 0 is glue)."""

    page: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of the text of page ``page`` (1-based)."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Traced:
    """A string with the place of each character; the lengths of the runs add up to ``len(text)``."""

    text: str = ""
    runs: tuple[Run, ...] = ()

    @classmethod
    def of_page(cls, page_text: str, page: int, start: int = 0, end: int | None = None) -> Traced:
        """The characters ``start`` to ``end`` of a page, as they stand there."""
        end = len(page_text) if end is None else min(end, len(page_text))
        if end <= start:
            return cls()
        return cls(page_text[start:end], (Run(page, start, end - start),))

    @classmethod
    def glue(cls, text: str) -> Traced:
        """Characters of our own."""
        return cls(text, (Run(GLUE, 0, len(text)),)) if text else cls()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def __add__(self, other: Traced) -> Traced:
        return concat((self, other))

    def __getitem__(self, part: slice) -> Traced:
        """A narrower text; only plain slices (no step) are meant."""
        start, end, step = part.indices(len(self.text))
        if step != 1:
            raise ValueError("traced text can be sliced without a step only")
        if end <= start:
            return Traced()
        runs: list[Run] = []
        at = 0
        for run in self.runs:
            low, high = max(start, at), min(end, at + run.length)
            if low < high:
                shift = 0 if run.page == GLUE else low - at
                runs.append(Run(run.page, run.start + shift, high - low))
            at += run.length
            if at >= end:
                break
        return Traced(self.text[start:end], tuple(runs))

    def strip(self, characters: str | None = None) -> Traced:
        """Without the white space (or ``characters``) at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self[left : max(left, right)]

    def split(self, pattern: re.Pattern[str]) -> tuple[Traced, ...]:
        """The stretches between the matches of ``pattern``, empty ones left out."""
        parts: list[Traced] = []
        at = 0
        for match in pattern.finditer(self.text):
            parts.append(self[at : match.start()])
            at = match.end()
        parts.append(self[at:])
        return tuple(part for part in parts if part)

    def squeezed(self) -> Traced:
        """Each stretch of white space (line ends too) shown as one space of glue, none at the ends."""
        return join(" ", self.split(re.compile(r"\s+")))

    def spans(self) -> tuple[Span, ...]:
        """The places, in reading order; runs that touch or are parted by white-space glue only on one page are one."""
        return tuple(self._spans())

    def _spans(self) -> Iterator[Span]:
        current: Span | None = None
        for run in self.runs:
            if run.page == GLUE:
                continue
            end = run.start + run.length
            if current and current.page == run.page and 0 <= run.start - current.end <= _GAP:
                current = Span(current.page, current.start, end)
                continue
            if current:
                yield current
            current = Span(run.page, run.start, end)
        if current:
            yield current

    @property
    def first(self) -> Span | None:
        """The first place, or None for text that is glue throughout."""
        return next(self._spans(), None)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages (1-based) that the text stands on, in reading order, each once."""
        return tuple(dict.fromkeys(run.page for run in self.runs if run.page != GLUE))


_GAP = 2
"""Characters between two runs that still make one span: a line end, or a hyphen and a line end."""


def concat(parts: Iterable[Traced]) -> Traced:
    """The parts one after the other; runs that continue each other are merged."""
    texts: list[str] = []
    runs: list[Run] = []
    for part in parts:
        texts.append(part.text)
        for run in part.runs:
            last = runs[-1] if runs else None
            if last and last.page == run.page and (run.page == GLUE or last.start + last.length == run.start):
                runs[-1] = Run(last.page, last.start, last.length + run.length)
            else:
                runs.append(run)
    return Traced("".join(texts), tuple(runs))


def join(separator: str, parts: Iterable[Traced]) -> Traced:
    """The non-empty parts with ``separator`` as glue between them."""
    pieces: list[Traced] = []
    for part in parts:
        if part:
            pieces += [Traced.glue(separator), part] if pieces else [part]
    return concat(pieces)
