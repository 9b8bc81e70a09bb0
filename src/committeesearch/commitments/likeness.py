"""Sentences that say again what a commitment says: in like words, weighed by rarity, and near in meaning.

One pass over all passages: each sentence is held against the commitments that share its telling words. Of what is
likely by its words the best are compared in meaning, all at one go.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from committeesearch.commitments.topics import (
    Lead,
    Rarity,
    Topic,
    Unit,
    alike,
    at_later_meeting,
    further_on,
    only_names,
    same_committee,
    same_item,
    units,
    unlabelled,
    words,
)
from committeesearch.model import Authority, Document, PaperKind, Passage
from committeesearch.ports import Papers
from committeesearch.results import CommitmentType

LIKELY = 0.20
"""Likeness in words from which meaning is looked at (see ``in_words``)."""
MEANING = 0.45
"""Cosine of the two sentences under the index's model that it takes at least."""
NEAR, NEAR_BESIDE = 0.53, 0.55
"""Mean of both from which a sentence is about the commitment: at a later meeting, and in another report to the same
one. Read by hand in both development councils: from 0.49 to 0.53 two of eight were right, from 0.53 to 0.58 four of
seven, above nearly all; the cosine with the share of the commitment's words alone, used before, kept one of four."""
STANDING = 0.85
"""Likeness in words from which a sentence of another report to the same meeting is standing text (aims that every
report repeats), and tells nothing of it."""
FEWEST = 2
"""Telling words that they must share."""
LEAST = 9.0
"""Sum of the rarity of these words: two that stand in every second paper ("support carers") tell nothing."""
BORDERLINE = 8
"""Sentences that are likely, for one commitment, whose meaning is looked at: encoding takes the time."""
SAME_AGAIN = "It is about the same, in like words and near in meaning."
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z]\b")
_TOLD_BESIDE = (CommitmentType.UNDERTAKING, CommitmentType.PLAN, CommitmentType.REQUEST)
"""What another report to the same meeting may tell of: a recommendation or delegation there is another one."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words and what stands above them."""

    unit: Unit
    own: frozenset[str]
    above: frozenset[str]
    weight: float
    """Sum of the rarity of its own words."""


def read(passage: Passage, long: Mapping[str, set[str]], rarity: Rarity) -> Iterator[Words]:
    """The sentences of a passage that stand (struck-through ones do not), with acronyms as long as the paper gives."""
    above = frozenset(words(" ".join((passage.item_title, *passage.headings))))
    for unit in units(passage):
        if only_names(unit):
            continue
        if any(start < unit.end and unit.start < end for start, end in passage.deleted):
            continue
        said = words(unlabelled(unit.text))
        own = frozenset(said).union(*(long[short] for short in _ACRONYM.findall(unit.text) if short in long))
        yield Words(unit, own, above, sum(rarity(word) for word in said.values()))


def long_forms(document: Document) -> dict[str, set[str]]:
    """Words of the long form of each acronym that a paper gives: "LGA" says Local Government Association."""
    return {acronym.short: set(words(acronym.long)) for acronym in document.acronyms}


def in_words(topic: Topic, said: Words) -> float:
    """Harmonic mean of how much of the commitment the sentence holds and how much of the sentence is the commitment's.

    The first alone lets long sentences match anything, the second short ones.
    """
    held = topic.share(said.own, said.above)
    mine = sum(topic.weights[key] for key in said.own if key in topic.weights)
    about = min(1.0, mine / said.weight) if said.weight else 0.0
    return 2 * held * about / (held + about) if held + about else 0.0


def likely(topic: Topic, said: Words) -> Lead | None:
    """A sentence that may be about the commitment, by its words and its place."""
    shared = [key for key in said.own if key in topic.weights]
    if len(shared) < FEWEST or sum(topic.weights[key] for key in shared) < LEAST or not _may_follow(topic, said.unit):
        return None
    share = in_words(topic, said)
    if share < LIKELY or (share >= STANDING and not at_later_meeting(topic, said.unit) and not topic.minuted):
        return None
    return Lead(said.unit, share)


def _may_follow(topic: Topic, unit: Unit) -> bool:
    if not same_committee(topic, unit):
        return False
    if at_later_meeting(topic, unit):
        return True
    if unit.passage.meeting.date != topic.passage.meeting.date:
        return False
    if topic.minuted:
        return further_on(topic, unit) and (_resolves(topic, unit) or not (same_item(topic, unit) or _resolved(topic)))
    reported = unit.passage.paper in (PaperKind.REPORT, PaperKind.UPDATE)
    return reported and topic.commitment.type in _TOLD_BESIDE and not _same_title(topic, unit)


def _resolves(topic: Topic, unit: Unit) -> bool:
    """Within one minute only the resolution follows up what was said before it."""
    return unit.passage.authority is Authority.RESOLUTION and not _resolved(topic)


def _resolved(topic: Topic) -> bool:
    """What one minute resolves and another resolves in like words is of two matters."""
    return topic.passage.authority is Authority.RESOLUTION


def _same_title(topic: Topic, unit: Unit) -> bool:
    return alike(topic.passage.item_title, unit.passage.item_title)


def about(topics: Sequence[Topic], leads: Mapping[int, Iterable[Lead]], papers: Papers) -> Iterator[tuple[int, Lead]]:
    """Of the likely sentences those near in meaning too, by the commitment's index."""
    best = {index: sorted(found, key=Lead.order)[:BORDERLINE] for index, found in leads.items()}
    texts = dict.fromkeys(topics[index].commitment.quote.text for index, found in best.items() if found)
    texts |= dict.fromkeys(lead.unit.text for found in best.values() for lead in found)
    if not texts:
        return
    vectors = dict(zip(texts, papers.encode(list(texts)), strict=True))
    for index, found in best.items():
        topic = topics[index]
        for lead in found:
            close = float(vectors[topic.commitment.quote.text] @ vectors[lead.unit.text])
            near = NEAR if topic.minuted or at_later_meeting(topic, lead.unit) else NEAR_BESIDE
            if close >= MEANING and (close + lead.share) / 2 >= near:
                yield index, replace(lead, share=(close + lead.share) / 2, basis=SAME_AGAIN)


def by_word(topics: Sequence[Topic]) -> dict[str, list[int]]:
    """The commitments (by index) that each telling word belongs to."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, topic in enumerate(topics):
        for key in topic.weights:
            found[key].append(index)
    return found
