"""Vectors of sentences: the nearest of each passage, and those that are known by their text."""

from pathlib import Path

import numpy as np
import pytest

from committeesearch.errors import IndexDamaged
from committeesearch.retrieval.encoder import FakeEncoder
from committeesearch.retrieval.sentences import Sentences, sentence_texts
from tests.retrieval.made import passage

TEXTS = (["the bins are emptied weekly", "the clock tower is repaired"], [], ["apologies were noted"])
ENCODER = FakeEncoder()


def _made() -> Sentences:
    return Sentences.of(TEXTS, ENCODER.encode([text for part in TEXTS for text in part]))


def test_a_passage_is_as_near_as_its_nearest_sentence() -> None:
    question = ENCODER.encode(["clock tower"])[0]
    cosines = ENCODER.encode(TEXTS[0]) @ question
    found = _made().nearest(np.array([2, 1, 0]), question, np.array([0.1, 0.25, 0.3]))
    assert found == pytest.approx([float(ENCODER.encode(TEXTS[2])[0] @ question), 0.25, cosines.max()], abs=1e-3)
    assert cosines[1] > cosines[0]


def test_no_row_and_rows_without_sentences() -> None:
    question = ENCODER.encode(["clock"])[0]
    assert len(_made().nearest(np.array([], np.int64), question, np.array([]))) == 0
    assert _made().nearest(np.array([1]), question, np.array([0.5])) == pytest.approx([0.5])


def test_a_text_that_is_held_is_known_and_no_other(tmp_path: Path) -> None:
    digest = _made().save(tmp_path / "sentences.npy")
    held = Sentences.load(tmp_path / "sentences.npy", digest, 3)
    vector = held.vector("apologies were noted")
    assert vector == pytest.approx(ENCODER.encode(["apologies were noted"])[0], abs=1e-3)
    assert held.vector("apologies were not noted") is None
    keys, vectors = held.known()
    assert len(set(keys)) == 3
    assert vectors.shape == (3, 64)


def test_an_index_without_a_sentence(tmp_path: Path) -> None:
    digest = Sentences.of([[], []], ENCODER.encode([])).save(tmp_path / "sentences.npy")
    held = Sentences.load(tmp_path / "sentences.npy", digest, 2)
    assert held.vector("anything") is None
    assert held.nearest(np.array([0, 1]), ENCODER.encode(["x"])[0], np.array([0.1, 0.2])) == pytest.approx([0.1, 0.2])


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    digest = _made().save(tmp_path / "sentences.npy")
    with (tmp_path / "sentences.npy").open("r+b") as stream:
        stream.seek(-1, 2)
        stream.write(b"\xff")
    with pytest.raises(IndexDamaged, match="Index the papers again"):
        Sentences.load(tmp_path / "sentences.npy", digest, 3)
    with pytest.raises(IndexDamaged, match="cannot be read"):
        Sentences.load(tmp_path / "none.npy", digest, 3)


def test_the_sentences_of_a_passage_are_those_that_can_be_quoted() -> None:
    one = passage("a.txt", 0, "The bins are emptied weekly. The clock tower is to be repaired by May.")
    assert sentence_texts(one) == ["The bins are emptied weekly.", "The clock tower is to be repaired by May."]
