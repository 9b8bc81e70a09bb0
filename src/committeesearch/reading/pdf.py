"""PDF by pdfium: words with boxes, lines in reading order, tables, bookmarks and metadata."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from committeesearch.errors import DamagedFile, LimitExceeded, NoTextFound, ProtectedFile
from committeesearch.model import Bookmark, Format, Page, SourceFile, Warned
from committeesearch.reading.aligned import find_aligned, holds_tables
from committeesearch.reading.banded import find_banded
from committeesearch.reading.drawing import Drawing, drawing, mark_lines
from committeesearch.reading.glyphs import Frame, Glyphs, Piece
from committeesearch.reading.layout import lines
from committeesearch.reading.letters import normalised
from committeesearch.reading.pages import PageWriter
from committeesearch.reading.tables import Cells, Ruled, find_tables, share_out
from committeesearch.settings import ReadingLimits

_DRAWN = 500
"""Points of drawn outlines that make a page without letters a picture of text (a printer driver's doing).
The logos and rules of pages left blank have fewer."""

_DAMAGED = "The page is damaged and was left empty."
_CROWDED = "It has more ruling lines than a table: its tables were read as plain lines."
_PLAN = "It is drawn of too many lines, as a map is: tables and struck-out words were not looked for."
_UNREAD = "No words were recognised in its picture."
"""What the reader of a list of papers is told of a page."""

_PICTURE = 0.4
"""Share of a page that pictures cover where it is a scan,"""
_FEW_LETTERS = 60
"""if it has fewer letters than this: a stamp such as "Agenda Item 7 Page 112" may be put over a scan."""


def read_pdf(data: bytes, file: str, digest: str, limits: ReadingLimits, ocr: bool = False) -> SourceFile:
    """Every page of a PDF."""
    document = _opened(data, file)
    try:
        count = len(document)
        if count > limits.pages:
            raise LimitExceeded(
                file, f"It has {count:,} pages, more than {limits.pages:,}.", "Split it, or raise the limit."
            )
        pages: list[Page] = []
        pictures: list[int] = []
        warnings: list[Warned] = []
        for index in range(count):
            page, picture, lost = _page(document, index, file, limits)
            if picture and ocr:
                page, picture = _by_ocr(document, page, file), False
                lost = "" if page.ocr else _UNREAD
            pages.append(page)
            if picture:
                pictures.append(page.number)
            if lost:
                warnings.append(Warned(page.number, lost))
        if not any(page.text for page in pages):
            raise _no_text(file, pages, pictures, ocr)
        meta = document.get_metadata_dict()
        return SourceFile(
            file, Format.PDF, digest, tuple(pages), tuple(_bookmarks(document)),
            normalised(meta.get("Title", "")).strip(), normalised(meta.get("Subject", "")).strip(), tuple(pictures),
            tuple(warnings),
        )  # fmt: skip
    finally:
        document.close()


def _opened(data: bytes, file: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ProtectedFile(
                file, "It is protected by a password.", "Open it, save a copy without the password and index that."
            ) from error
        raise DamagedFile(
            file, "It is damaged or cut short and cannot be opened.", "Download it again from where it came."
        ) from error


def _no_text(file: str, pages: list[Page], pictures: list[int], ocr: bool) -> NoTextFound | DamagedFile:
    if not any(page.width for page in pages):
        return DamagedFile(
            file, "It has no pages that can be opened: it is damaged.", "Download it again from where it came."
        )
    if pictures:
        return NoTextFound(
            file,
            "It holds pictures of pages (a scan) and no text.",
            "To read scans, install the extra: pip install 'committeesearch[ocr]', and index with --ocr.",
        )
    reason = "No words were recognised in its pictures." if ocr else "Its pages are blank: no words and no pictures."
    return NoTextFound(file, reason, "Check that it is the right file.")


def _by_ocr(document: pdfium.PdfDocument, page: Page, file: str) -> Page:
    from committeesearch.reading.ocr import recognised  # the extra may be absent

    return recognised(document, page, file)


def _bookmarks(document: pdfium.PdfDocument) -> Iterator[Bookmark]:
    for mark in document.get_toc(max_depth=15):
        target = mark.get_dest()
        index = target.get_index() if target else None
        title = " ".join(normalised(mark.get_title()).split())
        if index is not None and title:
            yield Bookmark(title, index + 1, mark.level)


def _page(document: pdfium.PdfDocument, index: int, file: str, limits: ReadingLimits) -> tuple[Page, bool, str]:
    """The page, whether it is a picture without (or with hardly any) text, and what could not be taken from it."""
    number = index + 1
    try:
        page = document[index]
    except pdfium.PdfiumError:
        # One bad page must not hide the others; its number stays so that the rest keep theirs.
        return Page(number, ""), False, _DAMAGED
    try:
        frame = Frame(page)
        label = document.get_page_label(index) or None
        glyphs = Glyphs(page, frame)
        try:
            return _written(page, frame, glyphs, number, label, file, limits)
        finally:
            glyphs.close()
    finally:
        page.close()


def _written(
    page: pdfium.PdfPage,
    frame: Frame,
    glyphs: Glyphs,
    number: int,
    label: str | None,
    file: str,
    limits: ReadingLimits,
) -> tuple[Page, bool, str]:
    if glyphs.count > limits.page_characters:
        raise LimitExceeded(
            file,
            f"Page {number} has {glyphs.count:,} characters, more than {limits.page_characters:,}.",
            "Leave the paper out, or raise the limit.",
        )
    pieces = glyphs.pieces()
    drawn = drawing(page, frame)
    mark_lines(pieces, drawn.bars)
    ruled = find_tables(drawn.edges, limits.table_cells)
    outside, tables = _tables(pieces, ruled, drawn, glyphs, frame) if ruled is not None else (pieces, [])
    writer = PageWriter(number)
    rows = lines(outside, [table.box for table in tables], frame.height)
    at = 0
    for first, end, aligned in [*find_aligned(rows), (len(rows), len(rows), None)]:
        for row in rows[at:first]:
            if row.grid is None:
                writer.row(row)
            else:
                writer.table(tables[row.grid])
        if aligned:
            writer.table(aligned)
        at = end
    made = writer.page(frame.width, frame.height, label)
    letters = sum(len(piece.text) for piece in pieces)
    picture = letters < _FEW_LETTERS and drawn.pictures > _PICTURE
    lost = "" if letters < _FEW_LETTERS else _CROWDED if ruled is None else _PLAN if drawn.given_up else ""
    return made, picture or (letters == 0 and (drawn.pictures > 0 or drawn.segments > _DRAWN)), lost


def _tables(
    pieces: list[Piece], ruled: list[Ruled], drawn: Drawing, glyphs: Glyphs, frame: Frame
) -> tuple[list[Piece], list[Ruled | Cells]]:
    """The words outside all tables with rules, in the file's own order, and those tables."""
    outside = share_out(pieces, ruled, glyphs)
    kept = [table for table in ruled if table.worthwhile and not holds_tables(table.words.values())]
    if len(kept) < len(ruled):
        outside += [piece for table in ruled if table not in kept for words in table.words.values() for piece in words]
        outside.sort(key=lambda piece: piece.at)
    banded = list(find_banded(drawn.edges, outside, [table.box for table in kept], frame.height))
    taken = {id(piece) for table in banded for words in table.words.values() for piece in words}
    return [piece for piece in outside if id(piece) not in taken], [*kept, *banded]
