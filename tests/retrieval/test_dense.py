"""Chroma finds the nearest; a filter is held exactly; both give the array's own cosines."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.errors import IndexDamaged, SettingsError
from committeesearch.retrieval import dense
from committeesearch.retrieval.dense import COLLECTION, Dense, best, build_store, open_client, open_store, server_client

ROWS = 2_000


@pytest.fixture(scope="module")
def array() -> np.ndarray:
    rows = np.random.default_rng(5).standard_normal((ROWS, 48)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def arm(array: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Dense:
    folder = tmp_path_factory.mktemp("dense")
    np.save(folder / "v.npy", array)
    build_store(folder / "chroma", folder / "v.npy")
    return Dense(array, open_store(open_client(folder / "chroma"), COLLECTION, ROWS), exact_up_to=0)


def test_unfiltered_search_agrees_with_the_array(arm: Dense, array: np.ndarray) -> None:
    found = 0
    for vector in array[:50] + 0.3 * array[50:100]:
        rows, scores = arm.nearest(vector, None, 10)
        assert np.allclose(scores, array[rows] @ vector)
        assert list(scores) == sorted(scores, reverse=True)
        found += len(set(rows) & set(np.argsort(-(array @ vector))[:10]))
    assert found >= 0.97 * 500


def test_a_filter_is_exact(arm: Dense, array: np.ndarray) -> None:
    mask = np.arange(ROWS) % 7 == 0
    rows, _ = arm.nearest(array[1], mask, 20)
    expected = [row for row in np.argsort(-(array @ array[1])) if mask[row]][:20]
    assert rows.tolist() == expected
    assert arm.nearest(array[1], np.zeros(ROWS, bool), 5)[0].tolist() == []


def test_chroma_is_kept_as_it_was_measured(arm: Dense) -> None:
    kept = arm._store._model.configuration_json["hnsw"]
    assert {name: kept[name] for name in dense.HNSW} == dense.HNSW


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=60), st.integers(1, 70))
def test_the_best_are_in_order_and_ties_fall_to_the_first_row(scores: list[float], n: int) -> None:
    rows, found = best(np.arange(len(scores)), np.array(scores), n)
    expected = sorted(range(len(scores)), key=lambda row: (-scores[row], row))[:n]
    assert rows.tolist() == expected
    assert found.tolist() == [scores[row] for row in expected]


@pytest.mark.parametrize("count", [1, 2])
def test_the_smallest_stores_work(tmp_path: Path, array: np.ndarray, count: int) -> None:
    np.save(tmp_path / "v.npy", array[:count])
    build_store(tmp_path / "chroma", tmp_path / "v.npy")
    arm = Dense(array[:count], open_store(open_client(tmp_path / "chroma"), COLLECTION, count))
    assert arm.nearest(array[0], None, 10)[0].tolist() == list(np.argsort(-(array[:count] @ array[0])))


def test_nothing_indexed_finds_nothing() -> None:
    assert Dense(np.zeros((0, 4), np.float32), None).nearest(np.ones(4, np.float32), None, 3)[0].tolist() == []


def test_a_store_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "v.npy").write_bytes(b"torn")
    with pytest.raises(IndexDamaged, match="Chroma could not store"):
        build_store(tmp_path / "chroma", tmp_path / "v.npy")


def test_a_store_of_another_length_is_refused(arm: Dense, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="cannot be read"):
        open_store(open_client(tmp_path / "none"), COLLECTION, 3)


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://a", "http://127.0.0.1:9"])
def test_a_server_that_is_not_there_is_a_settings_error(url: str) -> None:
    with pytest.raises(SettingsError, match="Chroma server"):
        server_client(url)
