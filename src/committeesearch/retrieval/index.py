"""The index as a folder of generations: each complete, never changed, and in force by one atomic rename.

    index/CURRENT                     which generation is in force
    index/generations/000007-…/       catalogue.db, vectors.npy and sentences.npy: the truth
                                      columns.npy, names.json, lexical/, chroma/: derived from it, and rebuilt from it
    index/embedded/                   vectors of a run that was cut short, so that nobody pays for them twice
    index/staging/                    the next generation; a run that is killed leaves this, and nothing else

One process writes, under a lock. Readers keep the generation that they opened until they ask ``current`` for a newer.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from filelock import FileLock, Timeout

from committeesearch.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated
from committeesearch.retrieval import analysis, dense, lexical, texts, vectors
from committeesearch.retrieval.catalogue import SCHEMA, Catalogue
from committeesearch.retrieval.columns import Columns
from committeesearch.retrieval.dense import Dense
from committeesearch.retrieval.lexical import Postings
from committeesearch.retrieval.sentences import Sentences

CURRENT = "CURRENT"
MEND_WAIT = 60.0
"""Seconds that a reader waits for another process that mends the index."""


_TORN = (IndexDamaged, OSError, ValueError, KeyError, EOFError)
"""What reading a damaged part raises."""


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened index."""

    name: str
    folder: Path
    catalogue: Catalogue
    columns: Columns
    postings: Postings
    dense: Dense
    sentences: Sentences
    client: Any

    def close(self) -> None:
        """Let go of its files."""
        self.catalogue.close()
        if self.client is not None:
            self.client.close()


