"""A table too wide for the paper, printed as a left and a right half: which row goes on with which.

The right half has a header of its own and no labels: spreadsheets print so, first all of the left columns down the
pages, then all of the right ones. What was lost on the way is what nobody would miss on paper: the empty right half
of a row that only names a group, and the bond of a row that the page's end cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from committeesearch.parsing.cells import Row, has_letters, is_figure, is_group, value
from committeesearch.traced import Traced, join

FEWEST_ROWS = 5
"""Rows from which on two tables can be the halves of one."""
MOST_WRONG_TOTALS = 0.1
"""Share of the rows whose printed total may differ from the sum of their figures: clerks add up wrongly, too."""
LABELLED = 0.5
"""Share of the left rows that bear a label in words."""
ROUNDED = 0.6
"""Difference between a total and its sum that rounding explains."""
_TOTAL = re.compile(r"\btotal\b", re.IGNORECASE)

Step = tuple[int, int]
"""How many left rows (two where a page's end cut one) and right rows (none beside a group's name) make a row."""


def joined(left: Sequence[Row], right: Sequence[Row], header: int, seams: Collection[int]) -> tuple[Row, ...] | None:
    """The rows of both halves side by side, the ``header`` rows first; None where it is not certain which belong
    together.

    ``seams`` are the rows of ``left`` before which a page ended. Order decides, where only one way of leaving rows
    out fits best: a row that names a group may stand without its right half, and two rows at a seam may be one.
    """
    if not 0 < header < min(len(left), len(right)):
        return None
    names = [cell.text for cell in right[header - 1]]
    halves = _Halves(left[header:], right[header:], names, frozenset(seam - header for seam in seams))
    steps = halves.steps() if halves.may_be else None
    if steps is None:
        return None
    rows = [(*a, *b) for a, b in zip(left[:header], right[:header], strict=True)]
    return (*rows, *halves.rows(steps))


@dataclass(frozen=True, slots=True)
class _Halves:
    left: Sequence[Row]
    right: Sequence[Row]
    names: Sequence[str]
    """Of the right columns."""
    seams: frozenset[int]

    @property
    def may_be(self) -> bool:
        """Labels on the left; on the right none, and no running numbers or years, which label rows of their own."""
        if not FEWEST_ROWS <= len(self.right) <= len(self.left):
            return False
        keys = [row[0] for row in self.right]
        numbers = [value(key) for key in keys]
        running = all(a is not None and b is not None and b - a == 1 for a, b in pairwise(numbers))
        labels = sum(has_letters(row[0]) for row in self.left)
        return labels > LABELLED * len(self.left) and all(not key or is_figure(key) for key in keys) and not running

    def steps(self) -> list[Step] | None:
        """The one way down both halves that breaks fewest expectations; None where two break as few, or there is none.

        Each place is reached from above at a cost, in so many ways that cost no more; only places from which the
        right rows can still keep up are looked at.
        """
        spare = len(self.left) - len(self.right)
        best: dict[Step, tuple[int, int, Step]] = {(0, 0): (0, 1, (0, 0))}
        for i in range(len(self.left)):
            for j in range(max(0, i - spare), min(i, len(self.right)) + 1):
                if (i, j) not in best:
                    continue
                so_far, ways, _ = best[i, j]
                for step, cost in self._steps_from(i, j):
                    place = (i + step[0], j + step[1])
                    known = best.get(place)
                    total = so_far + cost
                    if known is None or total < known[0]:
                        best[place] = (total, ways, step)
                    elif total == known[0]:
                        best[place] = (total, known[1] + ways, step)
        end = best.get((len(self.left), len(self.right)))
        if end is None or end[1] > 1:
            return None
        steps: list[Step] = []
        place = (len(self.left), len(self.right))
        while place != (0, 0):
            steps.append(best[place][2])
            place = (place[0] - steps[-1][0], place[1] - steps[-1][1])
        steps.reverse()
        return steps if not spare or self._adds_up(steps) else None

    def _steps_from(self, i: int, j: int) -> Iterator[tuple[Step, int]]:
        """What can come next, and how many expectations it breaks."""
        group = is_group(self.left[i])
        if group:
            yield (1, 0), 1
        if j == len(self.right):
            return
        said = any(value(cell) for cell in self.right[j])
        yield (1, 1), int(said if group else not said) + self._wrong_total([i], j)
        if i + 1 in self.seams and self._cut_at(i):
            yield (2, 1), 1 + int(not said) + self._wrong_total([i, i + 1], j)

    def _cut_at(self, i: int) -> bool:
        """Whether the row can go on in the next one: its figures stand there."""
        above, below = self.left[i], self.left[i + 1]
        return not any(map(is_figure, above)) and any(map(is_figure, below)) and not is_group(above)

    def _wrong_total(self, lefts: Sequence[int], j: int) -> int:
        """1 where the right row prints a total that is not the sum of the figures before it in the whole row."""
        at = next((at for at, name in enumerate(self.names) if _TOTAL.search(name)), None)
        printed = value(self.right[j][at]) if at is not None else None
        if at is None or printed is None:
            return 0
        cells = [*(cell for i in lefts for cell in self.left[i][1:]), *self.right[j][:at]]
        return int(abs(sum(value(cell) or 0 for cell in cells) - printed) > ROUNDED)

    def _adds_up(self, steps: Sequence[Step]) -> bool:
        i = j = wrong = 0
        for lefts, rights in steps:
            wrong += self._wrong_total(range(i, i + lefts), j) if rights else 0
            i, j = i + lefts, j + rights
        return wrong <= MOST_WRONG_TOTALS * len(steps)

    def rows(self, steps: Sequence[Step]) -> Iterator[Row]:
        """The rows that the steps make."""
        i = j = 0
        for lefts, rights in steps:
            first = self.left[i]
            for row in self.left[i + 1 : i + lefts]:
                first = tuple(join(" ", cells) for cells in zip(first, row, strict=True))
            yield (*first, *(self.right[j] if rights else (Traced(),) * len(self.names)))
            i, j = i + lefts, j + rights
