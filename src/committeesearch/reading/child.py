"""The process that works on papers for ``workers``: ``python -m committeesearch.reading.child``.

It speaks pickles with the process that started it, over its own standard input and output, and with nobody
else: first the search path, the task and the limits, then a path and a file name for each paper; back goes
``True`` when it is ready, and then a value or a ``ReadingError`` for each. It ends when its input does.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from committeesearch.errors import LimitExceeded, ReadingError
from committeesearch.settings import ReadingLimits

_RECURSION = 3_000
"""Deep enough for honest bookmarks and tables; a hostile file ends in an error, not in a dead process."""


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started us; it then ends us
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break into the answers
    sys.setrecursionlimit(_RECURSION)
    try:
        sys.path[:] = pickle.load(source)  # noqa: S301 - from the process that started us
        task, limits = pickle.load(source)  # noqa: S301
        _limit_memory(limits.memory_bytes)
        target.write(pickle.dumps(True))
        target.flush()
        while True:
            path, file = pickle.load(source)  # noqa: S301
            target.write(_outcome(task, path, file, limits))
            target.flush()
    except (EOFError, BrokenPipeError):
        return


def _outcome(task: Callable[[Path, str, ReadingLimits], Any], path: Path, file: str, limits: ReadingLimits) -> bytes:
    """Pickled: value, error, and the trace of a defect of ours."""
    error: ReadingError
    trace = ""
    try:
        return pickle.dumps((task(path, file, limits), None, ""), protocol=pickle.HIGHEST_PROTOCOL)
    except ReadingError as known:
        error = known
    except MemoryError:
        error = LimitExceeded(file, f"It needs more than {limits.memory_bytes // 2**20:,} MB of memory.")
    except RecursionError:
        error = LimitExceeded(file, "Its parts are nested too deep.")
    except Exception as defect:  # noqa: BLE001 - one paper must not stop the others; the trace is logged
        reason = f"It could not be understood ({type(defect).__name__})."
        error, trace = ReadingError(file, reason, "Please report this with the paper."), traceback.format_exc()
    return pickle.dumps((None, error, trace))


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the process that started us watches our size
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    main()
