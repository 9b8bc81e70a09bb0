import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.retrieval.fusion import (
    EVEN,
    LONG_QUESTION,
    MOST_LEXICAL,
    SATURATION,
    coverage,
    fuse,
    lexical_share,
    weight,
)
from committeesearch.retrieval.lexical import Postings


def test_words_count_for_half_their_most_at_even_coverage_and_for_nothing_where_none_is_covered() -> None:
    assert lexical_share(EVEN, 5) == pytest.approx(MOST_LEXICAL / 2)
    assert lexical_share(0.05, 5) < 0.01
    assert lexical_share(0.4, 5) > 0.99 * MOST_LEXICAL


def test_a_long_question_needs_less_coverage() -> None:
    assert lexical_share(EVEN / 2, 2 * LONG_QUESTION) == pytest.approx(MOST_LEXICAL / 2)


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 300))
def test_the_share_rises_with_coverage_within_its_bounds(one: float, other: float, terms: int) -> None:
    low, high = sorted((lexical_share(min(one, other), terms), lexical_share(max(one, other), terms)))
    assert 0 <= low <= high <= MOST_LEXICAL
    assert low == lexical_share(min(one, other), terms)


def test_a_word_that_no_paper_holds_weighs_as_much_as_the_rarest() -> None:
    postings = Postings.build([["bins", "tips"], ["bins"], ["bins"], ["rates"]])
    assert weight(postings, ["unheard"]) == postings.greatest_idf == weight(postings, ["rates"])


def test_scores_are_mixed_by_the_share() -> None:
    mixed = fuse(np.array([0.5, 0.1]), np.array([2.0, 4.0]), 4.0, 0.25)
    assert mixed.tolist() == pytest.approx([0.25 * 0.5 + 0.75 * 0.5, 0.25 * 1 + 0.75 * 0.1])


def test_coverage_is_a_share_whatever_bm25_says() -> None:
    assert coverage(SATURATION, 2.0) == 0.5
    assert coverage(99.0, 1.0) == 1
    assert coverage(-1.0, 1.0) == coverage(1.0, -1.0) == coverage(0.0, 0.0) == 0


def test_where_no_word_helps_cosines_stand() -> None:
    assert fuse(np.array([0.5, 0.1]), np.array([-1.0, 0.0]), 0.0, 0.4).tolist() == [0.5, 0.1]
