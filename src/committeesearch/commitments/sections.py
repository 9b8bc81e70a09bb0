"""Sections of later papers whose heading names what a commitment is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from committeesearch.commitments.telling import words
from committeesearch.commitments.topics import Lead, Topic, Unit, may_tell, only_names, units
from committeesearch.model import Passage, PassageKind

ON_IT = 0.60
"""Share of a commitment's telling words in the headings of a section from which the section is on it."""
LEAST = 9.0
"""Sum of the rarity of these words, as for a sentence (``likeness.LEAST``)."""
FEWEST = 2
"""Their number."""
_BRINGS_IN = re.compile(r":\s*$|\b(?:table|list)\s+below\b|\bas\s+follows\b", re.IGNORECASE)
"""How a line brings in the table or list that says it all."""
SURE = 0.45
"""How sure such a sentence is: shown after all that says the matter itself."""
HAS_SECTION = "A section of a later paper is on it."


def on_them(
    passage: Passage, before: Passage | None, topics: Sequence[Topic], by_word: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, Lead]]:
    """For each commitment (by its index) that a heading names, what the section says first, and where it brings in a
    table or list. ``before`` is the passage before."""
    if passage.kind is not PassageKind.TEXT or not passage.headings:
        return
    told = [unit for unit in units(passage) if not only_names(unit)]
    for heading in passage.headings:
        opens = before is None or _place(before) != _place(passage) or heading not in before.headings
        quoted = [unit for at, unit in enumerate(told) if (opens and at == 0) or _BRINGS_IN.search(unit.text)]
        above = words(heading)
        for index in sorted({index for key in above for index in by_word.get(key, ())}) if quoted else ():
            yield from ((index, Lead(unit, SURE, HAS_SECTION)) for unit in quoted if _names(topics[index], above, unit))


def _names(topic: Topic, above: Mapping[str, str], unit: Unit) -> bool:
    shared = [topic.weights[key] for key in above if key in topic.weights]
    enough = len(shared) >= FEWEST and sum(shared) >= max(LEAST, ON_IT * topic.total)
    return enough and may_tell(topic, unit)


def _place(passage: Passage) -> tuple[str, int]:
    return passage.file, passage.item
