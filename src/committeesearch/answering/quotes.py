"""Choosing the few stretches that prove an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter

from rapidfuzz import fuzz

from committeesearch.answering import codes
from committeesearch.answering.asked import EXACT
from committeesearch.answering.facts import FactKind
from committeesearch.answering.forms import Question
from committeesearch.answering.rows import Rows, label_of
from committeesearch.answering.shape import fitness
from committeesearch.answering.spans import LONGEST, SpanKind, Stretch, stretches
from committeesearch.answering.words import stem, stems
from committeesearch.model import Authority
from committeesearch.ports import Papers
from committeesearch.results import Hit

MOST_QUOTES = 3
MOST_CHARACTERS = 900
"""Of all quotes together: what a reader takes in at a glance."""
COMPARED = 100
"""Stretches that are compared with the question by meaning, the best by everything else: A is 0.79 and 0.71 with 24,
0.80 and 0.71 with 100, at some milliseconds more, since the vectors of most are kept in the index."""
ENOUGH = 0.4
"""A further quote must have this share of the best one's score …"""
ENOUGH_FOR_A_FACT = 0.92
"""… and this share where a single fact is asked for: at 0.85 two of 81 answers also held a figure that is not the
answer, at 0.92 none; A falls from 0.70 to 0.69, since one right figure stood second."""
NEARLY_AS_GOOD = 0.75
"""Share of the best score from which a newer stretch goes before a better one, for the latest position."""
SAME = 88.0
"""Likeness (0 to 100, rapidfuzz token set) from which two stretches say the same."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a stretch, each from 0 to 1."""

    own: float
    """Share of the question's words, weighted by rarity, in the stretch itself (a row: with its header)."""
    around: float
    """The same in its passage, headings, item and meeting."""
    beside: float
    """The same in the stretch before or after it in its passage: "The latest figure …" names its subject there."""
    likeness: float
    """Cosine between question and stretch."""
    fact: float
    """How well it has the shape of the answer: a date for "when", a reason for "why"."""
    figures: float
    """It is a row of a table, and a figure is asked for."""
    rank: float
    """1 for the first passage found, falling by half every five ranks."""
    dated: float
    """Its meeting was held in a period that the question names, or it names that year itself."""
    binding: float
    """It is a resolution, and a decision is asked for."""
    proposed: float
    """It recommends or moves, and a decision is asked for."""
    announced: float
    """It stands on an agenda, or names a thing without saying anything of it."""
    replaced: float
    """A later paper replaces the one that it stands in."""
    labelled: float
    """It is a row whose label says what is asked and nothing else."""
    elsewhen: float
    """It is a row whose label names another day, month or year than the question."""
    coded: float
    """It holds a reference that the question names: "CRR0061", "24/00093", "Minute 41"."""
    exact: float
    """Share of the question's words that make a figure another one ("total", "second") that it holds itself."""


WEIGHTS = Signals(
    own=0.7,
    around=0.8,
    beside=0.0,
    likeness=1.8,
    fact=0.7,
    figures=0.2,
    rank=0.8,
    dated=0.4,
    binding=0.6,
    proposed=-0.25,
    announced=-0.3,
    replaced=-0.6,
    labelled=0.5,
    elsewhen=-1.5,
    coded=1.5,
    exact=0.3,
)
"""What each signal adds to a stretch's score."""
_values = attrgetter(*(part.name for part in fields(Signals)))
_WEIGHTS = _values(WEIGHTS)
HALVED = 5.0
"""Ranks by which the weight of a passage's rank halves."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A stretch with what speaks for it."""

    stretch: Stretch
    signals: Signals

    @property
    def score(self) -> float:
        """The weighted sum of the signals."""
        return float(sum(a * b for a, b in zip(_WEIGHTS, _values(self.signals), strict=True)))


class Words:
    """How much each word of a question tells, as shares of 1."""

    def __init__(self, question: Question, papers: Papers) -> None:
        self._shares: list[tuple[float, tuple[frozenset[str], ...]]] = []
        for term in question.terms:
            wordings = (frozenset({stem(term)}), *(stems(other) for other in question.wordings.get(term, ())))
            self._shares.append((max(papers.rarity(term), 0.0), tuple(filter(None, wordings))))
        self._total = sum(share for share, _ in self._shares) or 1.0

    def cover(self, words: frozenset[str]) -> float:
        """Share of the question, by weight, that ``words`` (stems) hold; a longer wording counts by its parts."""
        held = (share * max((len(way & words) / len(way) for way in ways), default=0.0) for share, ways in self._shares)
        return sum(held) / self._total


def scored_by_words(question: Question, hits: Sequence[Hit], papers: Papers) -> tuple[Scored, ...]:
    """The stretches of the hits by everything but their meaning, best first."""
    words = Words(question, papers)
    found: list[Scored] = []
    attended = bool(_ATTENDANCE.search(question.text))
    row = Rows(question)
    for hit in hits:
        around = words.cover(stems(f"{hit.passage.context} {hit.passage.body.text}"))
        pieces = [piece for piece in stretches(hit) if attended or not _PRESENT.match(piece.text)]
        own = [words.cover(stems(piece.reading)) for piece in pieces]
        for place, piece in enumerate(pieces):
            beside = max([*own[max(0, place - 1) : place], *own[place + 1 : place + 2]], default=0.0)
            found.append(Scored(piece, _signals(question, piece, (own[place], around, beside), row)))
    return tuple(sorted(found, key=_order))


