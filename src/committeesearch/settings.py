"""Every setting a user may change, with its default. ``COMMITTEESEARCH_<NAME>`` in the environment sets it too."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from committeesearch.errors import SettingsError

PACKAGED_MODEL = "all-MiniLM-L6-v2"
"""The embedding model that is installed with the program and needs no network."""
TUNED_MODEL = f"{PACKAGED_MODEL}-council"
"""The packaged model with what it learned of lay questions on council papers (``committeesearch.training``)."""


_KINDS = {bool: "yes or no", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Bounds on one file; a file beyond one is listed with that reason and left out."""

    file_bytes: int = 200 * 1024 * 1024
    pages: int = 3_000
    page_characters: int = 200_000
    table_cells: int = 20_000
    unpacked_bytes: int = 500 * 1024 * 1024
    """Of a Word file, which is a zip archive."""
    seconds: float = 120.0
    """For the whole file; the process that reads it is ended then."""
    memory_bytes: int = 3 * 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how they are read, embedded and served."""

    corpus: Path = Path("corpus")
    index: Path = Path("index")
    model: str = TUNED_MODEL
    """One of the two above, or the name or folder of any other sentence-transformers model."""
    reranker: str = ""
    """Name or folder of a sentence-transformers CrossEncoder that looks at the best passages again; "": none."""
    workers: int = 0
    """Processes that read papers; 0: one for each core."""
    include_exempt: bool = False
    """Index papers marked exempt or confidential, behind a label."""
    ocr: bool = False
    """Read scanned pages with Tesseract (extra ``ocr``)."""
    chroma_url: str = ""
    """Of a Chroma server to use instead of the embedded one."""
    host: str = "127.0.0.1"
    port: int = 7860
    llm_url: str = ""
    llm_model: str = ""
    llm_key: str = ""
    limits: ReadingLimits = ReadingLimits()

    @property
    def summarises(self) -> bool:
        """Whether a language model is named, so that a summary can be asked for."""
        return bool(self.llm_url and self.llm_model)

    @classmethod
    def from_environment(cls, **given: Any) -> Settings:
        """Defaults, overridden by the environment, overridden by ``given`` (None: not given)."""
        values: dict[str, Any] = {}
        for item in fields(cls):
            text = os.environ.get(f"COMMITTEESEARCH_{item.name.upper()}")
            if text is not None and item.name != "limits":
                values[item.name] = _convert(item.name, text, getattr(cls(), item.name))
        return cls(**values | {name: value for name, value in given.items() if value is not None})


def _convert(name: str, text: str, default: Any) -> Any:
    try:
        if isinstance(default, bool):
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]
        return type(default)(text) if not isinstance(default, Path) else Path(text)
    except (KeyError, ValueError) as error:
        raise SettingsError(
            f"The environment variable COMMITTEESEARCH_{name.upper()} is {text!r}, not {_KINDS[type(default)]}."
        ) from error
