"""A second look at the best passages, by a model that reads question and passage together.

None is needed and none is shipped: without one, the fused order stands. Any sentence-transformers CrossEncoder that is
on this machine can be named in the settings; it costs some 10 ms a passage on two cores.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from committeesearch.errors import EncoderError
from committeesearch.retrieval.encoder import safe_folder

DEPTH = 50
"""Passages that are looked at again."""


class Reranker(Protocol):
    """Tells how well each passage answers a question."""

    def scores(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """One score for each passage, higher for better; only their order counts."""


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder, by name or folder; loaded when first used.

    Raises EncoderError where it is not on this machine, is no CrossEncoder, or cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        self.model, self.folder = model, safe_folder(model)
        if _embeds(self.folder):
            raise EncoderError(
                f"{model} is an embedding model: it reads a text alone, and would rank pairs by chance. Name a "
                "CrossEncoder as the reranker, or none."
            )

    def scores(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """The model's own scores."""
        pairs = [(question, passage) for passage in passages]
        scores = np.asarray(self._model.predict(pairs, show_progress_bar=False), float).reshape(len(pairs), -1)
        return [float(score) for score in scores[:, -1]]

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import CrossEncoder

        try:
            return CrossEncoder(
                str(self.folder),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
            raise EncoderError(
                f"The reranking model {self.model} in {self.folder} cannot be loaded: {error}"
            ) from error


def _embeds(folder: Path) -> bool:
    """Whether a model has no head that scores: loaded as a CrossEncoder, it would be given one of random weights."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False  # loading it says what is wrong
    kinds = config.get("architectures") or []
    return bool(kinds) and all(str(kind).endswith("Model") for kind in kinds)
