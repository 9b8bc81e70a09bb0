"""Lines of running text: what is left of a paper when the furniture of its pages is taken away."""

from __future__ import annotations

from dataclasses import dataclass

from committeesearch.model import Line, Page
from committeesearch.traced import Traced


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line of running text. ``body`` is stripped, and never empty except for a blank line of a text file."""

    page: Page
    line: Line
    body: Traced

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.body.text

    @property
    def number(self) -> int:
        """The page (1-based) that the line stands on."""
        return self.page.number
