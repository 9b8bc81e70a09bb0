"""A topic across meetings: what each says of its own, and how it differs from the one before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from committeesearch.answering import forms
from committeesearch.answering.about import Topic
from committeesearch.answering.differences import differences, gained_and_lost
from committeesearch.answering.figures import Reading, readings
from committeesearch.answering.proof import header_of, prove
from committeesearch.answering.quotes import SAME, Scored, scored_by_words, with_likeness
from committeesearch.answering.spans import CELLS, LONGEST, SpanKind, Stretch
from committeesearch.answering.words import stem, stems
from committeesearch.errors import UnverifiedQuote
from committeesearch.ports import Papers
from committeesearch.results import ChangeEntry, Changes, Figure, Hit, Query, Quote

DEPTH = 200
"""Passages looked for: the first 60 were all of one budget where other meetings gave the matter a sentence each."""
OF_A_MEETING = 8
"""Passages of one meeting that are looked at: its best sentence stands in one of the first."""
MOST = 200
"""Stretches of all meetings that are compared with the topic by meaning."""
EACH = 20
"""Stretches of one meeting that are."""
WORTH = 0.57
"""Share of the best meeting's score that another must reach: what shares a word of the topic and nothing else
("persistent pollutants" for persistent absence) reaches 0.25 to 0.55, the poorest that says something of it 0.59."""
MOST_FIGURES = 3
"""Figures of one meeting in the table: papers of one pack contradict each other, and each is shown."""
SEVERAL = 2
"""Cells with figures from which a row has columns to choose from."""

_Meeting = tuple[date, str]
"""Day and committee."""


def changes(topic: Query, papers: Papers) -> Changes:
    """What each meeting says of the topic, oldest first, with what differs from the meeting before.

    ``topic`` is a topic ("private fostering oversight") or a question about one ("When did … change?").
    """
    query = replace(topic, text=forms.topic(topic.text)) if forms.wants_changes(topic.text) else topic
    meetings = timeline(query, papers)
    entries = tuple(_entries(meetings, papers))
    searched = papers.searched(topic.filters)
    reason = "" if entries else "No meeting in the papers searched says anything about this topic."
    return Changes(query.text, entries, tuple(_figures(query, meetings, papers)), topic, searched, reason)


@dataclass(frozen=True, slots=True)
class Moment:
    """What one meeting says of a topic: the stretches about it, the best first."""

    on: date
    best: Scored
    whole: Stretch
    """The best one together with those about the topic that it stands next to."""
    about: tuple[Scored, ...]


def timeline(query: Query, papers: Papers) -> tuple[Moment, ...]:
    """The meetings that say something of their own about the topic, oldest first."""
    asked = forms.read(query)
    topic = Topic(asked, {term: papers.rarity(term) for term in asked.terms})
    by_meeting: dict[_Meeting, list[Scored]] = defaultdict(list)
    for one in scored_by_words(asked, tuple(_spread(papers.search(query, DEPTH))), papers):
        held = by_meeting[_meeting(one)]
        if len(held) < EACH and _reports(one):
            held.append(one)
    rivals = sorted((one for held in by_meeting.values() for one in held), key=lambda one: -one.score)
    told: dict[_Meeting, list[Scored]] = defaultdict(list)
    for one in with_likeness(asked, rivals[:MOST], papers):
        if topic.is_told_by(one):
            told[_meeting(one)].append(one)
    moments: list[Moment] = []
    for meeting, about in sorted(told.items()):
        about.sort(key=lambda one: not topic.is_named_in(one))  # else in the order of their scores
        fresh = [one for one in about if not any(_same(one, moment.best) for moment in moments)]
        if fresh:
            moments.append(Moment(meeting[0], fresh[0], _widened(fresh[0], about), tuple(about)))
    least = WORTH * max((moment.best.score for moment in moments), default=0.0)
    return tuple(moment for moment in moments if moment.best.score >= least)


def _spread(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The best passages of each meeting that has a date."""
    taken: Counter[_Meeting] = Counter()
    for hit in hits:
        meeting = hit.passage.meeting
        if meeting.date:
            taken[meeting.date, meeting.committee or ""] += 1
            if taken[meeting.date, meeting.committee or ""] <= OF_A_MEETING:
                yield hit


