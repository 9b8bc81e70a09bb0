"""What later papers say of a commitment: by reference, on a later agenda, or in the same words again.

One pass over all passages: each sentence that comes later is held against the commitments that share its telling words.
What is found is quoted, graded and told how it was found; nothing here ever says that something was not done.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from committeesearch.commitments import references
from committeesearch.commitments.arrived import reports_that_came
from committeesearch.commitments.topics import (
    MINUTES,
    Lead,
    Topic,
    Unit,
    same_committee,
    topic_of,
    units,
    words,
)
from committeesearch.model import Document, Passage
from committeesearch.ports import Papers
from committeesearch.results import Commitment, FollowUp, FollowUpGrade, Quote

LIKELY, LIKELY_IN_REPORTS = 0.40, 0.60
"""Share of a commitment's telling words, weighed by rarity, from which a later sentence may be about it: of what was
minuted, and of what a report says, which is often said again of something else."""
MEANING, MEANING_IN_REPORTS = 0.50, 0.60
"""Cosine of the two sentences under the index's model that it takes at least."""
NEAR, NEAR_IN_REPORTS = 0.55, 0.66
"""Mean of that share and of the cosine of the two sentences under the index's model from which it is."""
FEWEST, FEWEST_IN_REPORTS = 2, 3
"""Telling words that they must share."""
SAME_DECISION = 0.25
"""Share that is enough where the number of the decision is given: reports on it have many parts."""
MOST = 6
"""Follow-ups kept for one commitment, the surest first."""
_BORDERLINE = 8
"""Sentences that are likely, for one commitment, whose meaning is looked at."""
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z]\b")
_DONE = re.compile(
    r"\b(?:has|have)\s+(?:now\s+|already\s+|since\s+|successfully\s+|recently\s+)?(?:been\s+)?(?:completed?|launched|published|"
    r"delivered|submitted|presented|circulated|appointed|recruited|implemented|established|commenced|started|opened|closed|"
    r"approved|adopted|signed|issued|introduced|undertaken|finalised|held|taken\s+place|gone\s+live)\b"
    r"|\b(?:was|were)\s+(?:completed|launched|published|delivered|submitted|circulated|appointed|implemented|established|held)\b"
    r"|\b(?:is|are)\s+now\s+(?:in\s+place|complete|live|open|operational)\b|\btook\s+place\b|\bis\s+attached\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|plan(?:s|ned)?\s+to|due\s+to|be\s+requested|be\s+invited|to\s+be)\b", re.IGNORECASE
)


def follow_up(commitments: Sequence[Commitment], papers: Papers) -> tuple[Commitment, ...]:
    """The commitments with the later passages that bear on them. What was only noted has none."""
    topics = [topic for commitment in commitments if (topic := topic_of(commitment, papers))]
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, topic in enumerate(topics):
        for key in topic.weights:
            by_word[key].append(index)
    leads: dict[int, list[Lead]] = defaultdict(list)
    long = {document.file: _long_forms(document) for document in papers.documents()}
    for passage in papers.passages():
        for index, lead in _leads(passage, topics, by_word, long.get(passage.file, {})):
            leads[index].append(lead)
    for index, lead in reports_that_came(topics, papers):
        leads[index].append(lead)
    near = _near(topics, leads, papers)
    found = {topic.commitment.id: _kept(topic, leads[index], near, papers) for index, topic in enumerate(topics)}
    return tuple(replace(c, follow_ups=found.get(c.id, ())) for c in commitments)


def _long_forms(document: Document) -> dict[str, set[str]]:
    """Words of the long form of each acronym that a paper gives: "LGA" says Local Government Association."""
    return {acronym.short: set(words(acronym.long)) for acronym in document.acronyms}


