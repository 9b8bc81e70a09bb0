"""What a report recommends: under its heading, or after "is asked to:". A recommendation is never a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from committeesearch.model import Block, BlockKind
from committeesearch.parsing.numbering import Marker, follows, marker

_HEADING = re.compile(
    r"\W*(?:[\dA-Z]{1,3}(?:\.\d+)*[.)|:]?\s+)?[\W_]*"
    r"(?:(?:officers?['’]?s?|formal|proposed|key|summary\s+of|our|the)\s+)?"
    r"(?:recommendations?(?:\s*\(s\))?|recommended\s+(?:decisions?|actions?)|decisions?\s+(?:required|requested|sought))"
    r"(?:\s+(?:of|from|by|to)\s+(?:the\s+)?(?:councillor|cllr|cabinet|executive|council|committee|leader|portfolio|scrutiny|director|head|chief)\b[^.;:]{0,50})?"
    r"\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*recommendations?(?:\s*\(s\))?\s*[:–—-]\s*\S", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:is|are)\s+(?:hereby\s+)?(?:asked|recommended|invited|requested)\s+(?:to|that)\b[^.]*:?$", re.IGNORECASE
)
_RECOMMENDED = re.compile(r"\W*(?:\d[\d.]*\s+)?it\s+is\s+(?:therefore\s+)?recommended\s+that\b", re.IGNORECASE)
_KEPT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def recommendations(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a report, those that recommend marked as recommendations.

    Below the heading the list counts, with what leads to it; text after the end of the list is the report again.
    """
    found: list[Block] = []
    under_heading = in_list = False
    lead: Marker | None = None
    for at, block in enumerate(blocks):
        text = block.body.text
        if block.kind not in _KEPT:
            if block.kind is BlockKind.HEADING:
                under_heading, in_list = bool(_HEADING.match(text)), False
            found.append(block)
            continue
        opens = bool(_LABEL.match(text) or _RECOMMENDED.match(text) or (_ASKS.search(text) and text.endswith(":")))
        own = marker(text) if block.number else None
        listed = block.kind is BlockKind.LIST_ITEM
        if lead and own and follows(lead, own) and not under_heading:
            in_list = False  # "8.2" after the list that "8.1 Cabinet is asked to:" leads to
        if opens or (listed and in_list) or (under_heading and (listed or not in_list)):
            lead = own if opens else lead
            in_list = listed or _leads_to_list(blocks, at) or (in_list and under_heading)
            block = replace(block, kind=BlockKind.RECOMMENDATION)
        else:
            under_heading = in_list = False
            lead = None
        found.append(block)
    return tuple(found)


def _leads_to_list(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].kind is BlockKind.LIST_ITEM
