"""One file in, one ``SourceFile`` out, whatever its format."""

from __future__ import annotations

import hashlib
from pathlib import Path

from committeesearch.errors import DamagedFile, LimitExceeded, ReadingError, UnsupportedFile
from committeesearch.model import Format, SourceFile
from committeesearch.reading.html import read_html
from committeesearch.reading.pdf import read_pdf
from committeesearch.reading.text import read_text
from committeesearch.reading.word import read_word
from committeesearch.settings import ReadingLimits

_FORMATS = {
    ".pdf": Format.PDF, ".txt": Format.TEXT, ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".docx": Format.WORD,
}  # fmt: skip

SUPPORTED = frozenset(_FORMATS)
"""Suffixes, in lower case, of the kinds of file that can be read."""

_HEAD = 1024
"""Bytes at the start in which a PDF's mark may stand (ISO 32000-1, note to 7.5.2)."""


def read(path: Path, file: str, limits: ReadingLimits, ocr: bool = False) -> SourceFile:
    """Read the file at ``path``, called ``file`` in the corpus, in this process.

    The format is what the bytes say; the suffix decides only between kinds of text. With ``ocr``, pages that are
    pictures are read by Tesseract. A file that cannot be read raises one kind of ``ReadingError``, and no other
    error. Time and memory are bounded only in ``in_workers``.
    """
    data = _bytes(path, file, limits)
    digest = hashlib.sha256(data).hexdigest()
    match _format(data, path.suffix.lower(), file):
        case Format.PDF:
            return read_pdf(data, file, digest, limits, ocr)
        case Format.WORD:
            return read_word(data, file, digest, limits)
        case Format.HTML:
            return read_html(data, file, digest, limits)
        case format:
            return read_text(data, file, digest, format, limits)


def _bytes(path: Path, file: str, limits: ReadingLimits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise LimitExceeded(
                file,
                f"It is {size / 2**20:,.0f} MB large, more than {limits.file_bytes / 2**20:,.0f} MB.",
                "Split it, or raise the limit.",
            )
        data = path.read_bytes()
    except PermissionError as error:
        raise ReadingError(
            file, "You have no permission to read it.", "Change its permissions, or copy it yourself."
        ) from error
    except OSError as error:
        raise ReadingError(file, f"It cannot be opened ({error.strerror}).", "Check that it is still there.") from error
    if not data:
        raise DamagedFile(file, "It is empty (0 bytes).", "Download it again from where it came.")
    return data


def _format(data: bytes, suffix: str, file: str) -> Format:
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith((b"%!PS", b"\x04%!PS")):
        raise UnsupportedFile(
            file, f"It is a PostScript file, although its name ends in {suffix}.", "Convert it to PDF (ps2pdf) first."
        )
    if head.startswith(b"PK\x03\x04"):
        return Format.WORD
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnsupportedFile(
            file, "It is in the old Word format, or a protected Word file.", "Save it as .docx or PDF first."
        )
    if head.startswith(b"{\\rtf"):
        raise UnsupportedFile(file, "It is a rich text file (RTF).", "Save it as .docx or PDF first.")
    marks = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if marks.startswith((b"<!doctype html", b"<html")):
        return Format.HTML
    format = _FORMATS.get(suffix)
    if format is None:
        kinds = ", ".join(sorted(SUPPORTED))
        raise UnsupportedFile(file, f"Files that end in {suffix!r} are not read.", f"These are: {kinds}.")
    if format in (Format.PDF, Format.WORD):
        raise DamagedFile(
            file, f"It is not the kind of file that {suffix} says, or is damaged.", "Download it again from its source."
        )
    return format
