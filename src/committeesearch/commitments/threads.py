"""What was asked in the debate and then resolved: what follows the resolution up follows the request up."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import replace

from committeesearch.commitments.topics import Lead, Topic, at_later_meeting, further_on

TAKEN_ON = 2.5
"""How sure the words are that took a request on: without them nobody sees why the rest follows."""
_Place = tuple[str, int]


def taken_on(topics: Sequence[Topic], sure: MutableMapping[int, list[Lead]]) -> None:
    """Give each minuted commitment what later meetings show of those further on in its minutes that follow it up."""
    at = {place: index for index, topic in enumerate(topics) for place in _places(topic)}
    # From the end of the minutes to their beginning, so that a request has all that its resolution's resolution has.
    for index in sorted(range(len(topics)), key=lambda index: _order(topics[index]), reverse=True):
        topic = topics[index]
        if not topic.minuted:
            continue
        taken = {lead: at[_place(lead)] for lead in sure[index] if _place(lead) in at and further_on(topic, lead.unit)}
        for lead, other in taken.items():
            if other != index:
                sure[index] += [replace(lead, share=TAKEN_ON), *(one for one in sure[other] if _later(topic, one))]


def _later(topic: Topic, lead: Lead) -> bool:
    return at_later_meeting(topic, lead.unit)


def _place(lead: Lead) -> _Place:
    return lead.unit.passage.id, lead.unit.start


def _places(topic: Topic) -> list[_Place]:
    quotes = (topic.commitment.quote, *(known.quote for known in topic.commitment.follow_ups))
    return [(quote.passage_id, quote.start) for quote in quotes]


def _order(topic: Topic) -> tuple[str, int, int]:
    return topic.passage.file, topic.passage.ordinal, topic.commitment.quote.start
