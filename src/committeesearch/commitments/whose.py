"""Whose a commitment is when its own words do not say: by who is speaking, whose section, whose paper, whose meeting.

Stated beats inferred, and nobody beats a guess. What minutes record belongs to the one who spoke, or to the officers
who answered; what a report promises in the passive belongs to the team whose section it is, to an outside author, or to
the council itself: the member who signs a report seldom does the deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from committeesearch.commitments import agents, answerable, asking, subjects
from committeesearch.commitments.found import Found, flat
from committeesearch.commitments.reading import Reading, Voice
from committeesearch.commitments.sentences import MARK
from committeesearch.commitments.telling import words
from committeesearch.commitments.verbs import lexicon
from committeesearch.model import Document, Item
from committeesearch.results import CommitmentType

_SPEAKER = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Professor)\.?\s+(?:[A-Z][\w.'’-]*\s*){1,4}(?:,\s+[A-Z][^.;:]{4,90}?)?"
    r"|(?i:the)\s+(?:[A-Z][\w'’-]*|of|and|for|,|\s|\([^)]*\))+?))\s*(?:\([^)]*\)\s*)?,?\s+"
    r"(?:then\s+|also\s+)?(?:provided|introduced|presented|said|explained|confirmed|advised|outlined|highlighted|reported|"
    r"gave|stated|updated|responded|replied|summarised)\b"
)
_FURTHER_TO = re.compile(r"Further\s+to\s+[^,]{4,80},\s+")
_PRESENTED = re.compile(
    r"\bconsidered\s+(?:a|an|the)\s+(?:\w+\s+){0,2}?(?:report|update|presentation|briefing)s?\s+"
    r"(?:of|from|by|submitted\s+by|presented\s+by)\s+(?=the\b|[A-Z])"
)
_ANSWERS = re.compile(
    r"\b(?:comments?|questions?|queries|concerns?|matters|discussion|debate)\b[^.]*?(?:\b(?:it\s+was|was|were)\s+"
    r"(?:noted|confirmed|advised|explained|clarified|stated)|:\s*$)|^\W*(?:\d+\.\s+)?In\s+(?:response|reply|answer)\s+to\b",
    re.IGNORECASE,
)
"""What follows is what officers answered: "Further to comments and questions from Members it was noted:"."""
_PUT_OFF = re.compile(r"\b(?:deferred|postponed|adjourned|rescheduled)\b[^.;]*\bmeeting\b", re.IGNORECASE)
"""A meeting's own business: the body that meets takes it up again."""
_TELLS = re.compile(
    r"\b(?:report|update|briefing|paper|note|response|information|presentation|register|data|figures|feedback)s?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:inspections?|inspectors?|JTAI['’]?s?|elections?|appeal|inquiry|government|legislation|Bill)\s+"
    r"(?:[^.;,]{0,60}\bwhich\s+)?(?:will|would|is|are|was|were)\b",
    re.IGNORECASE,
)
"""What comes from outside is nobody's here: an inspection, an election, an Act."""
_AMBITION = re.compile(
    r"\W*(?:the|our|its|their)\s+(?:\w+\s+)?(?:ambition|aim|aspiration|intention|plan|goal|target)\b", re.IGNORECASE
)
_SELF = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:the|this)\s+(?:service|team|programme|partnership|centre|hub|network)\b"
    r"(?=,|\s+(?:will|is|has|plans|aims|intends|continues)\b)",
    re.IGNORECASE,
)
"""A section that speaks of its own subject: "The service, which is new, …" below "Bright Starts Barton"."""
_OWN_DECISION = re.compile(
    r"\b(?:outcomes?|results?|conclusions?)\s+of\s+(?:the\s+)?(?P<who>(?:[A-Z][\w&]*\s+)*[A-Z][\w&]*)['’]s?\s+"
    r"(?:re)?(?:consideration|view|decision|deliberation|discussion|vote)s?\s+(?:will|is\s+to|are\s+to)\s+be\b"
)
"""Its own decision a body makes known itself: "the outcome of the Board's discussions will be published"."""
_GENERIC = {
    "group": lexicon("group party board forum panel network taskforce"),
    "service": lexicon("service services team"),
    "team": lexicon("team service unit"),
    "board": lexicon("board"),
    "panel": lexicon("panel"),
    "forum": lexicon("forum"),
    "partnership": lexicon("partnership"),
    "trust": lexicon("trust"),
    "unit": lexicon("unit team"),
    "programme": lexicon("programme"),
    "provider": lexicon("provider trust company"),
}
"""Words for a body that was named just before, with the last words that its name can have: "The group will …"."""
_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|continues?|met|meets|[a-z]{3,}(?:ed|ates|ises|ides))(?=\s)"
)
_STAFF = re.compile(
    r"the\s+(?:\w+\s+)?(?:workers|nurses|practitioners|staff|advisers|advisors|coordinators|co-ordinators|visitors|mentors)",
    re.IGNORECASE,
)
_EMPLOYS = lexicon("Centre Division Hub Hubs Partnership Project Service Services Team Teams Trust Unit")
_ANSWERING = lexicon("colleagues officers officer team teams service services staff unit department directorate")
"""Last words of those who do what minutes tell of without a speaker."""