def current(folder: Path) -> str:
    """Name of the generation in force.

    Raises IndexMissing where there is none, IndexOutdated where another version made it.
    """
    try:
        said = json.loads((folder / CURRENT).read_text(encoding="utf-8"))
        schema, name = said["schema"], said["generation"]
    except NotADirectoryError as error:
        raise IndexMissing(f"{folder} is a file. Give the folder of the index.") from error
    except FileNotFoundError as error:
        raise IndexMissing(
            f"Nothing has been indexed in {folder} yet. Index a folder of papers first: "
            f"committeesearch index FOLDER --index {folder}"
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(
            f"{folder / CURRENT} cannot be read ({error}). Delete {folder} and index the papers again."
        ) from error
    if schema != SCHEMA:
        raise IndexOutdated(
            f"The index in {folder} was made by another version of this program (format {schema}; this one reads "
            f"{SCHEMA}). Index the papers again: committeesearch index FOLDER --index {folder}"
        )
    return str(name)


def open_index(folder: Path, identity: str, chroma_url: str = "", locked: bool = False) -> Generation:
    """Open the generation in force for searching with the model of that identity.

    What is derived is mended where it is missing, torn or made by an older program; nothing is embedded for it.
    ``locked``: the caller holds the writer's lock. Raises IndexMissing, IndexOutdated, IndexDamaged or IndexBusy.
    """
    while True:
        name = current(folder)
        try:
            return _open_or_mend(folder, name, identity, chroma_url, locked)
        except IndexDamaged:
            if current(folder) == name:  # else a writer has replaced it, and removed it from under us
                raise


def _open_or_mend(folder: Path, name: str, identity: str, chroma_url: str, locked: bool) -> Generation:
    place = folder / "generations" / name
    catalogue = Catalogue(place / "catalogue.db")
    made_with = catalogue.meta.get("encoder", "")
    if made_with != identity:
        catalogue.close()
        raise IndexOutdated(
            f"The index in {folder} was made with the embedding model {made_with}, not with {identity}. Search it with "
            f"that model, or index the papers again with this one: committeesearch index FOLDER --index {folder}"
        )
    count = catalogue.count("passages")
    array = vectors.load(place / "vectors.npy", catalogue.meta["vectors"], count)
    sentences = Sentences.load(place / "sentences.npy", catalogue.meta["sentences"], count)
    named = store_name(catalogue, name, chroma_url)
    try:
        columns, postings = _open_words(place, count)
    except _TORN:
        with nullcontext() if locked else lock(folder, MEND_WAIT):
            make_words(place, catalogue)
        columns, postings = _open_words(place, count)
    try:
        client, store = _open_store(place, named, count, chroma_url)
    except _TORN:
        with nullcontext() if locked else lock(folder, MEND_WAIT):
            make_store(place, named, chroma_url)
        client, store = _open_store(place, named, count, chroma_url)
    return Generation(name, place, catalogue, columns, postings, Dense(array, store), sentences, client)


def _open_words(place: Path, count: int) -> tuple[Columns, Postings]:
    if (place / "lexical" / "recipe").read_text(encoding="utf-8") != lexical_recipe():
        raise IndexDamaged(f"The postings in {place} were made by another version of this program.")
    columns, postings = Columns.load(place), Postings.load(place / "lexical")
    if not len(columns.rows) == postings.size == count:
        raise IndexDamaged(f"The parts of the index in {place} differ in length. Index the papers again.")
    return columns, postings


def make_words(place: Path, catalogue: Catalogue) -> None:
    """Columns and postings from the catalogue."""
    passages = list(catalogue.passages())
    Columns.of(passages).save(place)
    with _staged(place / "lexical") as staged:
        Postings.build(texts.lexical_terms(passage) for passage in passages).save(staged)
        (staged / "recipe").write_text(lexical_recipe(), encoding="utf-8")


def _open_store(place: Path, name: str, count: int, chroma_url: str) -> tuple[Any, Any]:
    """Chroma's client and collection; neither where nothing is indexed."""
    if not count:
        return None, None
    if not chroma_url and not (place / "chroma" / "chroma.sqlite3").is_file():
        raise IndexDamaged(f"Chroma's store in {place} is missing. Index the papers again.")
    client = dense.server_client(chroma_url) if chroma_url else dense.open_client(place / "chroma")
    try:
        return client, dense.open_store(client, name, count)
    except IndexDamaged:
        client.close()  # Chroma would give the next caller the same one again
        raise


def make_store(place: Path, name: str, chroma_url: str) -> None:
    """Chroma's collection from the array of vectors."""
    array = np.load(place / "vectors.npy", mmap_mode="r", allow_pickle=False)
    if len(array) and chroma_url:
        dense.fill(dense.server_client(chroma_url), name, array, dense.BATCH)
    elif len(array):
        with _staged(place / "chroma") as staged:
            dense.build_store(staged, place / "vectors.npy")


@contextmanager
def _staged(place: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``place`` when all went well.

    It has a name of its own each time: a process that outlives its killed parent may still write into the last one.
    """
    staged = place.with_name(f"{place.name}.{uuid4().hex[:8]}")
    try:
        yield staged
        shutil.rmtree(place, ignore_errors=True)
        staged.rename(place)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def store_name(catalogue: Catalogue, generation: str, chroma_url: str) -> str:
    """On a server indexes and generations live side by side."""
    return f"{dense.COLLECTION}-{catalogue.meta['index']}-{generation}" if chroma_url else dense.COLLECTION


@lru_cache(maxsize=1)
def lexical_recipe() -> str:
    """Digest of the code that turns passages into postings: postings made by other code are made anew."""
    return source_digest(*(Path(str(module.__file__)) for module in (analysis, lexical, texts)))


def source_digest(*paths: Path) -> str:
    """Digest of Python files, and of those in folders: whether the program that made something is still the same."""
    files = [file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def lock(folder: Path, wait: float) -> FileLock:
    """The writer's lock, held: release it, or use it as a context. IndexBusy where another process holds it."""
    held = FileLock(folder / "lock")
    try:
        held.acquire(timeout=wait)
    except Timeout as error:
        raise IndexBusy(
            f"Another process is indexing into {folder}. Wait until it has finished, then try again."
        ) from error
    return held
