"""Verbs that point ahead: "will", the clerk's "would", "is due to", "agreed to", "plans to", "is to be"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committeesearch.commitments import agents, aims, due, subjects, verbs
from committeesearch.commitments.mood import in_relative_clause, reports, serves, turned_away
from committeesearch.commitments.reading import Reading, Voice, span
from committeesearch.commitments.timing import near
from committeesearch.commitments.verbs import lexicon
from committeesearch.results import CommitmentType

_ADVERBS = (
    r"(?:(?:also|now|then|shortly|soon|further|therefore|both|all|each|still|again|next|first|always|either|once|"
    r"instead|together|in\s+turn|in\s+future|\w+ly),?\s+)*"
)
_NEGATION = re.compile(r"\b(?:not|never|no|neither|nor|only)\b", re.IGNORECASE)
_WILL = re.compile(
    r"(?:\b(?P<modal>will|shall|would)|(?P<short>(?<=\w)['’]ll))"
    r"(?:,\s+[^,;.]{2,120},\s+|\s+(?:by|with|within|in)\s+(?:the\s+)?[^,;.]{3,60}?\s+(?=have\s|be\s)|\s+)"
    rf"(?P<adverbs>{_ADVERBS})(?P<continue>(?:continue|be\s+continuing)\s+(?:to\s+)?)?{_ADVERBS}"
    rf"(?P<have>have\s+(?:been\s+)?)?(?P<be>be\s+)?{_ADVERBS}(?P<verb>(?:not\b|[a-z][a-z-]*))",
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
_BY = re.compile(r"\bby\s+(?=(?:the\b|our\b|full\s+(?-i:[A-Z])|[A-Z]|officers\b|members\b|a\b|an\b))")
_BY_A_DAY = re.compile(
    r"(?:the\s+)?(?:very\s+|early\s+|late\s+|mid-?)?(?:end|start|beginning|middle|\d|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|q[1-4]|spring|summer|autumn|winter)",
    re.IGNORECASE,
)
_ANOTHER_DEED = re.compile(
    r"\b(?:prior\s+to|before|after|following|until|pending|subject\s+to|once)\b[^,;]*$|\bfor\s+(?:[a-z]+\s+){1,2}$",
    re.I,
)
"""The "by" of another deed: "completed prior to the adoption of the Plan by Cabinet", "published for
approval by Council"."""
_OF_A_NOUN = re.compile(r"(?<!\band)\s+[a-z]+(?:ed|en|wn)\s+$")
"""The "by" of a noun's own participle: "transfer the duties delivered by the team"."""
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
    doer = _by_agent(clause.sentence, clause.match.end()) or _sayer(clause)
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


def _by_agent(sentence: str, start: int) -> tuple[int, int] | None:
    for match in _BY.finditer(sentence, start):
        owner = subjects.object_after(sentence, match.end())
        words = sentence[slice(*owner)]
        of_another = _ANOTHER_DEED.search(sentence, start, match.start()) or _OF_A_NOUN.search(
            sentence, start, match.start()
        )
        if agents.is_agent(words) and not _BY_A_DAY.match(words) and not of_another:
            return owner
    return None


# --- without "will" ------------------------------------------------------------------------------------------

