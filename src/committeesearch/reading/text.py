"""Plain text and markdown: the page's text is the file, letter by letter."""

from __future__ import annotations

import codecs
import re

from committeesearch.errors import DamagedFile
from committeesearch.model import Format, Line, Page, SourceFile

_HEADING = re.compile(r"(#{1,6})\s+\S")


def read_text(data: bytes, file: str, digest: str, format: Format) -> SourceFile:
    """A file of one page."""
    text = decoded(data)
    if not text.strip():
        raise DamagedFile(file, "It is empty.")
    lines: list[Line] = []
    at = 0
    for line in text.split("\n"):
        mark = _HEADING.match(line)
        lines.append(Line(at, at + len(line), heading=len(mark.group(1)) if mark else 0))
        at += len(line) + 1
    return SourceFile(file, format, digest, (Page(1, text, tuple(lines)),))


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or else Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
