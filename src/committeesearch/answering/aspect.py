"""What is asked of a topic over time: its money.

"What has happened to the money for the lido?" names the lido more clearly than the money, and the nearest sentences
praise its swimmers. What is quoted of each meeting is moved to the sentence of the same passage that speaks of money.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from committeesearch.answering.changes import Moment
from committeesearch.answering.forms import Question
from committeesearch.answering.spans import LONGEST, SpanKind, Stretch, stretches

_ASKED = re.compile(r"\b(?:money|fund\w*|cost\w*|budget|spend\w*|grants?|price|pay(?:ing|ment)?s?|how much)\b", re.I)
_SAID = re.compile(
    r"£|\b(?:fund\w*|bids?|grants?|costs?|costed|budget\w*|invest\w*|spen[dt]\w*|financ\w*|paid)\b", re.I
)


def of_aspect(question: Question, moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments, each with the words of its passage that say what is asked of the topic, where it has such words."""
    if not _ASKED.search(question.text):
        return tuple(moments)
    return tuple(_moved(moment) for moment in moments)


def _moved(moment: Moment) -> Moment:
    stretch = moment.whole
    if _SAID.search(stretch.text) or stretch.kind is SpanKind.ROW:
        return moment
    said = [piece for piece in stretches(stretch.hit) if piece.kind is not SpanKind.ROW and _SAID.search(piece.text)]
    nearest = min(said, key=lambda piece: (_gap(piece, stretch), piece.start), default=None)
    if nearest is None:
        return moment
    start, end = min(stretch.start, nearest.start), max(stretch.end, nearest.end)
    whole = replace(stretch, start=start, end=end, core=start) if end - start <= LONGEST else nearest
    return replace(moment, whole=whole, best=replace(moment.best, stretch=nearest))


def _gap(piece: Stretch, stretch: Stretch) -> int:
    return max(piece.start - stretch.end, stretch.start - piece.end, 0)
