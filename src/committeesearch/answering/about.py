"""Whether a stretch of a paper says something about a topic, or only shares words with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from committeesearch.answering.forms import Question
from committeesearch.answering.quotes import Scored
from committeesearch.answering.spans import CELLS, SpanKind
from committeesearch.answering.words import SILENT, stem, tokens
from committeesearch.model import Authority

ASPECTS = frozenset(
    """activity amount arrangements average backlog changes costs current delays demand figures funding issues latest
    levels management monitoring numbers oversight percentage performance plans policy position problems progress
    proportion quality rates services spending status support times total trends update volume waiting waits
    work""".split()  # noqa: SIM905
)
"""Words that name a side of a matter and not the matter: a paper on "private fostering oversight" may tell who looks
after privately fostered children without that word, but never without the others."""
LEAST_LIKENESS = 0.2
"""Cosine with the topic below which its words stand in a stretch by chance, in other senses."""
SCATTERED = 0.3
"""The same where its words do not follow each other: "multi-agency" work of "frontline workers" on "social" matters is
0.24 like "agency social workers", what tells of them from 0.45."""
MEANT = 0.42
"""Cosine from which a stretch may lack words of the topic …"""
MEANT_SHARE = 0.6
"""… as long as it holds this share of them."""

ALL, MOST, LONG = 0.99, 0.65, 4
"""Share of the matter's words, by rarity, that must be held: all of a short topic; of one of four words and more, which
says the same thing twice ("the front door into children's social care"), most."""
PAIR = 2
"""Words that name a matter only where they follow each other: "children in care", "improvement board" …"""
EVERYDAY = 2.0
"""… as do more of them, if each is so common (rarity: in one passage of seven) that any three meet by chance."""
HALF = 0.5
"""Share of the matter's words that a stretch must hold itself where a heading holds the others."""

_YEAR = re.compile(r"(?:19|20)\d\d")
"""Of a topic "since 2021": it says when, and the papers need not repeat it."""
_FIGURE = re.compile(r"\b\d{2,}(?:,\d{3})*\s+[a-z]|\d\s?%|£\s?\d", re.I)
"""Numbers, costs, rates and times are told by figures, without these words."""
_SPOKEN = (Authority.MINUTES, Authority.RESOLUTION)
"""Minutes list in bare words what was raised and discussed: that, too, is something that the meeting said."""
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|can|could|would|should|may|might|must|do|does|did|rose|fell"
    r"|remains?|continues?|shows?|stands?|stood|gives?|gave|means?|begins?|began|becomes?|became|took|takes?|provides?"
    r"|includes?|needs?|sees?|saw|holds?|held|met|led|leads?|makes?|made|allows?|ensures?|focus(?:es)?|aims?)\b"
    r"|(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bfor )(?<!\band )\b[a-z]{3,}ed\b"
    r"|^\W*\d{2,}(?:,\d{3})* [A-Za-z]|\d\s?%|£\s?\d|\bfrom \d[\d,.]* to \d"
)
"""A verb or a measure. Titles, headings and lists of what was discussed ("Waiting times beyond 20 weeks") have none,
but for words like "commissioned" before a noun."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the topic: each way to say it as stems in a row, and how much it tells."""

    ways: tuple[tuple[str, ...], ...]
    share: float
    aspect: bool

    def said(self, text: str) -> bool:
        """Whether ``text`` holds the word in any of its ways."""
        row = _row(text)
        return any(_joined(way) in row for way in self.ways)


class Topic:
    """The words of a topic, to hold stretches against."""

    def __init__(self, question: Question, rarity: dict[str, float]) -> None:
        """``rarity``: of each of the question's terms."""
        self._words = tuple(
            _Word(
                tuple(filter(None, (_stems(way) for way in (term, *question.wordings.get(term, ()))))),
                1.0 + max(rarity[term], 0.0),
                term in ASPECTS or f"{term}s" in ASPECTS,
            )
            for term in question.terms
            if not _YEAR.fullmatch(term)
        )
        subject = tuple(word for word in self._words if not word.aspect)
        self._subject = subject or self._words
        everyday = self._everyday = all(word.share < 1.0 + EVERYDAY for word in self._subject)
        self._a_name = len(self._subject) == PAIR or (everyday and len(self._subject) > PAIR)
        self._aspects = tuple(word for word in self._words if word.aspect) if subject else ()

    def is_told_by(self, one: Scored) -> bool:
        """Whether the stretch holds the matter itself, in the same sense, and says something of it."""
        stretch, passage = one.stretch, one.stretch.passage
        says = stretch.kind is SpanKind.ROW or passage.authority in _SPOKEN or bool(_TELLS.search(stretch.text))
        heads_a_list = stretch.text.rstrip().endswith(":")
        text, likeness = stretch.reading, one.signals.likeness
        if not says or heads_a_list or likeness < LEAST_LIKENESS:
            return False
        if likeness >= MEANT and self._share(self._words, text) >= MEANT_SHARE and not self._everyday:
            return True
        names = CELLS.join((passage.item_title, *passage.headings))
        placed = f"{names}{CELLS}{text}"
        if self._share(self._subject, placed) < (ALL if len(self._subject) < LONG else MOST):
            return False
        named = self._in_a_row(text) or self._in_a_row(names)
        if not named and (self._a_name or likeness < SCATTERED):
            return False
        if self._share(self._subject, text) >= HALF:
            return self._side_is_told(text) or self._side_is_told(f"{names}{CELLS}{passage.body.text}")
        return self._in_a_row(names) and bool(self._aspects) and self._side_is_told(text)

    def is_named_in(self, one: Scored) -> bool:
        """Whether the words of the matter follow each other in the stretch, in any order, as in its name."""
        return self._in_a_row(one.stretch.text)

    def _in_a_row(self, text: str) -> bool:
        if len(self._subject) == 1:
            return self._subject[0].said(text)
        wanted = sorted(stem for word in self._subject for stem in word.ways[0])
        row = _row(text).split()
        return any(sorted(row[at : at + len(wanted)]) == wanted for at in range(len(row) - len(wanted) + 1))

    def _side_is_told(self, text: str) -> bool:
        return not self._aspects or any(word.said(text) for word in self._aspects) or bool(_FIGURE.search(text))

    def _share(self, words: Sequence[_Word], text: str) -> float:
        return sum(word.share for word in words if word.said(text)) / (sum(word.share for word in words) or 1.0)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in tokens(text) if word not in SILENT)


@lru_cache(maxsize=4096)
def _row(text: str) -> str:
    return _joined(_stems(text))


def _joined(stems: Sequence[str]) -> str:
    return f" {' '.join(stems)} "
