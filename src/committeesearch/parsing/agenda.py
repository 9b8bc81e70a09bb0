"""The agenda: items as announced, with the pages of their papers, whose reports they are, and what is private."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from committeesearch.model import Authority, Item, ItemKind, Meeting, PaperKind
from committeesearch.parsing.blocks import blocks
from committeesearch.parsing.exempt import exempt_item, exempt_section
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import marked_bold, unmarked
from committeesearch.parsing.style import LOOSE, Setting
from committeesearch.traced import Traced, join

HEADING_LINES = 250
"""Lines in which the heading of an agenda is looked for: covers list the members of large committees."""
_OPENING_LINES = 60
"""Lines in which an agenda without a heading opens."""
_PAGES_BELOW = 1
"""Pages over which the words under an item may run; what comes later is a paper."""
_SKIPPED = 3
"""Numbers that an agenda may leave out between two items: items withdrawn, or on another sheet."""
_LONGEST_TITLE = 6
"""Lines."""

_HEADING = re.compile(
    r"^\W*(?:(?:notice|summons)\b.{0,40}\band\s+)?a\s?g\s?e\s?n\s?d\s?a\b(?!\s+(?:item\s+\d|supplement|pack|is|was|were|will|published))[^.;]{0,90}$"
    r"|^\W*(?:items?\s+(?:no\.?\s+)?(?:of\s+)?business|order\s+of\s+business|business\s+to\s+be\s+(?:transacted|conducted)"
    r"|items?\s+page\s*(?:no\.?|number)?)\W*(?:pages?)?\W*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:to\s+(?:receive|accept|record|note)\s+)?(?:any\s+)?(?:apolog|declarations?\s+of|welcome|election\s+of|appointment\s+of|attendance"
    r"|exclusion\s+of|minutes\b|evacuation|membership|public\s+(?:participation|forum|questions?))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:[-•*▪]\s*)?(?:item\s+)?(?P<number>\(?(?:[A-Z]{1,3}[./]?)?\d{1,4}(?:[./]\d{1,4})?[a-z]?\)?)(?P<dot>[.):]*)(?:\s+|$)(?P<title>.*)$",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_NOT_A_TITLE = re.compile(
    rf"^(?:st|nd|rd|th)?\s*{_MONTH}\b(?:\W+\d|$)|^(?:a\.?m|p\.?m|noon|hours?)\b|^[-–]\s*\d|^(?:street|road|lane|avenue)\b|^\d{{3,}}",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"\(\s*(?:pages?|pgs?|pp?)\.?\s*(?P<first>\d{1,4})(?:\s*(?:[-–—]|to)\s*(?P<last>\d{1,4}))?\s*\)", re.IGNORECASE
)
_PAGES_CELL = re.compile(
    r"^\(?(?:pages?\s*)?(?P<first>\d{1,4})\s*(?:[-–—]|to)\s*(?P<last>\d{1,4})\)?$|^(?P<only>\d{1,4})$", re.IGNORECASE
)
_PAGES_BEGIN = re.compile(r"\s*\(\s*(?:pages?|pgs?|pp)\b.*$", re.IGNORECASE | re.DOTALL)
_TO_FOLLOW = re.compile(
    r"\s*[-–—(\[]*\s*(?:report\s+|papers?\s+|copy\s+)?(?:to\s+follow|to\s+be\s+(?:tabled|circulated)(?:\s+separately)?)\s*[)\].]*\s*$",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"\b(?:verbal|oral)(?:ly)?\b", re.IGNORECASE)
_AUTHOR = re.compile(
    r"^\W*(?:joint\s+)?reports?\s+(?:of|by|from)\s+(?:the\s+)?(?P<author>.+?)\s*(?:\(?\b(?:pages?|pp)\b.*|attached.*)?[.;,]?\s*$",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"^\W*(?:to\s+(?:be|consider|receive|note|approve|agree|confirm|discuss|elect|appoint)\b|(?:proposed|moved|seconded)\b|members?\s+(?:are|is|to)\b"
    r"|the\s+(?:committee|council|chair|report|cabinet)\b|please\b|this\s+(?:report|item)\b|cllr\b|councillors?\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s|[•·▪]\s", re.IGNORECASE)
"""A part of an item's business, "a) To approve payments"."""
_SECTION = re.compile(
    r"^\W*(?:(?:un)?restricted|exempt|public|private|open|closed|confidential|part\s+(?:[1-3]|i{1,3}|[a-c]|one|two)|section\s+[a-z0-9]|key|non-key|ordinary"
    r"|executive|standing|routine|formal|statutory|governance|policy|performance|scrutiny|other|urgent|procedural|items?|matters|reports?|decisions?"
    r"|business)\b.{0,80}$",
    re.IGNORECASE,
)
_SECTION_WORD = re.compile(r"\b(?:items?|part|section|matters|business|decisions?|reports?)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"^\W*(?:yours\b|signed\b|proper\s+officer|(?:town|parish|deputy)?\s*clerk\b|chief\s+executive|monitoring\s+officer|general\s+counsel"
    r"|(?:interim\s+)?(?:head|director)\s+of\s+(?:democratic|legal|law|governance|corporate)|for\s+(?:further|more)\s+information|dated?\b"
    r"|\d{5}\s?\d{6}|contact\s*(?:officer)?:|membership\b|distribution\b|members\s+of\s+the\s+(?:committee|council)\s*:)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+\d", re.IGNORECASE)


@dataclass(slots=True)
class _Entry:
    number: str
    lines: list[FlowLine]
    title: Traced
    cells: str = ""
    section: str = ""
    below: list[FlowLine] = field(default_factory=list)


def agenda_start(lines: Sequence[FlowLine]) -> int | None:
    """Index of the line after which items are announced: one headed "Agenda", else the first item of a list that
    opens as agendas do ("1. Apologies"). None for a paper that announces nothing.
    """
    for at, line in enumerate(lines[:HEADING_LINES]):
        text = unmarked(line.line, line.body).text
        if _HEADING.match(text) and not text[:1].islower():
            return at
    for at, line in enumerate(lines[:_OPENING_LINES]):
        match = _NUMBERED.match(unmarked(line.line, line.body).text)
        if match and match["number"].strip("()").lstrip("0") in {"1", "A", "a"} and _OPENING.match(match["title"]):
            return at
    return None


def agenda_items(lines: Sequence[FlowLine], start: int = 0) -> tuple[Item, ...]:
    """The items announced in ``lines`` from ``start`` on, in order. ``blocks`` of an item hold its announcement.

    Their ``meeting`` is empty: what stands above the items tells it.
    """
    setting = Setting.of(lines)
    entries = _entries(lines[start:], setting)
    return tuple(_item(entry) for entry in entries)


def _entries(lines: Sequence[FlowLine], setting: Setting) -> list[_Entry]:
    entries: list[_Entry] = []
    section = ""
    over = False
    above: FlowLine | None = None
    named: FlowLine | None = None
    """The line that named the section last."""
    for line in lines:
        body = unmarked(line.line, line.body)
        opened = _opens(line, body, entries[-1].number if entries else "")
        if opened:
            number, title, cells = opened
            entries.append(_Entry(number, [line], title, cells, section))
            over = False
        elif _is_section(line, body):
            section, over, named = _sentence(body.text), True, line
        elif named and named is above and body.text.isupper() and not setting.room_for(above, line):
            section, named = f"{section} {body.text.lower()}", line
        elif entries and not over:
            beyond = line.number > entries[-1].lines[0].number + _PAGES_BELOW
            if beyond or _SIGNED.match(body.text) or _DATE_LINE.match(body.text):
                over = True
            elif not entries[-1].below and above and body and _goes_on(above, line, body, entries[-1], setting):
                more, cells = _parted(line, body)
                entries[-1].title = join(" ", (entries[-1].title, more))
                entries[-1].cells = entries[-1].cells or cells
                entries[-1].lines.append(line)
            else:
                entries[-1].below.append(line)
        above = line if body else None
    return entries


def _opens(line: FlowLine, body: Traced, last: str) -> tuple[str, Traced, str] | None:
    """Number, first line of the title, and pages in a column at the right, of a line that begins an item."""
    match = _NUMBERED.match(body.text)
    if not match or not match["title"].strip() or _NOT_A_TITLE.match(match["title"]):
        return None
    number = match["number"].strip("()")
    if not _comes_after(number, last) or (match["number"].startswith("(") and not last):
        return None
    if not match["dot"] and not re.match(r"[A-Z0-9\"'‘“(*]", match["title"]):
        return None
    title, cells = _parted(line, body[match.start("title") :])
    return (number, title, cells) if title and not title.text.islower() else None


def _parted(line: FlowLine, body: Traced) -> tuple[Traced, str]:
    """A title without the page numbers that stand far to its right."""
    last = line.columns()[-1:]
    if last and _PAGES_CELL.match(last[0].text) and len(last[0]) < len(body) and body.text.endswith(last[0].text):
        return body[: len(body) - len(last[0])].strip(), last[0].text
    return body.strip(), ""


def _goes_on(above: FlowLine, line: FlowLine, body: Traced, entry: _Entry, setting: Setting) -> bool:
    """Whether a line continues the title above it."""
    if (
        len(entry.lines) >= _LONGEST_TITLE
        or _AUTHOR.match(body.text)
        or _DESCRIBES.match(body.text)
        or _TO_FOLLOW.fullmatch(body.text)
        or _LISTED.match(body.text)
    ):
        return False
    so_far = entry.title.text
    if so_far.count("(") > so_far.count(")") or "".join(near.text for near in entry.lines).count("**") % 2:
        return True  # a bracket, or a mark of bold type, is still open
    if _PAGES.search(so_far) or body.text.startswith(("(", "-", "–", "•", "*")):
        return bool(_PAGES_BEGIN.fullmatch(body.text)) and not _PAGES.search(so_far)
    if (
        line.line.bold != above.line.bold
        or abs(line.line.size - above.line.size) >= 1.0
        or marked_bold(above.line, above.body)
    ):
        return False
    if line.number != above.number or setting.gap(above, line) >= LOOSE:
        return False
    if (
        re.search(r"(?:\b(?:of|or|and|the|for|to|in|on|with|by|a|other)|[,&–-])$", so_far, re.IGNORECASE)
        or body.text[:1].islower()
    ):
        return True
    return line.line.box is not None and not setting.room_for(above, line)


def _item(entry: _Entry) -> Item:
    words = " ".join([entry.title.text, *(line.text for line in entry.below)])
    pages = _PAGES.search(words) or (_PAGES_CELL.match(entry.cells) if entry.cells else None)
    title = _PAGES_BEGIN.sub("", entry.title.text).strip()
    follows = [
        text
        for text in (title, *(line.text for line in entry.below[:4]))
        if _TO_FOLLOW.search(text) and not re.match(r"\W*(?:appendix|annex)", text, re.I)
    ]
    author = next(
        (match for line in entry.below[:6] if (match := _AUTHOR.match(unmarked(line.line, line.body).text))), None
    )
    title = _TO_FOLLOW.sub("", title).strip(" *") or title
    return Item(
        ItemKind.AGENDA_ITEM,
        entry.number,
        re.sub(r"\s+", " ", title),
        entry.lines[0].number,
        Meeting(),
        PaperKind.AGENDA,
        Authority.AGENDA,
        blocks([*entry.lines, *entry.below]),
        printed_pages=_range(pages),
        section=entry.section,
        author=author["author"] if author else "",
        to_follow=bool(follows),
        verbal=bool(_VERBAL.search(title) or any(_VERBAL.search(line.text) for line in entry.below[:3])),
        exempt=exempt_section(entry.section) or exempt_item(title, [line.text for line in entry.below]),
    )


def _range(match: re.Match[str] | None) -> tuple[int, int] | None:
    if not match:
        return None
    parts = match.groupdict()
    first = int(parts["first"] or parts.get("only") or 0)
    return (first, max(first, int(parts["last"] or first))) if first else None


def _comes_after(number: str, last: str) -> bool:
    if not last:
        return True
    before, after = re.findall(r"\d+|[A-Za-z]+", last.lower()), re.findall(r"\d+|[A-Za-z]+", number.lower())
    for old, new in zip(before, after, strict=False):
        if old == new:
            continue
        if old.isdigit() and new.isdigit():
            return 0 < int(new) - int(old) <= _SKIPPED
        return new.isalpha() and old.isalpha() and ord(new[0]) - ord(old[0]) == 1
    return len(after) > len(before)


def _is_section(line: FlowLine, body: Traced) -> bool:
    text = body.text.strip()
    stands_out = text.isupper() or line.line.bold or line.line.heading > 0 or marked_bold(line.line, line.body)
    return (
        stands_out
        and len(text) < 100
        and bool(_SECTION.match(text) and _SECTION_WORD.search(text))
        and not _AUTHOR.match(text)
    )


def _sentence(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" *:#.-–")
    return text.capitalize() if text.isupper() else text
