"""Choosing the few stretches that prove an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from committeesearch.answering import facts
from committeesearch.answering.forms import Question
from committeesearch.answering.spans import Stretch, stretches
from committeesearch.answering.words import stem, stems
from committeesearch.model import Authority
from committeesearch.ports import Papers
from committeesearch.results import Hit

MOST_QUOTES = 3
MOST_CHARACTERS = 900
"""Of all quotes together: what a reader takes in at a glance."""
COMPARED = 30
"""Stretches that are compared with the question by meaning; the others are too weak by their words and their rank.
Encoding thirty costs about 100 ms on one core, half of what an answer may take."""
ENOUGH = 0.62
"""A further quote must have this share of the best one's score."""
SAME = 88.0
"""Likeness (0 to 100, rapidfuzz token set) from which two stretches say the same."""

# What each signal adds to a stretch's score.
OWN_WORDS = 1.0
"""Share of the question's words, weighted by rarity, in the stretch itself."""
WORDS_AROUND = 0.5
"""The same in its passage, headings, item and meeting."""
LIKENESS = 1.4
"""Cosine between question and stretch."""
FACT = 0.25
"""It holds a date, figure or person of the kind that is asked for, and that the question does not hold itself."""
RANK = 0.35
"""Divided by the rank of its passage."""
BINDING = 0.3
"""It is a resolution, and a decision is asked for."""
ONLY_PROPOSED = -0.25
"""It recommends or moves, and a decision is asked for."""
SUPERSEDED = -0.6
"""A later paper replaces the one that it stands in."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A stretch with what speaks for it: shares and likeness from 0 to 1."""

    stretch: Stretch
    own: float
    around: float
    likeness: float
    fact: bool
    score: float


class Weights:
    """How much each word of a question tells, as shares of 1."""

    def __init__(self, question: Question, papers: Papers) -> None:
        rarities: dict[frozenset[str], float] = {}
        expanded = {part for words in question.expansions for part in words}
        for term in question.terms:
            if term not in expanded:
                rarities[frozenset({stem(term)})] = max(papers.rarity(term), 0.0)
        for words in question.expansions:
            rarities[frozenset(stem(word) for word in words)] = max(
                (papers.rarity(word) for word in words), default=0.0
            )
        total = sum(rarities.values()) or 1.0
        self.shares: Mapping[frozenset[str], float] = {key: value / total for key, value in rarities.items()}

    def cover(self, words: frozenset[str]) -> float:
        """Share of the question, by weight, that ``words`` (stems) hold; a long form counts by its parts."""
        return sum(share * len(key & words) / len(key) for key, share in self.shares.items() if key)


def ranked(question: Question, hits: Sequence[Hit], papers: Papers) -> tuple[Scored, ...]:
    """The stretches of the hits, best first; ties by place."""
    return with_likeness(question, scored_by_words(question, hits, papers)[:COMPARED], papers)


def scored_by_words(question: Question, hits: Sequence[Hit], papers: Papers) -> tuple[Scored, ...]:
    """The stretches of the hits by everything but their meaning, best first."""
    weights = Weights(question, papers)
    told = {fact.text.lower() for fact in facts.facts(question.text)}
    found: list[Scored] = []
    for hit in hits:
        around = weights.cover(stems(f"{hit.passage.context} {hit.passage.body.text}"))
        for stretch in stretches(hit):
            own = weights.cover(stems(stretch.reading))
            fact = _answers_kind(question, stretch.text[stretch.core - stretch.start :], told)
            score = OWN_WORDS * own + WORDS_AROUND * around + FACT * fact + RANK / hit.rank
            found.append(Scored(stretch, own, around, 0.0, fact, score + _standing(question, stretch)))
    return tuple(sorted(found, key=_order))


def with_likeness(question: Question, found: Sequence[Scored], papers: Papers) -> tuple[Scored, ...]:
    """The stretches with their likeness to the question, best first."""
    if not found:
        return ()
    vectors = papers.encode([question.text, *(one.stretch.reading for one in found)])
    compared = [
        replace(one, likeness=float(like), score=one.score + LIKENESS * float(like))
        for one, like in zip(found, vectors[1:] @ vectors[0], strict=True)
    ]
    return tuple(sorted(compared, key=_order))


def _order(one: Scored) -> tuple[float, str, int]:
    return -one.score, one.stretch.passage.id, one.stretch.start


def choose(scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """At most three stretches that say different things, within the characters that quotes may have."""
    chosen: list[Scored] = []
    left = MOST_CHARACTERS
    for one in scored:
        if len(chosen) == MOST_QUOTES or (chosen and one.score < ENOUGH * chosen[0].score):
            break
        if len(one.stretch.text) <= left and not any(_repeats(one.stretch, other.stretch) for other in chosen):
            chosen.append(one)
            left -= len(one.stretch.text)
    return tuple(chosen)


def _repeats(one: Stretch, other: Stretch) -> bool:
    if one.passage.id == other.passage.id:
        return one.start < other.end and other.start < one.end
    return fuzz.token_set_ratio(one.text, other.text) >= SAME


def _answers_kind(question: Question, text: str, told: Iterable[str]) -> bool:
    if not question.wanted:
        return False
    return any(fact.text.lower() not in told for fact in facts.of_kind(text, question.wanted))


_PROPOSES = re.compile(
    r"\b(?:recommend(?:ed|ation|ations)?\b|is asked to|are asked to|proposed and|moved,? (?:and|that)|seconded)", re.I
)


def _standing(question: Question, stretch: Stretch) -> float:
    passage = stretch.passage
    score = SUPERSEDED if passage.superseded_by else 0.0
    if question.decided:
        if passage.authority is Authority.RESOLUTION or "RESOLVED" in stretch.text:
            score += BINDING
        elif _PROPOSES.search(stretch.text):
            score += ONLY_PROPOSED
    return score