class Surroundings:
    """What has been said above a sentence of an item: headings, who speaks, who was named."""

    def __init__(self, item: Item, document: Document, voice: Voice) -> None:
        self._item, self._document, self._voice = item, document, voice
        self._path: tuple[tuple[int, str], ...] = ()
        self._council = answerable.council(document)
        self._author = answerable.author(item, document)
        self._writer = answerable.written_by(item, document)
        self._responsible = answerable.responsible(item)
        self.at = 0
        """The place in the item of the block that is read."""
        self._first = self._presenter = self._speaker = self._colleagues = self._topic = ""
        self._answering = False
        self._requests = tuple(_requests(item))
        self.agent = ""
        """Who the sentence before speaks of."""

    @property
    def heading(self) -> str:
        """The nearest heading above."""
        return self._path[-1][1] if self._path else ""

    @property
    def first(self) -> str:
        """The first heading of the item."""
        return self._first

    @property
    def depth(self) -> int:
        """How many headings are open above."""
        return len(self._path)

    def head(self, level: int, text: str) -> None:
        """A heading begins what stands below it."""
        self._first = self._first or text
        self._path = (*(entry for entry in self._path if entry[0] < level), (level, text))
        self.agent = self._topic = ""

    def block(self) -> None:
        """A new paragraph or list item: its topic is its own."""
        self._topic = self._colleagues = ""

    def hear(self, sentence: str) -> None:
        """Note who speaks, presents or is answered, and of whom, before the sentence is read."""
        who = _doer(sentence)
        self._topic = self._topic or who
        if who and who.split()[-1].lower() in _ANSWERING:
            self._colleagues = who
        if self._voice is not Voice.MINUTED:
            return
        plain = _FURTHER_TO.sub("", re.sub(MARK, "", sentence), count=1)
        speaker = _SPEAKER.match(plain)
        presented = _PRESENTED.search(sentence)
        if _ANSWERS.search(sentence):
            self._speaker, self._answering = "", True
        elif speaker:
            self._speaker, self._answering = flat(speaker["who"]), False
        if presented:
            owner = subjects.object_after(sentence, presented.end())
            who = re.split(r"\s+(?:\w+ing|which|that|on)\s", sentence[slice(*owner)], maxsplit=1)[0]
            self._presenter = flat(who) if agents.is_agent(who) else ""

    def told(self, sentence: str) -> None:
        """Note who a sentence that promises nothing speaks of, for what follows it."""
        self.agent = _doer(sentence)

    def give(self, found: Found, reading: Reading, sentence: str) -> Found:
        """The commitment with its owner, as far as it can be told."""
        owner = found.owner
        if reading.pronoun and self.agent:
            owner = self.agent
        elif (name := self._antecedent(owner)) is not None:
            owner = name
        elif owner and not agents.is_pronoun(owner):
            self.agent = owner
            owner = self._of_whom(owner)
        if found.type is CommitmentType.REQUEST and asking.BODY_ASKS.match(sentence):
            return replace(found, owner="", inferred=self._item.meeting.committee or "")
        given = replace(found, owner=owner)
        if owner and not agents.is_pronoun(owner):
            return replace(given, normal=self._called(owner))
        if found.type is CommitmentType.REQUEST and self._voice is Voice.REPORTED:
            return given  # a report that was asked for: the words do not say of whom
        return replace(given, inferred=self.inferred(sentence, owner))

    def inferred(self, sentence: str, pronoun: str = "") -> str:
        """Whose it is by where it stands; "" where that tells nobody."""
        if _OTHERS.search(sentence) and not pronoun:
            return ""
        if self._voice is Voice.MINUTED:
            return self._of_minutes(sentence, pronoun)
        return self._of_report(sentence, pronoun)

    def _of_minutes(self, sentence: str, pronoun: str) -> str:
        body = self._item.meeting.committee or ""
        if _PUT_OFF.search(sentence):
            return body
        if not pronoun and (asked := self._asked(sentence)):
            return asked
        if self._speaker:
            speaker = self._called(self._speaker)
            if not pronoun and answerable.MEMBER.search(speaker) and not _TELLS.search(sentence):
                return self._council
            return speaker
        if self._answering:
            return self._colleagues or self._presenter or "Officers"
        return self._presenter

    def _asked(self, sentence: str) -> str:
        """Whom the resolution below asks for what the discussion says would be done."""
        own = words(sentence).keys()
        shared = ((len(own & of_request), who) for who, of_request in self._requests)
        count, who = max(shared, default=(0, ""))
        return who if count >= _FEWEST_SHARED and count >= len(own) * _SAME_DEED else ""

    def _of_report(self, sentence: str, pronoun: str) -> str:
        if self.at in self._responsible:
            return self._responsible[self.at]
        if _AMBITION.match(sentence) and self._topic:
            return self._topic
        if _SELF.match(sentence) and agents.is_title(heading := unnumbered(self.heading)):
            return heading
        if own := _OWN_DECISION.search(sentence):
            return flat(own["who"])
        team = next((name for _, text in reversed(self._path) if (name := agents.team(unnumbered(text)))), "")
        if team:
            return team
        officer, member = answerable.OFFICER.search(self._author), answerable.MEMBER.search(self._author)
        outside = not (officer or member)
        tells = _TELLS.search(sentence)
        answers = pronoun or outside or (officer and tells)
        if self._author and answers:
            return self._author
        return self._writer if self._writer and tells and not pronoun else self._council

    def _antecedent(self, owner: str) -> str | None:
        """The name that "the group" stands for, if it was named in the sentence before; None for another owner."""
        generic = re.fullmatch(r"(?:the|this)\s+(?:core\s+|\w+ing\s+)?(\w+)", owner, re.IGNORECASE)
        if not generic or generic[1].lower() not in _GENERIC or not self.agent:
            return None
        last = self.agent.split()[-1].lower()
        return self.agent if last in _GENERIC[generic[1].lower()] and self.agent.split()[-1][0].isupper() else None

    def _of_whom(self, owner: str) -> str:
        """Staff without more ("the Social Workers") are those of the body that the paragraph is about."""
        body = self._topic.split()[-1:]
        if _STAFF.fullmatch(owner) and body and body[0] in _EMPLOYS and self._topic not in owner:
            return f"{owner} of {agents.spoken(self._topic)}"
        return owner

    def _called(self, owner: str) -> str:
        """A person with the role that the paper gives them: "Mr Albiston (Director of Adult Social Care)"."""
        if not agents.is_person(owner):
            return owner
        surname = owner.split()[-1]
        roles = (person.role for person in self._document.people if person.name.split()[-1:] == [surname])
        role = next((role for role in roles if agents.is_agent(role)), "")
        return f"{owner} ({role})" if role else owner


def _requests(item: Item) -> Iterator[tuple[str, set[str]]]:
    """Who is asked for what in the resolution of a minute."""
    for line in (line for part in item.resolutions for line in part.text.split("\n")):
        reading = asking.request(line, Voice.RESOLVED, ())
        if reading and reading.owner:
            yield flat(line[slice(*reading.owner)]), set(words(line[reading.action :]))


_FEWEST_SHARED = 2
_SAME_DEED = 0.6
"""Telling words, and the share of those of the sentence, that a request must hold to be about the same deed."""


def _doer(sentence: str) -> str:
    """The first in a sentence who can act, as the subject of one of its verbs."""
    for verb in _VERB.finditer(sentence):
        who = subjects.subject(sentence, verb.start())
        if who.agent:
            return flat(sentence[who.start : who.end])
    return ""


def unnumbered(text: str) -> str:
    """A heading without its number and marks."""
    return re.sub(r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?", "", text).strip(" *_:")
