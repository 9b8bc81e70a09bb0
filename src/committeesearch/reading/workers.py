"""Run a task over many files in processes that can be ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from committeesearch.errors import ReadingError
from committeesearch.settings import ReadingLimits

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """A file to work on: where it is, and its name in the corpus."""

    path: Path
    file: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of a job: ``value``, or the ``error`` that says why there is none."""

    job: Job
    value: T | None = None
    error: ReadingError | None = None


def in_workers(
    task: Callable[[Path, str, ReadingLimits], T], jobs: Iterable[Job], limits: ReadingLimits, workers: int = 0
) -> Iterator[Outcome[T]]:
    """``task(path, file, limits)`` for each job, as outcomes in order of completion; never raises for a bad file."""
    for job in jobs:
        try:
            yield Outcome(job, task(job.path, job.file, limits))
        except ReadingError as error:
            yield Outcome(job, error=error)
