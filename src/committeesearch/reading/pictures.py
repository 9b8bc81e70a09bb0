"""Pictures of PDF pages with places marked on them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from committeesearch.model import Box

_MARKER = (255, 236, 110)
"""The yellow of a highlighter; multiplied onto the page so that print stays black."""
_MARGIN = 1.0
"""Points around each box."""


def page_picture(path: Path, page: int, boxes: Sequence[Box] = (), scale: float = 1.5) -> bytes:
    """A PNG of page ``page`` (1-based) at ``scale`` × 72 dots an inch with ``boxes`` highlighted.

    ``IndexError`` for a page that the file does not have.
    """
    document = pdfium.PdfDocument(path)
    try:
        if not 1 <= page <= len(document):
            raise IndexError(f"{path.name} has {len(document)} pages, no page {page}.")
        sheet = document[page - 1]
        picture = sheet.render(scale=scale).to_pil().convert("RGB")
        sheet.close()
    finally:
        document.close()
    if boxes:
        marks = Image.new("RGB", picture.size, "white")
        draw = ImageDraw.Draw(marks)
        for box in boxes:
            low = ((box.left - _MARGIN) * scale, (box.top - _MARGIN) * scale)
            draw.rectangle((low, ((box.right + _MARGIN) * scale, (box.bottom + _MARGIN) * scale)), fill=_MARKER)
        picture = ImageChops.multiply(picture, marks)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
