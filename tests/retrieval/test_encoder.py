"""Encoders: the packaged model as published, any other from this machine, and the fake."""

import sys
from pathlib import Path

import numpy as np
import pytest

from committeesearch.errors import EncoderError
from committeesearch.retrieval import encoder
from committeesearch.retrieval.encoder import FakeEncoder, load


def test_the_fake_is_deterministic_and_likes_shared_words() -> None:
    rows = FakeEncoder().encode(["private fostering oversight", "oversight of private foster care", "potholes", ""])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert rows[0] @ rows[1] > 0.6 > rows[0] @ rows[2]
    assert np.array_equal(
        rows, FakeEncoder().encode(["private fostering oversight", "oversight of private foster care", "potholes", ""])
    )
    assert FakeEncoder().encode([]).shape == (0, 64)


def test_the_packaged_model_is_found_without_importing_its_package() -> None:
    assert load("all-MiniLM-L6-v2").identity == "all-MiniLM-L6-v2@53aa51172d14"
    assert load().identity.startswith("all-MiniLM-L6-v2-council@")
    assert encoder.PACKAGE not in sys.modules


def test_the_real_model_finds_a_paraphrase_without_a_shared_word() -> None:
    rows = load().encode(["When is rubbish picked up?", "Refuse collection rounds", "Library opening hours"])
    assert rows.shape == (3, 384)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_training_brought_lay_words_nearer_to_officers_words() -> None:
    texts = [
        "Can I get money off my bill if I'm skint?",
        "Residents on low incomes may apply for the Council Tax Reduction Scheme.",
        "The Bill received its second reading.",
    ]
    plain, tuned = (load(name).encode(texts) for name in ("all-MiniLM-L6-v2", "all-MiniLM-L6-v2-council"))
    assert tuned[0] @ tuned[1] - tuned[0] @ tuned[2] > plain[0] @ plain[1] - plain[0] @ plain[2]


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    monkeypatch.setattr(encoder, "packaged_folder", lambda: tmp_path)
    with pytest.raises(EncoderError, match="not the published ones"):
        load()


def test_another_model_loads_from_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "my model"
    folder.symlink_to(encoder.packaged_folder())
    other = load(str(folder))
    assert other.identity == "my model@53aa51172d14"
    assert np.array_equal(other.encode(["a report"]), load("all-MiniLM-L6-v2").encode(["a report"]))


def test_weights_that_can_run_code_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(EncoderError, match="safetensors"):
        load(str(tmp_path))


def test_an_unknown_model_says_what_to_do() -> None:
    with pytest.raises(EncoderError, match="hf download"):
        load("nobody/has-this-model")


def test_a_damaged_model_is_an_encoder_error(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"torn")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load(str(tmp_path)).encode(["a"])


def test_sentences_of_papers_mean_the_same_in_half_precision() -> None:
    texts = [f"The committee noted report {number} on roads, schools and the budget." for number in range(12)]
    encoder = load()
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text], question=True) for text in texts])
    assert float((together * alone).sum(axis=1).min()) >= 0.999
