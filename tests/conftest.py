"""What several folders of tests share: the invented council's papers, and an index of them under the real model."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from committeesearch import CommitteeSearch

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
def sample_index(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> CommitteeSearch:
    """The sample corpus indexed with the packaged model: once for a run, however many processes share it."""
    worker = tmp_path_factory.getbasetemp()
    shared = worker.parent if worker.name.startswith("popen-") else worker
    with FileLock(shared / "sample-index.lock"):
        return CommitteeSearch.build(sample_corpus, shared / "sample-index")
