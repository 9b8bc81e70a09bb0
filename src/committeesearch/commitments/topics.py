"""What a commitment is about: its words that tell it from others, weighed by how rare they are in the papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from committeesearch.commitments import references
from committeesearch.commitments.names import Name, Named
from committeesearch.commitments.sentences import sentences
from committeesearch.commitments.telling import weights, words
from committeesearch.model import Authority, PaperKind, Passage
from committeesearch.ports import Papers
from committeesearch.results import Commitment, CommitmentType

_LABEL = re.compile(r"^[^.:;·]{3,80}:(?=\s|$)")
SAME_COMMITTEE = 85.0
"""Likeness (rapidfuzz token_set_ratio) of two spellings of one committee's name."""
WITH_HEADING = 0.6
"""What a word in the title or the headings above a sentence counts, against 1 in the sentence."""
SAYS_SOMETHING = 8
"""Words of a line without a full stop that may say something."""
_FEWEST_WORDS = 4
_FIGURES = 0.25
"""Share of the words that may be figures; beyond that it is a row of data, and matches whatever it is a count of. A
reference to a minute is half figures, and is none."""
_LONGEST = 600
"""Characters of a sentence; more is a table read as prose."""


_TOLD_BESIDE = (CommitmentType.UNDERTAKING, CommitmentType.PLAN, CommitmentType.REQUEST)
"""What another report to the same meeting may tell of: a recommendation or delegation there is another one."""
MINUTES = (Authority.RESOLUTION, Authority.MINUTES)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or table row of a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.body.text[self.start : self.end]


_NO_NAMES = Named()


@dataclass(frozen=True, slots=True)
class Topic:
    """A commitment with its telling words and where it stands."""

    commitment: Commitment
    deed: str
    """The words that say what is to be done."""
    weights: dict[str, float]
    total: float
    passage: Passage
    decisions: frozenset[str]
    minuted: bool
    names: Named = _NO_NAMES

    def share(self, own: Iterable[str], around: Iterable[str]) -> float:
        """How much of the topic a sentence holds, with what stands above it."""
        held = dict.fromkeys(own, 1.0)
        score = sum(
            self.weights[key] * (1.0 if key in held else WITH_HEADING) for key in {*own, *around} if key in self.weights
        )
        return score / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that may follow a commitment up."""

    unit: Unit
    share: float
    """How sure it is; what a reference or a report tells is above 1."""
    basis: str = ""
    names: frozenset[Name] = frozenset()
    """Names that it shares with the commitment ."""

    def order(self) -> tuple[float, str, int]:
        """Sort key: the surest first, equals by place."""
        return -self.share, self.unit.passage.id, self.unit.start


def topic_of(commitment: Commitment, papers: Papers) -> Topic | None:
    """What a commitment is about; None for what asks nothing."""
    if commitment.type is CommitmentType.NOTED:
        return None
    deed = unlabelled(_telling(commitment))
    own = weights(deed, papers.rarity)
    passage = papers.passage(commitment.quote.passage_id)
    named = references.decisions(f"{passage.item_title} {commitment.quote.text}")
    minuted = passage.authority in MINUTES
    return Topic(commitment, deed, own, sum(own.values()), passage, named, minuted, Named.of(deed))


def _telling(commitment: Commitment) -> str:
    """The words that say what is to be done: in minutes without the owner's, whose title would stand for the deed.

    What a report says of its own service names the matter before the deed ("To raise awareness of …, we will …").
    """
    text = commitment.quote.text
    deed = _PURPOSE.split(commitment.action, maxsplit=1)[0]
    if commitment.quote.citation.authority not in MINUTES:
        at = text.find(deed)
        return text[: at + len(deed)] if at >= 0 else text
    return deed if commitment.owner and len(words(deed)) >= _FEWEST_TELLING else text


_PURPOSE = re.compile(r"\s(?:to\s+ensure|in\s+order\s+to|so\s+that|ensuring|which|who|as\s+part\s+of)\s|;")
"""Where an action ends and its purpose begins."""
_FEWEST_TELLING = 2
"""Telling words that an action needs to stand for its commitment."""


def unlabelled(text: str) -> str:
    """A text without the label before it ("Resource implications: …"): it is the form's, and stands in every report."""
    return _LABEL.sub("", text, count=1)


