"""Struck-through and underlined words of a block: what an amendment deletes and what it puts in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from committeesearch.model import Page, Word
from committeesearch.traced import GLUE, Traced

Ranges = tuple[tuple[int, int], ...]


def tracked(body: Traced, pages: Mapping[int, Page]) -> tuple[Ranges, Ranges]:
    """Characters of ``body`` that are deleted and that are inserted.

    Underlining alone may be mere emphasis or a link: it counts as inserted only beside struck words.
    """
    deleted = _ranges(body, pages, lambda word: word.struck)
    return deleted, _ranges(body, pages, lambda word: word.underlined and not word.struck) if deleted else ()


def _ranges(body: Traced, pages: Mapping[int, Page], wanted: Callable[[Word], bool]) -> Ranges:
    found: list[tuple[int, int]] = []
    at = 0
    for run in body.runs:
        if run.page != GLUE and run.page in pages:
            for word in pages[run.page].words:
                low, high = max(word.start, run.start), min(word.end, run.start + run.length)
                if low < high and wanted(word):
                    _append(found, (at + low - run.start, at + high - run.start), body.text)
        at += run.length
    return tuple(found)


def _append(found: list[tuple[int, int]], part: tuple[int, int], text: str) -> None:
    """Neighbouring words are one stretch, with the space between them."""
    if found and not text[found[-1][1] : part[0]].strip():
        found[-1] = (found[-1][0], part[1])
    else:
        found.append(part)
