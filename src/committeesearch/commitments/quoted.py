"""Where a report that came is quoted: where it says that it was asked for, what it is for and holds, and what it tells.

Each sentence is a lead with the reason for which it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from committeesearch.commitments.references import ANSWERS_REQUEST
from committeesearch.commitments.telling import words
from committeesearch.commitments.topics import (
    Lead,
    Topic,
    Unit,
    at_later_meeting,
    only_names,
    same_committee,
    units,
)
from committeesearch.model import PaperKind, Passage, PassageKind

TELLS, TELLING_WORDS = 0.50, 2
"""Share and number of those telling words that the report's title leaves open, in one sentence of the report, from
which it is quoted for what it says."""
_QUOTED = 2
"""Such sentences that are quoted."""
_OPENING = 3
"""Passages of a report in which it says what it is about."""
_FRONT = 40
"""Passages within which a report gets to say what it is for: front sheets are long."""
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
_HOLDS = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:this|it|the\s+(?:report|paper|appendix|analysis))\s+(?:also\s+)?"
    r"(?:includes?|contains?|covers?|comprises?|gives?)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?"
    r"(?:overview|summary|analysis|details?|breakdown|information|data|figures|account|findings)\b",
    re.IGNORECASE,
)
"""How an introduction goes on to say what the report holds: "This includes an overview of …"."""
_TO_PAPER = re.compile(
    r"\b(?:submit\w*|present(?:ed|ing|ation)?|report(?:ed|ing)?\s+(?:back|to)|brought|bring|provid\w+|receive[ds]?|"
    r"anticipated|awaited|prepar\w+|produc\w+)\b",
    re.IGNORECASE,
)
"""Deeds that a paper does."""
_PLANS_WORK = re.compile(r"\b(?:work(?:ing)?\s+(?:programme|plan)|forward\s+plan)\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:separate|another|further|different)\s+(?:\w+\s+)?(?:report|paper|update|item)\b[^.;]*\bagenda\b"
    r"|\b(?:report|paper|update|item)s?\s+elsewhere\s+(?:on|in)\s+(?:the|this|today['’]s)\s+agenda\b",
    re.IGNORECASE,
)
_PLANS = (PaperKind.FORWARD_PLAN, PaperKind.WORK_PROGRAMME)
_NAME = 2
"""Words that say something which a title needs to be known by."""
ASKED_FOR = "The report says that it was asked for."
CAME = "A report on it came to a later meeting."
SAYS = "The report that came says so."
POINTS = "It points to the report that came."
LISTED = "The report that came is listed there."


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of a plan of work, or a sentence that points to another report on the same agenda."""

    unit: Unit
    words: frozenset[str]
    points: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What search found of a meeting's item."""

    title: str
    hits: tuple[Passage, ...]
    whole: tuple[Passage, ...]
    """The report from its beginning, then its appendices."""
    among: int
    """Items with papers at its meeting: under one item of one, everything is found."""

    @property
    def words(self) -> set[str]:
        """The telling words of its title."""
        return set(words(self.title))


def says_so(report: Report) -> Unit | None:
    """Where a report says that it was asked for."""
    return next(
        (unit for passage in report.whole for unit in units(passage) if ANSWERS_REQUEST.search(unit.text)), None
    )


def quoted(report: Report, topic: Topic, mentions: Iterable[Mention]) -> Iterator[Lead]:
    """The sentences of a report that came which show that it did, and what it says of the matter."""
    front = [unit for passage in report.whole[:_FRONT] for unit in units(passage)]
    asked_for = says_so(report)
    if asked_for:
        yield Lead(asked_for, 2.0, ASKED_FOR)
    # Of equals the last: the numbered paragraph that opens the report, and not the front sheet's copy of it.
    purposes = [
        (topic.share(words(unit.text), ()), at, unit) for at, unit in enumerate(front) if _IS_FOR.search(unit.text)
    ]
    if purposes:
        share, _, purpose = max(purposes, key=lambda known: known[:2])
        yield Lead(purpose, 1.5 + share / 2, CAME)
        section = purpose.passage.headings
        yield from (
            Lead(unit, 1.4, CAME) for unit in front if _HOLDS.search(unit.text) and unit.passage.headings == section
        )
    elif front and not asked_for:
        yield Lead(max(front, key=lambda unit: len(report.words & words(unit.text).keys())), 1.5, CAME)
    yield from _telling(report, topic)
    for mention in mentions:
        if mention.points and _points(mention, report, topic):
            yield Lead(mention.unit, 1.1, POINTS)
        elif not mention.points and _lists(mention, report, topic):
            yield Lead(mention.unit, 1.2, LISTED)


def _lists(row: Mention, report: Report, topic: Topic) -> bool:
    named = len(report.words) >= _NAME and report.words <= row.words
    return named and at_later_meeting(topic, row.unit) and same_committee(topic, row.unit)


def _points(mention: Mention, report: Report, topic: Topic) -> bool:
    """Whether a sentence of another item of its meeting points to the report, by what it says of it."""
    here, there = mention.unit.passage, report.whole[0]
    same_meeting = here.meeting == there.meeting and here.item_title != there.item_title
    held = report.words.union(*(words(passage.body.text) for passage in report.whole[:_OPENING]))
    return same_meeting and bool(mention.words & topic.weights.keys() & held)


def _telling(report: Report, topic: Topic) -> Iterator[Lead]:
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


def mentions(passage: Passage) -> Iterator[Mention]:
    """Where a passage names other papers: the rows of a work programme or forward plan, and what points to "a separate
    report elsewhere on the agenda"."""
    if passage.kind is PassageKind.TABLE_ROWS:
        if passage.paper in _PLANS or _PLANS_WORK.search(" ".join((passage.item_title, *passage.headings))):
            yield from (Mention(unit, frozenset(words(unit.text))) for unit in units(passage))
    elif passage.paper is PaperKind.REPORT:
        for unit in units(passage):
            if _POINTS.search(unit.text):
                yield Mention(unit, frozenset(words(unit.text)), points=True)


def is_what_was_promised(topic: Topic, lead: Lead) -> bool:
    """Whether a sentence says what a report is, and that report is itself what was to be done."""
    return lead.basis in (ASKED_FOR, CAME) and bool(_TO_PAPER.search(topic.commitment.quote.text))
