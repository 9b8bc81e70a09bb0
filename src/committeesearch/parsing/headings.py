"""Which paragraphs are headings, and how deep they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committeesearch.parsing.numbering import Style
from committeesearch.parsing.paragraphs import Paragraph
from committeesearch.parsing.style import Setting

LONGEST = 25
"""Words of a heading. Longer bold text is a quotation or a warning."""
LONGEST_PLAIN = 12
"""Words of a heading that nothing but its place marks."""
_SENTENCE = re.compile(r"[.;,][\"'”’)\]]*$")


def heading_levels(paragraphs: Sequence[Paragraph], setting: Setting) -> tuple[int, ...]:
    """The heading level of each paragraph, from 1; 0 for one that is no heading."""
    levels: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        levels.append(_level(paragraph, setting) if _is_heading(paragraph, below, setting) else 0)
    return tuple(levels)


def _is_heading(paragraph: Paragraph, below: Paragraph | None, setting: Setting) -> bool:
    text, count = paragraph.text, len(paragraph.text.split())
    if paragraph.grid or not any(letter.isalpha() for letter in text) or count > LONGEST:
        return False
    if paragraph.marked:
        return True
    if paragraph.marker and paragraph.marker.style is Style.BULLET:
        return False
    if below is None or _SENTENCE.search(text):
        return False
    strong = setting.larger(paragraph.first.line) or (paragraph.bold and not setting.mostly_bold)
    if strong or (text.isupper() and count <= LONGEST_PLAIN):
        return True
    if paragraph.first.line.box is not None:
        return False
    return paragraph.parted and count <= LONGEST_PLAIN and text[:1].isupper() and below.marker is None


def _level(paragraph: Paragraph, setting: Setting) -> int:
    if paragraph.marker and paragraph.marker.style is Style.DECIMAL:
        return paragraph.marker.depth
    if paragraph.marked:
        return paragraph.marked
    return 1 if setting.larger(paragraph.first.line) or paragraph.marker else 2