def with_likeness(question: Question, found: Sequence[Scored], papers: Papers) -> tuple[Scored, ...]:
    """The stretches with their likeness to the question, best first."""
    if not found:
        return ()
    vectors = papers.encode([question.text, *(one.stretch.embedded for one in found)])
    compared = [
        replace(one, signals=replace(one.signals, likeness=float(like)))
        for one, like in zip(found, vectors[1:] @ vectors[0], strict=True)
    ]
    return tuple(sorted(compared, key=_order))


def newest_first(scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """The good stretches, the latest meeting first and, of one meeting, what binds most; the others left out."""
    good = [one for one in scored if one.score >= NEARLY_AS_GOOD * scored[0].score]
    return tuple(sorted(good, key=lambda one: (-_day(one).toordinal(), one.stretch.passage.authority.rank, -one.score)))


def _day(one: Scored) -> date:
    return one.stretch.passage.meeting.date or date.min


def choose(question: Question, scored: Sequence[Scored]) -> tuple[Stretch, ...]:
    """At most three stretches that say different things, within the characters that quotes may have.

    Sentences that stand next to each other make one quote, unless a single fact is asked for: then each further figure
    beside the right one misleads, and a further quote must be nearly as good as the best.
    """
    single = bool(question.wanted)
    least = (ENOUGH_FOR_A_FACT if single else ENOUGH) * max((one.score for one in scored), default=0.0)
    chosen: list[Stretch] = []
    for one in scored:
        if chosen and one.score < least:
            break
        widened = _with(chosen, one.stretch, join=not single)
        if len(widened) <= MOST_QUOTES and sum(len(stretch.text) for stretch in widened) <= MOST_CHARACTERS:
            chosen = widened
    return tuple(chosen)


def _with(chosen: Sequence[Stretch], new: Stretch, join: bool) -> list[Stretch]:
    """The stretches chosen with a new one: added, made one with its neighbour, or left out where it repeats."""
    for place, old in enumerate(chosen):
        if old.passage.id != new.passage.id:
            if fuzz.token_set_ratio(old.text, new.text) >= SAME:
                return list(chosen)
            continue
        if SpanKind.ROW in (old.kind, new.kind):
            if old.kind is new.kind:  # two rows of one table are two answers
                return list(chosen)
            continue
        start, end = min(old.start, new.start), max(old.end, new.end)
        overlap = new.start < old.end and old.start < new.end
        between = old.passage.body.text[min(old.end, new.end) : max(old.start, new.start)]
        if overlap or (join and not between.strip() and end - start <= LONGEST):
            return [*chosen[:place], replace(old, start=start, end=end), *chosen[place + 1 :]]
    return [*chosen, new]


def _order(one: Scored) -> tuple[float, str, int]:
    return -one.score, one.stretch.passage.id, one.stretch.start


_PROPOSES = re.compile(
    r"\b(?:recommend(?:ed|ation|ations)?|is asked to|are asked to|proposed and|moved|seconded)\b", re.I
)
_PRESENT = re.compile(r"(?:also )?(?:present|in attendance|apologies(?: for absence)?)\b\s*[:–—-]", re.I)
_ATTENDANCE = re.compile(r"\b(?:attend\w*|present|absen\w*|apolog\w*|chair\w*|members?|who)\b", re.I)
"""Who was in the room answers no question but these: "PRESENT: The Mayor …" is near any question about the Mayor."""
_RESOLVES = re.compile(r"\b(?:RESOLVED|Resolved|AGREED|DECIDED)\b")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|can|could|would|should|may|might|must|do|does|did|that|to|not"
    r"|\w{3,}(?:ed|es|ing))\b|\d|:"
)


def _dated(question: Question, day: date | None, text: str) -> float:
    """1 for a meeting within a period asked for, half for one of its year or for words that name the year."""
    if any(day and low <= day <= high for low, high in question.periods):
        return 1.0
    years = {year for low, high in question.periods for year in (low.year, high.year)}
    return 0.5 if (day and day.year in years) or any(str(year) in text for year in years) else 0.0


def _exact(question: Question, stretch: Stretch) -> float:
    wanted = frozenset(stem(term) for term in question.terms if term in EXACT)
    return len(wanted & stems(stretch.reading)) / len(wanted) if wanted else 0.0


def _signals(question: Question, stretch: Stretch, shares: tuple[float, float, float], rows: Rows) -> Signals:
    own, around, beside = shares
    label = label_of(stretch)
    passage, text = stretch.passage, stretch.text
    day = passage.meeting.date
    binding = passage.authority is Authority.RESOLUTION or bool(_RESOLVES.search(text))
    core = text[stretch.core - stretch.start :]
    return Signals(
        # A resolution names its subject in the title of its minute: "RESOLVED that the report be noted."
        own=max(own, around) if question.decided and binding else own,
        around=around,
        beside=beside,
        likeness=0.0,
        fact=fitness(question, core if question.wanted else text),
        figures=float(stretch.kind is SpanKind.ROW and FactKind.NUMBER in question.wanted),
        rank=0.5 ** ((stretch.hit.rank - 1) / HALVED),
        dated=1.0 if rows.is_of_the_day(label) else _dated(question, day, text),
        binding=float(question.decided and binding),
        proposed=float(question.decided and not binding and bool(_PROPOSES.search(text))),
        announced=float(passage.authority is Authority.AGENDA or not _SAYS.search(core)),
        replaced=float(bool(passage.superseded_by)),
        labelled=float(rows.is_named(label)),
        elsewhen=float(rows.is_elsewhen(label)),
        coded=codes.named(question.text, text, passage),
        exact=_exact(question, stretch),
    )
