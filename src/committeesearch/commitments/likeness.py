"""Sentences that say again what a commitment says: in like words, weighed by rarity, and near in meaning.

One pass over all passages: each sentence is held against the commitments that share its telling words. Of what is
likely by its words the best are compared in meaning, all at one go.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from committeesearch.commitments.names import Name, Named
from committeesearch.commitments.telling import Rarity, stem, words
from committeesearch.commitments.topics import (
    Lead,
    Topic,
    Unit,
    at_later_meeting,
    may_tell,
    only_names,
    units,
    unlabelled,
)
from committeesearch.model import Document, Passage
from committeesearch.ports import Papers

LIKELY = 0.25
"""Likeness in words from which meaning is looked at (see ``in_words``)."""
FULL = 8.0
"""Spreads above the background of the papers at which two sentences mean the same: "be endorsed" and "be noted" of the
same proposals stand 7.8 above it."""
NEAR = 0.46
"""Mean of the likeness in words and in meaning (as a share of ``FULL``) from which a sentence is about the commitment.
Read once, in both development councils under the tuned model, while it was set: about half of those from 0.44 to 0.52
were right, hardly any below. The plain model finds as many (61 and 62 shown)."""
NAMED, NEAR_NAMED = 25, 0.37
"""Sentences of all papers that may hold a name for it to tell, and the likeness that is enough where both name it: read
likewise, about two of three from there to ``NEAR`` were right."""
RARE, NEAR_RARE = 3, 0.15
"""The same for a name that hardly any sentence holds."""
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


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words and what stands above them."""

    unit: Unit
    own: frozenset[str]
    above: frozenset[str]
    weight: float
    """Sum of the rarity of its own words."""
    names: Named


def read(passage: Passage, long: Mapping[str, set[str]], rarity: Rarity) -> Iterator[Words]:
    """The sentences of a passage that stand (struck-through ones do not), with acronyms as written and as spelt out."""
    above = frozenset(words(" ".join((passage.item_title, *passage.headings))))
    for unit in units(passage):
        if only_names(unit):
            continue
        if any(start < unit.end and unit.start < end for start, end in passage.deleted):
            continue
        said = words(unlabelled(unit.text))
        own = frozenset(said).union(*(long[short] for short in _ACRONYM.findall(unit.text) if short in long))
        own |= {stem(short) for short, spelt in long.items() if spelt and spelt <= own}
        weight = sum(rarity(word) for word in said.values())
        yield Words(unit, own, above, weight, Named.of(unit.text))


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
    if not may_tell(topic, said.unit):
        return None
    share = in_words(topic, said)
    if share >= STANDING and not at_later_meeting(topic, said.unit) and not topic.minuted:
        return None
    named = topic.names.shared(said.names)
    shared = [key for key in said.own if key in topic.weights]
    enough = len(shared) >= FEWEST and sum(topic.weights[key] for key in shared) >= LEAST and share >= LIKELY
    return Lead(said.unit, share, names=named) if enough or named else None


def about(
    topics: Sequence[Topic], leads: Mapping[int, Iterable[Lead]], papers: Papers, held: Mapping[Name, int]
) -> Iterator[tuple[int, Lead]]:
    """Of the likely sentences those near in meaning too, by the commitment's index.

    ``held`` tells how many sentences of all papers hold a name.
    """
    chosen = [(index, lead) for index, found in leads.items() for lead in _best(found, held)]
    pairs = [(topics[index].deed, lead.unit.text) for index, lead in chosen]
    for (index, lead), out in zip(chosen, papers.stand_out(pairs), strict=True):
        near = (min(out / FULL, 1.0) + lead.share) / 2
        if near >= _least(lead, held):
            yield index, replace(lead, share=near, basis=SAME_AGAIN)


def _best(leads: Iterable[Lead], held: Mapping[Name, int]) -> list[Lead]:
    """Those whose meaning is looked at: the likeliest, and whatever shares a rare name."""
    found = sorted(leads, key=Lead.order)
    likely = [lead for lead in found if lead.share >= LIKELY][:BORDERLINE]
    return likely + [lead for lead in found if lead not in likely and _least(lead, held) < NEAR][:BORDERLINE]


def _least(lead: Lead, held: Mapping[Name, int]) -> float:
    """The likeness from which it is about the commitment."""
    fewest = min((held[name] for name in lead.names), default=NAMED + 1)
    return NEAR_RARE if fewest <= RARE else NEAR_NAMED if fewest <= NAMED else NEAR


def by_word(topics: Sequence[Topic]) -> dict[str, list[int]]:
    """The commitments (by index) that each telling word belongs to."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, topic in enumerate(topics):
        for key in topic.weights:
            found[key].append(index)
    return found
