"""One file in, one ``SourceFile`` out, whatever its format."""

from __future__ import annotations

import hashlib
from pathlib import Path

from committeesearch.errors import DamagedFile, LimitExceeded, ReadingError, UnsupportedFile
from committeesearch.model import Format, SourceFile
from committeesearch.reading.pdf import read_pdf
from committeesearch.reading.text import read_text
from committeesearch.settings import ReadingLimits


def read(path: Path, file: str, limits: ReadingLimits, ocr: bool = False) -> SourceFile:
    """Read the file at ``path``, called ``file`` in the corpus, in this process.

    ``ReadingError`` (one of its kinds) says why a file cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise LimitExceeded(file, f"It is larger than {limits.file_bytes // 2**20} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(file, f"It cannot be opened: {error.strerror}.") from error
    if not data:
        raise DamagedFile(file, "It is empty (0 bytes).", "Download it again.")
    digest = hashlib.sha256(data).hexdigest()
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return read_pdf(data, file, digest, limits, ocr)
    if suffix in (".txt", ".md", ".markdown"):
        return read_text(data, file, digest, Format.TEXT if suffix == ".txt" else Format.MARKDOWN)
    raise UnsupportedFile(file, f"Files of the kind {suffix} cannot be read yet.")
