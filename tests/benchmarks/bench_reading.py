"""How fast PDFs are read: ``python -m tests.benchmarks.bench_reading FOLDER [--pages N]``.

In one run and on the same pages: ours (words with boxes, lines in reading order, tables, struck words), plain
pdfplumber (``extract_text`` and ``extract_tables`` on each page, each page closed) and ``pdftotext -layout``, with
the tables and cells that ours and pdfplumber find; then ours over one and over two processes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from committeesearch.model import SourceFile
from committeesearch.reading import Job, in_workers, read
from committeesearch.reading.drawing import drawing
from committeesearch.reading.glyphs import Frame
from committeesearch.reading.tables import find_tables
from committeesearch.settings import ReadingLimits

LIMITS = ReadingLimits()
Cells = list[list[tuple[int, ...]]]


def sample(folder: Path, pages: int, into: Path) -> list[Path]:
    """The PDFs of a folder; with ``pages``, copies that hold about so many pages, spread evenly over all."""
    papers = sorted(folder.rglob("*.pdf"))
    if not pages:
        return papers
    total = sum(len(pdfium.PdfDocument(path)) for path in papers)
    step = max(1, total // pages)
    made = []
    seen = 0
    for number, path in enumerate(papers):
        with pdfium.PdfDocument(path) as whole:
            chosen = [index for index in range(len(whole)) if (seen + index) % step == 0]
            seen += len(whole)
            if chosen:
                part = pdfium.PdfDocument.new()
                part.import_pages(whole, chosen)
                made.append(into / f"{number:04d}.pdf")
                part.save(made[-1])
    return made


def ours(paths: list[Path]) -> int:
    """Pages read by ``read``."""
    return sum(len(read(path, path.name, LIMITS).pages) for path in paths)


def plain_pdfplumber(paths: list[Path]) -> int:
    """Pages read by pdfplumber as its own documentation does it."""
    count = 0
    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()
                page.close()
                count += 1
    return count


def pdftotext(paths: list[Path]) -> int:
    """Pages read by poppler's pdftotext, one process a file; form feeds count them."""
    count = 0
    for path in paths:
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        count += done.stdout.count(b"\f")
    return count


def timed(function: object, *given: object) -> tuple[int, float]:
    """Result and seconds."""
    start = time.perf_counter()
    count = function(*given)  # type: ignore[operator]
    return count, time.perf_counter() - start


def _rounded(tables: Cells) -> Cells:
    return sorted(sorted(cells) for cells in tables)


def our_cells(path: Path) -> Iterator[Cells]:
    """Tables of each page as rounded cells."""
    with pdfium.PdfDocument(path) as document:
        for page in document:
            drawn = drawing(page, Frame(page))
            tables = find_tables(drawn.edges, LIMITS.table_cells) or []
            yield _rounded([[tuple(round(x) for x in cell) for row in t.rows for cell in row if cell] for t in tables])


def their_cells(path: Path) -> Iterator[Cells]:
    """The same by pdfplumber alone."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            left, top = page.bbox[0], page.bbox[1]
            shift = (left, top, left, top)
            yield _rounded(
                [
                    [tuple(round(x - s) for x, s in zip(cell, shift, strict=True)) for cell in table.cells]
                    for table in page.find_tables()
                ]
            )
            page.close()


def alike(one: Cells, two: Cells, slack: int = 1) -> bool:
    """The same tables with the same cells, give or take a point."""
    return len(one) == len(two) and all(
        len(a) == len(b)
        and all(max(abs(x - y) for x, y in zip(p, q, strict=True)) <= slack for p, q in zip(a, b, strict=True))
        for a, b in zip(one, two, strict=True)
    )


def same_tables(paths: list[Path]) -> str:
    """How many table pages agree cell by cell."""
    pages = agree = ours_found = theirs_found = cells = 0
    differ = []
    for path in paths:
        for number, (a, b) in enumerate(zip(our_cells(path), their_cells(path), strict=True), 1):
            ours_found += len(a)
            theirs_found += len(b)
            if a or b:
                pages += 1
                cells += sum(map(len, b))
                agree += alike(a, b)
                if not alike(a, b):
                    differ.append(f"{path.name} p. {number}: {len(a)} against {len(b)} tables")
    head = (
        f"tables: ours {ours_found}, pdfplumber {theirs_found}; same cells on {agree} of {pages} pages ({cells} cells)"
    )
    return "\n  ".join([head, *differ])


def over_workers(paths: list[Path], workers: int) -> int:
    """Pages read in worker processes."""
    jobs = [Job(path, path.name) for path in paths]
    values: list[SourceFile | None] = [outcome.value for outcome in in_workers(read, jobs, LIMITS, workers)]
    return sum(len(value.pages) for value in values if value)


def main() -> None:
    """Print the table of ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=0, help="read a sample of about so many pages (0: all)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = sample(options.folder, options.pages, Path(folder))
        rows = [("ours", *timed(ours, paths)), ("pdfplumber", *timed(plain_pdfplumber, paths))]
        if shutil.which("pdftotext"):
            rows.append(("pdftotext -layout", *timed(pdftotext, paths)))
        rows += [(f"ours, {n} process{'es' * (n > 1)}", *timed(over_workers, paths, n)) for n in (1, 2)]
        slowest = next(count / seconds for name, count, seconds in rows if name == "pdfplumber")
        print(f"{'':20}{'pages':>8}{'seconds':>10}{'pages/s':>10}{'× pdfplumber':>15}")
        for name, count, seconds in rows:
            rate = count / seconds
            print(f"{name:20}{count:8}{seconds:10.2f}{rate:10.1f}{rate / slowest:15.2f}")
        print(same_tables(paths))


if __name__ == "__main__":
    main()
