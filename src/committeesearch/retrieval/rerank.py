"""A second look at the best passages, by a model that reads question and passage together.

None is needed and none is shipped: without one, the fused order stands. Any sentence-transformers CrossEncoder that is
on this machine can be named in the settings; it costs some 10 ms a passage on two cores.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
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
    """A sentence-transformers CrossEncoder, by name or folder; loaded when first used."""

    def __init__(self, model: str) -> None:
        self.model, self.folder = model, safe_folder(model)

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