def _leads(
    passage: Passage, topics: Sequence[Topic], by_word: dict[str, list[int]], long: dict[str, set[str]]
) -> Iterator[tuple[int, Lead]]:
    above = set(words(" ".join((passage.item_title, *passage.headings))))
    for unit in units(passage):
        if any(start < unit.end and unit.start < end for start, end in passage.deleted):
            continue
        own = set(words(unit.text)).union(*(long[short] for short in _ACRONYM.findall(unit.text) if short in long))
        named = tuple(references.minutes(unit.text))
        numbers = references.decisions(unit.text)
        shared: dict[int, int] = defaultdict(int)
        for key in own:
            for index in by_word.get(key, ()):
                shared[index] += 1
        for index, count in shared.items():
            lead = _lead(topics[index], unit, own, above, named, numbers, count)
            if lead:
                yield index, lead


def _lead(
    topic: Topic,
    unit: Unit,
    own: set[str],
    above: set[str],
    named: tuple[references.MinuteReference, ...],
    numbers: frozenset[str],
    shared: int,
) -> Lead | None:
    if not _later(topic, unit):
        return None
    share = topic.share(own, above)
    if any(_names(reference, topic) for reference in named):
        return Lead(unit, 2 + share, "It names the minute.")
    if numbers & topic.decisions and share >= SAME_DECISION:
        return Lead(unit, 1 + share, f"It names the decision {min(numbers & topic.decisions)}.")
    if not same_committee(topic, unit):
        return None
    fewest, likely = (FEWEST, LIKELY) if topic.minuted else (FEWEST_IN_REPORTS, LIKELY_IN_REPORTS)
    return Lead(unit, share) if shared >= fewest and share >= likely else None


def _names(reference: references.MinuteReference, topic: Topic) -> bool:
    place, commitment = topic.passage, topic.commitment
    if reference.number != place.item_number or (reference.meeting and reference.meeting != place.meeting.date):
        return False
    own = references.parts_of(commitment.part)
    return not reference.parts or own[: len(reference.parts)] == reference.parts


def _later(topic: Topic, unit: Unit) -> bool:
    """Whether a sentence comes after the commitment: at a later meeting, or further on in the same minutes."""
    mine, other = topic.passage, unit.passage
    day, then = mine.meeting.date, other.meeting.date
    if day is None or then is None:
        return False
    if then > day:
        return True
    if then != day or mine.file != other.file or not (topic.minuted and other.authority in MINUTES):
        return False
    return (other.ordinal, unit.start) > (mine.ordinal, topic.commitment.quote.end - 1)


def _near(topics: Sequence[Topic], leads: dict[int, list[Lead]], papers: Papers) -> dict[tuple[str, str, int], float]:
    """How near in meaning the likely sentences are, by commitment and place; all are encoded at one go."""
    pairs: list[tuple[str, str, Unit]] = []
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
    topic: Topic, leads: list[Lead], near: dict[tuple[str, str, int], float], papers: Papers
) -> tuple[FollowUp, ...]:
    commitment = topic.commitment
    found: dict[str, tuple[Lead, str]] = {}
    for lead in sorted(leads, key=_surest):
        close = near.get((commitment.id, lead.unit.passage.id, lead.unit.start), 0.0)
        meaning, both = (MEANING, NEAR) if topic.minuted else (MEANING_IN_REPORTS, NEAR_IN_REPORTS)
        if lead.basis or (close >= meaning and (close + lead.share) / 2 >= both):
            basis = lead.basis or "It is about the same, in like words and near in meaning."
            found.setdefault(lead.unit.passage.id, (lead, basis))
    best = list(found.values())[:MOST]
    best.sort(
        key=lambda pair: (pair[0].unit.passage.meeting.date or date.min, pair[0].unit.passage.file, pair[0].unit.start)
    )
    return tuple(_follow_up(topic, lead, basis, papers) for lead, basis in best)


def _surest(lead: Lead) -> tuple[float, str, int]:
    return -lead.share, lead.unit.passage.id, lead.unit.start


def _follow_up(topic: Topic, lead: Lead, basis: str, papers: Papers) -> FollowUp:
    unit = lead.unit
    quote = Quote(unit.text, papers.cite(unit.passage, unit.start, unit.end), unit.passage.id, unit.start, unit.end)
    return FollowUp(quote, _grade(topic, unit), basis)


def _grade(topic: Topic, unit: Unit) -> FollowUpGrade:
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
