"""Who will do what: "will", "shall", and the clerk's "would"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committeesearch.commitments import aims, due, subjects, verbs
from committeesearch.commitments.doer import by_agent
from committeesearch.commitments.mood import in_relative_clause, reports, serves, turned_away
from committeesearch.commitments.reading import Reading, Voice, span
from committeesearch.commitments.timing import near
from committeesearch.commitments.verbs import ADVERBS, lexicon
from committeesearch.results import CommitmentType

_NEGATION = re.compile(r"\b(?:not|never|no|neither|nor|only)\b", re.IGNORECASE)
_WILL = re.compile(
    r"(?:\b(?P<modal>will|shall|would)|(?P<short>(?<=\w)['’]ll))"
    r"(?:,\s+[^,;.]{2,120},\s+|\s+(?:by|with|within|in)\s+(?:the\s+)?[^,;.]{3,60}?\s+(?=have\s|be\s)|\s+)"
    rf"(?P<adverbs>{ADVERBS})(?P<continue>(?:continue|be\s+continuing)\s+(?:to\s+)?)?{ADVERBS}"
    rf"(?P<have>have\s+(?:been\s+)?)?(?P<be>be\s+)?{ADVERBS}(?P<verb>(?:not\b|[a-z][a-z-]*))",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"(?:in\s+(?:place|post|operation)|operational|live|ready|complete|open|up\s+and\s+running|fully\s+\w+)\b", re.I
)
_GATHERING = re.compile(
    r"\b(?:review|audit|meeting|update|report|consultation|workshop|visit|inspection|session|event|launch|training|"
    r"evaluation|survey|pilot|campaign|opportunity)s?\b",
    re.IGNORECASE,
)
_NOT_PARTICIPLES = lexicon(
    """
    a an the in on at of subject further part plans solely no some more two three
    """
)
_COMPARED = re.compile(r"\s+(?:too|as|to\s+be|into\s+(?:account|consideration))\b")
_SOON = re.compile(
    r"\b(?:shortly|(?<!as\s)soon|imminently|in\s+the\s+(?:coming|next\s+few)\s+(?:days|weeks|months))\b", re.I
)
_FOCUS = re.compile(r"\bfocus(?:ed)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A "will" with what stands before and around it."""

    sentence: str
    match: re.Match[str]
    voice: Voice
    who: subjects.Subject
    whens: tuple[due.When, ...]
    pronoun: bool

    @property
    def verb(self) -> str:
        return self.match["verb"].lower()

    @property
    def dated(self) -> bool:
        return any(when.dated for when in self.whens)

    @property
    def soon(self) -> bool:
        """Without a day, and yet to be looked for: "will shortly be extended"."""
        return bool(_SOON.search(self.sentence, self.match.start()))

    @property
    def agent(self) -> bool:
        return self.who.agent or self.pronoun

    @property
    def there(self) -> bool:
        return self.sentence[: self.match.start()].rstrip().lower().endswith("there")

    def reading(self, confidence: float, owner: tuple[int, int] | None, plan: bool | None = None) -> Reading:
        """A plan is dated and tells nobody anything; what will go on, or is minuted, is an undertaking."""
        if plan is None:
            told = reports(self.sentence, self.match.end(), self.verb)
            plan = (
                self.voice is Voice.REPORTED and (self.dated or self.soon) and not self.match["continue"] and not told
            )
        kind = CommitmentType.PLAN if plan else CommitmentType.UNDERTAKING
        action = self.match.start("verb")
        return Reading.of(
            self.sentence, kind, owner, action, self.whens, confidence, self.pronoun and not self.who.agent
        )


