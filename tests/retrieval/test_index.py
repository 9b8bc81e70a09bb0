"""Generations: complete, put in force at once, mended from the truth, and none the worse for a kill."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from committeesearch.errors import IndexDamaged, IndexMissing, IndexOutdated
from committeesearch.retrieval import vectors
from committeesearch.retrieval.encoder import FakeEncoder
from committeesearch.retrieval.index import CURRENT, Generation, current, open_index
from committeesearch.retrieval.writing import Writer
from tests.retrieval.made import index, passage

FAKE = FakeEncoder().identity
PASSAGES = [passage("a.txt", number, f"Report number {number} about roads and bridges") for number in range(6)]
KILLS = 3


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    index(folder, PASSAGES)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "index"))


def place(folder: Path) -> Path:
    return folder / "generations" / current(folder)


def check(opened: Generation, count: int) -> None:
    """All parts hold the same passages, and each arm finds one by its own words."""
    assert len(opened.columns.rows) == opened.postings.size == len(opened.dense.vectors) == count
    text = opened.catalogue.passage(count - 1).body.text
    assert opened.dense.nearest(FakeEncoder().encode([f"Cabinet · report\n{text}"])[0], None, 1)[0][0] == count - 1
    assert opened.postings.frequency("road") == count


def test_a_generation_opens_with_all_its_parts(folder: Path) -> None:
    check(open_index(folder, FAKE), 6)


@pytest.mark.parametrize(
    "part", ["chroma", "lexical", "columns.npy", "names.json", "lexical/weights.npy", "lexical/recipe"]
)
def test_what_is_derived_is_made_again_without_embedding(folder: Path, part: str) -> None:
    lost = place(folder) / part
    shutil.rmtree(lost) if lost.is_dir() else lost.write_bytes(b"")
    opened = open_index(folder, FAKE)  # an identity embeds nothing
    check(opened, 6)
    assert not list((folder / "generations" / opened.name).glob("*.????????"))


def test_a_store_that_lost_rows_is_made_again(folder: Path) -> None:
    from committeesearch.retrieval.dense import local_client

    with local_client(place(folder) / "chroma") as client:
        client.get_collection("passages", embedding_function=None).delete(ids=["0"])
    check(open_index(folder, FAKE), 6)


def test_vectors_that_are_not_those_saved_are_refused_and_embedded_anew(folder: Path) -> None:
    array = np.load(place(folder) / "vectors.npy")
    np.save(place(folder) / "vectors.npy", array[::-1])
    with pytest.raises(IndexDamaged, match="Index the papers again"):
        open_index(folder, FAKE)
    index(folder, PASSAGES)
    check(open_index(folder, FAKE), 6)


def test_a_catalogue_that_cannot_be_read_is_begun_anew(folder: Path) -> None:
    (place(folder) / "catalogue.db").write_bytes(b"not a database" * 1000)
    with pytest.raises(IndexDamaged, match="catalogue"):
        open_index(folder, FAKE)
    index(folder, PASSAGES)
    check(open_index(folder, FAKE), 6)


def test_an_index_of_another_version_says_what_to_do(folder: Path) -> None:
    (folder / CURRENT).write_text(json.dumps({"schema": 0, "generation": "000001"}))
    with pytest.raises(IndexOutdated, match="committeesearch index"):
        open_index(folder, FAKE)
    index(folder, PASSAGES)
    check(open_index(folder, FAKE), 6)


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"schema": 1}', "\x00"])
def test_a_torn_pointer_is_damage(folder: Path, said: str) -> None:
    (folder / CURRENT).write_text(said)
    with pytest.raises(IndexDamaged):
        current(folder)


def test_nothing_indexed_is_index_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        open_index(tmp_path, FAKE)


def test_leaving_without_finishing_changes_nothing(folder: Path) -> None:
    before = current(folder)
    with Writer(folder, FakeEncoder()) as writer:
        writer.catalogue.remove("a.txt")
    assert current(folder) == before
    assert not (folder / "staging").exists()
    check(open_index(folder, FAKE), 6)


WRITES = """
import sys
from pathlib import Path
from tests.retrieval.made import index, passage
folder = Path(sys.argv[1])
for size in range(7, 1000):
    index(folder, [passage("a.txt", n, f"Report number {n} about roads and bridges") for n in range(size)])
"""


def test_a_kill_at_any_moment_leaves_an_index_that_opens(folder: Path) -> None:
    """Many more moments were tried while it was written (see the commit): none did harm."""
    moments = random.Random(1)
    root = Path(__file__).parents[2]
    seen = 6
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, "-c", WRITES, str(folder)], cwd=root, start_new_session=True)
        time.sleep(0.8 + 1.7 * moments.random())
        os.killpg(child.pid, signal.SIGKILL) if moments.random() < 0.5 else child.kill()
        child.wait()
        opened = open_index(folder, FAKE)
        count = opened.catalogue.count("passages")
        assert count >= 6
        check(opened, count)
        opened.close()
        seen = max(seen, count)
    index(folder, PASSAGES)  # and the next run writes as if nothing had been
    check(open_index(folder, FAKE), 6)
    assert len(list((folder / "generations").iterdir())) <= 2


def test_what_a_killed_run_embedded_is_not_embedded_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(FakeEncoder):
        left, encoded = 1, 0

        def encode(self, texts, question=False):
            if self.left <= 0:
                raise RuntimeError("killed")
            self.left -= 1
            self.encoded += len(texts)
            return super().encode(texts, question)

    monkeypatch.setattr(vectors, "CHUNK", 4)
    many = [passage("b.txt", number, f"Minute {number} of the committee") for number in range(10)]
    encoder = Failing()
    with pytest.raises(RuntimeError):
        index(folder, many, encoder)
    assert 0 < encoder.encoded < 10
    encoder.left = 10
    index(folder, many, encoder)
    assert encoder.encoded == 20  # the passages, and the one sentence of each
    assert not (folder / "embedded").exists()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    command = [program, "run", "--path", tmp_path / "server", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def test_a_chroma_server_holds_the_vectors_of_each_generation(tmp_path: Path, server: str) -> None:
    for size in (6, 7, 8):
        passages = [
            passage("a.txt", number, f"Report number {number} about roads and bridges") for number in range(size)
        ]
        index(tmp_path / "index", passages, chroma_url=server)
        opened = open_index(tmp_path / "index", FAKE, server)
        check(opened, size)
        assert not (opened.folder / "chroma").exists()
    assert len(opened.client.list_collections()) == 2  # the one in force, and the one before it
