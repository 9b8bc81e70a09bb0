"""Query time, memory and load time of each arm at 10,000, 100,000 and (``--large``) 300,000 synthetic passages.

    python -m tests.benchmarks.bench_query [--large]

Beside each of our arms stands, in the same run, what it takes the place of: ``BM25Okapi.get_scores`` and bm25s for
words, Chroma's own metadata filter for filters. Trust the ratios.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import bm25s
import numpy as np
import psutil
from rank_bm25 import BM25Okapi

from committeesearch.retrieval.dense import COLLECTION, LOCAL_BATCH, Dense, fill, open_client, open_store
from committeesearch.retrieval.lexical import Postings

WORDS, LENGTH, QUESTION, QUESTIONS = 30_000, 80, 8, 20
DIMENSIONS, TOPICS = 384, 400
FILTERED = 0.1
"""Share of the rows that the date filter lets through."""


def main(sizes: list[int]) -> None:
    for size in sizes:
        print(f"\n{size:,} passages")
        _lexical(size)
        _dense(size)


def _lexical(size: int) -> None:
    random = np.random.default_rng(1)
    # Zipf's law, as words of a language have it.
    texts = [[f"w{word}" for word in row] for row in np.minimum(random.zipf(1.3, (size, LENGTH)), WORDS)]
    questions = [[f"w{word}" for word in row] for row in np.minimum(random.zipf(1.3, (QUESTIONS, QUESTION)), WORDS)]
    with tempfile.TemporaryDirectory() as folder:
        Postings.build(texts).save(Path(folder))
        with _memory("postings"):
            started = time.perf_counter()
            postings = Postings.load(Path(folder))
            _ = postings.numbers
            print(f"  postings load {time.perf_counter() - started:.3f} s")
            ours = _median(lambda n: postings.scores(questions[n]))
        with _memory("BM25Okapi"):
            okapi = BM25Okapi(texts)
            theirs = _median(lambda n: okapi.get_scores(questions[n]), 3)
        assert np.array_equal(okapi.get_scores(questions[0]), postings.scores(questions[0]))
        fast = bm25s.BM25(method="atire")
        fast.index(texts, show_progress=False)
        other = _median(lambda n: fast.get_scores(questions[n]))
    print(f"  words: postings {ours:.2f} ms, BM25Okapi {theirs:.1f} ms ({theirs / ours:.0f}x), bm25s {other:.2f} ms")


def _dense(size: int) -> None:
    random = np.random.default_rng(2)
    centres = random.standard_normal((TOPICS, DIMENSIONS)).astype(np.float32)
    vectors = centres[random.integers(0, TOPICS, size)] + random.standard_normal((size, DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    questions = vectors[random.integers(0, size, QUESTIONS)]
    days = random.integers(0, 1000, size)
    mask = days < 1000 * FILTERED
    with tempfile.TemporaryDirectory() as folder, _memory("Chroma"):
        client = open_client(Path(folder))
        started = time.perf_counter()
        fill(client, COLLECTION, vectors, LOCAL_BATCH)
        print(f"  Chroma built in {time.perf_counter() - started:.0f} s")
        store = open_store(client, COLLECTION, size)
        arm = Dense(vectors, store)
        plain = _median(lambda n: arm.nearest(questions[n], None, 50))
        filtered = _median(lambda n: arm.nearest(questions[n], mask, 50))
        for start in range(0, size, LOCAL_BATCH):
            rows = range(start, min(start + LOCAL_BATCH, size))
            store.update(ids=[str(row) for row in rows], metadatas=[{"day": int(days[row])} for row in rows])
        where = {"day": {"$lt": int(1000 * FILTERED)}}
        metadata = _median(
            lambda n: store.query(query_embeddings=[questions[n]], n_results=50, where=where, include=["distances"]), 5
        )
        found = [len(set(arm.nearest(q, None, 10)[0]) & set(np.argsort(-(vectors @ q))[:10])) for q in questions]
        client.close()
    print(f"  vectors: plain {plain:.2f} ms (recall of the first ten {np.mean(found) / 10:.3f})")
    print(f"  date filter: masked array {filtered:.2f} ms, metadata {metadata:.1f} ms ({metadata / filtered:.0f}x)")


def _median(ask: Callable[[int], object], times: int = QUESTIONS) -> float:
    """Milliseconds."""
    ask(0)
    spent = []
    for number in range(times):
        started = time.perf_counter()
        ask(number)
        spent.append(1000 * (time.perf_counter() - started))
    return float(np.median(spent))


@contextmanager
def _memory(name: str) -> Iterator[None]:
    before = psutil.Process().memory_info().rss
    yield
    print(f"  {name}: {(psutil.Process().memory_info().rss - before) / 2**20:+.0f} MB")


if __name__ == "__main__":
    main([10_000, 100_000, *([300_000] if "--large" in sys.argv else [])])