def only_names(unit: Unit) -> bool:
    """A heading, an entry of a list of terms: it names something and says nothing of it."""
    text = unit.text.strip()
    said = unlabelled(text).split()
    short = len(said) < SAYS_SOMETHING and text[-1:] not in ".;:!?" and "·" not in text
    return short or len([word for word in said if word != "·"]) < _FEWEST_WORDS or text in unit.passage.headings


def units(passage: Passage) -> Iterator[Unit]:
    """The sentences and table rows of a passage that are long enough to say something."""
    at = 0
    for line in passage.body.text.split("\n"):
        for start, end in sentences(line):
            if len(line[start:end].split()) >= _FEWEST_WORDS and end - start <= _LONGEST and _tells(line[start:end]):
                yield Unit(passage, at + start, at + end)
        at += len(line) + 1


def _tells(text: str) -> bool:
    held = text.split()
    return sum(word[:1].isdigit() for word in held) <= _FIGURES * len(held) or any(references.minutes(text))


def at_later_meeting(topic: Topic, unit: Unit) -> bool:
    """Whether a sentence belongs to a later meeting than the commitment."""
    return (unit.passage.meeting.date or date.min) > (topic.passage.meeting.date or date.min)


@lru_cache(10_000)
def alike(one: str | None, other: str | None) -> bool:
    """Whether two names are one committee's."""
    if not one or not other:
        return False
    return fuzz.token_set_ratio(one, other, processor=default_process) >= SAME_COMMITTEE


def same_committee(topic: Topic, unit: Unit) -> bool:
    """Whether both belong to meetings of one committee, whose name may be spelt a little differently."""
    return alike(topic.passage.meeting.committee, unit.passage.meeting.committee)


def same_item(topic: Topic, unit: Unit) -> bool:
    """Whether both stand in one item of one paper."""
    mine, other = topic.passage, unit.passage
    return mine.file == other.file and mine.item == other.item


def further_on(topic: Topic, unit: Unit) -> bool:
    """Whether a sentence comes after the commitment in the same minutes."""
    mine, other = topic.passage, unit.passage
    if mine.file != other.file or mine.meeting.date != other.meeting.date:
        return False
    if not topic.minuted or other.authority not in MINUTES:
        return False
    return (other.ordinal, unit.start) > (mine.ordinal, topic.commitment.quote.end - 1)


def may_tell(topic: Topic, unit: Unit) -> bool:
    """Whether a sentence stands where it may tell what became of a commitment."""
    if not same_committee(topic, unit):
        return False
    if at_later_meeting(topic, unit):
        return True
    if unit.passage.meeting.date != topic.passage.meeting.date:
        return False
    if topic.minuted:
        return further_on(topic, unit) and (_resolves(topic, unit) or not (same_item(topic, unit) or _resolved(topic)))
    reported = unit.passage.paper in (PaperKind.REPORT, PaperKind.UPDATE)
    return reported and topic.commitment.type in _TOLD_BESIDE and not _same_title(topic, unit)


def _resolves(topic: Topic, unit: Unit) -> bool:
    """Within one minute only the resolution follows up what was said before it."""
    return unit.passage.authority is Authority.RESOLUTION and not _resolved(topic)


def _resolved(topic: Topic) -> bool:
    """What one minute resolves and another resolves in like words is of two matters."""
    return topic.passage.authority is Authority.RESOLUTION


def _same_title(topic: Topic, unit: Unit) -> bool:
    return alike(topic.passage.item_title, unit.passage.item_title)
