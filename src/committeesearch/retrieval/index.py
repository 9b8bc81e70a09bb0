"""The index as a folder of generations: each complete, never changed, and in force by one atomic rename.

    index/CURRENT                     which generation is in force
    index/generations/000007/         catalogue.db and vectors.npy: the truth
                                      columns.npy, names.json, lexical/, chroma/: derived from it, and rebuilt from it
    index/embedded/                   vectors of a run that was cut short, so that nobody pays for them twice
    index/staging/                    the next generation; a run that is killed leaves this, and nothing else

One process writes, under a lock. Readers keep the generation that they opened until they ask ``current`` for a newer.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from filelock import FileLock, Timeout

from committeesearch.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated, IndexUnusable
from committeesearch.model import Passage
from committeesearch.ports import Encoder
from committeesearch.retrieval import analysis, dense, lexical, texts, vectors
from committeesearch.retrieval.catalogue import SCHEMA, Catalogue
from committeesearch.retrieval.columns import Columns
from committeesearch.retrieval.dense import Dense
from committeesearch.retrieval.lexical import Postings

CURRENT = "CURRENT"
KEPT = 2
"""Generations on disk: the one in force, and the one before it that a reader may still have open."""
MEND_WAIT = 60.0
"""Seconds that a reader waits for another process that mends the index."""

Progress = Callable[[int, int], None]
"""Told how much is done, and how much there is."""


def _unheard(done: int, total: int) -> None:
    """The progress of what nobody watches."""


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened index."""

    name: str
    folder: Path
    catalogue: Catalogue
    columns: Columns
    postings: Postings
    dense: Dense
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
    name = current(folder)
    place = folder / "generations" / name
    catalogue = Catalogue(place / "catalogue.db")
    made_with = catalogue.meta.get("encoder", "")
    if made_with != identity:
        catalogue.close()
        raise IndexOutdated(
            f"The index in {folder} was made with the embedding model {made_with}, not with {identity}. Search it with "
            f"that model, or index the papers again with this one: committeesearch index FOLDER --index {folder}"
        )
    try:
        return _open(name, place, catalogue, chroma_url)
    except (IndexDamaged, OSError, ValueError, KeyError):
        with nullcontext() if locked else _lock(folder, MEND_WAIT):
            _derive(place, catalogue, chroma_url)
        return _open(name, place, catalogue, chroma_url)


def _open(name: str, place: Path, catalogue: Catalogue, chroma_url: str) -> Generation:
    count = catalogue.count("passages")
    array = vectors.load(place / "vectors.npy", catalogue.meta["vectors"], count)
    if (place / "lexical" / "recipe").read_text(encoding="utf-8") != lexical_recipe():
        raise IndexDamaged(f"The postings in {place} were made by another version of this program.")
    columns, postings = Columns.load(place), Postings.load(place / "lexical")
    if not len(columns.rows) == postings.size == count:
        raise IndexDamaged(f"The parts of the index in {place} differ in length. Index the papers again.")
    client = store = None
    if count:
        if not chroma_url and not (place / "chroma" / "chroma.sqlite3").is_file():
            raise IndexDamaged(f"Chroma's store in {place} is missing.")
        client = dense.server_client(chroma_url) if chroma_url else dense.open_client(place / "chroma")
        try:
            store = dense.open_store(client, _store_name(catalogue, name, chroma_url), count)
        except IndexDamaged:
            client.close()  # Chroma would give the next caller the same one again
            raise
    return Generation(name, place, catalogue, columns, postings, Dense(array, store), client)


def _derive(place: Path, catalogue: Catalogue, chroma_url: str, progress: Progress = _unheard) -> None:
    """Make anew, from the catalogue and the array of vectors, all that follows from them."""
    count = catalogue.count("passages")
    array = vectors.load(place / "vectors.npy", catalogue.meta["vectors"], count)
    passages = list(catalogue.passages())
    Columns.of(passages).save(place)
    progress(1, 3)
    staged = place / "lexical.staging"
    shutil.rmtree(staged, ignore_errors=True)
    Postings.build(texts.lexical_terms(passage) for passage in passages).save(staged)
    (staged / "recipe").write_text(lexical_recipe(), encoding="utf-8")
    _swap(staged, place / "lexical")
    progress(2, 3)
    if count and chroma_url:
        name = _store_name(catalogue, place.name, chroma_url)
        dense.fill(dense.server_client(chroma_url), name, array, dense.BATCH)
    elif count:
        staged = place / "chroma.staging"
        shutil.rmtree(staged, ignore_errors=True)
        dense.build_store(staged, place / "vectors.npy")
        _swap(staged, place / "chroma")
    progress(3, 3)


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

    def finish(self, passages: Sequence[Passage], embedding: Progress, storing: Progress) -> None:
        """Embed what is new, store everything, and put it in force."""
        known = vectors.Known(self.folder / "embedded" / _slug(self.encoder.identity), self.encoder.dimensions)
        self._learn(known)
        wanted = [texts.embedded_text(passage) for passage in passages]
        array = known.embed(wanted, self.encoder, embedding)
        self.catalogue.replace_passages(passages, [vectors.text_hash(text) for text in wanted])
        self.catalogue.set("vectors", vectors.save(self.staging / "vectors.npy", array))
        self.catalogue.set("encoder", self.encoder.identity)
        if "index" not in self.catalogue.meta:
            self.catalogue.set("index", uuid4().hex[:12])
        self.catalogue.close()
        name = f"{int(self._before or 0) + 1:06d}"
        place = self.folder / "generations" / name
        shutil.rmtree(place, ignore_errors=True)  # of a run that was killed before it put it in force
        place.parent.mkdir(exist_ok=True)
        self.staging.rename(place)
        self.catalogue = Catalogue(place / "catalogue.db")
        _derive(place, self.catalogue, self.chroma_url, storing)
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
            return max((path.name for path in (self.folder / "generations").glob("[0-9]*")), default="0")
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

    def _tidy(self, name: str) -> None:
        shutil.rmtree(self.folder / "embedded", ignore_errors=True)
        for old in sorted((self.folder / "generations").iterdir())[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)  # Windows keeps what a reader has open; the next run removes it
        if self.chroma_url:
            self._tidy_server(name)

    def _tidy_server(self, name: str) -> None:
        client = dense.server_client(self.chroma_url)
        mine = _store_name(self.catalogue, "", self.chroma_url)
        for held in sorted(collection.name for collection in client.list_collections()):
            if held.startswith(mine) and int(held.removeprefix(mine)) <= int(name) - KEPT:
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


def _swap(staged: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    staged.rename(place)


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
