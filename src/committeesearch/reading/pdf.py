"""PDF by pdfium: words with boxes, bookmarks and metadata."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from committeesearch.errors import DamagedFile, LimitExceeded, NoTextFound, ProtectedFile
from committeesearch.model import Bookmark, Box, Format, Page, SourceFile
from committeesearch.reading.pages import Piece, Row, build_page, normalised
from committeesearch.settings import ReadingLimits


def read_pdf(path: Path, file: str, digest: str, limits: ReadingLimits, ocr: bool = False) -> SourceFile:
    """Every page of a PDF."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ProtectedFile(file, "It is protected by a password.", "Save a copy without one.") from error
        raise DamagedFile(file, "It is damaged or cut short.", "Download it again.") from error
    try:
        if len(document) > limits.pages:
            raise LimitExceeded(file, f"It has {len(document):,} pages, more than {limits.pages:,}.")
        pages = []
        pictures = []
        for index in range(len(document)):
            page = _page(document, index)
            pages.append(page)
            if not page.text.strip():
                pictures.append(page.number)
        if len(pictures) == len(pages):
            raise NoTextFound(file, "It holds pictures of pages and no text.", "Install the extra 'ocr'.")
        meta = document.get_metadata_dict()
        return SourceFile(
            file, Format.PDF, digest, tuple(pages), tuple(_bookmarks(document)),
            normalised(meta.get("Title", "")), normalised(meta.get("Subject", "")), tuple(pictures),
        )  # fmt: skip
    finally:
        document.close()


def _bookmarks(document: pdfium.PdfDocument) -> Iterator[Bookmark]:
    for mark in document.get_toc(max_depth=8):
        dest = mark.get_dest()
        index = dest.get_index() if dest else None
        if index is not None:
            yield Bookmark(normalised(mark.get_title()).strip(), index + 1, mark.level)


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        return build_page(index + 1, list(_rows(_pieces(page))), width=page.get_width(), height=page.get_height())
    finally:
        page.close()


def _pieces(page: pdfium.PdfPage) -> list[Piece]:
    text_page = page.get_textpage()
    height = page.get_height()
    count = text_page.count_chars()
    handle = text_page.raw
    text = "".join(chr(raw.FPDFText_GetUnicode(handle, i) or 32) for i in range(count)).replace("\x02", "- ")
    pieces = []
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    shift = 0
    for match in re.finditer(r"\S+", text):
        start, end = match.start() - shift, match.end() - 1 - shift
        if match.group().endswith("-") and text[match.end() : match.end() + 1] == " ":
            shift += 0
        raw.FPDFText_GetLooseCharBox(handle, min(start, count - 1), ctypes.byref(first))
        raw.FPDFText_GetLooseCharBox(handle, min(end, count - 1), ctypes.byref(last))
        letters = normalised(match.group()).strip()
        if letters:
            box = Box(min(first.left, last.left), height - max(first.top, last.top), max(first.right, last.right),
                      height - min(first.bottom, last.bottom))  # fmt: skip
            size = raw.FPDFText_GetFontSize(handle, start)
            pieces.append(Piece(letters, box, size, raw.FPDFText_GetFontWeight(handle, start) >= 600))
    text_page.close()
    return pieces


def _rows(pieces: list[Piece]) -> Iterator[Row]:
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.box.top + p.box.bottom) / 2):
        middle = (piece.box.top + piece.box.bottom) / 2
        if row and not row[0].box.top < middle < row[0].box.bottom:
            yield Row(sorted(row, key=lambda p: p.box.left))
            row = []
        row.append(piece)
    if row:
        yield Row(sorted(row, key=lambda p: p.box.left))
