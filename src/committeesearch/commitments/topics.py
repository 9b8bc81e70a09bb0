"""What a commitment is about: its words that tell it from others, weighed by how rare they are in the papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import snowballstemmer
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from committeesearch.commitments import references
from committeesearch.commitments.sentences import sentences
from committeesearch.commitments.verbs import lexicon
from committeesearch.model import Authority, Passage
from committeesearch.ports import Papers
from committeesearch.results import Commitment, CommitmentType

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[a-z][a-z0-9'’-]+|\d[\d.,/]*\d|[a-z]\d+", re.IGNORECASE)
_SAY_LITTLE = lexicon(
    """
    add added basis continuing standing endorse endorsed number numbers per possibility possible proposal
    proposals anticipated april august december february january july june march november october september
    spring summer autumn winter a about above across after again against agenda agree agreed all along also an
    and any are as asked at attend be been before being board both but by cabinet can chair committee committees
    confirmed consider consideration considered continue council could councillor councillors date detail
    details discussed do due during each end following for from further future give given had has have having he
    held her his how i if in including information into is it item items its last made make may meeting meetings
    member members minute minutes month months more must next no not note noted now of officer officers on one
    or other our out over paper part period place presented previous progress proposed provide provided receive
    received recommended refers regular relation report reported reports request requested required resolved
    said set shall she should so subject submit submitted such that the their them then there these they this
    those through time to two under undertaken up update updates upon was we week weeks well were what when
    where which while who will with within work working would year years you
    """
)
"""Words that every paper of a committee is full of."""

Rarity = Callable[[str], float]
"""Inverse document frequency of a word."""


_LABEL = re.compile(r"^[^.:;·]{3,80}:(?=\s|$)")


@lru_cache(100_000)
def stem(word: str) -> str:
    """The stem under which forms of a word are one."""
    word = word.lower().replace("’", "'")
    return str(_STEMMER.stemWord(re.sub(r"'s?$", "", word)))


_LITTLE = frozenset(map(stem, _SAY_LITTLE)) | _SAY_LITTLE


def words(text: str) -> dict[str, str]:
    """Stems of the words of a text that say something, each with one word as written."""
    found = (re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text))
    stems = ((stem(word), word) for word in found if not word[:1].isdigit())
    return {key: word for key, word in stems if key and key not in _LITTLE}


def weights(text: str, rarity: Rarity) -> dict[str, float]:
    """Stems of the telling words with their rarity."""
    return {key: rarity(word) for key, word in words(text).items()}


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
    return Topic(commitment, deed, own, sum(own.values()), passage, named, passage.authority in MINUTES)


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
    short = len(text.split()) < SAYS_SOMETHING and text[-1:] not in ".;:!?" and "·" not in text
    return short or text in unit.passage.headings


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
