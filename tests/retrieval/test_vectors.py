"""The array keeps its checksum; known texts are never embedded again."""

from pathlib import Path

import numpy as np
import pytest

from committeesearch.errors import IndexDamaged
from committeesearch.retrieval import vectors
from committeesearch.retrieval.encoder import FakeEncoder
from committeesearch.retrieval.vectors import Known, load, save, text_hash

TEXTS = ["roads", "bridges and tunnels", "roads", "waste"]


def unheard(done: int, total: int) -> None:
    pass


class Counting(FakeEncoder):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def encode(self, texts, question=False):
        self.seen += texts
        return super().encode(texts)


def test_saved_vectors_come_back(tmp_path: Path) -> None:
    rows = FakeEncoder().encode(TEXTS)
    digest = save(tmp_path / "v.npy", rows)
    assert np.array_equal(load(tmp_path / "v.npy", digest, 4), rows)


@pytest.mark.parametrize("spoil", ["byte", "short", "gone", "empty"])
def test_spoiled_vectors_are_refused(tmp_path: Path, spoil: str) -> None:
    path = tmp_path / "v.npy"
    digest = save(path, FakeEncoder().encode(TEXTS))
    data = path.read_bytes()
    if spoil == "gone":
        path.unlink()
    else:
        path.write_bytes({"byte": data[:-1] + b"\x00", "short": data[:-100], "empty": b""}[spoil])
    with pytest.raises(IndexDamaged, match="Index the papers again"):
        load(path, digest, 4)


def test_vectors_for_another_number_of_passages_are_refused(tmp_path: Path) -> None:
    digest = save(tmp_path / "v.npy", FakeEncoder().encode(TEXTS))
    with pytest.raises(IndexDamaged, match="4 vectors for 5 passages"):
        load(tmp_path / "v.npy", digest, 5)


def test_equal_texts_are_embedded_once_and_known_ones_never(tmp_path: Path) -> None:
    encoder = Counting()
    known = Known(tmp_path / "embedded", 64)
    told: list[tuple[int, int]] = []
    rows = known.embed(TEXTS, encoder, lambda done, total: told.append((done, total)))
    assert np.array_equal(rows, FakeEncoder().encode(TEXTS))
    assert sorted(encoder.seen) == ["bridges and tunnels", "roads", "waste"]
    assert told[-1] == (4, 4)
    again = Known(tmp_path / "elsewhere", 64)
    again.learn([text_hash(text) for text in TEXTS], rows)
    assert np.array_equal(again.embed([*TEXTS, "new"], encoder, unheard)[:4], rows)
    assert encoder.seen[3:] == ["new"]


def test_what_was_embedded_survives_the_process_and_torn_parts_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "CHUNK", 1)
    Known(tmp_path, 64).embed(TEXTS, Counting(), unheard)
    chunks = sorted(tmp_path.glob("*.npy"))
    assert len(chunks) == 3
    chunks[0].write_bytes(chunks[0].read_bytes()[:-1] + b"\x07")
    chunks[1].write_bytes(b"")
    encoder = Counting()
    rows = Known(tmp_path, 64).embed(TEXTS, encoder, unheard)
    assert len(encoder.seen) == 2
    assert np.array_equal(rows, FakeEncoder().encode(TEXTS))


def test_nothing_to_embed(tmp_path: Path) -> None:
    assert Known(tmp_path, 64).embed([], Counting(), unheard).shape == (0, 64)
