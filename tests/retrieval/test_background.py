import numpy as np
import pytest

from committeesearch.retrieval.background import FEWEST, USUAL, Background, spreads_above


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


def test_how_far_a_pair_stands_above_the_corpus_does_not_depend_on_the_model() -> None:
    """The same vectors, drawn together towards one direction as another model would: the cosines grow, the spreads
    stay."""
    rows = _unit(np.random.default_rng(3).standard_normal((FEWEST, 32)))
    drawn = _unit(np.hstack([rows, np.ones((FEWEST, 1), np.float32)]))
    for model in (rows, drawn):
        cosines = model @ model[0]
        expected = (cosines[1] - cosines.mean()) / cosines.std()
        assert spreads_above(model, model[:1], model[1:2])[0] == pytest.approx(expected, abs=1e-3)
    assert float(drawn[0] @ drawn[1]) > float(rows[0] @ rows[1]) + 0.3
    assert spreads_above(drawn, drawn[:1], drawn[1:2])[0] == pytest.approx(
        spreads_above(rows, rows[:1], rows[1:2])[0], abs=0.2
    )


def test_in_a_small_corpus_the_usual_background_stands_in() -> None:
    one = _unit(np.array([[1.0, 0.0]]))
    mean, spread = USUAL
    assert spreads_above(one, one, one)[0] == pytest.approx((1 - mean) / spread)
