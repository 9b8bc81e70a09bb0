"""Every benchmark, one after the other: ``python -m tests.benchmarks [FOLDER]``, over the sample papers unless told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
folder = sys.argv[1] if len(sys.argv) > 1 else str(SAMPLE)
for module, arguments in (("bench_reading", [folder]), ("bench_index", [folder]), ("bench_query", sys.argv[2:])):
    print(f"\n=== {module}", flush=True)
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.{module}", *arguments], check=True)
