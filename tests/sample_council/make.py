"""Makes the sample corpus and the truth about it.

python -m tests.sample_council.make [--corpus DIR] [--truth DIR]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.sample_council import truth
from tests.sample_council.papers import File, everything

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus" / "sample"
TRUTH = Path(__file__).parent / "truth"


def write(files: list[File], folder: Path) -> None:
    """Write the files below ``folder``, and take away what an earlier version of the corpus left there."""
    wanted = {folder / file.path for file in files}
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def write_truth(files: list[File], folder: Path) -> None:
    """Write what is known about the files, one JSON record a line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in truth.tables(files).items():
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write corpus and truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--truth", type=Path, default=TRUTH)
    given = parser.parse_args()
    files = everything()
    write(files, given.corpus)
    write_truth(files, given.truth)
    pages = sum(len(file.marks) for file in files)
    print(
        f"{len(files)} files, {pages} PDF pages, {sum(len(file.data) for file in files) / 1e6:.2f} MB in {given.corpus}"
    )


if __name__ == "__main__":
    main()
