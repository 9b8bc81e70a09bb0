"""The array of vectors, one row for each passage: the truth about what was embedded, kept with a checksum."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from committeesearch.errors import IndexDamaged
from committeesearch.ports import Encoder, Vectors

CHUNK = 2_000
"""Most texts embedded between two savings: under a minute's work at risk."""

HASH_BYTES = 16


def text_hash(text: str) -> bytes:
    """What tells texts apart: equal text is embedded once and never again."""
    return hashlib.sha256(text.encode()).digest()[:HASH_BYTES]


def save(path: Path, vectors: Vectors) -> str:
    """Write the array; its SHA-256 in hex is to be kept in the catalogue."""
    with path.open("wb") as stream:
        np.save(stream, np.ascontiguousarray(vectors, np.float32), allow_pickle=False)
    return checksum(path)


def load(path: Path, digest: str, rows: int) -> Vectors:
    """The array, read from disk as it is needed. IndexDamaged where it is not the one that was saved."""
    try:
        if checksum(path) != digest:
            raise IndexDamaged(f"The vectors in {path} are not those that were saved. Index the papers again.")
        vectors: Vectors = np.load(path, mmap_mode="r" if rows else None, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(f"The vectors in {path} cannot be read ({error}). Index the papers again.") from error
    if len(vectors) != rows:
        raise IndexDamaged(f"{path} holds {len(vectors)} vectors for {rows} passages. Index the papers again.")
    return vectors


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Known:
    """Vectors by the hash of their text: those of the last index, and those of a run that was cut short.

    ``folder`` keeps what was embedded since the last index; it is removed when the next one stands.
    """

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._folder, self._dimensions = folder, dimensions
        self._rows: dict[bytes, Vectors] = {}
        for path in sorted(folder.glob("*.npy")) if folder.is_dir() else ():
            self._take(path)

    def learn(self, hashes: Sequence[bytes], vectors: Vectors) -> None:
        """Add vectors of an index that stands."""
        self._rows.update(zip(hashes, vectors, strict=True))

    def embed(self, texts: Sequence[str], encoder: Encoder, progress: Callable[[int, int], None]) -> Vectors:
        """The vectors of ``texts``; only those not known are embedded. ``progress`` is told how many are done."""
        hashes = [text_hash(text) for text in texts]
        new = {key: text for key, text in zip(hashes, texts, strict=True) if key not in self._rows}
        # Longest first: the machine's slowest work comes first, and batches are of one length.
        keys = sorted(new, key=lambda key: (-len(new[key]), key))
        chunks = -(-len(keys) // CHUNK)
        bounds = [len(keys) * number // max(chunks, 1) for number in range(chunks + 1)]
        for start, end in pairwise(bounds):
            progress(len(texts) - len(keys) + start, len(texts))
            part = keys[start:end]
            vectors = encoder.encode([new[key] for key in part])
            self._save(part, vectors)
            self._rows.update(zip(part, vectors, strict=True))
        progress(len(texts), len(texts))
        found = np.zeros((len(texts), self._dimensions), np.float32)
        for row, key in enumerate(hashes):
            found[row] = self._rows[key]
        return found

    def _save(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        packed = np.zeros(len(keys), self._packing)
        packed["key"] = np.frombuffer(b"".join(keys), np.uint8).reshape(len(keys), HASH_BYTES)
        packed["vector"] = vectors
        data = packed.tobytes()
        name = f"{hashlib.sha256(data).hexdigest()}.npy"
        with (self._folder / "unfinished").open("wb") as stream:
            np.save(stream, packed, allow_pickle=False)
            os.fsync(stream.fileno())
        (self._folder / "unfinished").replace(self._folder / name)

    def _take(self, path: Path) -> None:
        try:
            packed = np.load(path, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return  # cut short: it will be embedded again
        if packed.dtype == self._packing and hashlib.sha256(packed.tobytes()).hexdigest() == path.stem:
            self._rows.update(zip((key.tobytes() for key in packed["key"]), packed["vector"], strict=True))

    @property
    def _packing(self) -> np.dtype[np.void]:
        return np.dtype([("key", "u1", HASH_BYTES), ("vector", "<f4", self._dimensions)])
