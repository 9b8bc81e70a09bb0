"""The resolution in place of its motion: both say the same, and only one of them decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from committeesearch.answering.forms import Form, Question
from committeesearch.answering.quotes import NEARLY_AS_GOOD, Scored
from committeesearch.answering.spans import Stretch, stretches
from committeesearch.model import Authority, Passage
from committeesearch.motions import repeats
from committeesearch.ports import Papers
from committeesearch.results import Hit

LONGEST_MINUTE = 200
"""Passages after a motion among which its resolution is looked for; the longest debate of five meetings has 27."""


def settled(question: Question, scored: Sequence[Scored], papers: Papers) -> tuple[Scored, ...]:
    """The stretches with each motion of a resolution exchanged for it, in their order.

    Where the question is whether or what was decided, a resolution that is nearly as good as the best stretch goes
    first. Questions of the motion itself, of who moved it and of the figures of a vote keep it.
    """
    if question.wanted or question.proposal:
        return tuple(scored)
    found: dict[tuple[str, int, int], tuple[Scored, bool]] = {}
    for one in scored:
        piece = _resolved(one.stretch, papers)
        kept = replace(one, stretch=piece) if piece else one
        found.setdefault((kept.stretch.passage.id, kept.stretch.start, kept.stretch.end), (kept, bool(piece)))
    if not (question.decided or question.form is Form.YES_NO):
        return tuple(one for one, _ in found.values())
    least = NEARLY_AS_GOOD * max((one.score for one in scored), default=0.0)
    return tuple(one for one, _ in sorted(found.values(), key=lambda pair: not (pair[1] and pair[0].score >= least)))


def _resolved(motion: Stretch, papers: Papers) -> Stretch | None:
    """The shortest stretch of a later resolution of the same minute that says the motion's words."""
    if motion.passage.authority is not Authority.MINUTES:
        return None
    pieces = [
        piece
        for passage in _resolutions(motion.passage, papers)
        if repeats(motion.text, passage.body.text)
        for piece in stretches(Hit(passage, papers.cite(passage), motion.hit.score, motion.hit.rank))
        if repeats(motion.text, piece.text)
    ]
    return min(pieces, key=lambda piece: (len(piece.text), piece.start), default=None)


def _resolutions(passage: Passage, papers: Papers) -> Iterator[Passage]:
    for later in papers.neighbours(passage, 0, LONGEST_MINUTE):
        if later.authority is Authority.RESOLUTION:
            yield later