_AUX = r"(?:is|are|was|were|been|being|be|now|currently)"
_DUE_TO = re.compile(
    rf"\b{_AUX}\s+{_ADVERBS}(?:due|planned|scheduled|expected|set|anticipated|intended|timetabled|proposed|on\s+track|"
    rf"committed|planning|aiming|looking|intending|hoping|going)\s+{_ADVERBS}"
    rf"(?:to\s+|(?=commence|start|launch))(?:be\s+)?{_ADVERBS}(?P<verb>[a-z][a-z-]+)"
    r"|\b(?:on\s+track|and\s+due|due)\s+(?:to\s+)?(?:be\s+)?(?P<verb2>go\s+live|launch\w*|start|commence|complete|open|finish)\b"
    r"|\bthere\s+are\s+[^.;]{3,80}?\bdue\b(?P<verb3>)",
    re.IGNORECASE,
)
_PLANNED_FOR = re.compile(
    rf"\b{_AUX}\s+{_ADVERBS}(?:planned|scheduled|anticipated|timetabled|due|deferred|postponed|extended|rescheduled|booked|"
    r"arranged|set)\s+(?:to\s+(?:be\s+(?:held|heard)\s+)?"
    r"(?=(?:the\s+)?(?:next|either|early|late|mid|[A-Z][a-z]+\s+(?:20|or|and|\d)))"
    r"|for|in|on|by|at|until|from|either|mid|late|early|over|during)",
    re.IGNORECASE,
)
_INTENDS = re.compile(
    r"\b(?:we|council|[a-z]{1,4}(?:cc|bc|dc)|service|team|officers?|directorate|cabinet|committee|board|partnership)\s+"
    rf"{_ADVERBS}(?:plans?|intends?|aims?|proposes?|hopes?)\s+to\s+(?P<verb>[a-z][a-z-]+)"
    r"|\b(?:with|have|has|are|had)\s+(?:an?\s+|further\s+|our\s+)?plans?\s+(?:in\s+place\s+)?(?:to|for)\s+(?:further\s+)?"
    r"(?P<verb2>[a-z][a-z-]+)"
    r"|\b(?:ambition|aim|intention|plan|target|goal)\s+(?:is|was)\s+(?:now\s+)?(?:to|that)\s+(?P<verb3>[a-z]+)",
    re.IGNORECASE,
)
_AIMLESS = verbs.STATES - {"have", "reach"} | lexicon("increase reduce improve continue")
_HOPED = re.compile(r"\b(?:expected|anticipated)\s+to\b", re.IGNORECASE)
"""Forecasts, unless they say when something is to begin or to be told."""
_DUE = re.compile(r"\bdue\s+to\b", re.IGNORECASE)
"""Also "because of": then no verb that one can be due to do follows."""
_COMING = lexicon(
    "attend meet visit deliver expire move receive host join vote decide implement review agree discuss complete"
)
_PAST = re.compile(r"\b(?:was|were)\b", re.IGNORECASE)
_PUT_OFF = re.compile(r"\b(?:deferred|postponed|rescheduled)\b", re.IGNORECASE)
_AGREED = re.compile(
    rf"\b(?:(?:has|have|had|is|are)\s+{_ADVERBS})?(?P<kind>agreed|undertook|undertaken|committed|promised|offered|pledged|"
    r"volunteered)\s+to\s+(?P<verb>[a-z][a-z-]*)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?P<who>(?:the\s+)?(?:full\s+|County\s+|City\s+|Borough\s+|District\s+)?"
    r"(?:Council|Cabinet|Executive|[\w ]{0,40}Committee|Board))\s+"
    r"(?:(?:has|have|had)\s+)?(?:also\s+|unanimously\s+|formally\s+)?(?:resolved|voted|agreed)\s+(?:to\s+(?!the\b|note\b|a\b)|that\b)"
)
_NOT_AGREED = verbs.STATES - {"make", "hold"} | lexicon("note the support")
_NO_DEED = re.compile(r"(?:ing|ible|able|ive)$")
"""What one can be committed to without anything to show for it: "committed to being a good steward"."""
_BOUND = frozenset({"committed", "pledged", "promised"})
_COMMISSIONED = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+|also\s+|recently\s+|just\s+)?(?:been\s+)?commissioned\s+(?:an?|the|to|further|additional)\b"
    r"[^.;]*?\b(?:review|audit|diagnostic|training|evaluation|study|report|research|assessment|inspection|undertake)\b",
    re.IGNORECASE,
)
_PROGRESSIVE = re.compile(
    rf"\b(?:is|are)\s+{_ADVERBS}(?P<verb>(?!being|having|going|looking|planning|aiming|forecasting|showing|experiencing|"
    r"facing|seeing|increasing)[a-z]+ing)\b",
    re.IGNORECASE,
)
_IS_TO = re.compile(rf"\b(?:is|are)\s+{_ADVERBS}to\s+(?:then\s+)?be\s+{_ADVERBS}(?P<verb>[a-z]+)\b", re.IGNORECASE)
_TELEGRAPHIC = re.compile(r"^(?P<who>[^.;:!?]{2,90}?)\s+to\s+(?P<verb>[a-z]+)\b")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|able|due)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"\b(?:to|for|with|by|from|\w+ing|\w+ed)\b", re.IGNORECASE)
_ORDERS = re.compile(r"(?:invite|ask|request|instruct|encourage|urge|allow|enable|require|note|support|help)\b")
"""Verbs that begin an order and no name: "invite residents to take part"."""
_NUMBERING = 8
"""Characters of a list mark that may stand before an action note."""


_WHERE_CLAUSE = re.compile(r"\b(?:where|whether|how|which)\b[^,;]*$", re.IGNORECASE)
"""An indirect question: "not where sites are to be allocated"."""
_RELATIVE = re.compile(r"\b(?:that|which|who)\s+$", re.IGNORECASE)
_AT_A_TIME = frozenset({"", "in", "by", "until", "on", "during", "over", "within", "throughout", "for"})


