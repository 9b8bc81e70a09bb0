"""PDFs drawn for the tests, and the check that every place is exactly its characters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from committeesearch.model import Page, SourceFile
from committeesearch.reading import read
from committeesearch.settings import ReadingLimits
from committeesearch.traced import GLUE

LIMITS = ReadingLimits()
SHARED = Path(__file__).parents[2] / "../shared"


def drawn(path: Path, *pages: Callable[[Canvas], object], **about: str) -> Path:
    """A PDF of A4 pages, each drawn by a function."""
    canvas = Canvas(str(path), pagesize=(595, 842), pageCompression=0)
    for name, value in about.items():
        getattr(canvas, f"set{name.title()}")(value)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def read_drawn(path: Path, *pages: Callable[[Canvas], object], **about: str) -> SourceFile:
    """The same, read."""
    return read(drawn(path, *pages, **about), path.name, LIMITS)


def write(canvas: Canvas, x: float, y: float, *lines: str, size: float = 11, font: str = "Helvetica") -> None:
    """Lines of text from the top: ``y`` points below the upper edge."""
    canvas.setFont(font, size)
    for number, line in enumerate(lines):
        canvas.drawString(x, 842 - y - number * size * 1.3, line)


def ruled(canvas: Canvas, x: float, y: float, widths: list[float], rows: list[list[str]], height: float = 20) -> None:
    """A table with rules around every cell."""
    canvas.setFont("Helvetica", 10)
    for r, row in enumerate(rows):
        left = x
        for width, text in zip(widths, row, strict=True):
            canvas.rect(left, 842 - y - (r + 1) * height, width, height)
            canvas.drawString(left + 3, 842 - y - (r + 1) * height + 6, text)
            left += width


def texts(page: Page) -> list[str]:
    """The page's lines."""
    return [page.text[line.start : line.end] for line in page.lines]


def cells(page: Page, grid: int = 0) -> list[list[str]]:
    """A table's words."""
    return [[cell.text for cell in row] for row in page.grids[grid].rows]


def marked(page: Page, name: str) -> list[str]:
    """Words marked ``struck`` or ``underlined``."""
    return [page.text[word.start : word.end] for word in page.words if getattr(word, name)]


def check_places(page: Page) -> None:
    """Every line, word and cell is exactly its characters of the page's text."""
    text = page.text
    assert not set(text) & set("\r\0\x02\xa0\xad\ufb01\uf0b7")
    at = 0
    for line in page.lines:
        assert at <= line.start <= line.end <= len(text)
        assert "\n" not in text[line.start : line.end]
        assert line.grid is None or line.grid < len(page.grids)
        at = line.end
    at = 0
    for word in page.words:
        assert at <= word.start < word.end <= len(text)
        assert not any(letter.isspace() for letter in text[word.start : word.end])
        assert word.box.left <= word.box.right
        assert word.box.top <= word.box.bottom
        at = word.end
    for grid in page.grids:
        for cell in (cell for row in grid.rows for cell in row):
            at = 0
            for run in cell.runs:
                if run.page != GLUE:
                    assert text[run.start : run.start + run.length] == cell.text[at : at + run.length]
                at += run.length
            assert at == len(cell.text)
