"""Pieces to PDF pages, furnished as councils furnish them, noting what landed on which page."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from tests.sample_council.markup import Piece

HERE = Path(__file__).parent
BLANK = "This page is intentionally left blank"
WIDTH = A4[0] - 48 * mm
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=13.5, spaceAfter=7, alignment=TA_JUSTIFY)
LEFT = BODY.clone("left", alignment=0)
HEADINGS = {
    1: LEFT.clone("h1", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, keepWithNext=1),
    2: LEFT.clone("h2", fontName="Helvetica-Bold", spaceBefore=9, spaceAfter=4, keepWithNext=1),
    3: LEFT.clone("h3", fontName="Helvetica-BoldOblique", keepWithNext=1),
}
CENTRED = LEFT.clone("centred", fontName="Helvetica-Bold", alignment=TA_CENTER, fontSize=12, leading=15, spaceAfter=9)
ASIDE = LEFT.clone("aside", fontName="Helvetica-Oblique", alignment=TA_RIGHT)
CELL = LEFT.clone("cell", fontSize=9, leading=11, spaceAfter=0)
HEAD_CELL = CELL.clone("head", fontName="Helvetica-Bold")
ITEM_LINE = LEFT.clone("item line", keepWithNext=1)
UNDER = "<<"
"""Parts a minute's title from the line in italics below it."""
LONG_WORD = re.compile(r"\b[a-z]{8,}\b")
SYLLABLES = re.compile(r"(?<=[a-z][aeiou](?!th|sh|ch|ph|ck)[b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z][aeiou][a-z])")
"""Between the two consonants of "recom-mend": near enough to how word processors break words."""


@dataclass
class Section:
    """A run of pages that starts on a new page: a cover, an item's minutes or report."""

    flow: Callable[[], list[Flowable]]
    item: str | None = None
    stamp: str = ""
    header: str = ""
    pages: int = 0
    first: int = 0
    numbered: bool = True


@dataclass
class Made:
    """A PDF, the pages on which its notes landed, and the sections with their pages."""

    data: bytes
    sections: list[Section]
    notes: dict[str, int] = field(default_factory=dict)
    pages: int = 0
    offset: int = 0
    """PDF pages before the one that is printed as page 1."""


