"""Reports that came: papers to later meetings on what a report was promised, or asked, on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from committeesearch.commitments.references import ANSWERS_REQUEST
from committeesearch.commitments.topics import Lead, Topic, Unit, at_later_meeting, same_committee, units, words
from committeesearch.model import PaperKind, Passage
from committeesearch.ports import Papers
from committeesearch.results import CommitmentType

ON_IT = 0.60
"""Share of a commitment's telling words in a report's title and opening from which the report is on it."""
ASKED = 0.30
"""Share that is enough where the report says that it was asked for."""
_OPENING = 3
"""Passages of a report in which it says what it is about."""
_ASKS = (CommitmentType.RESOLUTION, CommitmentType.REQUEST, CommitmentType.UNDERTAKING)
_A_PAPER = re.compile(
    r"\b(?:reports?|updates?|papers?|briefings?|data|consideration|presentation|scorecards?|versions?)\b", re.IGNORECASE
)


def reports_that_came(topics: Sequence[Topic], papers: Papers) -> Iterator[tuple[int, Lead]]:
    """For each commitment (by its index) that promises a paper, the later reports on it, quoted where they say so."""
    promised = [
        (index, topic)
        for index, topic in enumerate(topics)
        if topic.minuted and topic.commitment.type in _ASKS and _A_PAPER.search(topic.commitment.quote.text)
    ]
    for _, group in groupby(papers.passages(), key=lambda passage: (passage.file, passage.item)):
        report = [passage for passage in group if passage.paper is PaperKind.REPORT]
        if not report:
            continue
        title = set(words(report[0].item_title))
        held = title.union(*(words(passage.body.text) for passage in report[:_OPENING]))
        says_so = _says_so(report)
        for index, topic in promised:
            share = topic.share(held, ())
            unit = says_so or _names_it(report[:2], title)
            if unit is None or not title & topic.weights.keys() or share < (ASKED if says_so else ON_IT):
                continue
            if at_later_meeting(topic, unit) and same_committee(topic, unit):
                basis = (
                    "The report says that it was asked for." if says_so else "A report on it came to a later meeting."
                )
                yield index, Lead(unit, 1 + share, basis)


def _says_so(report: Sequence[Passage]) -> Unit | None:
    return next((unit for passage in report for unit in units(passage) if ANSWERS_REQUEST.search(unit.text)), None)


def _names_it(opening: Sequence[Passage], title: set[str]) -> Unit | None:
    found = [unit for passage in opening for unit in units(passage)]
    return max(found, key=lambda unit: len(title & words(unit.text).keys()), default=None)
