"""Writing the next generation of an index, and putting it in force by one atomic rename."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from committeesearch.errors import IndexDamaged, IndexMissing, IndexOutdated, IndexUnusable
from committeesearch.model import Passage
from committeesearch.ports import Encoder
from committeesearch.retrieval import dense, texts, vectors
from committeesearch.retrieval.catalogue import SCHEMA, Catalogue
from committeesearch.retrieval.index import CURRENT, current, lock, make_store, make_words, open_index, store_name
from committeesearch.retrieval.sentences import Sentences, sentence_texts

NONE = "000000"
"""Name of the generation before the first."""

Progress = Callable[[int, int], None]
"""Told how much is done, and how much there is."""


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
        self._lock = lock(self.folder, wait=0)
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
        make_words(place, self.catalogue)
        storing(2, 3)
        make_store(place, store_name(self.catalogue, name, self.chroma_url), self.chroma_url)
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
            kept = [store_name(self.catalogue, one, self.chroma_url) for one in (name, self._before)]
            mine = store_name(self.catalogue, "", self.chroma_url)
            for held in [collection.name for collection in client.list_collections()]:
                if held.startswith(mine) and held not in kept:
                    client.delete_collection(held)


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
