"""Minutes: numbered or titled minutes with what was resolved and how it was voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from committeesearch.model import Authority, Block, BlockKind, Item, ItemKind, Meeting, PaperKind
from committeesearch.parsing.blocks import assembled
from committeesearch.parsing.divisions import divisions
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.minute_headings import MinuteHeading, minute_headings
from committeesearch.parsing.motions import motions
from committeesearch.parsing.paragraphs import Paragraph
from committeesearch.parsing.resolutions import resolutions
from committeesearch.parsing.style import Setting


def minutes(lines: Sequence[FlowLine], meeting: Meeting, section: str = "") -> tuple[Item, ...]:
    """The minutes that stand in ``lines``, in order; empty where none is recognised.

    What stands above the first (the attendance) is an item of kind PART. The first block of a minute is its heading.
    """
    parts = assembled(lines)
    paragraphs = [paragraph for paragraph, _ in parts]
    blocks = [block for _, block in parts]
    headings = minute_headings(paragraphs, Setting.of(lines))
    if not headings:
        return ()
    found: list[Item] = []
    if headings[0].at:
        found.append(_attendance(paragraphs, blocks[: headings[0].at], meeting, section))
    ends = [heading.at for heading in headings[1:]] + [len(blocks)]
    for heading, end in zip(headings, ends, strict=True):
        found.append(_minute(heading, paragraphs, blocks[heading.at : end], meeting, section))
    return tuple(found)


def _attendance(paragraphs: Sequence[Paragraph], blocks: Sequence[Block], meeting: Meeting, section: str) -> Item:
    page = paragraphs[0].first.number
    return Item(
        ItemKind.PART, "", "Attendance", page, meeting, PaperKind.MINUTES, Authority.MINUTES, tuple(blocks),
        section=section,
    )  # fmt: skip


def _minute(
    heading: MinuteHeading, paragraphs: Sequence[Paragraph], blocks: Sequence[Block], meeting: Meeting, section: str
) -> Item:
    size = heading.until - heading.at
    title_at, offset = heading.title_from
    title = blocks[title_at - heading.at].body
    title = title[offset : len(title) - heading.title_end].squeezed()
    head = [replace(block, kind=BlockKind.HEADING, level=1) for block in blocks[:size]]
    body, resolved = resolutions(blocks[size:])
    return Item(
        ItemKind.MINUTE,
        heading.number,
        title.text,
        paragraphs[heading.at].first.number,
        meeting,
        PaperKind.MINUTES,
        Authority.MINUTES,
        (*head, *motions(body)),
        agenda_item=heading.agenda_item,
        section=section,
        resolutions=resolved,
        divisions=divisions(body),
    )
