"""Work on many papers in processes that can be ended: no paper can hang, crash or fill the program."""

from __future__ import annotations

import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import psutil

from committeesearch.errors import LimitExceeded, ReadingError
from committeesearch.settings import ReadingLimits

log = logging.getLogger(__name__)

T = TypeVar("T")

_START_SECONDS = 120.0
"""For a process to start: 2 s on an idle machine, 20 s seen on one with eight busy programs to two cores."""
_LOOK_EVERY = 0.1
"""Seconds between two looks at the time and memory that each process takes."""
_RENEW_PAPERS = 200
"""A process is replaced after so many papers, or"""
_RENEW_SHARE = 0.5
"""when it still holds this share of its memory bound between two papers: pdfium and Python keep what they took."""


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to work on: where it is, and its name in the corpus."""

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
    """``task(path, file, limits)`` for each job in ``workers`` processes (0: one for each core).

    Outcomes come in the order of completion, and one for every job: a paper that takes longer than
    ``limits.seconds``, needs more than ``limits.memory_bytes`` or ends its process yields a ``ReadingError``.
    ``task`` must be picklable (a function of a module, or a ``functools.partial`` of one). At most two values a
    process wait to be taken. Closing the iterator, or an interrupt, ends every process.
    """
    todo: queue.SimpleQueue[Job] = queue.SimpleQueue()
    count = 0
    for job in jobs:
        todo.put(job)
        count += 1
    crew = _Crew(task, limits, todo, max(1, min(workers or _cores(), count)))
    try:
        for _ in range(count):
            yield crew.next()
    finally:
        crew.end()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Crew:
    """Threads that each keep one process busy, and one that watches the processes."""

    def __init__(self, task: Any, limits: ReadingLimits, todo: queue.SimpleQueue[Job], size: int) -> None:
        self._todo = todo
        self._done: queue.Queue[Outcome[Any]] = queue.Queue(maxsize=size)
        self._ended = threading.Event()
        setup = pickle.dumps((task, limits))  # here, where the caller hears of a task that cannot be sent
        self._workers = [_Worker(setup, limits) for _ in range(size)]
        self._threads = [threading.Thread(target=self._run, args=(worker,), daemon=True) for worker in self._workers]
        self._threads.append(threading.Thread(target=self._watch, daemon=True))
        for thread in self._threads:
            thread.start()

    def next(self) -> Outcome[Any]:
        return self._done.get()

    def end(self) -> None:
        """End every process and thread, and wait for them."""
        self._ended.set()
        for thread in self._threads:
            while thread.is_alive():
                for worker in self._workers:  # each time: one may just have been starting its process
                    worker.kill()
                try:
                    self._done.get(timeout=0.01)  # a thread may wait for room
                except queue.Empty:
                    thread.join(0.05)
        for worker in self._workers:
            worker.kill()

    def _run(self, worker: _Worker) -> None:
        while not self._ended.is_set():
            try:
                job = self._todo.get_nowait()
            except queue.Empty:
                break
            self._done.put(worker.work(job))
        worker.kill()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_EVERY):
            for worker in self._workers:
                worker.check()


class _Worker:
    """One process, started when it is first needed and again after it was ended."""

    def __init__(self, setup: bytes, limits: ReadingLimits) -> None:
        self._setup, self._limits = setup, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._papers = 0
        self._ready = False
        self._since = 0.0
        self._starting = 0.0
        self._verdict = ""
        self._lock = threading.Lock()

    def work(self, job: Job) -> Outcome[Any]:
        """Have one paper worked on."""
        process: subprocess.Popen[bytes] | None = None
        try:
            process = self._started()
            assert process.stdin
            assert process.stdout
            if not self._ready:  # starting takes seconds on a busy machine; they are not the paper's
                self._starting = time.monotonic()
                self._ready = bool(pickle.load(process.stdout))  # noqa: S301 - from the process that we started
                self._starting = 0.0
            self._since = time.monotonic()
            pickle.dump((job.path, job.file), process.stdin)
            process.stdin.flush()
            value, error, trace = pickle.load(process.stdout)  # noqa: S301 - from the process that we started
        except Exception as ended:  # noqa: BLE001 - whatever it is: a thread that dies would leave its caller waiting
            self._since = self._starting = 0.0
            self.kill()
            if process:
                _close(process)
            return Outcome(job, error=self._obituary(job, ended))
        self._since = 0.0
        if trace:
            log.error("%s: %s", job.file, trace)
        self._papers += 1
        if self._papers >= _RENEW_PAPERS or self._size() > _RENEW_SHARE * self._limits.memory_bytes:
            self.kill()
        return Outcome(job, value, error)

    def check(self) -> None:
        """End the process if it takes too long or too much."""
        since = self._since
        if self._verdict:
            return
        if self._starting and time.monotonic() - self._starting > _START_SECONDS:
            self._verdict = f"The program that reads papers did not start within {_START_SECONDS:g} seconds."
            self.kill()
            return
        if not since:
            return
        if time.monotonic() - since > self._limits.seconds:
            self._verdict = f"It took longer than {self._limits.seconds:g} seconds to read."
        elif self._size() > self._limits.memory_bytes:
            self._verdict = f"It needs more than {self._limits.memory_bytes // 2**20:,} MB of memory."
        else:
            return
        self.kill()

    def kill(self) -> None:
        """End the process at once."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if not (self._since or self._starting):  # else the thread that waits for the answer still reads from it
            _close(process)

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is None:
                self._process = process = subprocess.Popen(
                    [sys.executable, "-m", "committeesearch.reading.child"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                )
                self._papers = 0
                self._ready = False
                self._verdict = ""
                assert process.stdin
                pickle.dump(sys.path, process.stdin)
                process.stdin.write(self._setup)
                process.stdin.flush()
            return self._process

    def _obituary(self, job: Job, error: Exception) -> ReadingError:
        verdict, self._verdict = self._verdict, ""
        if verdict:
            return LimitExceeded(job.file, verdict, "Leave it out, or raise the limit.")
        log.info("%s: the process that read it ended: %r", job.file, error)
        return ReadingError(job.file, "It made the program that reads it crash.", "Download it again, or leave it out.")

    def _size(self) -> int:
        process = self._process
        try:
            return int(psutil.Process(process.pid).memory_info().rss) if process else 0
        except psutil.Error:
            return 0


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except OSError:  # what was still to be written has no reader any more
                log.debug("The pipe of process %d was already broken.", process.pid)
