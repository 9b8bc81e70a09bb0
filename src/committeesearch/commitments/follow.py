"""What later papers say of a commitment: by reference, on a later agenda, or in the same words again.

One pass over all passages: each sentence that comes later is held against the commitments that share its telling words.
What is found is quoted, graded and told how it was found; nothing here ever says that something was not done.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby, islice

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from committeesearch.commitments import references
from committeesearch.commitments.sentences import sentences
from committeesearch.commitments.topics import weights, words
from committeesearch.model import Authority, Document, PaperKind, Passage
from committeesearch.ports import Papers
from committeesearch.results import Commitment, CommitmentType, FollowUp, FollowUpGrade, Quote

LIKELY, LIKELY_IN_REPORTS = 0.40, 0.60
"""Share of a commitment's telling words, weighed by rarity, from which a later sentence may be about it: of what was
minuted, and of what a report says, which is often said again of something else."""
NEAR, NEAR_IN_REPORTS = 0.50, 0.62
"""Mean of that share and of the cosine of the two sentences under the index's model from which it is."""
FEWEST, FEWEST_IN_REPORTS = 2, 3
"""Telling words that they must share."""
ASKED_FOR = 0.25
"""Share that is enough for a paper which says that it was asked for."""
SAME_COMMITTEE = 85.0
"""Likeness (rapidfuzz token_set_ratio) of two spellings of one committee's name."""
WITH_HEADING = 0.6
"""What a word in the title or the headings above a sentence counts, against 1 in the sentence."""
MOST = 6
"""Follow-ups kept for one commitment, the surest first."""
_BORDERLINE = 8
"""Sentences that are likely, for one commitment, whose meaning is looked at."""
_FEWEST_WORDS = 4
_LONGEST = 600
"""Characters of a sentence; more is a table read as prose."""

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z]\b")
_DONE = re.compile(
    r"\b(?:has|have)\s+(?:now\s+|already\s+|since\s+|successfully\s+|recently\s+)?(?:been\s+)?(?:completed?|launched|published|"
    r"delivered|submitted|presented|circulated|appointed|recruited|implemented|established|commenced|started|opened|closed|"
    r"approved|adopted|signed|issued|introduced|undertaken|finalised|held|taken\s+place|gone\s+live)\b"
    r"|\b(?:was|were)\s+(?:completed|launched|published|delivered|submitted|circulated|appointed|implemented|established|held)\b"
    r"|\b(?:is|are)\s+now\s+(?:in\s+place|complete|live|open|operational)\b|\btook\s+place\b|\bis\s+attached\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|plan(?:s|ned)?\s+to|due\s+to|be\s+requested|be\s+invited|to\s+be)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or table row of a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.body.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Topic:
    """A commitment with its telling words and where it stands."""

    commitment: Commitment
    weights: dict[str, float]
    total: float
    passage: Passage
    decisions: frozenset[str]
    minuted: bool

    def share(self, own: Iterable[str], around: Iterable[str]) -> float:
        """How much of the topic a sentence holds, with what stands above it."""
        held = dict.fromkeys(own, 1.0)
        score = sum(self.weights[key] * (1.0 if key in held else WITH_HEADING) for key in {*own, *around} if key in self.weights)
        return score / self.total


@dataclass(frozen=True, slots=True)
class _Lead:
    """A sentence that may follow a commitment up."""

    unit: _Unit
    share: float
    basis: str = ""


def follow_up(commitments: Sequence[Commitment], papers: Papers) -> tuple[Commitment, ...]:
    """The commitments with the later passages that bear on them. What was only noted has none."""
    topics = [topic for commitment in commitments if (topic := _topic(commitment, papers))]
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, topic in enumerate(topics):
        for key in topic.weights:
            by_word[key].append(index)
    leads: dict[int, list[_Lead]] = defaultdict(list)
    long = {document.file: _long_forms(document) for document in papers.documents()}
    for passage in papers.passages():
        for index, lead in _leads(passage, topics, by_word, long.get(passage.file, {})):
            leads[index].append(lead)
    for index, lead in _papers_that_came(topics, papers):
        leads[index].append(lead)
    near = _near(topics, leads, papers)
    found = {topic.commitment.id: _kept(topic, leads[index], near, papers) for index, topic in enumerate(topics)}
    return tuple(replace(c, follow_ups=found.get(c.id, ())) for c in commitments)


def _topic(commitment: Commitment, papers: Papers) -> _Topic | None:
    if commitment.type is CommitmentType.NOTED:
        return None
    own = weights(_telling(commitment), papers.rarity)
    if len(own) < 2:
        return None
    passage = papers.passage(commitment.quote.passage_id)
    named = references.decisions(f"{passage.item_title} {commitment.quote.text}")
    return _Topic(commitment, own, sum(own.values()), passage, named, passage.authority in _MINUTES)


def _telling(commitment: Commitment) -> str:
    """The words that say what is to be done: without the owner's, whose title would stand for the deed."""
    text = commitment.quote.text
    deed = _PURPOSE.split(commitment.action, maxsplit=1)[0]
    return deed if commitment.owner and len(words(deed)) >= _FEWEST_TELLING else text


_PURPOSE = re.compile(r"\s(?:to\s+ensure|in\s+order\s+to|so\s+that|ensuring|which|who|as\s+part\s+of)\s|;")
"""Where an action ends and its purpose begins."""
_FEWEST_TELLING = 2
"""Telling words that an action needs to stand for its commitment."""


def _units(passage: Passage) -> Iterator[_Unit]:
    at = 0
    for line in passage.body.text.split("\n"):
        for start, end in sentences(line):
            if line[start:end].count(" ") >= _FEWEST_WORDS - 1 and end - start <= _LONGEST:
                yield _Unit(passage, at + start, at + end)
        at += len(line) + 1


def _long_forms(document: Document) -> dict[str, set[str]]:
    """Words of the long form of each acronym that a paper gives: "LGA" says Local Government Association."""
    return {acronym.short: set(words(acronym.long)) for acronym in document.acronyms}


def _leads(
    passage: Passage, topics: Sequence[_Topic], by_word: dict[str, list[int]], long: dict[str, set[str]]
) -> Iterator[tuple[int, _Lead]]:
    title = " ".join((passage.item_title, *passage.headings))
    above, page = set(words(title)), set(words(f"{title} {passage.body.text}"))
    for unit in _units(passage):
        if any(start < unit.end and unit.start < end for start, end in passage.deleted):
            continue
        own = set(words(unit.text)).union(*(long[short] for short in _ACRONYM.findall(unit.text) if short in long))
        named = tuple(references.minutes(unit.text))
        numbers = references.decisions(unit.text)
        asked = bool(references.ANSWERS_REQUEST.search(unit.text))
        shared: dict[int, int] = defaultdict(int)
        around = page if asked else above
        for key in own | page if asked else own:
            for index in by_word.get(key, ()):
                shared[index] += 1
        for index, count in shared.items():
            lead = _lead(topics[index], unit, own, around, named, numbers, asked, count)
            if lead:
                yield index, lead


def _lead(
    topic: _Topic,
    unit: _Unit,
    own: set[str],
    above: set[str],
    named: tuple[references.MinuteReference, ...],
    numbers: frozenset[str],
    asked: bool,
    shared: int,
) -> _Lead | None:
    if not _later(topic, unit):
        return None
    share = topic.share(own, above)
    if any(_names(reference, topic) for reference in named):
        return _Lead(unit, 2 + share, "It names the minute.")
    if numbers & topic.decisions and share >= ASKED_FOR:
        return _Lead(unit, 1 + share, f"It names the decision {min(numbers & topic.decisions)}.")
    if not _same_committee(topic.passage.meeting.committee, unit.passage.meeting.committee):
        return None
    if asked and topic.minuted and topic.commitment.type in _ASKING and share >= ASKED_FOR and shared >= FEWEST:
        return _Lead(unit, 1 + share, "The paper says that it was asked for, and is about the same.")
    fewest, likely = (FEWEST, LIKELY) if topic.minuted else (FEWEST_IN_REPORTS, LIKELY_IN_REPORTS)
    return _Lead(unit, share) if shared >= fewest and share >= likely else None


_ASKING = (CommitmentType.RESOLUTION, CommitmentType.REQUEST, CommitmentType.UNDERTAKING)


def _names(reference: references.MinuteReference, topic: _Topic) -> bool:
    place, commitment = topic.passage, topic.commitment
    if reference.number != place.item_number or (reference.meeting and reference.meeting != place.meeting.date):
        return False
    own = references.parts_of(commitment.part)
    return not reference.parts or own[: len(reference.parts)] == reference.parts


def _later(topic: _Topic, unit: _Unit) -> bool:
    """Whether a sentence comes after the commitment: at a later meeting, or further on in the same minutes."""
    mine, other = topic.passage, unit.passage
    day, then = mine.meeting.date, other.meeting.date
    if day is None or then is None:
        return False
    if then > day:
        return True
    if then != day or mine.file != other.file or not (topic.minuted and other.authority in _MINUTES):
        return False
    return (other.ordinal, unit.start) > (mine.ordinal, topic.commitment.quote.end - 1)


def _at_later_meeting(topic: _Topic, unit: _Unit) -> bool:
    return (unit.passage.meeting.date or date.min) > (topic.passage.meeting.date or date.min)


@lru_cache(10_000)
def _same_committee(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    return fuzz.token_set_ratio(one, other, processor=default_process) >= SAME_COMMITTEE


_MINUTES = (Authority.RESOLUTION, Authority.MINUTES)


_PROMISED = re.compile(r"\b(?:reports?|updates?|papers?|briefings?|data|consideration|presentation)\b", re.IGNORECASE)
_OPENING = 3
"""Passages of a report in which it says what it is about."""


def _papers_that_came(topics: Sequence[_Topic], papers: Papers) -> Iterator[tuple[int, _Lead]]:
    """Reports to later meetings that are about what a report was promised on: held against their title and opening."""
    promised = [
        (index, topic)
        for index, topic in enumerate(topics)
        if topic.minuted and topic.commitment.type in _ASKING and _PROMISED.search(topic.commitment.quote.text)
    ]
    for (_, _), group in groupby(papers.passages(), key=lambda passage: (passage.file, passage.item)):
        opening = list(islice((p for p in group if p.paper is PaperKind.REPORT), _OPENING))
        if not opening:
            continue
        title = set(words(opening[0].item_title))
        held = title | {key for passage in opening for key in words(passage.body.text)}
        for index, topic in promised:
            share = topic.share(held, ())
            if not (title & topic.weights.keys() and share >= LIKELY_IN_REPORTS):
                continue
            if _same_committee(topic.passage.meeting.committee, opening[0].meeting.committee):
                unit = max((u for p in opening[:2] for u in _units(p)), key=lambda u: len(title & words(u.text).keys()), default=None)
                if unit and _at_later_meeting(topic, unit):
                    yield index, _Lead(unit, 1 + share, "A report on it came to a later meeting.")


def _near(topics: Sequence[_Topic], leads: dict[int, list[_Lead]], papers: Papers) -> dict[tuple[str, str, int], float]:
    """How near in meaning the likely sentences are, by commitment and place; all are encoded at one go."""
    pairs: list[tuple[str, str, _Unit]] = []
    for index, found in leads.items():
        likely = sorted((lead for lead in found if not lead.basis), key=_surest)
        commitment = topics[index].commitment
        pairs += [(commitment.id, commitment.quote.text, lead.unit) for lead in likely[:_BORDERLINE]]
    texts = list(dict.fromkeys([text for _, text, _ in pairs] + [unit.text for _, _, unit in pairs]))
    if not texts:
        return {}
    vectors = dict(zip(texts, papers.encode(texts), strict=True))
    return {(id_, unit.passage.id, unit.start): float(vectors[text] @ vectors[unit.text]) for id_, text, unit in pairs}


def _kept(
    topic: _Topic, leads: list[_Lead], near: dict[tuple[str, str, int], float], papers: Papers
) -> tuple[FollowUp, ...]:
    commitment = topic.commitment
    found: dict[str, tuple[_Lead, str]] = {}
    for lead in sorted(leads, key=_surest):
        close = near.get((commitment.id, lead.unit.passage.id, lead.unit.start), 0.0)
        if lead.basis or (close + lead.share) / 2 >= (NEAR if topic.minuted else NEAR_IN_REPORTS):
            basis = lead.basis or "It is about the same, in like words and near in meaning."
            found.setdefault(lead.unit.passage.id, (lead, basis))
    best = list(found.values())[:MOST]
    best.sort(key=lambda pair: (pair[0].unit.passage.meeting.date or date.min, pair[0].unit.passage.file, pair[0].unit.start))
    return tuple(_follow_up(topic, lead, basis, papers) for lead, basis in best)


def _surest(lead: _Lead) -> tuple[float, str, int]:
    return -lead.share, lead.unit.passage.id, lead.unit.start


def _follow_up(topic: _Topic, lead: _Lead, basis: str, papers: Papers) -> FollowUp:
    unit = lead.unit
    quote = Quote(unit.text, papers.cite(unit.passage, unit.start, unit.end), unit.passage.id, unit.start, unit.end)
    return FollowUp(quote, _grade(topic, unit), basis)


def _grade(topic: _Topic, unit: _Unit) -> FollowUpGrade:
    later = (unit.passage.meeting.date or date.min) > (topic.passage.meeting.date or date.min)
    if not later:
        return FollowUpGrade.REFERS
    if references.ANSWERS_REQUEST.search(unit.text):
        return FollowUpGrade.COMPLETES
    if _DONE.search(unit.text) and not _AHEAD.search(unit.text):
        return FollowUpGrade.COMPLETES
    if _AHEAD.search(unit.text) or any(references.minutes(unit.text)) or not topic.minuted:
        return FollowUpGrade.REFERS
    return FollowUpGrade.REPORTS
