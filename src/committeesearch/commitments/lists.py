"""List items: they finish the sentence of their lead-in ("The Council will:"), or stand under "Next steps"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from committeesearch.commitments import due
from committeesearch.commitments.aims import AIMS
from committeesearch.commitments.found import Found, flat, found_by, owner_in
from committeesearch.commitments.grammar import read
from committeesearch.commitments.reading import Reading, Voice
from committeesearch.commitments.sentences import MARK, sentences
from committeesearch.commitments.timing import due_of
from committeesearch.commitments.whose import Surroundings
from committeesearch.model import Block
from committeesearch.results import CommitmentType, Due

_PLANS = re.compile(
    r"\b(?:next\s+steps|plans?\s+(?:for|going)|priorities\s+for|planned|future\s+(?:plans|developments?|actions?|work)"
    r"|actions?\s+(?:for|to|planned)|what\s+(?:we\s+(?:will|plan|intend|are\s+going)|will)\b|key\s+milestones"
    r"|forward\s+look|looking\s+(?:forward|ahead))\b",
    re.IGNORECASE,
)
_OPEN_VERB = re.compile(r"\b(?:will|would|to)$", re.IGNORECASE)
_PLAN_STEM = re.compile(r"\b(?:plans?|intends?|aims?|proposes?|agreed|committed)\s+to\b", re.IGNORECASE)
"""A lead-in that says of the whole list that it is to come: "With funding, the Centre plans to adapt its offer:"."""
_DECIDES = re.compile(r"\b(?:proposes?|agrees?|decides?|resolves?)\s+(?:to|that)$", re.IGNORECASE)
_DOING = re.compile(
    rf"{MARK}(?:to\s+)?(?:continue|develop|deliver|introduce|review|complete|implement|launch|establish"
    r"|embed|improve|increase|expand|recruit|work|provide|undertake|create|ensure|monitor|strengthen|roll|pilot|commission"
    r"|prepare|publish|report|agree|explore|carry|hold|finalise|build|refresh|update|support|evaluate|consult|produce"
    r"|design|extend|reduce|secure|progress|engage|identify|appoint|train|consider|further|additional|continued|ongoing"
    r"|considering|developing|introduction|development|implementation|expansion|roll-?out|recruitment)\b",
    re.IGNORECASE,
)
_AIM = AIMS | {"provide"}
"""In a list under a heading "to provide" names a service that is there already."""
_TOLD = re.compile(r"\b(?:is|are|was|were|has|have|had|now|will|would)\b", re.IGNORECASE)
"""Verbs of a sentence that tells how things are: no bare action."""
_ENDED = re.compile(r"[.;:!)\]”\"'’]\W*$")
_UNENDED = 14
"""Words of the longest list item that may go without a full stop."""
_MARK = re.compile(MARK)


def is_run_on(item: str) -> bool:
    """Whether a list item is long and has no end: two columns that were read as one line."""
    return len(item.split()) > _UNENDED and not _ENDED.search(item)


def listed_under_plan(heading: str) -> bool:
    """Whether a heading says that what stands below it is still to be done."""
    return bool(_PLANS.search(heading))


def hanging(block: Block, stem: str, around: Surroundings, voice: Voice, meeting: date | None) -> Iterator[Found]:
    """What a list item without a verb of its own commits to, by its lead-in ``stem`` or by the heading above."""
    if voice is Voice.MINUTED and not stem:
        return
    item = block.body.text
    lead = stem[slice(*list(sentences(stem))[-1])].rstrip(" :") if stem else ""
    bare = _MARK.sub("", item)
    joined = f"{lead} {bare[:1].lower()}{bare[1:]}" if _OPEN_VERB.search(lead) else lead
    reading = read(joined, voice, meeting, around.agent) if joined else None
    base = Found(block.body, CommitmentType.PLAN, action=flat(bare), part=block.number, confidence=0.6)
    if lead and reading is None and _PLAN_STEM.search(lead) and (_DOING.match(item) or not _TOLD.search(item)):
        when = due_of(lead, meeting)
        if not _is_aim(bare, when):
            yield replace(base, inferred=around.inferred(lead), due=when)
    elif reading and (joined != lead or (_PLAN_STEM.search(lead) and not _TOLD.search(item))):
        yield _finished(base, reading, joined, around)
    elif listed_under_plan(around.heading) and _DOING.match(item) and not (_TOLD.search(item) or is_run_on(item)):
        own = due_of(item, meeting)
        when = own if own.text else due_of(around.heading, meeting)
        if not _is_aim(bare, when):
            yield replace(base, inferred=around.inferred(item), due=when)


def _finished(base: Found, reading: Reading, joined: str, around: Surroundings) -> Found:
    found = replace(found_by(reading, base.words, reading.type), owner=owner_in(joined, reading.owner))
    found = around.give(found, reading, joined)
    return replace(found, action=base.action, due=due.due(joined, reading.whens), part=base.part, confidence=0.75)


def _is_aim(bare: str, when: Due) -> bool:
    words = re.sub(r"^to\s+", "", bare, flags=re.IGNORECASE).split(maxsplit=1)
    return not when.text and bool(words) and words[0].lower() in _AIM


def proposed(block: Block, stem: str, meeting: date | None, body: str, taken: bool) -> Found | None:
    """A part of a record of decision, by its lead-in ("Cabinet propose to:"); ``taken``: not only proposed."""
    lead = stem.rstrip(" :\n")
    if not _DECIDES.search(lead):
        return None
    text = block.body.text
    kind = CommitmentType.RESOLUTION if taken else CommitmentType.RECOMMENDATION
    base = Found(block.body, kind, inferred=body, action=flat(_MARK.sub("", text)), part=block.number, confidence=0.9)
    reading = read(_MARK.sub("", text), Voice.RESOLVED if taken else Voice.RECOMMENDED, meeting)
    if reading is None:
        return replace(base, due=due_of(text, meeting))
    found = found_by(reading, block.body[len(text) - len(_MARK.sub("", text)) :], kind, body)
    return replace(found, words=block.body, part=block.number, confidence=0.9)
