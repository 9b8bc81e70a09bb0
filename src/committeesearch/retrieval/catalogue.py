"""The catalogue: what is indexed, in one SQLite file.

Papers and pages are what reading and parsing found; passages are cut from the papers, and their row is their place in
the array of vectors. A catalogue is written once, in a folder that nobody reads yet, and only read from then on
(``index.py``), so it needs no locks of its own. Everything is stored as JSON or plain numbers, never as pickles.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from committeesearch.errors import IndexDamaged
from committeesearch.model import Box, Document, Page, Passage, Word

SCHEMA = 2
"""Raise it whenever what is stored, or how it is cut into passages, is no longer the same."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    file TEXT PRIMARY KEY, digest TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    document BLOB, left_out TEXT NOT NULL DEFAULT '[]'
) WITHOUT ROWID;
CREATE TABLE pages (file TEXT, number INTEGER, data BLOB NOT NULL, PRIMARY KEY (file, number)) WITHOUT ROWID;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, text_hash BLOB NOT NULL, data BLOB NOT NULL
);
"""

_documents = TypeAdapter(Document)
_passages = TypeAdapter(Passage)

_NUMBERS = np.dtype([("start", "<i4"), ("end", "<i4"), ("box", "<f4", 4), ("marks", "u1")])
_STRUCK, _UNDERLINED = 1, 2


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or a part of one, that is not indexed: why, and what would help ("" where nothing would)."""

    file: str
    reason: str
    advice: str = ""
    part: str = ""
    """"pages 3, 4", "item 9"; "" for the whole file."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file has changed: size, time of change (nanoseconds), SHA-256 of its bytes."""

    digest: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as the catalogue keeps it: packed in the process that read it, so that little travels between them.

    ``document`` is None for a file of which nothing is indexed; ``pages`` are packed pages with their numbers.
    """

    file: str
    document: bytes | None = None
    pages: tuple[tuple[int, bytes], ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class Catalogue:
    """An open catalogue. ``write`` opens it for writing, and makes it where there is none."""

    def __init__(self, path: Path, write: bool = False) -> None:
        self.path = path
        if not write and not path.is_file():
            raise IndexDamaged(f"The catalogue {path} is missing. Delete the index folder and index the papers again.")
        mode = "rwc" if write else "ro&immutable=1"
        address = f"{path.resolve().as_uri()}?mode={mode}"
        try:
            # Readers may ask from several threads; SQLite itself takes turns.
            self._db = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
            if write:
                self._db.execute("PRAGMA journal_mode = MEMORY")  # a crash throws the whole folder away
                self._db.execute("BEGIN")
            if write and not self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                for statement in _TABLES.split(";"):
                    self._db.execute(statement)
                self.set("schema", str(SCHEMA))
            self.meta = dict(self._db.execute("SELECT name, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise _damaged(path, error) from error

    def close(self, keep: bool = True) -> None:
        """Close it; what was written is kept unless ``keep`` is False."""
        if self._db.in_transaction:
            self._db.execute("COMMIT" if keep else "ROLLBACK")
        self._db.close()

    def set(self, name: str, value: str) -> None:
        """Set one of the catalogue's own facts."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
        self.meta = {**getattr(self, "meta", {}), name: value}

    # --- files ---

    def stamps(self) -> dict[str, Stamp]:
        """Each known file, indexed or left out."""
        rows = self._all("SELECT file, digest, size, modified FROM files ORDER BY file")
        return {file: Stamp(*stamp) for file, *stamp in rows}

    def put(self, entry: Entry, stamp: Stamp) -> None:
        """Store a file in place of what was stored of it."""
        self.remove(entry.file)
        notes = json.dumps([[note.reason, note.advice, note.part] for note in entry.left_out])
        row = (entry.file, stamp.digest, stamp.size, stamp.modified, entry.document, notes)
        self._db.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", row)
        pages = ((entry.file, number, data) for number, data in entry.pages)
        self._db.executemany("INSERT INTO pages VALUES (?, ?, ?)", pages)

    def touch(self, file: str, stamp: Stamp) -> None:
        """Note that an unchanged file has another time of change."""
        self._db.execute("UPDATE files SET size = ?, modified = ? WHERE file = ?", (stamp.size, stamp.modified, file))

    def remove(self, file: str) -> None:
        """Forget a file and its pages."""
        self._db.execute("DELETE FROM files WHERE file = ?", (file,))
        self._db.execute("DELETE FROM pages WHERE file = ?", (file,))

    def left_out(self) -> tuple[LeftOut, ...]:
        """Every file and part of a file that is not indexed, by file."""
        rows = self._all("SELECT file, left_out FROM files WHERE left_out <> '[]' ORDER BY file")
        return tuple(LeftOut(file, *note) for file, notes in rows for note in json.loads(notes))

    # --- documents and pages ---

    def documents(self) -> Iterator[Document]:
        """Every indexed paper, by file."""
        for (data,) in self._all("SELECT document FROM files WHERE document IS NOT NULL ORDER BY file"):
            yield unpack_document(data)

    def document(self, file: str) -> Document:
        """One indexed paper; KeyError where it is not indexed."""
        return unpack_document(self._one("SELECT document FROM files WHERE file = ? AND document IS NOT NULL", file))

    def replace_document(self, document: Document) -> None:
        """Store a paper anew, after the whole corpus was looked at."""
        self._db.execute("UPDATE files SET document = ? WHERE file = ?", (pack_document(document), document.file))

    def page(self, file: str, number: int) -> Page:
        """One page of an indexed paper; KeyError where there is none."""
        return unpack_page(number, self._one("SELECT data FROM pages WHERE file = ? AND number = ?", file, number))

    def page_texts(self, file: str) -> tuple[Page, ...]:
        """The pages of an indexed paper without their words."""
        rows = self._all("SELECT number, data FROM pages WHERE file = ? ORDER BY number", file)
        return tuple(unpack_page(number, data, words=False) for number, data in rows)

    def count(self, table: str) -> int:
        """Rows of "pages" or "passages", or the indexed papers ("documents")."""
        query = {
            "pages": "SELECT COUNT(*) FROM pages",
            "passages": "SELECT COUNT(*) FROM passages",
            "documents": "SELECT COUNT(*) FROM files WHERE document IS NOT NULL",
        }[table]
        return int(self._db.execute(query).fetchone()[0])

    # --- passages ---

    def replace_passages(self, passages: Iterable[Passage], hashes: Sequence[bytes]) -> None:
        """Store the passages of the whole corpus; the position of each is its row."""
        self._db.execute("DELETE FROM passages")
        rows = (
            (row, passage.id, text_hash, zlib.compress(_passages.dump_json(passage), 1))
            for row, (passage, text_hash) in enumerate(zip(passages, hashes, strict=True))
        )
        self._db.executemany("INSERT INTO passages VALUES (?, ?, ?, ?)", rows)

    def passages(self) -> Iterator[Passage]:
        """Every passage, by row."""
        for (data,) in self._all("SELECT data FROM passages ORDER BY row"):
            yield unpack_passage(data)

    def passage(self, row: int) -> Passage:
        """The passage in that row; KeyError where there is none."""
        return unpack_passage(self._one("SELECT data FROM passages WHERE row = ?", row))

    def row(self, id: str) -> int:
        """The row of a passage; KeyError where there is none."""
        return int(self._one("SELECT row FROM passages WHERE id = ?", id))

    def text_hashes(self) -> list[bytes]:
        """The hash of what was embedded for each passage, by row."""
        return [data for (data,) in self._all("SELECT text_hash FROM passages ORDER BY row")]

    def _all(self, query: str, *values: object) -> sqlite3.Cursor:
        try:
            return self._db.execute(query, values)
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, error) from error

    def _one(self, query: str, *values: object) -> bytes:
        found = self._all(query, *values).fetchone()
        if found is None:
            raise KeyError(values if len(values) > 1 else values[0])
        value: bytes = found[0]
        return value


