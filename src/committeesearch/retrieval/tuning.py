"""What training changed in the packaged model, kept small: the product of two narrow matrices for each weight matrix.

A change that training makes to a weight matrix is nearly one of low rank (Hu et al. 2021, "LoRA"), so the two factors
of its singular value decomposition say it in a twentieth of the room. A tuning file is safetensors: ``<name>.left``
(rows, rank) and ``<name>.right`` (rank, columns) for a matrix, ``<name>`` itself for anything else, which is taken as
it stands. The packaged weights are verified before, the tuning file by its own digest.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from committeesearch.errors import EncoderError

LEFT, RIGHT = ".left", ".right"


def compressed(before: Mapping[str, Any], after: Mapping[str, Any], rank: int) -> dict[str, Any]:
    """The changes between two states of a model (tensors by name) as half-precision factors of that rank.

    What ``before`` lacks (a new head) is kept whole, what did not change is left out.
    """
    import torch

    kept: dict[str, Any] = {}
    for name, value in after.items():
        if name not in before:
            kept[name] = value.half().contiguous()
            continue
        change = (value - before[name]).float()
        if not value.is_floating_point() or not change.any():
            continue
        if change.ndim != 2 or min(change.shape) <= rank:
            kept[name] = value.half().contiguous()
            continue
        left, strengths, right = torch.linalg.svd(change, full_matrices=False)
        scale = strengths[:rank].sqrt()  # shared between both factors: neither leaves the range of half precision
        kept[name + LEFT] = (left[:, :rank] * scale).half().contiguous()
        kept[name + RIGHT] = (scale[:, None] * right[:rank]).half().contiguous()
    return kept


def tune(model: Any, file: Path) -> None:
    """Put the changes of a tuning file into a model that holds the weights it was trained from.

    Raises EncoderError where the file cannot be read or is for another model.
    """
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        changes = load_file(file)
        state = model.state_dict()
        with torch.no_grad():
            for name, value in changes.items():
                if name.endswith(RIGHT):
                    continue
                if name.endswith(LEFT):
                    name = name.removesuffix(LEFT)
                    state[name] += value.float() @ changes[name + RIGHT].float()
                else:
                    state[name].copy_(value)
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        raise EncoderError(
            f"{file} does not hold changes for this model ({error}). Install the program again."
        ) from error
