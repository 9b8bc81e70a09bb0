"""Word files (.docx): headings, lists, tables, and what tracked changes add and take away."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from committeesearch.errors import DamagedFile, LimitExceeded, NoTextFound, UnsupportedFile
from committeesearch.model import Format, SourceFile
from committeesearch.reading.flow import FlowWriter, Run
from committeesearch.reading.letters import normalised
from committeesearch.reading.numbering import Numbering
from committeesearch.settings import ReadingLimits

_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_PART = "word/document.xml"


def read_word(data: bytes, file: str, digest: str, limits: ReadingLimits) -> SourceFile:
    """A file of one page. Deleted words of tracked changes are marked struck, inserted ones underlined."""
    _check_archive(data, file, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        writer = FlowWriter()
        styles = {style.style_id: style.name or "" for style in document.styles}
        numbering = Numbering.of(document)
        for element in document.element.body.iterchildren():
            _block(element, styles, numbering, writer, file, limits)
        properties = document.core_properties
        title, subject = normalised(properties.title or ""), normalised(properties.subject or "")
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError) as error:
        raise DamagedFile(
            file, "It is damaged: Word's parts are missing or broken.", "Save it again in Word."
        ) from error
    page = writer.page()
    if not page.text:
        raise NoTextFound(file, "It holds no words.", "Check that it is the right file.")
    return SourceFile(file, Format.WORD, digest, (page,), title=title, subject=subject)


def _check_archive(data: bytes, file: str, limits: ReadingLimits) -> None:
    """Before anything is unpacked: is it a Word file, and how large would it become?"""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise DamagedFile(file, "It is damaged or cut short.", "Download it again from where it came.") from error
    if not any(part.filename == _PART for part in parts):
        raise UnsupportedFile(file, "It is a zip archive and not a Word file.", "Save it as .docx or PDF.")
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise LimitExceeded(
            file,
            f"Unpacked it would be larger than {limits.unpacked_bytes / 2**20:,.0f} MB.",
            "Save it without pictures, or raise the limit.",
        )


def _block(
    element: Any, styles: dict[str, str], numbering: Numbering, writer: FlowWriter, file: str, limits: ReadingLimits
) -> None:
    if element.tag == qn("w:p"):
        heading, mark = _style(element, styles, numbering)
        writer.line([(mark, False, False), *_runs(element)] if mark else list(_runs(element)), heading)
    elif element.tag == qn("w:tbl"):
        _table(element, writer, file, limits)
    elif element.tag == qn("w:sdt"):  # a content control: its content counts
        for content in element.iterchildren(qn("w:sdtContent")):
            for child in content.iterchildren():
                _block(child, styles, numbering, writer, file, limits)


def _style(paragraph: Any, styles: dict[str, str], numbering: Numbering) -> tuple[int, str]:
    """Heading level, and the bullet or number that Word puts before the paragraph."""
    properties = paragraph.pPr
    if properties is None:
        return 0, ""
    style = properties.pStyle.val if properties.pStyle is not None else ""
    named = styles.get(style, style).lower()
    mark = numbering.mark(properties, style)
    if not any(text.strip() for text, _, _ in _runs(paragraph)):
        mark = ""  # it counts, but there is nothing to number
    match = _HEADING.search(named)
    if match or named == "title":
        return int(match.group(1)) if match else 1, mark
    return 0, mark or ("• " if named.startswith("list bullet") else "")


def _runs(element: Any, deleted: bool = False, inserted: bool = False) -> Iterator[Run]:
    for child in element.iterchildren():
        if child.tag in (qn("w:del"), qn("w:moveFrom")):
            yield from _runs(child, True, inserted)
        elif child.tag in (qn("w:ins"), qn("w:moveTo")):
            yield from _runs(child, deleted, True)
        elif child.tag in (qn("w:hyperlink"), qn("w:smartTag"), qn("w:sdt"), qn("w:sdtContent"), qn("w:fldSimple")):
            yield from _runs(child, deleted, inserted)
        elif child.tag == qn("w:r"):
            properties = child.find(qn("w:rPr"))
            struck = deleted or _on(properties, "w:strike") or _on(properties, "w:dstrike")
            under = inserted or _on(properties, "w:u")
            if not _on(properties, "w:vanish"):
                yield normalised(_words(child)), struck, under


def _on(properties: Any, name: str) -> bool:
    mark = properties.find(qn(name)) if properties is not None else None
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "none")


def _words(run: Any) -> str:
    parts = []
    for child in run.iterchildren():
        if child.tag in (qn("w:t"), qn("w:delText")):
            parts.append(child.text or "")
        elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            parts.append(" ")
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append("-")
    return "".join(parts)


def _table(table: Any, writer: FlowWriter, file: str, limits: ReadingLimits) -> None:
    rows: list[list[list[Run]]] = []
    header = count = 0
    for row in table.iterchildren(qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        header += header == len(rows) and _on(properties, "w:tblHeader")
        cells = [list(_cell(cell)) for cell in row.iterchildren(qn("w:tc"))]
        count += len(cells)
        if count > limits.table_cells:
            raise LimitExceeded(file, f"A table has more than {limits.table_cells:,} cells.", "Raise the limit.")
        rows.append(cells)
    if all(len(row) < 2 for row in rows):  # a frame around text
        for cells in rows:
            for cell in cells:
                writer.line(cell)
    else:
        writer.table(rows, header)


def _cell(cell: Any) -> Iterator[Run]:
    for number, paragraph in enumerate(cell.iter(qn("w:p"))):
        if number:
            yield " ", False, False
        yield from _runs(paragraph)
