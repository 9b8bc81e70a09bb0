"""Which paragraphs are headings, and how deep they stand.

A heading is told by how it is set (size, bold type, capitals, underlining, a mark of the format), by its number
("2.1 Absence"; a "2." above a "2.1"), or, in plain text, by standing alone above text. Depth is told by the number
first, then by the marks of the format, then by how strongly it is set compared with the other headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from committeesearch.parsing.levels import BARE_NUMBER, levels_of, look_of
from committeesearch.parsing.numbering import Marker, Style, follows
from committeesearch.parsing.paragraphs import Paragraph
from committeesearch.parsing.style import Setting

MOST_WORDS = 25
"""Words of a heading. Longer bold text is a quotation or a warning."""
MOST_NUMBERED = 35
"""Words of a numbered heading below another of the same kind: objectives are written as headings of a sentence."""
PER_HEADING = 40
"""Paragraphs for each bold or larger one, from which on a paper shows its headings by nothing but their place."""
MOST_PLAIN = 12
"""Words of a heading that nothing but its place marks."""
_SENTENCE_END = re.compile(r"[.;,][\"'”’)\]]*$")
_SENTENCES_INSIDE = re.compile(r"[a-z)]\.\s+[A-Z]")
_CAPTION = re.compile(r"(?:table|chart|figure|fig\.?|graph|map|diagram|image|box|photo(?:graph)?)\s*\d", re.IGNORECASE)
_ACTION = re.compile(r"\W*actions?(?:\s+by)?\s*[:·–—-]\s*\S", re.IGNORECASE)
"""Who is to act, on a line of its own."""
_WHO_AND_WHEN = re.compile(
    r"\W*(?:also\s+)?(?:(?:members?|councillors?|officers?)\s+)?(?:present|in\s+attendance|absent|apologies(?:\s+for\s+absence)?|substitutes?|officers?"
    r"|by\s+invitation|chair\w*|venue|place|date|time)\s*:\s*\S",
    re.IGNORECASE,
)
"""Labels of a meeting's head with what they label."""
_ELSEWHERE = re.compile(
    r"\W*(?:please\s+)?see\s+(?:also\s+)?"
    r"(?:page|appendix|annexe?|section|table|paragraph|note|overleaf|below|above)s?\b",
    re.IGNORECASE,
)
"""Sends the reader to another place."""
_VALUE = re.compile(r"\W*(?:n\s*/?\s*a|none|nil|no|yes|and|or|the|to|of|not\s+applicable|tbc|tba)\W*$", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"\b(?:following|follows|below|include[sd]?|including|are|is|was|were|that|to|can|will|has|have|agreed|noted)\b.*:$",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?:\b(?:and|or|that|the|an?|of|by|with|from|was|were|unanimously)|:\s?[-–—])$")
"""No title ends so: the sentence goes on below, "… seconded by Councillor Abel and"."""
_FIGURE = re.compile(r"(?<!\S)[-+(£$€]*\d[\d,.]*[%)kKmM]*(?!\S)")


def heading_levels(paragraphs: Sequence[Paragraph], setting: Setting) -> tuple[int, ...]:
    """The heading level of each paragraph, from 1; 0 for one that is no heading."""
    found = _Finder(paragraphs, setting).headings()
    levels = dict(zip(found, levels_of([paragraphs[at] for at in found], found, setting), strict=True))
    return tuple(levels.get(at, 0) for at in range(len(paragraphs)))


# --- is it one? ----------------------------------------------------------------------------------------------


