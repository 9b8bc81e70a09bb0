"""Words that stand in several papers: one passage, which knows its other places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from committeesearch.model import ItemKind, Passage, Place

_LETTERS = re.compile(r"[^a-z0-9]+")


def fold(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages that say the same of the same meeting and item as one, which knows its other places.

    The most authoritative stands for all; of equals the one that no later paper replaces, then the first by file. The
    order is that of the passages given.
    """
    groups: dict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in passages:
        groups[_likeness(passage)].append(passage)
    kept: dict[str, Passage] = {}
    for group in groups.values():
        first, *others = sorted(group, key=_precedence)
        elsewhere = [place for other in others if (place := _place(other))] + list(first.also_in)
        kept[first.id] = replace(first, also_in=tuple(dict.fromkeys(elsewhere)))
    return tuple(kept.values())


def folded(text: str) -> str:
    """The letters and digits of a text alone, for telling whether two say the same."""
    return _LETTERS.sub("", text.lower())


def _likeness(passage: Passage) -> tuple[object, ...]:
    meeting = passage.meeting
    committee = (meeting.committee or "").lower()
    # A paper that is one part has the title of its file, and a copy of the file has another name.
    title = "" if passage.item_kind is ItemKind.PART else folded(passage.item_title)
    return (meeting.date, committee, title, folded(passage.body.text))


def _precedence(passage: Passage) -> tuple[object, ...]:
    return (passage.authority.rank, bool(passage.superseded_by), passage.ocr, passage.file, passage.ordinal)


def _place(passage: Passage) -> Place | None:
    first = passage.body.first
    return Place(passage.file, first.page, passage.printed_page) if first else None
