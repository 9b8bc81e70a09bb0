"""Scanned pages by Tesseract, which must be installed on the system (extra ``ocr``)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import pypdfium2 as pdfium

from committeesearch.errors import ReadingError
from committeesearch.model import Page
from committeesearch.reading.glyphs import Piece
from committeesearch.reading.layout import lines
from committeesearch.reading.letters import normalised
from committeesearch.reading.pages import PageWriter

_DOTS = 300
"""Dots an inch: what Tesseract's own advice asks for."""
_SURE = 30.0
"""Tesseract's confidence in percent below which a "word" is mostly dirt and rules."""

_ALIKE = (0.6, 1.5)
"""Heights of words of one size, in their median: "no" is lower than "(KA)", whose brackets reach below the line."""


def even(pieces: Sequence[Piece]) -> None:
    """Give the words of a page one size where their heights differ no more than those of letters do."""
    usual = median(piece.size for piece in pieces)
    for piece in pieces:
        if _ALIKE[0] * usual <= piece.size <= _ALIKE[1] * usual:
            piece.size = usual


def recognised(document: pdfium.PdfDocument, page: Page, file: str) -> Page:
    """The page read from its picture; the page as it was where nothing is recognised."""
    try:
        import pytesseract
    except ImportError as error:
        raise ReadingError(
            file, "Scans cannot be read: the extra 'ocr' is not installed.", "pip install 'committeesearch[ocr]'"
        ) from error
    sheet = document[page.number - 1]
    try:
        scale = _DOTS / 72
        picture = sheet.render(scale=scale, grayscale=True).to_pil()
        found = pytesseract.image_to_data(picture, lang="eng", output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractNotFoundError as error:
        raise ReadingError(
            file, "Scans cannot be read: Tesseract is not on this machine.", "Install the system package tesseract-ocr."
        ) from error
    except pytesseract.TesseractError as error:
        raise ReadingError(file, f"Tesseract failed on page {page.number}.", str(error).strip()[:200]) from error
    finally:
        sheet.close()
    pieces: list[Piece] = []
    columns = zip(
        *(found[name] for name in ("text", "conf", "left", "top", "width", "height", "block_num", "line_num")),
        strict=True,
    )
    for text, sure, left, top, width, height, _block, _line in columns:
        word = normalised(text).strip()
        if word and float(sure) >= _SURE:
            x, y, w, h = (value / scale for value in (left, top, width, height))
            pieces.append(Piece(word, x, y, x + w, y + h, h, False, len(pieces) * 2, len(pieces) * 2 + 1))
    if not pieces:
        return page
    even(pieces)
    writer = PageWriter(page.number)
    for row in lines(pieces):
        writer.row(row)
    return writer.page(page.width, page.height, page.label, ocr=True)
