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
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import numpy as np
from filelock import FileLock, Timeout

from committeesearch.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated, IndexUnusable
from committeesearch.model import Passage
from committeesearch.ports import Encoder
from committeesearch.retrieval import analysis, dense, lexical, texts, vectors
from committeesearch.retrieval.catalogue import SCHEMA, Catalogue
from committeesearch.retrieval.columns import Columns
from committeesearch.retrieval.dense import Dense
from committeesearch.retrieval.lexical import Postings
from committeesearch.retrieval.sentences import Sentences, sentence_texts

CURRENT = "CURRENT"
NONE = "000000"
"""Name of the generation before the first."""
MEND_WAIT = 60.0
"""Seconds that a reader waits for another process that mends the index."""

Progress = Callable[[int, int], None]
"""Told how much is done, and how much there is."""

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
    store_name = _store_name(catalogue, name, chroma_url)
    try:
        columns, postings = _open_words(place, count)
    except _TORN:
        with nullcontext() if locked else _lock(folder, MEND_WAIT):
            _make_words(place, catalogue)
        columns, postings = _open_words(place, count)
    try:
        client, store = _open_store(place, store_name, count, chroma_url)
    except _TORN:
        with nullcontext() if locked else _lock(folder, MEND_WAIT):
            _make_store(place, store_name, chroma_url)
        client, store = _open_store(place, store_name, count, chroma_url)
    return Generation(name, place, catalogue, columns, postings, Dense(array, store), sentences, client)


def _open_words(place: Path, count: int) -> tuple[Columns, Postings]:
    if (place / "lexical" / "recipe").read_text(encoding="utf-8") != lexical_recipe():
        raise IndexDamaged(f"The postings in {place} were made by another version of this program.")
    columns, postings = Columns.load(place), Postings.load(place / "lexical")
    if not len(columns.rows) == postings.size == count:
        raise IndexDamaged(f"The parts of the index in {place} differ in length. Index the papers again.")
    return columns, postings


def _make_words(place: Path, catalogue: Catalogue) -> None:
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


def _make_store(place: Path, name: str, chroma_url: str) -> None:
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


def _store_name(catalogue: Catalogue, generation: str, chroma_url: str) -> str:
    """On a server indexes and generations live side by side."""
    return f"{dense.COLLECTION}-{catalogue.meta['index']}-{generation}" if chroma_url else dense.COLLECTION


