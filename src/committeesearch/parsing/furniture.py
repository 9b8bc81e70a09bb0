"""Furniture of pages: stamps, running headers and footers. Kept for page numbers, taken out of the running text."""

from __future__ import annotations

from committeesearch.model import PageMark, SourceFile
from committeesearch.parsing.flow import FlowLine
from committeesearch.traced import Traced


def cleared(source: SourceFile) -> tuple[tuple[FlowLine, ...], tuple[PageMark, ...]]:
    """The lines of running text, and what is printed on each page."""
    lines = []
    for page in source.pages:
        for line in page.lines:
            body = Traced.of_page(page.text, page.number, line.start, line.end).strip()
            if body or not source.paged:
                lines.append(FlowLine(page, line, body))
    return tuple(lines), tuple(PageMark(page.number) for page in source.pages)
