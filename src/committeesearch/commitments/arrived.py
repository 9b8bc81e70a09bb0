"""Reports that came: papers to later meetings on what a report was promised, or asked, on.

The library's own search is asked what the next meetings' papers say of it. Where most of what it finds stands under one
item, or where a report says in its title and opening that it is on it, that report came (``quoted`` says where).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from committeesearch.commitments.quoted import Mention, Report, quoted, says_so
from committeesearch.commitments.telling import words
from committeesearch.commitments.topics import Lead, Topic, Unit, alike, same_committee
from committeesearch.model import PaperKind, Passage
from committeesearch.ports import Papers
from committeesearch.results import CommitmentType, Filters, Query

FOUND = 12
"""Passages of a meeting that are looked for."""
UNDER_ONE = 8
"""How many of them stand under one item of several where that item is on it (of 12: the promised reports of the
development papers hold 9 to 12, the items nearest to a promise without a report up to 6)."""
SEVERAL = 3
"""Items with papers that a meeting must have for that to tell anything."""
MEETINGS = 4
"""Meetings after the promise that are looked at: most committees' year."""
ON_IT = 0.50
"""Share of a commitment's telling words in a report's title and opening from which the report is on it (0.6 missed a
report whose opening names the matter and not the data asked for; at 0.5 no other came up in either council)."""
ASKED = 0.30
"""Share that is enough where the report says that it was asked for."""
_OPENING = 3
"""Passages of a report in which it says what it is about."""
_ASKS = (CommitmentType.RESOLUTION, CommitmentType.REQUEST, CommitmentType.UNDERTAKING)
_A_PAPER = re.compile(
    r"\b(?:reports?|updates?|papers?|briefings?|data|consideration|presentation|scorecards?|versions?)\b", re.IGNORECASE
)
_NONE_COMES = re.compile(r"\b(?:be|was|were|been)\s+(?:noted\b|received\b|not\s+\w+)|\bnot\s+be\b", re.IGNORECASE)
_OPENS = (PaperKind.REPORT, PaperKind.UPDATE)
_PAPERS = (*_OPENS, PaperKind.APPENDIX)
"""What belongs to an item's report: many a report is a front sheet, and what it brings is attached."""

_Meeting = tuple[str, date]


def reports_that_came(
    topics: Sequence[Topic], papers: Papers, mentions: Sequence[Mention] = ()
) -> Iterator[tuple[int, Lead]]:
    """For each commitment (by its index) that promises a paper, the later reports on it, quoted where they say so.

    ``mentions`` are the places (``quoted.mentions``) in which a report that came may be named.
    """
    meetings = _meetings(papers)
    held: dict[_Meeting, dict[str, tuple[Passage, ...]]] = {}
    for index, topic in enumerate(topics):
        if not _promises(topic):
            continue
        for meeting in _next(meetings, topic):
            committee, day = meeting
            filters = Filters(committee=committee, since=day, until=day)
            if meeting not in held:
                held[meeting] = _by_title(papers.passages(filters))
            found = papers.search(Query(topic.deed, filters), FOUND)
            for report in _reports([hit.passage for hit in found], held[meeting], len(meetings[meeting])):
                if same_committee(topic, Unit(report.whole[0], 0, 0)) and _is_on(report, topic):
                    for lead in quoted(report, topic, mentions):
                        yield index, lead


def _promises(topic: Topic) -> bool:
    """Whether a paper is to come; what was noted, or turned down, brings none."""
    commitment = topic.commitment
    text = commitment.quote.text
    asked = topic.minuted and commitment.type in _ASKS and bool(_A_PAPER.search(text))
    return asked and not _NONE_COMES.search(text)


def _meetings(papers: Papers) -> dict[_Meeting, set[str]]:
    """The titles of the items that have papers, by meeting."""
    held: dict[_Meeting, set[str]] = defaultdict(set)
    for passage in papers.passages():
        meeting = passage.meeting
        if meeting.committee and meeting.date and passage.paper in _OPENS:
            held[meeting.committee, meeting.date].add(passage.item_title.casefold())
    return held


def _next(meetings: Iterable[_Meeting], topic: Topic) -> list[_Meeting]:
    own = topic.passage.meeting
    later = [
        (committee, day)
        for committee, day in meetings
        if own.date and day > own.date and alike(committee, own.committee)
    ]
    return sorted(later, key=lambda meeting: (meeting[1], meeting[0]))[:MEETINGS]


def _by_title(passages: Iterable[Passage]) -> dict[str, tuple[Passage, ...]]:
    """A meeting's reports with their appendices, by the title of their item: first what opens the report."""
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.paper in _PAPERS:
            parts[passage.item_title.casefold()].append(passage)
    return {
        title: tuple(sorted(found, key=lambda one: (one.paper not in _OPENS, one.file, one.ordinal)))
        for title, found in parts.items()
        if any(passage.paper in _OPENS for passage in found)
    }


def _reports(hits: Sequence[Passage], held: dict[str, tuple[Passage, ...]], among: int) -> Iterator[Report]:
    by_title: dict[str, list[Passage]] = defaultdict(list)
    for hit in hits:
        by_title[hit.item_title.casefold()].append(hit)
    for title, found in by_title.items():
        if title in held:
            yield Report(found[0].item_title, tuple(found), held[title], among)


def _is_on(report: Report, topic: Topic) -> bool:
    named = bool(report.words & topic.weights.keys())
    opening = topic.share(_held(report, report.whole[:_OPENING]), ())
    if named and opening >= (ASKED if says_so(report) else ON_IT):
        return True
    if report.among < SEVERAL or len(report.hits) < UNDER_ONE:
        return False
    return named or topic.share(_held(report, report.hits), ()) >= ON_IT


def _held(report: Report, passages: Sequence[Passage]) -> set[str]:
    return report.words.union(*(words(passage.body.text) for passage in passages))