class _Finder:
    """Goes through the paragraphs of a paper and tells which are headings; what the last was helps with the next."""

    def __init__(self, paragraphs: Sequence[Paragraph], setting: Setting) -> None:
        self._paragraphs = paragraphs
        self._setting = setting
        self._styled = _is_styled(paragraphs, setting)
        self._found: list[int] = []

    def headings(self) -> list[int]:
        """Indexes of the headings."""
        for at in range(len(self._paragraphs)):
            if self._is_heading(at):
                self._found.append(at)
        return self._found

    def _is_heading(self, at: int) -> bool:
        paragraph = self._paragraphs[at]
        text, mark = paragraph.text, paragraph.marker
        count = len(text.split())
        if paragraph.listed:
            return True
        if paragraph.rows or count > MOST_NUMBERED or not _is_title(text[mark.words :] if mark else text):
            return False
        if paragraph.marked:
            return count <= MOST_WORDS
        below = self._paragraphs[at + 1] if at + 1 < len(self._paragraphs) else None
        if (
            below is None
            or (mark and mark.style is Style.BULLET)
            or any(pattern.match(text) for pattern in (_CAPTION, _ACTION, _WHO_AND_WHEN, _ELSEWHERE))
        ):
            return False
        if _is_parent(mark, below) or self._is_sibling(paragraph, below):
            return True
        if count > MOST_WORDS or (_LEADS_IN.search(text) and below.marker) or _UNFINISHED.search(text):
            return False
        sentence = _SENTENCE_END.search(text) or _SENTENCES_INSIDE.search(text)
        if _stands_out(paragraph, self._setting):
            return not sentence or bool(mark and mark.style is Style.DECIMAL and below.marker is None)
        return not (self._styled or sentence or count > MOST_PLAIN) and self._stands_alone(at, paragraph, below)

    def _is_sibling(self, paragraph: Paragraph, below: Paragraph) -> bool:
        """The number after that of the last heading, above text without a number: "2.2" after the heading "2.1"."""
        if not self._found or self._styled:
            return False
        last, mark = self._paragraphs[self._found[-1]], paragraph.marker
        bare = BARE_NUMBER.match(paragraph.text)
        if bare and mark is None:
            numbers = re.findall(r"\d+", last.marker.number) if last.marker else BARE_NUMBER.findall(last.text)[:1]
            follows_last = bool(numbers) and int(bare.group(1)) == int(numbers[0]) + 1
            return follows_last and len(paragraph.text.split()) <= MOST_PLAIN
        if not (mark and last.marker and mark.style is Style.DECIMAL):
            return False
        return follows(last.marker, mark) and below.marker is None and not below.rows

    def _stands_alone(self, at: int, paragraph: Paragraph, below: Paragraph) -> bool:
        """Whether a short line is a heading by its place: white space above, text below."""
        text, mark = paragraph.text, paragraph.marker
        first = text[mark.words :][:1] if mark else text[:1]
        if not first.isupper() or "\t" in text or "|" in text or below.rows or "\t" in below.text:
            return False
        if mark:
            above = self._paragraphs[at - 1].marker if at else None
            in_list = (above and follows(above, mark)) or (below.marker and below.marker.family == mark.family)
            return not in_list
        if text.endswith(":"):
            return not _LEADS_IN.search(text) and not (below.marker and below.marker.style is Style.BULLET)
        below_heading = bool(self._found) and self._found[-1] == at - 1
        if not (paragraph.parted or below_heading):
            return False
        # Under another heading it may as well be the only line of its section: then no text follows.
        return not below_heading or len(below.text.split()) > MOST_PLAIN


def _is_title(text: str) -> bool:
    """Whether the words may be a title: not "N/A", and not a row of figures."""
    figures = len(_FIGURE.findall(text))
    return (
        bool(re.search(r"[A-Za-z]{2}", text))
        and not _VALUE.match(text)
        and not (figures > 1 and figures * 3 > len(text.split()))
    )


def _is_styled(paragraphs: Sequence[Paragraph], setting: Setting) -> bool:
    """Whether a set page shows its headings by bold or larger letters, as nearly all do; text files have none."""
    on_pages = [paragraph for paragraph in paragraphs if paragraph.first.line.box is not None]
    strong = [p for p in on_pages if not p.rows and (p.bold or p.marked or setting.larger(p.first.line))]
    return len(strong) * PER_HEADING > len(on_pages)


def _stands_out(paragraph: Paragraph, setting: Setting) -> bool:
    look = look_of(paragraph)
    return (
        setting.larger(paragraph.first.line)
        or (look.bold and not setting.mostly_bold)
        or (look.capitals and len(paragraph.text.split()) <= MOST_PLAIN)
        or look.underlined
    )


def _is_parent(mark: Marker | None, below: Paragraph) -> bool:
    """A "2." directly above a "2.1" is the title of its section."""
    if mark is None or below.marker is None or below.marker.style is not Style.DECIMAL:
        return False
    if mark.style not in (Style.INTEGER, Style.DECIMAL) or mark.number.endswith(")"):
        return False
    own, child = re.findall(r"\d+", mark.number), re.findall(r"\d+", below.marker.number)
    return len(child) == len(own) + 1 and child[: len(own)] == own and int(child[-1]) == 1
