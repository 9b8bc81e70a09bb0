"""The dense arm: Chroma for the nearest vectors of the whole corpus, the array itself for those within a filter.

The array of vectors is the truth; Chroma holds a copy of it, made in a child process (a torn store can take the whole
process down), in a folder that nobody reads yet, and tried out there before anyone does. Chroma's candidates are
scored again with the array, so a score means the same with a filter and without. Filters never go through Chroma's
metadata: at 100,000 rows those cost 70 to 280 ms, and a mask over the array 2 ms, with nothing missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from committeesearch.errors import IndexDamaged, SettingsError
from committeesearch.ports import Vectors
from committeesearch.retrieval.background import Background

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]
"""One truth value for each row: whether it may be found."""

COLLECTION = "passages"
HNSW = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 200}
"""Recall of the first ten over 30,000 real vectors: 0.995 (0.966 with Chroma's own settings) in 1.6 ms a question."""
BATCH = 300
"""Rows to a write, of a server: the quota of Chroma's hosted service."""
LOCAL_BATCH = 5_000
"""Rows to a write, embedded: Chroma takes at most 5,461."""
EXACT_UP_TO = 50_000
"""Rows up to which every vector is compared: 0.2 ms for 4,000, 2 to 4 ms for 50,000. On 140 questions over 3,700 rows
the graph missed up to two of the first ten (mean recall 0.994), once the very evidence; beyond, it is faster by far."""
OVERSAMPLED = 2
"""Candidates asked of Chroma for each row wanted: what the graph misses among the last is mended by exact scores."""
TRIED = 20
"""Vectors for which a new store is asked before it is trusted."""
LEAST_FOUND = 0.9
"""Share of them that it must find: a graph may miss one, an empty or torn one misses nearly all."""


class Dense:
    """The nearest rows of an array of unit vectors. ``store`` is an open Chroma collection with ids "0", "1", …"""

    def __init__(self, vectors: Vectors, store: Any, exact_up_to: int = EXACT_UP_TO) -> None:
        self.vectors = vectors
        self._store, self._exact_up_to = store, exact_up_to

    @cached_property
    def background(self) -> Background | None:
        """What all rows have in common; None where there are few."""
        return Background.of(self.vectors)

    def nearest(self, vector: Vectors, mask: Mask | None, n: int) -> tuple[Rows, Vectors]:
        """The best ``n`` rows within ``mask`` (None: all) and their cosines, best first, equal ones by row."""
        count = len(self.vectors)
        if mask is not None:
            rows = np.flatnonzero(mask)
        elif count <= self._exact_up_to:
            return best(np.arange(count), self.vectors @ vector, n)
        else:
            wanted = min(count, n * OVERSAMPLED)
            found = self._store.query(query_embeddings=[vector], n_results=wanted, include=[])
            rows = np.array(sorted(int(id) for id in found["ids"][0]), np.int64)
        return best(rows, self.vectors[rows] @ vector, n)


def best(rows: Rows, scores: NDArray[Any], n: int) -> tuple[Rows, NDArray[Any]]:
    """The ``n`` highest scores with their rows (given in ascending order), equal ones by row."""
    if len(scores) > 4 * n:
        least = np.partition(scores, len(scores) - n)[len(scores) - n]
        kept = np.flatnonzero(scores >= least)
        rows, scores = rows[kept], scores[kept]
    order = np.argsort(-scores, kind="stable")[:n]
    return rows[order], scores[order]


def build_store(folder: Path, vectors: Path) -> None:
    """Make a Chroma store of the array in the file ``vectors``, in a child process, and try it out there.

    Raises IndexDamaged where the store does not give the array's vectors back.
    """
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "ANONYMIZED_TELEMETRY": "False"}
    command = [sys.executable, "-m", "committeesearch.retrieval.dense", str(folder), str(vectors)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()[-1:] or [f"it ended with code {done.returncode}"]
        raise IndexDamaged(f"Chroma could not store the vectors in {folder}: {said[0]}. Index the papers again.")


@contextmanager
def local_client(folder: Path) -> Iterator[Any]:
    """Chroma on a folder, closed at the end."""
    client = open_client(folder)
    try:
        yield client
    finally:
        client.close()


def open_client(folder: Path) -> Any:
    """Chroma on a folder."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def server_client(url: str) -> Any:
    """A Chroma server. SettingsError where it does not answer."""
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{url!r} is not the address of a Chroma server. Write it like http://localhost:8000.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        return chromadb.HttpClient(
            parts.hostname, port, ssl=parts.scheme == "https", settings=Settings(anonymized_telemetry=False)
        )
    except Exception as error:  # Chroma raises whatever its HTTP library raised
        raise SettingsError(f"The Chroma server at {url} does not answer ({error}). Start it, or unset it.") from error


def open_store(client: Any, name: str, count: int) -> Any:
    """The collection of that name. IndexDamaged where it is missing or does not hold ``count`` rows."""
    try:
        store = client.get_collection(name, embedding_function=None)
        held = store.count()
    except Exception as error:  # and has no base for its own that it promises
        raise IndexDamaged(f"Chroma's store cannot be read ({error}). Index the papers again.") from error
    if held != count:
        raise IndexDamaged(f"Chroma's store holds {held} vectors instead of {count}. Index the papers again.")
    return store


def fill(client: Any, name: str, vectors: Vectors, batch: int) -> None:
    """Make the collection of that name anew and put every row of the array into it."""
    # Chroma writes its graph to disk whenever this many rows have come in, and reads what came later from its log when
    # it is opened: 10 s for 10,000 rows. Once, at the last row, is best: a kill before loses only a staging folder.
    once = {"sync_threshold": max(len(vectors), 3), "batch_size": max(len(vectors), 3)}
    if name in [collection.name for collection in client.list_collections()]:
        client.delete_collection(name)
    store = client.create_collection(name, embedding_function=None, configuration={"hnsw": HNSW | once})
    for start in range(0, len(vectors), batch):
        rows = range(start, min(start + batch, len(vectors)))
        store.add(ids=[str(row) for row in rows], embeddings=np.asarray(vectors[rows.start : rows.stop]))


def _gives_back(store: Any, vectors: Vectors) -> bool:
    rows = np.linspace(0, len(vectors) - 1, min(TRIED, len(vectors)), dtype=int)
    found = store.query(query_embeddings=vectors[rows], n_results=1, include=[])["ids"] if len(rows) else []
    alike = [float(vectors[int(ids[0])] @ vectors[row]) for row, ids in zip(rows, found, strict=True) if ids]
    return sum(cosine > 0.9999 for cosine in alike) >= LEAST_FOUND * len(rows)


def _main(folder: Path, file: Path) -> None:
    """In the child: build, close, open again as a reader would, and ask for some of its own vectors."""
    vectors = np.load(file, mmap_mode="r", allow_pickle=False)
    with local_client(folder) as client:
        fill(client, COLLECTION, vectors, LOCAL_BATCH)
    with local_client(folder) as client:
        if not _gives_back(open_store(client, COLLECTION, len(vectors)), vectors):
            raise IndexDamaged(f"The store in {folder} does not give back the vectors that went in")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
