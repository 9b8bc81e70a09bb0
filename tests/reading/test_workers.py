"""Processes that can be ended: no paper hangs, crashes or fills the program."""

from __future__ import annotations

import functools
import os
import pickle
import time
from pathlib import Path

import psutil
import pytest

from committeesearch.errors import LimitExceeded, ReadingError
from committeesearch.reading import Job, in_workers, read
from committeesearch.settings import ReadingLimits
from tests.reading.paper import LIMITS, SHARED


def behave(path: Path, file: str, limits: ReadingLimits, answer: str = "fine") -> str:
    """A task that does as the file's name says."""
    match path.stem:
        case "hang":
            time.sleep(600)
        case "crash":
            os._exit(11)
        case "greedy":
            return str(len(bytearray(2 * limits.memory_bytes)))
        case "deep":
            return behave(path, file, limits)
        case "defect":
            raise ZeroDivisionError
        case "bad":
            raise ReadingError(file, "It is bad.", "Mend it.")
        case "prints":
            print("noise among the answers", flush=True)
    return answer


def jobs(*names: str) -> list[Job]:
    return [Job(Path(name), name) for name in names]


def test_every_job_has_one_outcome_and_bad_ones_stop_nothing() -> None:
    names = ["one", "crash", "bad", "prints", "defect", "deep", "greedy", "hang", "two"]
    limits = ReadingLimits(seconds=4, memory_bytes=1_500_000_000)
    outcomes = {outcome.job.file: outcome for outcome in in_workers(behave, jobs(*names), limits, 2)}
    assert set(outcomes) == set(names)
    assert {name for name in names if outcomes[name].value == "fine"} == {"one", "two", "prints"}
    errors = {name: outcome.error for name, outcome in outcomes.items() if outcome.error}
    assert (errors["bad"].file, errors["bad"].reason, errors["bad"].advice) == ("bad", "It is bad.", "Mend it.")
    assert isinstance(errors["hang"], LimitExceeded)
    assert "4 seconds" in errors["hang"].reason
    assert "memory" in errors["greedy"].reason
    assert "nested" in errors["deep"].reason
    assert "crash" in errors["crash"].reason
    assert "ZeroDivisionError" in errors["defect"].reason


def test_no_jobs_start_no_process() -> None:
    before = len(psutil.Process().children())
    assert list(in_workers(behave, [], LIMITS)) == []
    assert len(psutil.Process().children()) == before


def test_a_task_that_cannot_be_sent_is_an_error_at_once() -> None:
    with pytest.raises((AttributeError, pickle.PicklingError)):
        list(in_workers(lambda *_: "", jobs("one"), LIMITS))


def test_a_partial_is_a_task() -> None:
    (outcome,) = in_workers(functools.partial(behave, answer="other"), jobs("one"), LIMITS)
    assert outcome.value == "other"


def test_closing_early_ends_every_process() -> None:
    before = {child.pid for child in psutil.Process().children()}
    outcomes = in_workers(behave, jobs("one", "hang", "hang", "two"), LIMITS, 2)
    next(outcomes)
    started = time.monotonic()
    outcomes.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 5
    assert {child.pid for child in psutil.Process().children()} <= before


def test_papers_are_read_as_in_this_process(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Paper {number}\nwith\ta\ttable\nand\tits\trow")
    found = [Job(path, path.name) for path in sorted(tmp_path.iterdir())]
    outcomes = {outcome.job.file: outcome.value for outcome in in_workers(read, found, LIMITS, 2)}
    assert outcomes == {job.file: read(job.path, job.file, LIMITS) for job in found}


HOSTILE = SHARED / "real/hostile"


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the folder of broken PDFs is not beside the repository")
def test_broken_pdfs_give_text_or_one_reason() -> None:
    papers = sorted(HOSTILE.glob("*.pdf"))[::3]
    outcomes = list(in_workers(read, [Job(path, path.name) for path in papers], ReadingLimits(seconds=20), 2))
    assert len(outcomes) == len(papers)
    for outcome in outcomes:
        if outcome.value is None:
            assert outcome.error is not None
            assert outcome.error.reason.endswith(".")
            assert "Please report" not in outcome.error.advice
        else:
            assert any(page.text for page in outcome.value.pages)
