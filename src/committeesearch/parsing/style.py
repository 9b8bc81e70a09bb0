"""How a paper is set: size of its body text, distance of its lines, right edge. Other marks are relative to these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from committeesearch.model import Line
from committeesearch.parsing.flow import FlowLine

LARGER = 0.7
"""Points by which letters must exceed the body's to look larger; sizes of one font differ by rounding up to 0.5."""
LOOSE = 1.3
"""Distance of two lines, in usual line distances, from which a reader sees a gap; half a blank line makes 1.5."""
WRAPPED_WIDTH = 120
"""Characters; a text file whose long lines stay below this was wrapped when it was written."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Measures of running text. Points for set pages; characters for text files, where ``pitch`` is 0."""

    size: float
    pitch: float
    left: float
    right: float
    mostly_bold: bool
    wrapped: bool

    @classmethod
    def of(cls, lines: Sequence[FlowLine]) -> Setting:
        """The setting that most characters of ``lines`` have."""
        running = [line for line in lines if line.body and line.line.grid is None]
        sizes: Counter[float] = Counter()
        bold = total = 0
        for line in running:
            sizes[round(line.line.size * 2) / 2] += len(line.text)
            total += len(line.text)
            bold += len(line.text) if line.line.bold else 0
        lengths = sorted(len(line.text) for line in running)
        long = lengths[int(len(lengths) * 0.95)] if lengths else 0
        lefts = sorted(line.line.box.left for line in running if line.line.box)
        rights = sorted(line.line.box.right for line in running if line.line.box)
        return cls(
            size=sizes.most_common(1)[0][0] if sizes else 0.0,
            pitch=_pitch(running),
            left=lefts[len(lefts) // 10] if lefts else 0.0,
            right=rights[int(len(rights) * 0.9)] if rights else float(long),
            mostly_bold=bold * 2 > total,
            wrapped=not rights and 0 < long <= WRAPPED_WIDTH,
        )

    def larger(self, line: Line) -> bool:
        """Whether letters stand out by their size."""
        return self.size > 0 and line.size >= self.size + LARGER

    def gap(self, above: FlowLine, below: FlowLine) -> float:
        """Distance of two lines of one page in usual line distances; 0 where it cannot be told."""
        if above.line.box is None or below.line.box is None or above.number != below.number or not self.pitch:
            return 0.0
        return (below.line.box.bottom - above.line.box.bottom) / self.pitch

    def room_for(self, above: FlowLine, below: FlowLine) -> bool:
        """Whether the first word of ``below`` would have fitted on ``above``: the line was ended on purpose."""
        word = below.text.split(maxsplit=1)[0] if below.text else ""
        if above.line.box is None:
            return not self.wrapped or len(above.text) + 1 + len(word) < self.right - 2
        width = above.line.box.right - above.line.box.left
        letter = width / max(1, len(above.text))
        # One letter of tolerance: the widths of letters differ from their mean.
        return above.line.box.right + letter * (len(word) + 2) < self.right


def _pitch(lines: Sequence[FlowLine]) -> float:
    steps = [
        below.line.box.bottom - above.line.box.bottom
        for above, below in pairwise(lines)
        if above.line.box and below.line.box and above.number == below.number
    ]
    near = [step for step in steps if 4 < step < 40]
    if not near:
        return 0.0
    # The lower half: lines inside paragraphs, not the gaps between them.
    return median(sorted(near)[: max(1, len(near) * 2 // 3)])
