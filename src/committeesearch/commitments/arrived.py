"""Reports that came: papers to later meetings on what a report was promised, or asked, on.

The library's own search is asked what the next meetings' papers say of it. Where most of what it finds stands under one
item, or where a report says in its title and opening that it is on it, that report came; it is quoted where it says
that it was asked for, what it is for, and what it has to say of the matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from committeesearch.commitments.references import ANSWERS_REQUEST
from committeesearch.commitments.topics import (
    Lead,
    Topic,
    Unit,
    alike,
    at_later_meeting,
    only_names,
    same_committee,
    units,
    words,
)
from committeesearch.model import PaperKind, Passage, PassageKind
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
TELLS, TELLING_WORDS = 0.50, 2
"""Share and number of those telling words that the report's title leaves open, in one sentence of the report, from
which it is quoted for what it says."""
_OPENING = 3
"""Passages of a report in which it says what it is about."""
_QUOTED = 2
"""Such sentences that are quoted."""
_FRONT = 40
"""Passages within which a report gets to say what it is for: front sheets are long."""
_WHOLE = 400
"""Passages of the longest report that is read."""
_ASKS = (CommitmentType.RESOLUTION, CommitmentType.REQUEST, CommitmentType.UNDERTAKING)
_A_PAPER = re.compile(
    r"\b(?:reports?|updates?|papers?|briefings?|data|consideration|presentation|scorecards?|versions?)\b", re.IGNORECASE
)
_IS_FOR = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:summary:\s*|purpose[^:]{0,40}:\s*)?"
    r"(?:to\s+(?:provide|present|update|inform|advise|report|set\s+out|outline|consider|share|give|brief|respond)\b"
    r"|(?:the\s+)?purpose\s+of\s+(?:this|the)\b"
    r"|(?:this|the)\s+(?:\w+\s+){0,2}(?:report|paper|update|briefing|note)\s+(?:\w+ly\s+|will\s+|also\s+|aims\s+to\s+|seeks\s+to\s+)?"
    r"(?:provides?|presents?|summari[sz]es?|sets?\s+out|outlines?|updates?|gives?|details?|describes?|responds?|informs?|"
    r"advises?|shows?|contains?|covers?|considers?|reports?|highlights?|explains?|is\s+(?:to|intended)))",
    re.IGNORECASE,
)
"""How a report says what it is for: "To provide an update …", "The report provides a summary …"."""
_NONE_COMES = re.compile(r"\b(?:be|was|were|been)\s+(?:noted\b|received\b|not\s+\w+)|\bnot\s+be\b", re.IGNORECASE)
_TO_PAPER = re.compile(
    r"\b(?:submit\w*|circulat\w*|present(?:ed|ing|ation)?|report(?:ed|ing)?\s+(?:back|to)|brought|bring|provid\w+|receive[ds]?|"
    r"anticipated|awaited|prepar\w+|produc\w+)\b",
    re.IGNORECASE,
)
"""Deeds that a paper does."""
_PLANS_WORK = re.compile(r"\b(?:work(?:ing)?\s+(?:programme|plan)|forward\s+plan)\b", re.IGNORECASE)

_Meeting = tuple[str, date]
_PLANS = (PaperKind.FORWARD_PLAN, PaperKind.WORK_PROGRAMME)
_NAME = 2
"""Words that say something which a title needs to be known by."""
ASKED_FOR = "The report says that it was asked for."
CAME = "A report on it came to a later meeting."
SAYS = "The report that came says so."
LISTED = "The report that came is listed there."


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a plan of work."""

    unit: Unit
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Report:
    """What search found of a meeting's item."""

    title: str
    hits: tuple[Passage, ...]
    whole: tuple[Passage, ...]
    among: int
    """Items with papers at its meeting: under one item of one, everything is found."""

    @property
    def words(self) -> set[str]:
        return set(words(self.title))

    def held(self, passages: Sequence[Passage]) -> set[str]:
        return self.words.union(*(words(passage.body.text) for passage in passages))


def reports_that_came(
    topics: Sequence[Topic], papers: Papers, plans: Sequence[Listed] = ()
) -> Iterator[tuple[int, Lead]]:
    """For each commitment (by its index) that promises a paper, the later reports on it, quoted where they say so.

    ``plans`` are the rows of the plans of work (``listings``), in which a report that came may be named.
    """
    meetings = _meetings(papers)
    for index, topic in enumerate(topics):
        if not _promises(topic):
            continue
        for committee, day in _next(meetings, topic):
            found = papers.search(Query(topic.deed, Filters(committee=committee, since=day, until=day)), FOUND)
            for report in _reports([hit.passage for hit in found], len(meetings[committee, day]), topic, papers):
                for lead in _quoted(report, topic, plans):
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
    for document in papers.documents():
        for item in document.items:
            if item.meeting.committee and item.meeting.date and item.blocks and item.paper in _PAPERS:
                held[item.meeting.committee, item.meeting.date].add(item.title.casefold())
    return held


