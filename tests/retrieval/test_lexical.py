"""The postings give BM25Okapi's own scores, to the last bit."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from committeesearch.retrieval.analysis import terms
from committeesearch.retrieval.lexical import Postings

PASSAGES = [
    "The committee noted the report on waiting times.",
    "Waiting times for CAMHS rose; waiting is the committee's concern.",
    "",
    "Private fostering oversight moved to the Assistant Director.",
]

words = st.lists(st.sampled_from("abcdefg"), max_size=12)


@given(st.lists(words, min_size=1, max_size=15).filter(any), words)
def test_scores_are_those_of_rank_bm25(texts: list[list[str]], question: list[str]) -> None:
    assert np.array_equal(Postings.build(texts).scores(question), BM25Okapi(texts).get_scores(question))


def test_scores_survive_saving(tmp_path: Path) -> None:
    texts = [terms(text) for text in PASSAGES]
    Postings.build(texts).save(tmp_path / "lexical")
    loaded = Postings.load(tmp_path / "lexical")
    assert np.array_equal(loaded.scores(["wait", "committe"]), BM25Okapi(texts).get_scores(["wait", "committe"]))
    assert loaded.frequency("wait") == 2
    assert loaded.frequency("unheard") == 0
    assert loaded.idf("unheard") is None
    assert "camh" in loaded


def test_a_weight_counts_a_term_more() -> None:
    postings = Postings.build([terms(text) for text in PASSAGES])
    assert np.allclose(postings.scores(["wait"], [2.0]), postings.scores(["wait", "wait"]))


def test_nothing_indexed_scores_nothing(tmp_path: Path) -> None:
    for texts in ([], [[]], [[], []]):
        Postings.build(texts).save(tmp_path / "empty")
        assert Postings.load(tmp_path / "empty").scores(["any"]).tolist() == [0.0] * len(texts)


def test_terms_fold_case_accents_possessives_and_thousands() -> None:
    assert terms("The Council’s CAFÉ cost £1,234.50") == ["council", "cafe", "cost", "1234.50"]
    assert terms("When was that?") == []
