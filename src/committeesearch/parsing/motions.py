"""Which paragraphs of a minute set out a motion, and which record a vote on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from committeesearch.model import Block, BlockKind
from committeesearch.parsing import movers, voting
from committeesearch.parsing.numbering import follows, marker

MOST_SIDE_WORDS = 5
"""Words of a line that says how many were on one side, "Against the amendment: 10"."""
MOST_RESULT_WORDS = 8
"""Words of a line that says nothing but what came of a vote."""
_SETS_OUT = re.compile(r"(?:[:–—-]|\bthat|\bmotion|\bamendment)$", re.IGNORECASE)
_QUOTE_ENDS = re.compile(r"[”\"][.,;]?$")
_KEPT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def motions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a minute with its motions and votes marked; a motion is no decision, whoever moved it."""
    found: list[Block] = []
    opening: Block | None = None
    named = False
    for block in blocks:
        text = block.body.text
        if block.kind is BlockKind.HEADING and (movers.proposal(text) or _is_vote(text)):
            block = replace(block, kind=BlockKind.PARAGRAPH, level=0)  # set apart as a heading is
        if block.kind not in _KEPT:
            opening, named = None, False
            found.append(block)
            continue
        if opening and (_is_vote(text) or _goes_on_after(opening, block)):
            opening = None
        if movers.proposal(text):
            kind = BlockKind.MOTION
            opening = block if _SETS_OUT.search(text) else None
        elif opening:
            kind = BlockKind.MOTION
            opening = None if _QUOTE_ENDS.search(text) and not text.startswith(("“", '"')) else opening
        else:
            kind = BlockKind.DIVISION if named or _is_vote(text) else block.kind
        named = not named and _is_side(text)
        found.append(replace(block, kind=kind))
    return tuple(found)


def _is_vote(text: str) -> bool:
    if _is_side(text) or voting.is_side(text) or voting.is_put(text):
        return True
    return len(text.split()) <= MOST_RESULT_WORDS and bool(voting.outcome(text))


def _is_side(text: str) -> bool:
    """Whether a line is "For (14)", with the names below it."""
    return bool(voting.side_named(text)) or (len(text.split()) <= MOST_SIDE_WORDS and len(voting.counts(text)) == 1)


def _goes_on_after(opening: Block, block: Block) -> bool:
    """Whether a block is the next paragraph of the minute: its number follows that of the motion."""
    before = marker(opening.body.text) if opening.number else None
    own = marker(block.body.text) if block.number else None
    return bool(before and own and follows(before, own))
