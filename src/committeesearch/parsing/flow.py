"""Lines of running text: what is left of a paper when the furniture of its pages is taken away."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from committeesearch.model import Line, Page
from committeesearch.traced import Traced

COLUMN_GAP = 1.6
"""Space between two words, in letter sizes, from which they stand in two columns. Justified text reaches 1.2."""
_TABS = re.compile(r"\t+|\s\|\s|^\||\|$| {4,}")


Edges = tuple[float, float]
"""Left and right edge of a column, in points."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line of running text. ``body`` is stripped, and never empty except for a blank line of a text file."""

    page: Page
    line: Line
    body: Traced
    column: Edges | None = None
    """Edges of the column that it stands in, where that is not the page's."""

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.body.text

    @property
    def number(self) -> int:
        """The page (1-based) that the line stands on."""
        return self.page.number

    def columns(self) -> tuple[Traced, ...]:
        """The line parted where its words stand far from each other, or at the tabs and bars of a text file."""
        if self.line.box is None or not self.page.words:
            return tuple(part for cell in self.body.split(_TABS) if (part := cell.strip()))
        words = self.page.words
        first = bisect_left(words, self.line.start, key=lambda word: word.start)
        last = bisect_left(words, self.line.end, key=lambda word: word.start)
        starts = [self.line.start]
        for before, after in zip(words[first:last], words[first + 1 : last], strict=False):
            size = self.line.size or (after.box.bottom - after.box.top)
            if after.box.left - before.box.right > COLUMN_GAP * size:
                starts.append(after.start)
        return tuple(
            part
            for start, end in zip(starts, [*starts[1:], self.line.end], strict=True)
            if (part := Traced.of_page(self.page.text, self.number, start, end).strip())
        )
