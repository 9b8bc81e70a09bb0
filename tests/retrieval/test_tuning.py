"""Tuning: what training changed is kept small, put back exactly enough, and never into another model."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from committeesearch.errors import EncoderError
from committeesearch.retrieval.tuning import compressed, tune


def model() -> torch.nn.Module:
    torch.manual_seed(0)
    return torch.nn.Sequential(torch.nn.Linear(24, 32), torch.nn.LayerNorm(32))


def test_a_change_of_low_rank_comes_back_and_what_did_not_change_is_left_out(tmp_path: Path) -> None:
    base, trained = model(), model()
    with torch.no_grad():
        trained[0].weight += torch.outer(torch.arange(32.0), torch.arange(24.0)) / 500
        trained[1].bias += 0.25
    changes = compressed(base.state_dict(), trained.state_dict(), rank=2)
    assert set(changes) == {"0.weight.left", "0.weight.right", "1.bias"}
    assert changes["0.weight.left"].shape == (32, 2)
    save_file(changes, tmp_path / "tuning.safetensors")
    tune(base, tmp_path / "tuning.safetensors")
    for name, value in trained.state_dict().items():
        assert torch.allclose(base.state_dict()[name], value, atol=2e-3), name


def test_what_is_new_is_kept_whole() -> None:
    assert list(compressed({}, {"head": torch.ones(1, 3)}, rank=1)) == ["head"]


def test_changes_for_another_model_or_a_broken_file_are_refused(tmp_path: Path) -> None:
    save_file({"other.left": torch.ones(2, 1), "other.right": torch.ones(1, 2)}, tmp_path / "other.safetensors")
    (tmp_path / "broken.safetensors").write_bytes(b"nothing")
    for name in ("other", "broken"):
        with pytest.raises(EncoderError, match="Install the program again"):
            tune(model(), tmp_path / f"{name}.safetensors")