def _next(meetings: Iterable[_Meeting], topic: Topic) -> list[_Meeting]:
    own = topic.passage.meeting
    later = [
        (committee, day)
        for committee, day in meetings
        if own.date and day > own.date and alike(committee, own.committee)
    ]
    return sorted(later, key=lambda meeting: (meeting[1], meeting[0]))[:MEETINGS]


def _reports(hits: Sequence[Passage], among: int, topic: Topic, papers: Papers) -> Iterator[_Report]:
    by_title: dict[str, list[Passage]] = defaultdict(list)
    for hit in hits:
        if same_committee(topic, Unit(hit, 0, 0)):
            by_title[hit.item_title.casefold()].append(hit)
    for held in by_title.values():
        first = next((hit for hit in held if hit.paper in _PAPERS), None)
        if first is None:
            continue
        report = _Report(first.item_title, tuple(held), papers.neighbours(first, _WHOLE, _WHOLE), among)
        if _is_on(report, topic):
            yield report


_PAPERS = (PaperKind.REPORT, PaperKind.UPDATE)


def _is_on(report: _Report, topic: Topic) -> bool:
    named = bool(report.words & topic.weights.keys())
    opening = topic.share(report.held(report.whole[:_OPENING]), ())
    if named and opening >= (ASKED if _says_so(report) else ON_IT):
        return True
    if report.among < SEVERAL or len(report.hits) < UNDER_ONE:
        return False
    return named or topic.share(report.held(report.hits), ()) >= ON_IT


def _says_so(report: _Report) -> Unit | None:
    return next(
        (unit for passage in report.whole for unit in units(passage) if ANSWERS_REQUEST.search(unit.text)), None
    )


def _quoted(report: _Report, topic: Topic, plans: Iterable[Listed]) -> Iterator[Lead]:
    front = [unit for passage in report.whole[:_FRONT] for unit in units(passage)]
    says_so = _says_so(report)
    if says_so:
        yield Lead(says_so, 2.0, ASKED_FOR)
    # Of equals the last: the numbered paragraph that opens the report, and not the front sheet's copy of it.
    purposes = [
        (topic.share(words(unit.text), ()), at, unit) for at, unit in enumerate(front) if _IS_FOR.search(unit.text)
    ]
    if purposes:
        share, _, purpose = max(purposes, key=lambda known: known[:2])
        yield Lead(purpose, 1.5 + share / 2, CAME)
    elif front and not says_so:
        yield Lead(max(front, key=lambda unit: len(report.words & words(unit.text).keys())), 1.5, CAME)
    yield from _telling(report, topic)
    yield from (Lead(row.unit, 1.2, LISTED) for row in plans if _lists(row, report, topic))


def _lists(row: Listed, report: _Report, topic: Topic) -> bool:
    named = len(report.words) >= _NAME and report.words <= row.words
    return named and at_later_meeting(topic, row.unit) and same_committee(topic, row.unit)


def _telling(report: _Report, topic: Topic) -> Iterator[Lead]:
    """What the report says of what its title leaves open, a sentence a passage."""
    open_ = {key: weight for key, weight in topic.weights.items() if key not in report.words}
    total = sum(open_.values())
    best: dict[str, Lead] = {}
    for unit in (unit for hit in report.hits for unit in units(hit) if not only_names(unit)):
        shared = [open_[key] for key in words(unit.text) if key in open_]
        if len(shared) >= TELLING_WORDS and sum(shared) >= TELLS * total:
            lead = Lead(unit, 1.0 + sum(shared) / total / 2, SAYS)
            best[unit.passage.id] = min(best.get(unit.passage.id, lead), lead, key=Lead.order)
    yield from sorted(best.values(), key=Lead.order)[:_QUOTED]


def listings(passage: Passage) -> Iterator[Listed]:
    """The rows of a work programme or forward plan."""
    if passage.kind is not PassageKind.TABLE_ROWS:
        return
    if passage.paper in _PLANS or _PLANS_WORK.search(" ".join((passage.item_title, *passage.headings))):
        for unit in units(passage):
            yield Listed(unit, frozenset(words(unit.text)))


def is_what_was_promised(topic: Topic, lead: Lead) -> bool:
    """Whether a sentence says what a report is, and that report is itself what was to be done."""
    return lead.basis in (ASKED_FOR, CAME) and bool(_TO_PAPER.search(topic.commitment.quote.text))
