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
_RESOLVED_WITHIN = re.compile(
    r"(?:\b[Ii]t\s+was\s+(?:(?:then|therefore|accordingly|unanimously|duly)\s+)?)?\bRESOLVED\b"
    r"|\b[Ii]t\s+was\s+(?:then\s+|unanimously\s+)?resolved\s+(?:that|to)\b"
    r"|(?<=and )(?:it\s+was\s+)?(?:unanimously\s+)?(?:agreed|resolved)\s+(?:that|to)\b"
)
"""Where a resolution begins inside a paragraph; without capitals only behind "proposed by …, seconded by … and","""
_AGREED_WITHIN = re.compile(r"(?<=[.!?]\s)It\s+was\s+(?:then\s+|unanimously\s+)?(?:agreed|resolved)\s+(?:that|to)\b")
"""or, in minutes that have no RESOLVED at all, at the start of a sentence."""
_SECONDED = re.compile(r"\b(?:proposed|moved)\b.*\bseconded\b", re.IGNORECASE | re.DOTALL)
_OPENING = re.compile(
    r"(?:(?:it\s+was\s+)?(?:unanimously\s+)?resolved\b(?:\s+unanimously)?(?:\s*\([^()]{0,80}\))?\s*(?:[:–—-]|that\b|to\b)"
    r"|(?:it\s+was|(?:the\s+)?(?:committee|council|cabinet|board|panel|executive|sub-committee|commission)|members)\s+"
    r"(?:unanimously\s+)?(?:resolved|agreed)\s*(?:unanimously\s*)?(?:[:–—-]|that\b|to\b)"
    r"|(?:unanimously\s+)?agreed\s*(?:unanimously\s*)?(?:[:–—-]|that\b|to\b)"
    r"|(?:resolutions?|decisions?)\s*(?:made|taken|of\s+the\s+[\w-]+)?\s*[:–—-]"
    r"|(?:(?:resolutions?|decisions?)(?:\s+(?:made|taken))?|(?:unanimously\s+)?(?:resolved|agreed)(?:\s+unanimously)?)$)",
    re.IGNORECASE,
)
"""Other ways to begin a resolution: only at the start of a paragraph."""
_NOT_YET = re.compile(
    r"(?:[:–—-]|\bthat|\bto|\bresolved|\brecommended|\bcouncil|\bagreed|\bdecisions?(?:\s+(?:made|taken))?|\bresolutions?|\bunanimously)$",
    re.IGNORECASE,
)
_SET_OUT = re.compile(r"(?:that|to|see)\s", re.IGNORECASE)
"""How a resolution goes on that is set apart in bold below its RESOLVED, as headings are."""
_GOES_ON = re.compile(r"(?:[:;,]|\band|\bor)$")
_LEAD = re.compile(
    r"(?:it\s+was\s+(?:\w+\s+)?)?RESOLVED\b(?:\s+unanimously)?(?:\s*\([^()]{0,80}\))?\s*[:–—-]?\s*(?:that\b\s*[:–—-]?\s*)?(?=[(\[]?\w{1,4}[.)])",
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?:(?<=[;:,.])|(?<=\band))\s+(?=\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s)")


_RECOMMENDED = re.compile(
    r"(?:It\s+was\s+)?RECOMMENDED\b|(?i:recommend(?:ed|ations?)\s+to\s+(?:the\s+)?(?:full\s+|county\s+|city\s+|borough\s+)?(?:council|cabinet)\b)"
)
_PLAIN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
_CARRIES = re.compile(
    r"\b(?:subject\s+to|for\s+the\s+(?:following\s+)?reasons?|on\s+the\s+(?:following\s+)?grounds?|with\s+the\s+following)\b"
    r"[^.;]{0,60}[:–—-]?$",
    re.IGNORECASE,
)
"""A lead that decides by itself, "… be GRANTED subject to:"; its list holds conditions or reasons, not decisions."""


def has_resolved(blocks: Sequence[Block]) -> bool:
    """Whether the clerk writes RESOLVED; who does not, writes "It was agreed that" instead."""
    return any(_RESOLVED.search(block.body.text) for block in blocks)


def resolutions(blocks: Sequence[Block], informal: bool = False) -> tuple[tuple[Block, ...], tuple[Traced, ...]]:
    """The blocks of a minute with its resolutions marked as such, and the parts that were resolved, in order.

    A resolution of one sentence is one part, "RESOLVED that …"; of a list, each item is a part and the lead is none,
    unless the lead decides and the list only holds its conditions or reasons: they are one part with it.
    A paragraph in which RESOLVED stands further on is parted there; in ``informal`` minutes, that never say RESOLVED,
    one in which a sentence begins "It was agreed that".
    """
    blocks = _parted(blocks, informal)
    kinds = [block.kind for block in blocks]
    found: list[Traced] = []
    at = 0
    while at < len(blocks):
        if not _opens(blocks[at]):
            at += 1
            continue
        parts, end = _read(blocks, at)
        if (
            end < len(blocks)
            and parts
            and _NOT_YET.search(parts[-1].text)
            and _RESOLVED.match(_words(blocks[end]).text)
        ):
            parts = []  # "Decision", "Accordingly, the Sub-Committee", "RESOLVED": the last of them begins it
        lead = _words(blocks[at])
        if end > at + 1 and _CARRIES.search(lead.text):
            parts = [join("\n", (lead, *(block.body for block in blocks[at + 1 : end])))]
        for index in range(at, end):
            if kinds[index] is not BlockKind.TABLE:
                kinds[index] = BlockKind.RESOLUTION
        found += parts
        at = end
    return tuple(replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)), tuple(found)


def recommended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a minute, what it recommends to another body marked as recommendations: they decide nothing."""
    found = list(blocks)
    at = 0
    while at < len(found):
        end = at + 1
        if found[at].kind in _PLAIN and _RECOMMENDED.match(_words(found[at]).text):
            _, end = _read(found, at)
            for index in range(at, end):
                if found[index].kind in _PLAIN:
                    found[index] = replace(found[index], kind=BlockKind.RECOMMENDATION, level=0)
        at = end
    return tuple(found)


def _words(block: Block) -> Traced:
    """A block without the number of the paragraph."""
    found = marker(block.body.text)
    return block.body[found.words :] if found and block.number else block.body


def _opens(block: Block) -> bool:
    if block.kind is BlockKind.TABLE:
        return False
    text = _words(block).text
    within = _begins(text)
    return bool((within and within.start() == 0) or _OPENING.match(text))


def _parted(blocks: Sequence[Block], informal: bool) -> list[Block]:
    """Blocks in which RESOLVED stands after a sentence, parted before it."""
    found: list[Block] = []
    for block in blocks:
        match = _begins(block.body.text) or (_AGREED_WITHIN.search(block.body.text) if informal else None)
        start = len(block.body) - len(_words(block))
        if block.kind is BlockKind.TABLE or not match or match.start() <= start:
            found.append(block)
            continue
        cut = match.start()
        found.append(_slice(block, 0, cut))
        found.append(replace(_slice(block, cut, len(block.body)), number=""))
    return [block for block in found if block.body]


def _begins(text: str) -> re.Match[str] | None:
    """Where RESOLVED, or "agreed that" behind who moved and seconded, begins."""
    for match in _RESOLVED_WITHIN.finditer(text):
        if re.search(r"RESOLVED|was\s.*resolved", match.group(), re.DOTALL) or _SECONDED.search(text[: match.start()]):
            return match
    return None


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
    if below.kind is BlockKind.TABLE or (below.kind is BlockKind.HEADING and not _SET_OUT.match(below.body.text)):
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