def future(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    """The first "will" of a sentence that promises; "would" only where a clerk reports speech."""
    for match in _WILL.finditer(sentence):
        if (match["modal"] or "").lower() == "would" and voice is not Voice.MINUTED:
            continue
        if turned_away(sentence, match.start()) or _NEGATION.search(match["adverbs"] + match["verb"]):
            continue
        if in_relative_clause(sentence, match.start()):
            continue
        who = subjects.subject(sentence, match.start())
        pronoun = who.pronoun and sentence[who.start : who.end].lower() in ("it", "they") and bool(previous)
        clause = _Clause(sentence, match, voice, who, near(whens, match.start(), sentence), pronoun)
        found = _passive(clause) if match["be"] or match["have"] else _active(clause)
        if found:
            return found
    return None


def _active(clause: _Clause) -> Reading | None:
    verb, continues = clause.verb, bool(clause.match["continue"])
    if _LASTS.match(clause.sentence, clause.match.start("verb")):
        return None
    if clause.agent and not _THIS.search(clause.sentence[: clause.match.start()]):
        willed = verb in verbs.WILLED or (verb in verbs.WILLED_ON_A_DAY and clause.dated)
        if (verb in verbs.STATES and not willed) or (not clause.whens and _is_wish(clause)):
            return None
        return clause.reading(0.9 if clause.whens else 0.8, span(clause.who))
    if verb in verbs.EVENTS and clause.dated and not _NO_EVENT.match(clause.sentence, clause.match.start("verb")):
        return clause.reading(0.75, None)
    if continues and verb not in verbs.STATES and clause.voice is Voice.MINUTED:
        return clause.reading(0.6, None)
    return None


def _is_wish(clause: _Clause) -> bool:
    """Whether an active verb without a day is an aim, a hope, or what inspectors do wherever they come."""
    who = clause.sentence[clause.who.start : clause.who.end]
    ours = who.lower() == "we" and clause.voice is Voice.REPORTED
    return aims.is_aim(clause.sentence[clause.match.start("verb") :], ours) or bool(_JUDGES.search(who))


_JUDGES = re.compile(r"\b(?:inspectors?|inspectorate|Ofsted|Estyn|CQC)\b", re.IGNORECASE)
_LASTS = re.compile(r"take\s+(?:\w+\s+){0,2}(?:years?|months?|weeks?|time)\b", re.IGNORECASE)
"""How long something lasts is no deed: "it would take years"."""
_THIS = re.compile(r"\b(?:this|these|that|those)\s*$", re.IGNORECASE)
"""What was said does no deed: "where this will help the area"."""
_NO_EVENT = re.compile(
    r"take\s+(?!place)|come\s+(?!into|forward|back|to)|roll\s+(?!out)|run\s+(?:out|over)\b", re.IGNORECASE
)
"""Verbs of events that say something else: "would take years"."""


def _passive(clause: _Clause) -> Reading | None:
    verb, rest = clause.verb, clause.sentence[clause.match.start("verb") :]
    if verb in verbs.NO_PASSIVE:
        return None
    if _begins(clause) and not clause.match["have"] and _IN_PLACE.match(rest):
        return clause.reading(0.7, span(clause.who), plan=clause.voice is Voice.REPORTED)
    if clause.there or verb in _NOT_PARTICIPLES:
        return _gathering(clause, rest)
    if clause.match["have"]:
        done = clause.dated and verb not in verbs.DRIFTS and (clause.agent or verb in verbs.DONE_BY_PEOPLE)
        return clause.reading(0.7, span(clause.who)) if done else None
    if clause.agent and verb.endswith("ing") and verb not in ("being", "having", "needing", "facing", "seeing"):
        return clause.reading(0.85, span(clause.who))
    by_a_day = verb.endswith("ed") and any(when.dated and when.lead in _DEADLINE for when in clause.whens)
    known = verb in verbs.DONE_BY_PEOPLE or (by_a_day and verb not in verbs.DRIFTS)
    if not known or _COMPARED.match(clause.sentence, clause.match.end()):
        return None
    doer = by_agent(clause.sentence, clause.match.end()) or _sayer(clause)
    meant = clause.whens or doer or verb in verbs.CHECKABLE or clause.voice is Voice.MINUTED
    if not meant and not serves(clause.sentence, clause.match.end(), verb):
        return None
    return clause.reading(0.85 if clause.whens else 0.7, doer)


def _begins(clause: _Clause) -> bool:
    """Whether a day says when something begins, and not only until when it lasts."""
    return any(when.dated and when.lead not in ("until", "till", "up to") for when in clause.whens)


_DEADLINE = frozenset({"by", "before", "no later than"})
"""With a deadline, any participle is a deed: "will be surveyed by 31 December"."""


def _sayer(clause: _Clause) -> tuple[int, int] | None:
    """Whose word it is, where a passive names nobody: "the Council has given assurance that … will be maintained"."""
    that = clause.sentence.rfind(" that ", 0, clause.match.start())
    return subjects.speaker(clause.sentence, that + 1) if that > 0 else None


def _gathering(clause: _Clause, rest: str) -> Reading | None:
    """ "There will be a peer review in December", "the focus over the next quarter will be …"."""
    meets = clause.there and clause.whens and _GATHERING.search(rest[:_REACH])
    focus = clause.whens and _FOCUS.search(clause.sentence, clause.who.start, clause.match.end() + _REACH // 2)
    if not (meets or focus):
        return None
    visitor = _VISITOR.search(clause.sentence, clause.match.start()) if clause.there else None
    owner = visitor.span("who") if visitor else None if clause.there else span(clause.who)
    return clause.reading(0.75, owner, plan=clause.voice is Voice.REPORTED)


_VISITOR = re.compile(
    r"\b(?:an?|the|another)\s+(?P<who>(?:[A-Z][\w&’'-]*\s+){0,3}(?!SEND|JTAI|EHCP)(?:[A-Z]{2,}|Ofsted|Estyn))\s+"
    r"(?:peer\s+(?:review|challenge)|(?:\w+\s+)?(?:inspection|visit))\b"
)
"""Whose review it is: "a North West DCS peer review", "an Ofsted monitoring visit"."""
_REACH = 90
"""Characters after "there will be" within which its noun comes."""
