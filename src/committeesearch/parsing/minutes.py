"""Minutes: numbered or titled minutes with what was resolved and how it was voted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from committeesearch.model import Authority, Block, BlockKind, Item, ItemKind, Meeting, PaperKind
from committeesearch.parsing.blocks import assembled
from committeesearch.parsing.divisions import divisions
from committeesearch.parsing.exempt import private_section
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.minute_headings import SECTION, MinuteHeading, minute_headings
from committeesearch.parsing.minute_tables import unrolled
from committeesearch.parsing.motions import motions
from committeesearch.parsing.paragraphs import Paragraph
from committeesearch.parsing.resolutions import has_resolved, recommended, resolutions
from committeesearch.parsing.style import Setting


def minutes(lines: Sequence[FlowLine], meeting: Meeting, section: str = "") -> tuple[Item, ...]:
    """The minutes that stand in ``lines``, in order; empty where none is recognised.

    What stands above the first (the attendance) is an item of kind PART. The first block of a minute is its heading.
    """
    lines = unrolled(lines)
    parts = assembled(lines)
    paragraphs = [paragraph for paragraph, _ in parts]
    blocks = [block for _, block in parts]
    levels = [block.level if block.kind is BlockKind.HEADING else 0 for block in blocks]
    headings = minute_headings(paragraphs, Setting.of(lines), levels)
    if not headings:
        return ()
    sections = {at: block.body for at, block in enumerate(blocks) if _is_section(block, paragraphs[at])}
    # The name of a section stands at the end of what is above it, and belongs to what is below.
    begins = [_begin(heading, blocks, sections) for heading in headings]
    informal = not has_resolved(blocks)
    found: list[Item] = []
    if begins[0]:
        found.append(_attendance(paragraphs, blocks[: begins[0]], meeting, section))
    for heading, begin, end in zip(headings, begins, [*begins[1:], len(blocks)], strict=True):
        if begin in sections:
            section = " ".join(sections[begin].text.split())
        minute = _minute(heading, paragraphs, blocks[begin:end], heading.until - begin, meeting, section, informal)
        found.append(replace(minute, exempt=private_section(section)))
    return tuple(found)


def _begin(heading: MinuteHeading, blocks: Sequence[Block], sections: Collection[int]) -> int:
    """Where a minute begins: at the name of the section right above its heading, "PART ONE" and "IN PUBLIC"."""
    above = heading.at - 1
    if above - 1 in sections and blocks[above].kind is BlockKind.HEADING:
        return above - 1
    return above if above in sections else heading.at


def _is_section(block: Block, paragraph: Paragraph) -> bool:
    stands_out = block.kind is BlockKind.HEADING or paragraph.bold or block.body.text.isupper()
    return stands_out and bool(SECTION.match(block.body.text))


def _attendance(paragraphs: Sequence[Paragraph], blocks: Sequence[Block], meeting: Meeting, section: str) -> Item:
    page = paragraphs[0].first.number
    return Item(
        ItemKind.PART, "", "Attendance", page, meeting, PaperKind.MINUTES, Authority.MINUTES, tuple(blocks),
        section=section,
    )  # fmt: skip


def _minute(
    heading: MinuteHeading,
    paragraphs: Sequence[Paragraph],
    blocks: Sequence[Block],
    size: int,
    meeting: Meeting,
    section: str,
    informal: bool,
) -> Item:
    """The minute whose first ``size`` blocks are its heading."""
    title_at, offset = heading.title_from
    title = blocks[title_at - heading.until + size].body
    title = title[offset : len(title) - heading.title_end].squeezed()
    head = [replace(block, kind=BlockKind.HEADING, level=1) for block in blocks[:size]]
    body, resolved = resolutions(blocks[size:], informal)
    return Item(
        ItemKind.MINUTE,
        heading.number,
        title.text,
        paragraphs[heading.at].first.number,
        meeting,
        PaperKind.MINUTES,
        Authority.MINUTES,
        (*head, *motions(recommended(body))),
        agenda_item=heading.agenda_item,
        section=section,
        resolutions=resolved,
        divisions=divisions(body),
    )