def marked(text: str) -> str:
    """Our notation as reportlab's."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"~~(.+?)~~", r"<strike>\1</strike>", text)
    text = re.sub(r"\+\+(.+?)\+\+", r'<font color="#c00000"><u>\1</u></font>', text)
    return re.sub(r"\^(\d+)\^", r"<super size=7>\1</super>", text)


def hyphenated(text: str) -> str:
    """With soft hyphens in long words, where a line may break them.

    Not where a real hyphen stands: reportlab can lose it when it puts a broken word together again.
    """
    if re.search(r"\w-\w", text):
        return text
    return LONG_WORD.sub(lambda word: SYLLABLES.sub("\u00ad", word[0]), text)


def note(name: str) -> str:
    """A mark in a paragraph that tells its page when it is drawn."""
    return f'<onDraw name="note" label="{name}"/>'


def flowables(pieces: list[Piece], key: str = "", hyphens: bool = False) -> list[Flowable]:
    """What reportlab sets, piece by piece; each paragraph notes its page as ``key/number of the piece``."""
    made: list[Flowable] = []
    widths: list[float] | None = None
    for at, piece in enumerate(pieces):
        words, _, under = piece.text.partition(UNDER)
        text = marked(words)
        if hyphens and piece.kind in ("paragraph", "list"):
            text = hyphenated(text)
        text = note(f"{key}/{at}") + text
        match piece.kind:
            case "heading":
                made.append(Paragraph(text, HEADINGS[piece.level]))
                made += [Paragraph(f"<i>{under}</i>", ITEM_LINE)] if under else []
            case "centred" | "aside":
                made.append(Paragraph(text, CENTRED if piece.kind == "centred" else ASIDE))
            case "bullet" | "private bullet":
                made.append(_hung(text, "\uf0b7" if piece.kind == "private bullet" else "•", 18 + 18 * piece.level, 14))
            case "list":
                made.append(_hung(text, piece.number, 30 + 26 * piece.level, 26))
            case "paragraph":
                made.append(
                    _hung(text, piece.number, 36, 36)
                    if piece.number
                    else Paragraph(text, _broken(text, _indented(piece.level)))
                )
            case "table" | "table open":
                made += [_table(piece, widths), Spacer(0, 9)]
                widths = None
            case "order page":
                made.append(PageBreak())
            case "order space":
                made.append(Spacer(0, float(piece.text)))
            case "order widths":
                widths = [float(part) for part in piece.text.split()]
            case "order scan":
                # By its bytes: by its path, the PDF would hold a digest of where the repository lies.
                picture = io.BytesIO((HERE / "assets" / f"{piece.text}.jpg").read_bytes())
                made.append(Image(picture, WIDTH, WIDTH * 1.3))
            case _:
                raise ValueError(f"no such piece: {piece.kind}")
    return made


@functools.cache
def _indented(level: int) -> ParagraphStyle:
    return BODY.clone(f"body{level}", leftIndent=18 * level)


def _broken(text: str, style: ParagraphStyle) -> ParagraphStyle:
    """Lets lines break at the hyphens of a text that we have hyphenated, and at those in the names of who was there."""
    if "\u00ad" in text or "PRESENT:" in text:
        return style.clone("broken", embeddedHyphenation=1)
    return style


def _hung(text: str, mark: str, left: float, hang: float) -> Paragraph:
    style = BODY.clone("hung", leftIndent=left, bulletIndent=left - hang, bulletFontName="Helvetica", bulletFontSize=11)
    if mark == "\uf0b7":
        _private_font()
        style.bulletFontName = "MarlbeckSymbol"
    return Paragraph(text, _broken(text, style), bulletText=mark)


def _table(piece: Piece, widths: list[float] | None) -> Table:
    rows = [
        [Paragraph(marked(cell), HEAD_CELL if r == 0 else CELL) for cell in row] for r, row in enumerate(piece.rows)
    ]
    shares = widths or [_share(column) for column in zip(*piece.rows, strict=True)]
    return Table(
        rows,
        colWidths=[WIDTH * share / sum(shares) for share in shares],
        repeatRows=1 if piece.kind == "table" else 0,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dfe6ee")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )


def _share(column: tuple[str, ...]) -> float:
    """Room for the longest body cell, within reason, and for the longest word of the header."""
    return min(max(14, *(len(cell) for cell in column[1:]), *(len(word) + 2 for word in column[0].split())), 42)


@functools.cache
def _private_font() -> None:
    """A font of one bullet at a private-use code, as word processors leave them in PDFs."""
    pen = TTGlyphPen(None)
    pen.moveTo((150, 400))
    pen.qCurveTo((150, 550), (300, 550))
    pen.qCurveTo((450, 550), (450, 400))
    pen.qCurveTo((450, 250), (300, 250))
    pen.qCurveTo((150, 250), (150, 400))
    pen.closePath()
    empty = TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", "bullet"])
    builder.setupCharacterMap({32: "space", 0xF0B7: "bullet"})
    builder.setupGlyf({".notdef": empty, "space": empty, "bullet": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "space": (300, 0), "bullet": (600, 150)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Marlbeck Symbol", "styleName": "Regular", "psName": "MarlbeckSymbol"})
    builder.setupOS2()
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    data = io.BytesIO()
    builder.save(data)
    data.seek(0)
    pdfmetrics.registerFont(TTFont("MarlbeckSymbol", data))


def blank() -> Section:
    """A page that takes up a number without showing it."""
    return Section(lambda: [Paragraph(BLANK, CENTRED)], numbered=False)


class _Setter(BaseDocTemplate):
    """Sets sections and draws each page's furniture after its words, as the publishing systems do."""

    def __init__(self, out: io.BytesIO, sections: list[Section], printed: Callable[[int], str], **meta: str) -> None:
        super().__init__(
            out,
            pagesize=A4,
            leftMargin=24 * mm,
            rightMargin=24 * mm,
            topMargin=24 * mm,
            bottomMargin=24 * mm,
            invariant=1,
            pageCompression=0,
            **meta,
        )
        frame = Frame(24 * mm, 24 * mm, WIDTH, A4[1] - 48 * mm, leftPadding=0, rightPadding=0)
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._furnish))
        self.sections, self.printed = sections, printed
        self.notes: dict[str, int] = {}
        self.current = 0

    def _makeCanvas(self, *given: Any, **named: Any) -> Any:  # noqa: N802
        canvas = super()._makeCanvas(*given, **named)
        canvas.setNamedCB("note", self._note)
        return canvas

    def _note(self, canvas: Any, kind: str, label: str) -> None:
        self.notes.setdefault(label, canvas.getPageNumber())
        if label.startswith("section:"):
            self.current = int(label.removeprefix("section:"))

    def _furnish(self, canvas: Any, doc: Any) -> None:
        section, page = self.sections[self.current], canvas.getPageNumber()
        canvas.saveState()
        opening = self.notes.get(f"section:{self.current}") == page
        if section.header and not opening:
            canvas.setFont("Helvetica", 8.5)
            canvas.drawString(24 * mm, A4[1] - 14 * mm, section.header)
        if section.numbered and (text := self.printed(page)):
            canvas.setFont("Helvetica", 10)
            canvas.drawCentredString(A4[0] / 2, 11 * mm, text)
        if section.stamp and opening:
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawRightString(A4[0] - 14 * mm, A4[1] - 11 * mm, section.stamp)
        canvas.restoreState()


