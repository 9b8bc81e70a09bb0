"""What several folders of tests share: the invented council's papers, and an index of them under the real model."""

from __future__ import annotations

import os
from pathlib import Path

# Before torch is imported: two test processes with two threads each hold each other up on two cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from filelock import FileLock

from committeesearch import CommitteeSearch
from committeesearch.ports import Encoder
from committeesearch.retrieval.encoder import FakeEncoder

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden", action="store_true", help="write tests/golden anew from what the program makes now"
    )


@pytest.fixture(scope="session")
def sample_corpus() -> Path:
    """The folder of the invented council's papers, as committed."""
    return ROOT / "corpus" / "sample"


@pytest.fixture(scope="session")
def sample_papers(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> CommitteeSearch:
    """The sample corpus under the fake model, in seconds: for how papers are understood, not how they are found."""
    return _built(sample_corpus, tmp_path_factory, "sample-papers", FakeEncoder())


@pytest.fixture(scope="session")
def sample_index(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> CommitteeSearch:
    """The sample corpus indexed with the packaged model: once for a run, however many processes share it."""
    return _built(sample_corpus, tmp_path_factory, "sample-index", None)


def _built(corpus: Path, factory: pytest.TempPathFactory, name: str, encoder: Encoder | None) -> CommitteeSearch:
    worker = factory.getbasetemp()
    shared = worker.parent if worker.name.startswith("popen-") else worker
    with FileLock(shared / f"{name}.lock"):
        return CommitteeSearch.build(corpus, shared / name, encoder=encoder)