def agreed(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    """ "Officers agreed to report back", "the trusts have committed to …"."""
    for match in _AGREED.finditer(sentence):
        kind, verb = match["kind"].lower(), match["verb"].lower()
        if (
            verb in _NOT_AGREED
            or _NO_DEED.search(verb)
            or turned_away(sentence, match.start())
            or (voice is not Voice.MINUTED and kind not in _BOUND)
        ):
            continue
        who = subjects.subject(sentence, match.start())
        if who.agent:
            return Reading.of(sentence, CommitmentType.UNDERTAKING, span(who), match.start("verb"), whens, 0.85)
    return None


_WHERE = re.compile(r"\b(?:where|unless|which|than|as|until)\s+(?:[\w/]+[\s/]*){0,2}$", re.IGNORECASE)
"""A clause that says under what circumstances: "other than where Cabinet has agreed to provide"."""


def decided(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    """A report tells what a body has decided: "the Council voted to …", "Cabinet agreed that …"."""
    match = _DECIDED.search(sentence) if voice is Voice.REPORTED else None
    if not match or turned_away(sentence, match.start()) or _WHERE.search(sentence[: match.start()]):
        return None
    return Reading.of(sentence, CommitmentType.RESOLUTION, match.span("who"), match.end(), whens, 0.6)


def planned(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    """ "Is due to launch in June", "deferred to the next meeting", "the aim is to … by March": only with a day."""
    for pattern in (_DUE_TO, _PLANNED_FOR, _INTENDS):
        for match in pattern.finditer(sentence):
            past = voice is not Voice.MINUTED and _PAST.search(match[0]) and not _PUT_OFF.search(match[0])
            if past or turned_away(sentence, match.start()) or in_relative_clause(sentence, match.start()):
                continue
            found = _planned(sentence, match, voice, near(whens, match.start(), sentence), previous)
            if found:
                return found
    return None


def _planned(
    sentence: str, match: re.Match[str], voice: Voice, whens: tuple[due.When, ...], previous: str
) -> Reading | None:
    verb = next((word.lower() for name, word in match.groupdict().items() if name.startswith("verb") and word), "")
    if verb in _AIMLESS or not _is_deed(match[0], verb):
        return None
    soon = verb in verbs.EVENTS | verbs.DONE_BY_PEOPLE and whens
    if not (soon or any(when.dated or when.next_meeting for when in whens)):
        return None
    told = voice is Voice.MINUTED or reports(sentence, match.end(), verb)
    who = subjects.subject(sentence, match.start())
    if (
        _HOPED.search(match[0])
        and " be " not in match[0]
        and verb in verbs.REPORTING
        and not (who.agent or who.pronoun)
    ):
        return None  # "the remaining areas were expected to submit": others are told to, and promise nothing
    kind = CommitmentType.UNDERTAKING if told else CommitmentType.PLAN
    owner = span(who) or _by_agent(sentence, match.end())
    return Reading.of(
        sentence, kind, owner, match.end() - len(verb), whens, 0.75, who.pronoun and not owner and bool(previous)
    )


def _is_deed(said: str, verb: str) -> bool:
    """Whether what is expected or due is something to be done, and no forecast and no "because of"."""
    known = verb in verbs.EVENTS | verbs.REPORTING
    if _HOPED.search(said):
        return known
    if _DUE.search(said):
        return known or verb in _COMING or (" be " in said and verb in verbs.DONE_BY_PEOPLE)
    return True


def commissioned(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    """ "The Council has commissioned an external review": work that somebody now owes."""
    match = _COMMISSIONED.search(sentence)
    if not match or voice is Voice.RESOLVED or turned_away(sentence, match.start()):
        return None
    who = subjects.subject(sentence, match.start())
    return Reading.of(sentence, CommitmentType.PLAN, span(who), match.start(), whens, 0.6) if who.agent else None


def ongoing(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    """Present tenses that point ahead: "are delivering sessions in April", "is to be followed by"."""
    if voice is not Voice.REPORTED:
        return None
    for match in _IS_TO.finditer(sentence):
        if _RELATIVE.search(sentence[: match.start()]) or _WHERE_CLAUSE.search(sentence[: match.start()]):
            continue
        if match["verb"].lower() in verbs.DONE_BY_PEOPLE - {"considered"} and not turned_away(sentence, match.start()):
            doer, dated = _by_agent(sentence, match.end()), near(whens, match.start(), sentence)
            return Reading.of(sentence, CommitmentType.PLAN, doer, match.start("verb"), dated, 0.65)
    for match in _PROGRESSIVE.finditer(sentence):
        dated = tuple(when for when in whens if when.first and when.start > match.start() and when.lead in _AT_A_TIME)
        who = subjects.subject(sentence, match.start())
        if dated and who.agent and not turned_away(sentence, match.start()):
            return Reading.of(sentence, CommitmentType.PLAN, span(who), match.start("verb"), dated, 0.65)
    return None


def telegraphic(sentence: str, whens: tuple[due.When, ...]) -> Reading | None:
    """Action notes: "Public Health to review the contract by March"."""
    match = _TELEGRAPHIC.match(sentence)
    if not match or match["verb"].lower() in verbs.STATES or _FINITE.search(sentence):
        return None
    if not any(when.dated for when in whens) and match["verb"].lower() not in verbs.REPORTING:
        return None
    who = subjects.subject(sentence, match.end("who"))
    name = sentence[who.start : who.end]
    if not who.agent or who.start > _NUMBERING or _ORDERS.match(name) or _NO_NAME.search(name):
        return None
    return Reading.of(sentence, CommitmentType.UNDERTAKING, span(who), match.start("verb"), whens, 0.7)
