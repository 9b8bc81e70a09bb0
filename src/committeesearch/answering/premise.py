"""Questions that take for granted that something was approved which was not.

"When was the lido approved?" asks for a day; where the minutes record that the lido was rejected, put off or withdrawn,
any day would be wrong. The minutes are quoted, and the asker is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from committeesearch.answering.decided import LONGEST_MINUTE
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.quotes import Scored
from committeesearch.answering.spans import LONGEST, Stretch, stretches
from committeesearch.answering.words import stem, stems
from committeesearch.dates import printed
from committeesearch.model import Authority, Passage
from committeesearch.ports import Papers

ABOUT = 0.6
"""Share of the subject's words that a passage of minutes, with its title, must hold to be about it."""
AFTER = 400
"""Characters after a motion in which its fate is told: the counts of a vote, or the names of one side."""
_TAKEN_FOR_GRANTED = frozenset({Form.WHEN, Form.WHY, Form.WHO, Form.VOTE, Form.OPEN, Form.COUNT})
_APPROVED = re.compile(
    r"\b(?:approv(?:e|ed|al)|agreed?(?: to)?|adopt(?:ed)?|pass(?:ed)?|accept(?:ed)?|carried|endorsed?|sign(?:ed)? off"
    r"|g[io]ve[n]? the go-ahead|granted)\b",
    re.I,
)
_FATES = {
    "rejected": re.compile(
        r"\b(?:reject(?:ed|s)|refused?|declined|voted down|turned down"
        r"|not (?:be |to )?(?:approved?|agreed?|accept(?:ed)?|adopt(?:ed)?|support(?:ed)?|proceed(?:ed with)?))\b",
        re.I,
    ),
    "lost": re.compile(
        r"\b(?:(?:was|were|motion|amendment|proposal|vote) (?:then )?lost|not carried|fell(?=[.,;]| for want))\b", re.I
    ),
    "put off": re.compile(
        r"\b(?:deferr(?:ed|al)|postponed|adjourned|put (?:back|off)|referred back|held over)\b", re.I
    ),
    "withdrawn": re.compile(r"\bwithdr(?:awn|ew)\b", re.I),
}
_PROPOSED = re.compile(r"\b(?:motion|amendment|propos\w+|moved|seconded|vote)\b", re.I)
_DECIDES = re.compile(
    r"\bRESOLVED\b|\bResolved\b|\bAGREED\b|\b(?:was|were|motion|proposal) (?:agreed|carried|approved)\b"
)


@dataclass(frozen=True, slots=True)
class Denied:
    """What the minutes record in place of an approval, and the stretches that say it."""

    fate: str
    stretches: tuple[Stretch, ...]

    @property
    def note(self) -> str:
        """What the asker is told."""
        meeting = self.stretches[0].passage.meeting
        day = f" of {printed(meeting.date)}" if meeting.date else ""
        return f"The papers found do not say that this was approved. The minutes{day} record that it was {self.fate}."


def denied(question: Question, scored: Sequence[Scored], papers: Papers) -> Denied | None:
    """What the minutes say against the approval that a question takes for granted; None where they do not deny it.

    A decision on the same subject that does approve it, at whatever meeting, leaves the question as it is.
    """
    if question.form not in _TAKEN_FOR_GRANTED or not _APPROVED.search(question.text):
        return None
    asked = frozenset(stem(term) for term in question.terms)
    subject = asked - stems(" ".join(_APPROVED.findall(question.text)))
    against: Denied | None = None
    for one in scored:
        passage = one.stretch.passage
        if passage.authority not in (Authority.RESOLUTION, Authority.MINUTES) or not _is_about(subject, one.stretch):
            continue
        found = _fate(one.stretch, asked, papers)
        if found is None and (passage.authority is Authority.RESOLUTION or _DECIDES.search(one.stretch.text)):
            return None
        if found and _resolved_after(passage, subject, papers):
            return None
        against = against or found
    return against


def _is_about(subject: frozenset[str], stretch: Stretch) -> bool:
    passage = stretch.passage
    held = stems(f"{passage.item_title} {' '.join(passage.headings)} {stretch.text}")
    return bool(subject) and len(subject & held) >= ABOUT * len(subject)


def _fate(stretch: Stretch, asked: frozenset[str], papers: Papers) -> Denied | None:
    """The fate that a stretch tells of itself, or that is told of it soon after where it is a motion."""
    fate = _told(stretch.text, asked)
    if fate:
        return Denied(fate, (stretch,))
    if not _PROPOSED.search(stretch.text):
        return None
    passage, left = stretch.passage, AFTER
    for later in papers.neighbours(passage, 0, 1):
        begin = stretch.end if later.id == passage.id else 0
        for piece in stretches(replace(stretch.hit, passage=later, citation=papers.cite(later))):
            if begin <= piece.start < begin + left and (fate := _told(piece.text, asked)):
                near = later.id == passage.id and piece.end - stretch.start <= LONGEST
                return Denied(fate, (replace(stretch, end=piece.end),) if near else (stretch, piece))
        left -= len(later.body.text) - begin
    return None


def _told(text: str, asked: frozenset[str]) -> str:
    """The fate that a text tells, unless the question itself asks of it: to postpone may be what was approved."""
    found = ((fate, match) for fate, pattern in _FATES.items() if (match := pattern.search(text)))
    return next((fate for fate, match in found if not stems(match[0]) & asked), "")


def _resolved_after(passage: Passage, subject: frozenset[str], papers: Papers) -> bool:
    """Whether the same minute ends in a resolution of the subject itself: what was lost was an amendment."""
    return any(
        later.authority is Authority.RESOLUTION
        and later.id != passage.id
        and len(subject & stems(later.body.text)) >= ABOUT * len(subject)
        and not _told(later.body.text, frozenset())
        for later in papers.neighbours(passage, 0, LONGEST_MINUTE)
    )
