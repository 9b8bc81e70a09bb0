"""What a paper is: frozen values that reading and parsing make and every later stage shares.

``SourceFile`` is what a file holds (pages, lines, words, boxes). ``Document`` is what it says (meeting,
agenda, items, blocks). ``Passage`` is the unit that is indexed, found and quoted. Files are named by their
path relative to the corpus folder, with forward slashes. Pages count from 1. Offsets count characters of
``Page.text`` and are half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

from committeesearch.traced import Traced

# --- reading -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as shown (rotation applied): points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page: its characters in ``Page.text`` and its rectangle."""

    start: int
    end: int
    box: Box
    struck: bool = False
    """A line is drawn through it: deleted words of an amendment."""
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as set on the page: characters ``start`` to ``end`` of ``Page.text``, without the line end."""

    start: int
    end: int
    box: Box | None = None
    size: float = 0.0
    """Size of most of its letters in points; 0 where the format has none."""
    bold: bool = False
    heading: int = 0
    """Heading level that the format itself marks (Word style, HTML h2, markdown ##); 0: none."""
    grid: int | None = None
    """Index into ``Page.grids`` of the table that it stands in."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn or marked: rows of cells, empty cells empty, merged cells once, at their first place."""

    rows: tuple[tuple[Traced, ...], ...]
    box: Box | None = None
    header_rows: int = 0
    """Rows that the format marks as header (HTML th, markdown rule), or the setting of the page; 0: unknown."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. A format without pages is one page, and for plain text ``text`` is the file, letter by letter."""

    number: int
    text: str
    lines: tuple[Line, ...] = ()
    words: tuple[Word, ...] = ()
    grids: tuple[Grid, ...] = ()
    width: float = 0.0
    height: float = 0.0
    label: str | None = None
    """Page label that the PDF itself carries, rarely the printed number."""
    ocr: bool = False
    """Read from a picture."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's outline; ``level`` counts from 0."""

    title: str
    page: int
    level: int


class Format(StrEnum):
    """How a file is written."""

    PDF = "pdf"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Warned:
    """What could not be taken from a page, and why, in one sentence."""

    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as read. ``digest`` is the SHA-256 of its bytes, in hex."""

    file: str
    format: Format
    digest: str
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    title: str = ""
    """Title and subject of the file's own metadata; "" where absent."""
    subject: str = ""
    pictures_only: tuple[int, ...] = ()
    """Pages that hold pictures and no text."""
    warnings: tuple[Warned, ...] = ()
    """Pages that were read only in part, or not at all, ordered by page."""

    @property
    def paged(self) -> bool:
        """Whether page numbers mean something to a reader."""
        return self.format is Format.PDF


Day: TypeAlias = date
Clock: TypeAlias = time
"""Names for the types in a class whose fields bear their own names: pydantic looks fields up first."""

# --- parsing -------------------------------------------------------------------------------------------------


class PaperKind(StrEnum):
    """What kind of paper a document, or a part of a pack, is."""

    PACK = "agenda pack"
    AGENDA = "agenda"
    REPORT = "report"
    MINUTES = "minutes"
    UPDATE = "member's update"
    APPENDIX = "appendix"
    SUPPLEMENT = "supplement"
    QUESTIONS = "questions and answers"
    FORWARD_PLAN = "forward plan"
    WORK_PROGRAMME = "work programme"
    DECISION = "record of decision"
    OTHER = "other"


class Authority(StrEnum):
    """How much words bind the council, most first; ``rank`` 0 binds most."""

    RESOLUTION = "resolution"
    MINUTES = "minutes"
    REPORT = "report"
    UPDATE = "member's update"
    APPENDIX = "appendix"
    AGENDA = "agenda"

    @property
    def rank(self) -> int:
        """Position in the order above."""
        return list(Authority).index(self)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as far as the paper tells."""

    committee: str | None = None
    date: Day | None = None
    time: Clock | None = None
    place: str | None = None


class BlockKind(StrEnum):
    """What a block is, as a clerk would say."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE = "table"
    RECOMMENDATION = "recommendation"
    MOTION = "motion"
    RESOLUTION = "resolution"
    DIVISION = "division"


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to show and to find by row. ``rows`` exclude the header; every row has ``len(header)`` cells."""

    header: tuple[Traced, ...]
    rows: tuple[tuple[Traced, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table, joined over line and page breaks."""

    kind: BlockKind
    body: Traced
    """The words as shown; for a table its rows, cells parted by " · " and rows by line ends."""
    level: int = 0
    """Depth of a heading (1 is the highest) or of a list item (0 is the outermost)."""
    number: str = ""
    """Number as printed before it: "2.3", "(a)", "5)"; it also stands in ``body``."""
    table: Table | None = None
    deleted: tuple[tuple[int, int], ...] = ()
    """Characters of ``body`` that are struck through."""
    inserted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Division:
    """A vote: counts are None where the paper gives none. ``result`` is "carried", "lost" or as the paper says."""

    subject: str
    result: str
    page: int
    body: Traced = field(default_factory=Traced)
    for_: int | None = None
    against: int | None = None
    abstain: int | None = None
    proposer: str = ""
    seconder: str = ""


class ItemKind(StrEnum):
    """What a part of a paper is."""

    AGENDA_ITEM = "agenda_item"
    MINUTE = "minute"
    PART = "part"
    """The whole paper, or what stands outside any item: a cover, the attendance."""


@dataclass(frozen=True, slots=True)
class FrontField:
    """A field of a report's front sheet: ``name`` is ours ("report_of", "wards"), ``label`` the paper's."""

    name: str
    label: str
    value: Traced


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item, a minute, or another part of a paper, with the blocks that stand under it."""

    kind: ItemKind
    number: str
    """As printed, without the full stop: "84", "77/21"; "" where there is none."""
    title: str
    page: int
    """PDF page where it begins."""
    meeting: Meeting
    """The meeting that its words belong to: minutes inside a later pack carry the meeting they record."""
    paper: PaperKind
    authority: Authority
    blocks: tuple[Block, ...] = ()
    printed_pages: tuple[int, int] | None = None
    """Printed range on the agenda, "(Pages 5 - 14)"."""
    agenda_item: str = ""
    """Of a minute or report: the agenda item that it belongs to, "3"."""
    section: str = ""
    """Part of the agenda, "Unrestricted items"."""
    author: str = ""
    """Whose report it is, as the agenda says."""
    to_follow: bool = False
    verbal: bool = False
    front: tuple[FrontField, ...] = ()
    resolutions: tuple[Traced, ...] = ()
    """One for each part, in order."""
    divisions: tuple[Division, ...] = ()
    exempt: str = ""
    """Why the public may not see it; "" where they may."""
    name: str = ""
    """Of a further paper under an item of a pack: what it is called, "Appendix B – Terms of reference"."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """What is printed on a PDF page: its printed number and the agenda item that it belongs to."""

    page: int
    printed: int | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form with the long form that the paper itself gives, and the page where it does."""

    short: str
    long: str
    page: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the role that the paper gives them, and the page where it does."""

    name: str
    role: str
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as understood. ``agenda`` is the list of items as announced; ``items`` hold the words."""

    file: str
    digest: str
    format: Format
    kind: PaperKind
    title: str
    meeting: Meeting
    items: tuple[Item, ...]
    agenda: tuple[Item, ...] = ()
    pages: tuple[PageMark, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    people: tuple[Person, ...] = ()
    references: tuple[str, ...] = ()
    """Decision numbers that it goes by: "24/00109"."""
    exempt: str = ""
    supersedes: str = ""
    """Why it replaces an earlier paper, in its own words; "" where it does not."""
    superseded_by: str = ""
    """File of the later paper that replaces it; set when the whole corpus is looked at."""
    superseded_on: date | None = None
    copies: tuple[str, ...] = ()
    """Other files that hold the same paper; set when the whole corpus is looked at."""

    @property
    def paged(self) -> bool:
        """Whether page numbers mean something to a reader."""
        return self.format is Format.PDF


# --- passages ------------------------------------------------------------------------------------------------


class PassageKind(StrEnum):
    """How a passage was cut."""

    TEXT = "text"
    TABLE_ROWS = "table rows"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of blocks inside one item: what is indexed, found and shown.

    ``body`` holds the paper's own words and nothing else (glue is white space and the dots between cells).
    ``context`` (committee, date, item, headings, table header) is indexed and embedded with it, never quoted.
    """

    id: str
    """Hash of file, place and words: the same paper gives the same ids."""
    file: str
    ordinal: int
    """Position in the document, from 0."""
    kind: PassageKind
    body: Traced
    context: str
    meeting: Meeting
    paper: PaperKind
    authority: Authority
    item_kind: ItemKind
    item_number: str
    item_title: str
    agenda_item: str = ""
    headings: tuple[str, ...] = ()
    paragraph: str = ""
    """Number of the first paragraph below its headings, "2.3"."""
    paragraphs: tuple[tuple[int, str], ...] = ()
    """Where in ``body`` each further paragraph begins, with its number."""
    blocks: tuple[int, int] = (0, 0)
    """Half-open range into ``Item.blocks``."""
    item: int = 0
    """Index into ``Document.items``."""
    line: int | None = None
    """1-based line of the file where it begins, for formats without pages."""
    printed_page: int | None = None
    paged: bool = False
    deleted: tuple[tuple[int, int], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
    superseded_by: str = ""
    superseded_on: date | None = None
    also_in: tuple[Place, ...] = ()
    """Other places that hold the same words, the most authoritative first."""
    ocr: bool = False

    @property
    def item_name(self) -> str:
        """The item as a clerk writes it: "84. Apologies"; "" for a part of a paper that is no item."""
        if self.item_kind is ItemKind.PART and not self.item_number:
            return ""
        return ". ".join(part for part in (self.item_number, self.item_title) if part)

    def paragraph_at(self, offset: int) -> str:
        """Number of the paragraph that character ``offset`` of ``body`` stands in; "" where it has none."""
        return next((number for start, number in reversed(self.paragraphs) if start <= offset), self.paragraph)


@dataclass(frozen=True, slots=True)
class Place:
    """Another place of a passage's words."""

    file: str
    page: int
    printed_page: int | None = None