def _reports(one: Scored) -> bool:
    """Whether a stretch says something: an agenda announces, a front sheet names, a header stands over figures."""
    if one.signals.announced:
        return False
    if one.stretch.kind is not SpanKind.ROW:
        return True
    text = one.stretch.text
    figures_below = any(letter.isdigit() for letter in one.stretch.passage.body.text[one.stretch.end :])
    return f":{CELLS}" not in text and (any(letter.isdigit() for letter in _cells(text)) or not figures_below)


def _cells(row: str) -> str:
    """The cells of a row that hold a figure and no words: "within 20 weeks" stands in a header."""
    return CELLS.join(cell for cell in row.split(CELLS) if not re.search(r"[A-Za-z]{4}", cell))


def _meeting(one: Scored) -> _Meeting:
    meeting = one.stretch.passage.meeting
    return meeting.date or date.min, meeting.committee or ""


def _same(one: Scored, other: Scored) -> bool:
    return fuzz.token_set_ratio(one.stretch.text, other.stretch.text) >= SAME


def _widened(best: Scored, about: Sequence[Scored]) -> Stretch:
    """The best stretch together with those about the topic that follow on or come before it without a gap."""
    stretch = best.stretch
    body = stretch.passage.body.text
    near = [one.stretch for one in about if one.stretch.passage.id == stretch.passage.id]
    start, end = stretch.start, stretch.end
    for other in sorted(near, key=lambda entry: entry.start):
        if other.start >= end and not body[end : other.start].strip() and other.end - start <= LONGEST:
            end = other.end
    for other in sorted(near, key=lambda entry: -entry.start):
        if other.end <= start and not body[other.end : start].strip() and end - other.start <= LONGEST:
            start = other.start
    return replace(stretch, start=start, end=end, core=start)


def _entries(moments: Iterable[Moment], papers: Papers) -> Iterator[ChangeEntry]:
    before = ""
    for moment in moments:
        stretch = moment.whole
        try:
            quote = prove(papers, stretch.passage, stretch.start, stretch.end, header_of(stretch, papers))
        except UnverifiedQuote:
            continue
        if not before:
            yield ChangeEntry(quote)
        else:
            added, removed = gained_and_lost(before, quote.text)
            yield ChangeEntry(quote, differences(before, quote.text), added, removed)
        before = quote.text


def _figures(query: Query, moments: Sequence[Moment], papers: Papers) -> Iterator[Figure]:
    """Figures of the unit that most meetings give for the topic, if two or more give one."""
    topic = stems(query.text)
    found: dict[date, list[tuple[Scored, Reading]]] = {
        moment.on: [(one, reading) for one in moment.about if _is_of_one_column(one) for reading in _read(one, topic)]
        for moment in moments
    }
    unit = _commonest(found)
    for held in found.values():
        values: set[float] = set()
        for one, reading in held:
            if not unit or stem(reading.unit) != unit or reading.value in values or len(values) == MOST_FIGURES:
                continue
            quote = _proved(one, papers)
            if quote:
                values.add(reading.value)
                yield Figure(query.text, reading.value, reading.unit, quote)


def _read(one: Scored, topic: frozenset[str]) -> tuple[Reading, ...]:
    return readings(one.stretch.text, topic)[:1]


def _is_of_one_column(one: Scored) -> bool:
    """Which of several columns is meant, a topic does not say."""
    cells = re.split(rf"\t|{CELLS}", one.stretch.text)
    return sum(bool(re.fullmatch(r"\W*\d[\d,.]*\W*", cell)) for cell in cells) < SEVERAL


def _commonest(found: Mapping[date, Sequence[tuple[Scored, Reading]]]) -> str:
    counts = Counter(unit for held in found.values() for unit in {stem(reading.unit) for _, reading in held})
    if not counts:
        return ""
    unit, times = min(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return unit if times > 1 else ""


def _proved(one: Scored, papers: Papers) -> Quote | None:
    try:
        return prove(papers, one.stretch.passage, one.stretch.start, one.stretch.end)
    except UnverifiedQuote:
        return None