class Writer:
    """The one process that changes an index: a context in which ``catalogue`` is that of the next generation.

    It begins as a copy of the one in force, or empty where that cannot be used. Nothing is in force until ``finish``;
    leaving without it changes nothing. Raises IndexBusy where another process writes.
    """

    def __init__(self, folder: Path, encoder: Encoder, chroma_url: str = "") -> None:
        self.folder, self.encoder, self.chroma_url = folder, encoder, chroma_url
        self.staging = folder / "staging"

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self.folder, wait=0)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir()
        self._before = self._copy_current()
        self.catalogue = Catalogue(self.staging / "catalogue.db", write=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.catalogue.close(keep=False)
        shutil.rmtree(self.staging, ignore_errors=True)
        self._lock.release()

    @property
    def stands(self) -> bool:
        """Whether the generation that this one follows can be searched as it is, mended where that is enough."""
        try:
            open_index(self.folder, self.encoder.identity, self.chroma_url, locked=True).close()
        except IndexUnusable:
            return False
        return True

    def finish(self, passages: Sequence[Passage], embedding: Progress, sentences: Progress, storing: Progress) -> None:
        """Embed what is new, store everything, and put it in force."""
        known = vectors.Known(self.folder / "embedded" / _slug(self.encoder.identity), self.encoder.dimensions)
        self._learn(known)
        wanted = [texts.embedded_text(passage) for passage in passages]
        array = known.embed(wanted, self.encoder, embedding)
        self.catalogue.replace_passages(passages, [vectors.text_hash(text) for text in wanted])
        self.catalogue.set("vectors", vectors.save(self.staging / "vectors.npy", array))
        spoken = [sentence_texts(passage) for passage in passages]
        vectors_of_sentences = known.embed([text for part in spoken for text in part], self.encoder, sentences)
        digest = Sentences.of(spoken, vectors_of_sentences).save(self.staging / "sentences.npy")
        self.catalogue.set("sentences", digest)
        self.catalogue.set("encoder", self.encoder.identity)
        if "index" not in self.catalogue.meta:
            self.catalogue.set("index", uuid4().hex[:12])
        self.catalogue.close()
        name = f"{int(self._before.partition('-')[0]) + 1:06d}-{uuid4().hex[:8]}"
        place = self.folder / "generations" / name
        place.parent.mkdir(exist_ok=True)
        self.staging.rename(place)
        self.catalogue = Catalogue(place / "catalogue.db")
        storing(1, 3)
        _make_words(place, self.catalogue)
        storing(2, 3)
        _make_store(place, _store_name(self.catalogue, name, self.chroma_url), self.chroma_url)
        storing(3, 3)
        _sync(place)
        _put_in_force(self.folder, name)
        self._tidy(name)

    def _copy_current(self) -> str:
        """Begin with a copy of the catalogue in force; "" where there is none that can be used."""
        try:
            name = current(self.folder)
            old = self.folder / "generations" / name / "catalogue.db"
            Catalogue(old).close()
        except (IndexMissing, IndexOutdated, IndexDamaged):
            # The numbers go on, so that no reader takes the new generation for the one that it has open.
            return max((path.name for path in (self.folder / "generations").glob("[0-9]*")), default=NONE)
        shutil.copyfile(old, self.staging / "catalogue.db")
        return name

    def _learn(self, known: vectors.Known) -> None:
        """What the last generation embedded with the same model need not be embedded again."""
        if self.catalogue.meta.get("encoder") != self.encoder.identity:
            return
        place = self.folder / "generations" / self._before
        hashes = self.catalogue.text_hashes()
        with suppress(IndexDamaged):  # then everything is embedded anew
            known.learn(hashes, vectors.load(place / "vectors.npy", self.catalogue.meta["vectors"], len(hashes)))
            file, digest = place / "sentences.npy", self.catalogue.meta["sentences"]
            known.learn(*Sentences.load(file, digest, len(hashes)).known())

    def _tidy(self, name: str) -> None:
        """Keep the generation in force, and the one before it, which a reader may still have open."""
        shutil.rmtree(self.folder / "embedded", ignore_errors=True)
        for old in (self.folder / "generations").iterdir():
            if old.name not in (name, self._before):
                shutil.rmtree(old, ignore_errors=True)  # Windows keeps what is open; a later run removes it
        if self.chroma_url:
            client = dense.server_client(self.chroma_url)
            kept = [_store_name(self.catalogue, one, self.chroma_url) for one in (name, self._before)]
            mine = _store_name(self.catalogue, "", self.chroma_url)
            for held in [collection.name for collection in client.list_collections()]:
                if held.startswith(mine) and held not in kept:
                    client.delete_collection(held)


@lru_cache(maxsize=1)
def lexical_recipe() -> str:
    """Digest of the code that turns passages into postings: postings made by other code are made anew."""
    return source_digest(*(Path(str(module.__file__)) for module in (analysis, lexical, texts)))


def source_digest(*paths: Path) -> str:
    """Digest of Python files, and of those in folders: whether the program that made something is still the same."""
    files = [file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _lock(folder: Path, wait: float) -> FileLock:
    """The writer's lock, held: release it, or use it as a context. IndexBusy where another process holds it."""
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise IndexBusy(
            f"Another process is indexing into {folder}. Wait until it has finished, then try again."
        ) from error
    return lock


def _put_in_force(folder: Path, name: str) -> None:
    staged = folder / f"{CURRENT}.staging"
    with staged.open("w", encoding="utf-8") as stream:
        json.dump({"schema": SCHEMA, "generation": name}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    staged.replace(folder / CURRENT)
    _sync_folder(folder)


def _sync(place: Path) -> None:
    """Have the disk write a generation before anything points to it."""
    for path in [*place.rglob("*"), place, place.parent]:
        if path.is_dir():
            _sync_folder(path)
            continue
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open folders, and writes their entries through
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _slug(identity: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in identity)