class _Opening(Flowable):
    """Takes no room; notes where a section begins."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.getNamedCB("note")(self.canv, "", self.name)


def typeset(
    sections: list[Section],
    printed: Callable[[int], str] = lambda page: "",
    bookmarks: Callable[[dict[str, int]], list[tuple[str, int, int]]] = lambda notes: [],
    **meta: str,
) -> Made:
    """The sections as one PDF. ``bookmarks`` gives (title, page, level) from the noted pages."""
    made = _pass(sections, printed, [], meta)
    return _pass(sections, printed, bookmarks(made.notes), meta)


def _pass(
    sections: list[Section], printed: Callable[[int], str], marks: list[tuple[str, int, int]], meta: dict[str, str]
) -> Made:
    flow: list[Flowable] = []
    for at, section in enumerate(sections):
        flow += [PageBreak()] if at else []
        flow += [_Opening(f"section:{at}"), *section.flow()]
    out = io.BytesIO()
    setter = _Setter(out, sections, printed, **meta)
    by_page: dict[int, list[tuple[str, int]]] = {}
    for title, page, level in marks:
        by_page.setdefault(page, []).append((title, level))
    furnish = setter.pageTemplates[0].onPageEnd

    def with_bookmarks(canvas: Any, doc: Any) -> None:
        furnish(canvas, doc)
        for title, level in by_page.get(canvas.getPageNumber(), ()):
            name = f"mark{canvas.getPageNumber()}-{title[:40]}"
            canvas.bookmarkPage(name)
            canvas.addOutlineEntry(title, name, level)

    setter.pageTemplates[0].onPageEnd = with_bookmarks
    setter.build(flow)
    last = setter.page
    starts = [setter.notes[f"section:{at}"] for at in range(len(sections))]
    for section, first, end in zip(sections, starts, [*starts[1:], last + 1], strict=True):
        section.first, section.pages = first, end - first
    return Made(out.getvalue(), sections, setter.notes, last)
