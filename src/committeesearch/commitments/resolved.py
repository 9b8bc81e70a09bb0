"""What a meeting resolved: one commitment for each part, with the body that resolved it behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from committeesearch.commitments import asking
from committeesearch.commitments.found import Found, flat, found_by
from committeesearch.commitments.grammar import asks_nothing, read
from committeesearch.commitments.reading import Voice
from committeesearch.commitments.sentences import MARK
from committeesearch.commitments.timing import due_of
from committeesearch.model import Block, BlockKind, Item
from committeesearch.results import CommitmentType, Due
from committeesearch.traced import Traced, join

_NESTED = re.compile(r"\n(?=\W*\(?(?:[a-z]|[ivx]{1,5}|\d{1,2}|[A-Z])[.)]\s|\s*[-•▪●◦])")
_PART = re.compile(r"^\W*?(\(?(?:[a-zA-Z]|[ivx]{1,5}|\d{1,2})[.)])\s+")
_SAYS_WHAT = re.compile(
    r"\b(?:be|is|are|will|shall|to)\s+\w+|^\W*(?:\(?\w{1,4}[.)]\s+)?(?:[A-Z]?[a-z]+ly\s+)?(?:agree|delegate|approve|note|request|endorse|adopt|ask|authorise|"
    r"instruct|support|refer|recommend|consider|establish|appoint|invite|accept|receive|confirm|submit|write|publish|set|provide|continue|return)\w*\b",
    re.IGNORECASE,
)
_RESOLVES = re.compile(
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decision|resolution)\w*\s*[:–—-]?\s*(?:unanimously\s+)?(?:that\b\s*[:–—-]?)?\s*",
    re.IGNORECASE,
)


_ASKS_TO = re.compile(
    r"\b(?:request|ask|invit|instruct|authoris|delegat|empower)\w*\b[^;.]*\bto\s*[:–—-]?\s*$", re.IGNORECASE
)
_NAMES = re.compile(r"(?:the|that|an?)\b", re.IGNORECASE)
"""A part that names another doer or is a thing: the stem asks for none of it as it stands."""
_BODY_DOES = re.compile(
    rf"{MARK}(?:that\s+)?(?P<who>(?:the|this)\s+(?:[A-Z][\w’']*\s+)*(?:Committee|Council|Cabinet|Board|Panel|Executive))\s+"
    r"(?!be\b|is\b|of\b|on\b|for\b|and\b|meetings?\b|report\b)[a-z]+"
)


def resolved(item: Item) -> Iterator[Found]:
    """A row for each part, nested ones too, of what an item resolved; or of a motion that it carried."""
    parts = item.resolutions or _carried(item)
    for part in parts:
        stem, *nested = part.split(_NESTED)
        label = _label(stem)
        if (
            nested
            and _ASKS_TO.search(stem.text)
            and not any(_NAMES.match(_PART.sub("", piece.text)) for piece in nested)
        ):
            yield from (_asked(stem, piece, f"{label} {_label(piece)}".strip(), item) for piece in nested)
            continue
        own = [piece for piece in nested if _SAYS_WHAT.search(piece.text)]
        if len(own) < len(nested):
            # Parts without a verb ("(a) the scorecard") finish the sentence of the part that they hang on.
            stem, own = part, []
        decided = _decided(stem, label, item)
        yield decided
        for piece in own:
            found = _decided(piece, f"{label} {_label(piece)}".strip(), item)
            yield replace(found, due=_both(decided.due, found.due))


def _asked(stem: Traced, piece: Traced, label: str, item: Item) -> Found:
    """A deed in a list of those that one is asked for: "the Director be requested to: (a) repair the roof"."""
    action = _PART.sub("", piece.text)
    stem = stem[: len(stem.text.rstrip(" \n:–—-"))]
    whole = _decided(join(" ", (stem, piece[len(piece.text) - len(action) :])), label, item)
    return replace(whole, words=piece.strip(), action=flat(action))


def _both(outer: Due, own: Due) -> Due:
    """When a part is due whose stem has a day of its own: "the following be added for 2023/24: (a) … next meeting"."""
    if not outer.text or not own.text:
        return own if own.text else outer
    return Due(f"{outer.text}; {own.text}", own.first or outer.first, own.last or outer.last)


def _carried(item: Item) -> tuple[Traced, ...]:
    """The words of the motion that was carried, as amended, where the minute does not give them after RESOLVED."""
    if not item.divisions or not _PASSED.match(item.divisions[-1].result):
        return ()
    motion: tuple[Traced, ...] = ()
    for group in _proposals(item):
        opening, words = (
            group[0].body.text,
            tuple(block.body for block in group if not _OPENING.search(block.body.text)),
        )
        result = next((vote.result for vote in item.divisions if vote.subject[:_ALIKE] in opening), "carried")
        if not _PASSED.match(result):
            continue
        # Some amendments set out the whole motion anew, others only what is to change.
        motion = words if not _AMENDS.search(opening) or _restates(words, motion) else (*motion, *words)
    return motion


def _proposals(item: Item) -> Iterator[list[Block]]:
    """The motions and amendments of a minute, each with the words that it sets out."""
    group: list[Block] = []
    for block in item.blocks:
        if block.kind is BlockKind.MOTION:
            if group and _MOVED.search(block.body.text):
                yield group
                group = []
            group.append(block)
    if group:
        yield group


def _restates(words: Sequence[Traced], motion: Sequence[Traced]) -> bool:
    before, after = (set(" ".join(one.text for one in part).lower().split()) for part in (motion, words))
    return len(before & after) >= _MOST_OF_IT * len(before)


_PASSED = re.compile(r"(?:unanimously\s+)?(?:carried|agreed|passed|approved|resolved|amended|won)", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:proposed|moved|seconded|suggested)\b", re.IGNORECASE)
_AMENDS = re.compile(r"\bamend(?:ment|ing|ed)\b", re.IGNORECASE)
_OPENING = re.compile(r":\s*$|\b(?:that|motion|amendment)\s*$", re.IGNORECASE)
"""A line that only sets out what follows: "Mr Pym proposed, and Ms Orr seconded, the motion that"."""
_ALIKE = 40
"""Characters that tell which motion a vote was on."""
_MOST_OF_IT = 0.5
"""Share of a motion's words that an amendment must hold to set it out anew."""


