"""How a paper is set: size of its body text, distance of its lines, right edge. Other marks are relative to these."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from committeesearch.model import Box, Line
from committeesearch.parsing.flow import Edges, FlowLine

LARGER = 0.7
"""Points by which letters must exceed the body's to look larger; sizes of one font differ by rounding up to 0.5."""
LOOSE = 1.3
"""Distance of two lines, in usual line distances, from which a reader sees a gap; half a blank line makes 1.5."""
MOST_SOLID = (0.8, 3.0)
"""Distances of two lines of one paragraph, in sizes of their letters: from set solid to double spaced."""
FULL = 0.12
"""Share of the column's width that a full line may leave open: a long word went to the next line."""
SINGLE = 1.3
"""Distance of two lines, in sizes of their letters, that word processors set by themselves (1.15 to 1.3); only lines
that go on with a sentence prove a wider one."""
RUNNING = 40
"""Characters of a line that is running text and no label, number or cell."""
_GOES_ON = re.compile(r"[a-z]{2}|[a-z][,;]?\s")
WRAPPED_WIDTH = 120
"""Characters; a text file whose long lines stay below this was wrapped when it was written."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Measures of running text, in points where nothing else is said."""

    size: float
    pitch: float
    """Usual distance of two lines, in sizes of their letters; 0 where it cannot be told."""
    edges: Mapping[float, Edges]
    """Left and right edge of the text on pages of each width; upright and broad pages alternate in one paper."""
    mostly_bold: bool
    wrapped: int
    """Characters of a long line of a text file that was wrapped when it was written; 0 where it was not."""

    @classmethod
    def of(cls, lines: Sequence[FlowLine]) -> Setting:
        """The setting that most characters of ``lines`` have."""
        running = [line for line in lines if line.body and line.line.grid is None]
        sizes: Counter[float] = Counter()
        bold = total = 0
        boxes: dict[float, list[Box]] = defaultdict(list)
        for line in running:
            sizes[round(line.line.size * 2) / 2] += len(line.text) if len(line.text) >= RUNNING else 1
            total += len(line.text)
            bold += len(line.text) if line.line.bold else 0
            if line.line.box:
                boxes[round(line.page.width)].append(line.line.box)
        lengths = sorted(len(line.text) for line in running)
        long = lengths[int(len(lengths) * 0.95)] if lengths else 0
        edges = {width: _edges(found) for width, found in boxes.items()}
        return cls(
            size=sizes.most_common(1)[0][0] if sizes else 0.0,
            pitch=_pitch(running, edges),
            edges=edges,
            mostly_bold=bold * 2 > total,
            wrapped=long if not boxes and long <= WRAPPED_WIDTH else 0,
        )

    def edges_of(self, line: FlowLine) -> Edges:
        """Left and right edge of the text on the page of a line, or of its column."""
        return line.column or self.edges.get(round(line.page.width), (0.0, 0.0))

    def larger(self, line: Line) -> bool:
        """Whether letters stand out by their size."""
        return self.size > 0 and line.size >= self.size + LARGER

    def gap(self, above: FlowLine, below: FlowLine) -> float:
        """Distance of two lines of one page in usual line distances; 0 where it cannot be told."""
        if above.line.box is None or below.line.box is None or above.number != below.number or not self.pitch:
            return 0.0
        size = max(above.line.size, below.line.size)
        return (below.line.box.bottom - above.line.box.bottom) / (self.pitch * size) if size else 0.0

    def room_for(self, above: FlowLine, below: FlowLine) -> bool:
        """Whether the first word of ``below`` would have fitted on ``above``: the line was ended on purpose."""
        word = below.text.split(maxsplit=1)[0] if below.text else ""
        if above.line.box is None:
            return not self.wrapped or len(above.text) + 1 + len(word) < self.wrapped - 2
        width = above.line.box.right - above.line.box.left
        letter = width / max(1, len(above.text))
        # One letter of tolerance: the widths of letters differ from their mean.
        return above.line.box.right + letter * (len(word) + 2) < self.edges_of(above)[1]


def _edges(boxes: Sequence[Box]) -> Edges:
    """Without the few lines that stick out: stamps, wide tables."""
    lefts, rights = sorted(box.left for box in boxes), sorted(box.right for box in boxes)
    return lefts[len(lefts) // 10], rights[int(len(rights) * 0.9)]


def _pitch(lines: Sequence[FlowLine], edges: Mapping[float, Edges]) -> float:
    """Distance of the lines inside paragraphs: from a full line to one that goes on with its sentence.

    A paper of one-line paragraphs has hardly any; then what sets lines apart is not what parts paragraphs.
    """
    steps: list[float] = []
    inside: list[float] = []
    for above, below in pairwise(lines):
        if not (above.line.box and below.line.box) or above.number != below.number:
            continue
        if not above.line.size == below.line.size > 0:
            continue
        step = (below.line.box.bottom - above.line.box.bottom) / below.line.size
        if MOST_SOLID[0] < step < MOST_SOLID[1]:
            steps.append(step)
            left, right = edges[round(above.page.width)]
            full = len(above.text) >= RUNNING and above.line.box.right >= right - FULL * (right - left)
            if full and _GOES_ON.match(below.text):
                inside.append(step)
    steps.sort()
    # The lower two thirds: lines inside paragraphs, not the gaps between them.
    usual = median(steps[: max(1, len(steps) * 2 // 3)]) if steps else 0.0
    return min(usual, median(inside) if inside else SINGLE)
