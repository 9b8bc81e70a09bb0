"""Seconds by stage and peak memory to index a folder, a second unchanged run, cold start and warm questions.

python -m tests.benchmarks.bench_index FOLDER [QUESTIONS.jsonl]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from committeesearch import CommitteeSearch

EXAMPLES = ["When did private fostering oversight change?", "waiting times", "How much was spent on roads?"]


def main(corpus: Path, questions: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        for run in ("first run", "unchanged run"):
            summary = CommitteeSearch.build(corpus, index).summary
            assert summary
            times = summary.timings
            print(
                f"{run}: {summary.seconds:.1f} s, {summary.papers} papers, {summary.pages} pages, {summary.passages} "
                f"passages (reading {times.reading:.1f}, parsing {times.parsing:.1f}, embedding {times.embedding:.1f}, "
                f"storing {times.storing:.1f}); peak {summary.peak_megabytes:.0f} MB"
            )
        code = (
            f"from committeesearch import CommitteeSearch; CommitteeSearch.open({str(index)!r}).ask({questions[0]!r})"
        )
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        print(f"cold ask: {time.perf_counter() - started:.1f} s")
        papers = CommitteeSearch.open(index)
        papers.ask(questions[0])
        for name, ask in (("search", papers.search), ("ask", papers.ask)):
            spent = []
            for question in questions:
                started = time.perf_counter()
                ask(question)
                spent.append(1000 * (time.perf_counter() - started))
            print(f"warm {name}: p50 {np.percentile(spent, 50):.0f} ms, p95 {np.percentile(spent, 95):.0f} ms")


if __name__ == "__main__":
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if len(sys.argv) > 2 else []
    main(Path(sys.argv[1]), [json.loads(line)["question"] for line in lines if line.strip()] or EXAMPLES)