def _label(piece: Traced) -> str:
    match = _PART.match(piece.text)
    return match[1] if match else ""


def _decided(words: Traced, label: str, item: Item) -> Found:
    opening = _RESOLVES.match(words.text)
    words = words.strip()
    text = words.text
    skip = opening.end() if opening else 0
    body = item.meeting.committee or ""
    reading = read(text[skip:], Voice.RESOLVED, item.meeting.date)
    if reading is None or (reading.type is not CommitmentType.DELEGATION and asks_nothing(text[skip:])):
        kind = CommitmentType.NOTED if asks_nothing(text[skip:]) else CommitmentType.RESOLUTION
        named = _BODY_DOES.match(text[skip:]) if kind is CommitmentType.RESOLUTION else None
        owner = named["who"] if named else ""
        when = Due() if kind is CommitmentType.NOTED else due_of(text[skip:], item.meeting.date)
        return Found(words, kind, owner, body, action=flat(text[skip:]), due=when, part=label, confidence=0.95)
    kind = CommitmentType.DELEGATION if reading.type is CommitmentType.DELEGATION else CommitmentType.RESOLUTION
    found = replace(found_by(reading, words[skip:], kind, body), words=words, part=label, confidence=0.95)
    if reading.type is CommitmentType.REQUEST and reading.owner and asking.BODY_ASKS.match(text[skip:]):
        found = replace(found, owner="", action=flat(text[skip:]))
    return found
