"""Struck-through and underlined words of a block: what an amendment deletes and what it puts in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from committeesearch.model import Page, Word
from committeesearch.traced import Traced

Ranges = tuple[tuple[int, int], ...]


class Changes:
    """The words of some pages that are struck through, and those that are underlined."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._struck: dict[int, list[Word]] = {}
        self._underlined: dict[int, list[Word]] = {}
        for page in pages:
            if struck := [word for word in page.words if word.struck]:
                self._struck[page.number] = struck
                self._underlined[page.number] = [word for word in page.words if word.underlined and not word.struck]

    def of(self, body: Traced) -> tuple[Ranges, Ranges]:
        """Characters of ``body`` that are deleted and that are inserted.

        Underlining alone may be mere emphasis or a link: it counts as inserted only beside struck words.
        """
        deleted = _ranges(body, self._struck)
        return deleted, _ranges(body, self._underlined) if deleted else ()


def _ranges(body: Traced, wanted: dict[int, list[Word]]) -> Ranges:
    found: list[tuple[int, int]] = []
    at = 0
    for run in body.runs if wanted else ():
        words = wanted.get(run.page, [])
        end = run.start + run.length
        for word in words[bisect_right(words, run.start, key=lambda word: word.end) :]:
            if word.start >= end:
                break
            shift = at - run.start
            _append(found, (max(word.start, run.start) + shift, min(word.end, end) + shift), body.text)
        at += run.length
    return tuple(found)


def _append(found: list[tuple[int, int]], part: tuple[int, int], text: str) -> None:
    """Neighbouring words are one stretch, with the space between them."""
    if found and not text[found[-1][1] : part[0]].strip():
        found[-1] = (found[-1][0], part[1])
    else:
        found.append(part)