def pack_document(document: Document) -> bytes:
    """A paper as the catalogue keeps it."""
    return zlib.compress(_documents.dump_json(document), 1)


def unpack_document(data: bytes) -> Document:
    """The paper again."""
    return _documents.validate_json(zlib.decompress(data))


def unpack_passage(data: bytes) -> Passage:
    """The passage again."""
    return _passages.validate_json(zlib.decompress(data))


def pack_page(page: Page) -> bytes:
    """Text and words of a page; lines and tables are the parser's business and are not kept."""
    head = [page.text, page.width, page.height, page.label, page.ocr]
    rows = [
        (
            word.start,
            word.end,
            (box.left, box.top, box.right, box.bottom),
            word.struck * _STRUCK + word.underlined * _UNDERLINED,
        )
        for word in page.words
        for box in (word.box,)
    ]
    numbers = np.array(rows, _NUMBERS)
    written = json.dumps(head).encode()
    return zlib.compress(len(written).to_bytes(4, "little") + written + numbers.tobytes(), 1)


def unpack_page(number: int, data: bytes, words: bool = True) -> Page:
    """The page again, without its lines and tables, and without its words where they are not wanted."""
    plain = zlib.decompress(data)
    end = 4 + int.from_bytes(plain[:4], "little")
    text, width, height, label, ocr = json.loads(plain[4:end])
    numbers = np.frombuffer(plain[end:], _NUMBERS).tolist() if words else []
    found = tuple(
        Word(start, end, Box(*box), bool(marks & _STRUCK), bool(marks & _UNDERLINED))
        for start, end, box, marks in numbers
    )
    return Page(number, text, words=found, width=width, height=height, label=label, ocr=ocr)


def _damaged(path: Path, error: Exception) -> IndexDamaged:
    return IndexDamaged(f"The catalogue {path} cannot be read ({error}). Delete the index folder and index again.")
