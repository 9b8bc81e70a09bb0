"""What a meeting resolved: from "RESOLVED" to the end of its last part, over lists and page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from committeesearch.model import Block, BlockKind
from committeesearch.parsing.numbering import Marker, follows, marker
from committeesearch.traced import Traced, join

_RESOLVED = re.compile(r"\bRESOLVED\b")
"""In capitals it is the clerk's mark, wherever it stands."""
_OPENING = re.compile(
    r"(?:(?:it\s+was\s+)?(?:unanimously\s+)?resolved\b(?:\s+unanimously)?(?:\s*\([^()]{0,80}\))?\s*(?:[:–—-]|that\b|to\b)"
    r"|(?:it\s+was|(?:the\s+)?(?:committee|council|cabinet|board|panel|executive|sub-committee|commission)|members)\s+"
    r"(?:unanimously\s+)?(?:resolved|agreed)\s*(?:unanimously\s*)?(?:[:–—-]|that\b|to\b)"
    r"|agreed\s*(?:unanimously\s*)?(?:[:–—-]|that\b)"
    r"|(?:resolutions?|decisions?)\s*(?:made|taken)?\s*[:–—-]"
    r"|(?:resolutions?|decisions?|resolved|agreed)$)",
    re.IGNORECASE,
)
"""Other ways to begin a resolution: only at the start of a paragraph."""
_NOT_YET = re.compile(
    r"(?:[:–—-]|\bthat|\bto|\bresolved|\bagreed|\bdecisions?|\bresolutions?|\bunanimously)$", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:[:;,]|\band|\bor)$")
_LEAD = re.compile(
    r"RESOLVED\b(?:\s+unanimously)?(?:\s*\([^()]{0,80}\))?\s*[:–—-]?\s*(?:that\b\s*[:–—-]?\s*)?(?=[(\[]?\w{1,4}[.)])",
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?:(?<=[;:,.])|(?<=\band))\s+(?=\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s)")


def resolutions(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Traced, ...]]:
    """The blocks of a minute with its resolutions marked as such, and the parts that were resolved, in order.

    A resolution of one sentence is one part, "RESOLVED that …"; of a list, each item is a part and the lead is none.
    A paragraph in which RESOLVED stands further on is parted there.
    """
    blocks = _parted(blocks)
    kinds = [block.kind for block in blocks]
    found: list[Traced] = []
    at = 0
    while at < len(blocks):
        if not _opens(blocks[at]):
            at += 1
            continue
        parts, end = _read(blocks, at)
        for index in range(at, end):
            if kinds[index] is not BlockKind.TABLE:
                kinds[index] = BlockKind.RESOLUTION
        found += parts
        at = end
    return tuple(replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)), tuple(found)


def _words(block: Block) -> Traced:
    """A block without the number of the paragraph."""
    found = marker(block.body.text)
    return block.body[found.words :] if found and block.number else block.body


def _opens(block: Block) -> bool:
    if block.kind is BlockKind.TABLE:
        return False
    text = _words(block).text
    return bool(_RESOLVED.match(text) or _OPENING.match(text))


def _parted(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which RESOLVED stands after a sentence, parted before it."""
    found: list[Block] = []
    for block in blocks:
        match = _RESOLVED.search(block.body.text)
        start = len(block.body) - len(_words(block))
        if block.kind is BlockKind.TABLE or not match or match.start() <= start:
            found.append(block)
            continue
        cut = match.start()
        found.append(_slice(block, 0, cut))
        found.append(replace(_slice(block, cut, len(block.body)), number=""))
    return [block for block in found if block.body]


def _slice(block: Block, start: int, end: int) -> Block:
    body = block.body[start:end].strip()
    shift = start + len(block.body.text[start:end]) - len(block.body.text[start:end].lstrip())

    def moved(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        kept = ((max(0, low - shift), min(len(body), high - shift)) for low, high in ranges)
        return tuple((low, high) for low, high in kept if low < high)

    return replace(block, body=body, deleted=moved(block.deleted), inserted=moved(block.inserted))


def _read(blocks: Sequence[Block], at: int) -> tuple[list[Traced], int]:
    """The parts of the resolution that begins at block ``at``, and the index of the block after it."""
    lead = _words(blocks[at])
    inside = _LEAD.match(lead.text)
    if inside and marker(lead.text[inside.end() :]):
        first = lead[inside.end() :]
        parts, end = _list(blocks, at + 1, blocks[at], [first])
        return [piece for part in parts for piece in _inline(part)], end
    if not _NOT_YET.search(lead.text):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if not (following and _GOES_ON.search(lead.text) and following.kind is BlockKind.LIST_ITEM):
            pieces = _inline(lead)
            return (pieces[1:] if len(pieces) > 1 and _NOT_YET.search(pieces[0].text) else [lead]), at + 1
    if at + 1 >= len(blocks):
        return [lead], at + 1
    below = blocks[at + 1]
    if below.kind is BlockKind.LIST_ITEM:
        return _list(blocks, at + 1, blocks[at], [])
    if below.kind in (BlockKind.HEADING, BlockKind.TABLE):
        return [lead], at + 1
    beyond = blocks[at + 2] if at + 2 < len(blocks) else None
    if beyond and beyond.kind is BlockKind.LIST_ITEM and _NOT_YET.search(below.body.text):
        return _list(blocks, at + 2, blocks[at], [])
    return [join(" ", (lead, below.body))], at + 2


def _list(blocks: Sequence[Block], at: int, opening: Block, parts: list[Traced]) -> tuple[list[Traced], int]:
    """List items from block ``at`` on, each with what hangs on it; ends where the list does."""
    enclosing = marker(opening.body.text) if opening.number else None
    outer = marker(parts[0].text) if parts else None
    last: Marker | None = outer
    while at < len(blocks):
        block = blocks[at]
        own = marker(block.body.text) if block.number else None
        if block.kind is BlockKind.LIST_ITEM:
            if enclosing and own and own.family == enclosing.family and follows(enclosing, own):
                break
            if _RESOLVED.search(block.body.text):
                break
            starts = not parts or (own is None and outer is None) or (own and last and own.family == last.family)
            if starts:
                outer, last = (own, own) if not parts else (outer, own)
                parts.append(block.body)
            else:
                parts[-1] = join("\n", (parts[-1], block.body))
        elif block.kind is BlockKind.PARAGRAPH and parts and _hangs_on(blocks, at, parts[-1], last):
            parts[-1] = join("\n", (parts[-1], block.body))
        else:
            break
        at += 1
    return parts, at


def _hangs_on(blocks: Sequence[Block], at: int, part: Traced, last: Marker | None) -> bool:
    """Whether a paragraph after a part of the list belongs to it: the part is unfinished, or the list goes on below."""
    if part.text.endswith(":"):
        return True
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    own = marker(following.body.text) if following and following.number else None
    return bool(last and own and follows(last, own) and _GOES_ON.search(blocks[at].body.text))


def _inline(part: Traced) -> list[Traced]:
    """A part that lists "(1) …; (2) …" within a line, parted; only where the numbers count up."""
    pieces = part.split(_INLINE)
    marks = [marker(piece.text) for piece in pieces]
    numbered = [mark for mark in marks if mark]
    if len(numbered) < 2 or any(not follows(a, b) for a, b in pairwise(numbered)):
        return [part]
    return [piece.strip() for piece in pieces]
