"""Votes: motions and amendments with proposer, seconder, how many were for and against, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from committeesearch.model import Block, BlockKind, Division
from committeesearch.parsing import movers, voting
from committeesearch.traced import Traced, join

MOST_SUBJECT = 160
"""Characters of a division's subject: a line to show; the whole stands in its body."""


_CHANGED = {"carried", "carried unanimously", "agreed", "agreed unanimously", "accepted", "amended", "resolved"}
"""Results of an amendment after which the motion put is another than the one that was moved."""
_NOBODY = movers.Proposal("", "")


@dataclass(slots=True)
class _Motion:
    """A motion while its vote is being read."""

    bodies: list[Traced]
    number: str = ""
    """Of the paragraph that sets it out."""
    proposal: movers.Proposal = _NOBODY
    result: str = ""
    votes: dict[str, int] = field(default_factory=dict)

    @property
    def is_amendment(self) -> bool:
        return "amendment" in self.bodies[0].text.lower()


def divisions(blocks: Sequence[Block]) -> tuple[Division, ...]:
    """The votes of a minute, in the order in which they were taken.

    Proposal, count and result of one vote stand in several paragraphs, names between them; "the amendment set out in
    paragraph 15" leads back to the paragraph with that number. A motion that was moved and then resolved without a
    count has the result "resolved", one that an amendment took the place of "amended". Where only the count is
    printed, the greater side decides.
    """
    reader = _Reader()
    for block in blocks:
        reader.read(block)
    return reader.divisions()


class _Reader:
    """Goes through the paragraphs of a minute and keeps the motions that were moved; the last is being voted on."""

    def __init__(self) -> None:
        self._motions: list[_Motion] = []
        self._side = ""
        self._moved: tuple[str, Traced] | None = None
        """Who moved something in the sentence before, which named no seconder."""

    def read(self, block: Block) -> None:
        """One paragraph."""
        if block.kind is BlockKind.TABLE:
            if block.table and (votes := voting.tabled(block.table)):
                self._count(votes, block.body)
            return
        if block.kind is BlockKind.RESOLUTION:
            self._resolved(block.body)
            return
        side, self._side = self._side, voting.side_named(block.body.text)
        if side and not self._side and self._waiting():
            self._count({side: voting.names(block.body.text)}, block.body)
            return
        for sentence in voting.sentences(block.body):
            self._sentence(sentence, block.number.strip("().: "))

    def _sentence(self, sentence: Traced, number: str) -> None:
        text = sentence.text
        proposal, put = movers.proposal(text), voting.is_put(text)
        moved, mover = self._moved, movers.mover(text)
        self._moved = (mover, sentence) if mover else None
        if proposal:
            self._motions.append(_Motion([sentence], number, proposal))
        elif moved and (seconder := movers.seconder(text)):
            self._motions.append(_Motion([moved[1], sentence], number, movers.Proposal(moved[0], seconder)))
        elif put:
            self._put(sentence)
        votes = voting.counts(text)
        if votes and (put or self._waiting() or len(votes) > 1):
            self._count(votes, sentence)
        if outcome := voting.outcome(text):
            self._conclude(outcome, sentence, put)

    def _waiting(self) -> _Motion | None:
        """The motion last moved or put, as long as its vote is not decided."""
        return self._motions[-1] if self._motions and not self._motions[-1].result else None

    def _put(self, sentence: Traced) -> None:
        """The motion that is put becomes the last."""
        meant = voting.paragraph_meant(sentence.text)
        named = [motion for motion in self._motions if meant and motion.number == meant]
        open_ = [motion for motion in self._motions if not motion.result]
        if voting.is_substantive(sentence.text) and any(motion.result in _CHANGED for motion in self._motions):
            named = open_ = []
        chosen = next(reversed(named or open_), None) or _Motion([])
        if chosen in self._motions:
            self._motions.remove(chosen)
        chosen.bodies.append(sentence)
        self._motions.append(chosen)

    def _count(self, votes: dict[str, int], sentence: Traced) -> None:
        last = self._motions[-1] if self._motions else None
        if last is None or (last.result and last.votes.keys() & votes.keys()):
            last = _Motion([])
            self._motions.append(last)
        last.votes = votes | last.votes
        last.bodies.append(sentence)

    def _conclude(self, outcome: str, sentence: Traced, put: bool) -> None:
        motion = self._waiting()
        if motion is None and not self._motions:
            motion = _Motion([])
            self._motions.append(motion)
        if motion:
            motion.result = outcome
            if not put:
                motion.bodies.append(sentence)

    def _resolved(self, body: Traced) -> None:
        motion = self._waiting()
        if motion and motion.proposal.seconder:
            motion.result = "resolved"
        lead = re.split(r"\bthat\b", body.text, maxsplit=1, flags=re.IGNORECASE)[0]
        votes = voting.counts(lead)
        if votes and not (self._motions and self._motions[-1].votes == votes):
            self._count(votes, body)
        named = next(filter(None, (movers.proposal(part.text) for part in voting.sentences(body))), None)
        if named and not any(motion.proposal == named for motion in self._motions):
            self._motions.append(_Motion([body], "", named, "resolved", voting.counts(body.text)))

    def divisions(self) -> tuple[Division, ...]:
        """What was voted on, without what was merely proposed."""
        for at, motion in enumerate(self._motions):
            if not motion.result and not motion.is_amendment and any(later.result for later in self._motions[at + 1 :]):
                motion.result = "amended"
        return tuple(_division(motion) for motion in self._motions if motion.result or motion.votes)


def _division(motion: _Motion) -> Division:
    body = join(" ", dict.fromkeys(motion.bodies))
    votes = motion.votes
    result = motion.result or ("carried" if votes.get("for", 0) > votes.get("against", 0) else "lost")
    return Division(
        subject=_line(motion.bodies[0].text),
        result=result,
        page=body.pages[-1] if body.pages else 0,
        body=body,
        for_=votes.get("for"),
        against=votes.get("against"),
        abstain=votes.get("abstain"),
        proposer=motion.proposal.proposer,
        seconder=motion.proposal.seconder,
    )


def _line(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= MOST_SUBJECT else text[: MOST_SUBJECT - 1].rsplit(" ", 1)[0] + "…"
