"""What later papers say of a commitment: by reference, in the report that was promised, or in the same words again.

What is found is quoted, graded and told how it was found; nothing here ever says that something was not done.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from committeesearch.commitments import arrived, likeness, quoted, references, sections
from committeesearch.commitments.grades import grade
from committeesearch.commitments.likeness import Words
from committeesearch.commitments.names import Name
from committeesearch.commitments.restated import fold
from committeesearch.commitments.threads import taken_on
from committeesearch.commitments.topics import Lead, Topic, at_later_meeting, further_on, topic_of, units
from committeesearch.model import Passage, PassageKind
from committeesearch.ports import Papers
from committeesearch.results import Commitment, FollowUp, Quote

SAME_DECISION = 0.25
"""Share of the commitment's words that is enough where the number of the decision is given: reports on it have many
parts."""
MOST = 8
"""Follow-ups kept for one commitment, the surest first: a request that a minute resolved has the resolution's too."""
SURE = 0.6
"""How sure a likeness must be (the mean of words and meaning) for a deed to be called done or replaced: of the
likenesses from 0.49 to 0.6 that were read by hand, some were of the same service and another deed."""
NAMES_MINUTE = "It names the minute."
BRINGS_IN = "It brings in the row that names the minute."


def follow_up(commitments: Sequence[Commitment], papers: Papers) -> tuple[Commitment, ...]:
    """The commitments with the later passages that bear on them, each once. What was only noted has none."""
    commitments = fold(commitments)
    topics = [topic for commitment in commitments if (topic := topic_of(commitment, papers))]
    sure: dict[int, list[Lead]] = defaultdict(list)
    maybe: dict[int, list[Lead]] = defaultdict(list)
    rarity = lru_cache(100_000)(papers.rarity)
    by_word = likeness.by_word(topics)
    by_number = _by_number(topics)
    long = lru_cache(1)(lambda file: likeness.long_forms(papers.document(file)))  # passages come file by file
    mentions: list[quoted.Mention] = []
    named = frozenset[Name]().union(*(topic.names.part for topic in topics))
    held: Counter[Name] = Counter()
    before: Passage | None = None
    for passage in papers.passages():
        mentions += quoted.mentions(passage)
        for index, lead in sections.on_them(passage, before, topics, by_word):
            sure[index].append(lead)
        for said in likeness.read(passage, long(passage.file), rarity):
            held.update(said.names.part & named)
            for index, lead in _by_reference(said, topics, by_number):
                sure[index] += [lead, *_brought_in_by(lead, before)]
            for index in {index for key in said.own for index in by_word.get(key, ())}:
                found = likeness.likely(topics[index], said)
                if found:
                    maybe[index].append(found)
        before = passage
    for index, lead in arrived.reports_that_came(topics, papers, mentions):
        sure[index].append(lead)
    for index, lead in likeness.about(topics, maybe, papers, held):
        sure[index].append(lead)
    taken_on(topics, sure)
    kept = {topic.commitment.id: _kept(topic, sure[index], papers) for index, topic in enumerate(topics)}
    return tuple(replace(c, follow_ups=(*c.follow_ups, *kept.get(c.id, ()))) for c in commitments)


def _by_number(topics: Sequence[Topic]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, topic in enumerate(topics):
        for number in {topic.passage.item_number, *topic.decisions} - {""}:
            found[number].append(index)
    return found


def _by_reference(said: Words, topics: Sequence[Topic], by_number: dict[str, list[int]]) -> Iterator[tuple[int, Lead]]:
    for reference in references.minutes(said.unit.text):
        for index in by_number.get(reference.number, ()):
            topic = topics[index]
            if _follows(topic, said) and references.names(reference, topic.passage, topic.commitment.part):
                yield index, Lead(said.unit, 3.0, NAMES_MINUTE)
    for number in references.decisions(said.unit.text):
        for index in by_number.get(number, ()):
            topic = topics[index]
            if _follows(topic, said) and topic.share(said.own, said.above) >= SAME_DECISION:
                yield index, Lead(said.unit, 2.0, f"It names the decision {number}.")


def _brought_in_by(lead: Lead, before: Passage | None) -> Iterator[Lead]:
    """The line that brings in a table whose row names the minute: "The Committee agreed the following items:"."""
    row = lead.unit.passage
    if before and row.kind is PassageKind.TABLE_ROWS and (before.file, before.item) == (row.file, row.item):
        last = list(units(before))[-1:]
        if last and last[0].text.rstrip().endswith(":"):
            yield Lead(last[0], lead.share - 0.5, BRINGS_IN)


def _follows(topic: Topic, said: Words) -> bool:
    return at_later_meeting(topic, said.unit) or further_on(topic, said.unit)


def _kept(topic: Topic, leads: Sequence[Lead], papers: Papers) -> tuple[FollowUp, ...]:
    """The surest leads, each once, in the order of time."""
    said = {(known.quote.passage_id, known.quote.text) for known in topic.commitment.follow_ups}
    found: dict[tuple[str, str], Lead] = {}
    for lead in sorted(leads, key=Lead.order):
        place = lead.unit.passage.id, lead.unit.text
        if place not in said:
            found.setdefault(place, lead)
    best = sorted(
        list(found.values())[:MOST],
        key=lambda lead: (
            lead.unit.passage.meeting.date or date.min,
            lead.unit.passage.file,
            lead.unit.passage.ordinal,
        ),
    )
    return tuple(_follow_up(topic, lead, papers) for lead in best)


def _follow_up(topic: Topic, lead: Lead, papers: Papers) -> FollowUp:
    unit = lead.unit
    quote = Quote(unit.text, papers.cite(unit.passage, unit.start, unit.end), unit.passage.id, unit.start, unit.end)
    return FollowUp(quote, grade(topic, unit, quoted.is_what_was_promised(topic, lead), lead.share >= SURE), lead.basis)
