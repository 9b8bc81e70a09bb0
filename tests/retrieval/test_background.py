import numpy as np
import pytest

from committeesearch.retrieval.background import FEWEST, Background


def _unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_a_small_corpus_has_none() -> None:
    assert Background.of(np.ones((FEWEST - 1, 4), np.float32)) is None


def test_what_every_row_shares_no_longer_makes_rows_alike() -> None:
    noise = np.random.default_rng(1).standard_normal((FEWEST, 32))
    rows = _unit(noise + 20 * np.eye(32)[0])  # all point the first way
    background = Background.of(rows)
    assert background is not None
    assert float(rows[0] @ rows[1]) > 0.8
    assert abs(float(background.cosines(rows[1:2], rows[0])[0])) < 0.6
    assert background.cosines(rows[:3], rows[0])[0] == pytest.approx(1, abs=1e-4)


def test_directions_of_kinds_of_paper_are_taken_out() -> None:
    noise = np.random.default_rng(2).standard_normal((FEWEST, 32)) / 6
    kinds = np.eye(32)[np.arange(FEWEST) % 3 + 1]  # three kinds of paper, which differ in two directions
    background = Background.of(_unit(noise + 3 * kinds))
    assert background is not None
    rows = _unit(noise[:60] + 3 * kinds[:60])
    assert float((rows[:1] @ rows[3:60:3].T).mean()) > 0.8  # of one kind
    assert abs(float(background.cosines(rows[3:60:3], rows[0]).mean())) < 0.2
