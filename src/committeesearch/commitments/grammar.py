"""What makes a sentence a commitment: somebody, a modal or a verb of asking, and an action still to come.

Rules over the grammar of one sentence, never over words alone: the verb must have a future or a request about it, its
subject must be able to act (or the passive must be of an action that people do), and negation, the past, the
conditional and description are turned away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from committeesearch.commitments import agents, due
from committeesearch.results import CommitmentType


class Voice(Enum):
    """Who speaks: it decides what "would" and "asked" mean."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    MINUTED = "minuted"
    """The clerk reports what was said: "would" is the speaker's "will"."""
    REPORTED = "reported"
    """A report, an update, an appendix: the service speaks of itself."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sentence is a commitment; offsets are characters of the sentence."""

    type: CommitmentType
    verb: int
    owner: tuple[int, int] | None
    action: int
    """Where the action begins; it ends with the sentence."""
    whens: tuple[due.When, ...]
    conditions: str
    beneficiary: str
    confidence: float
    pronoun: bool = False
    """The owner is "it" or "they": the sentence before tells whom."""


_ADVERBS = r"(?:(?:also|now|then|shortly|soon|further|therefore|subsequently|jointly|both|all|each|still|initially|again|next|first|always|either|once|instead|together|in\s+turn|in\s+future|\w+ly),?\s+)*"
_ASIDE = r"(?:(?:,\s+[^,;.]{2,90},|by\s+(?:the\s+)?[^,;.]{3,40}?|in\s+(?:the\s+)?[A-Z][^,;.]{2,30}?)\s+(?=(?:be|have|continue|[a-z]+)\b))?"
_WILL = re.compile(
    rf"(?:\b(?P<modal>will|shall|would|’ll|'ll)\s+(?P<adverbs>{_ADVERBS})(?P<aside>(?:,\s+[^,;.]{{2,90}},\s+|by\s+[^,;.]{{3,40}}?\s+(?=have\b|be\b)|with\s+[^,;.]{{3,60}}?\s+(?=\w+en\b))?)"
    rf"(?P<continue>(?:continue|be\s+continuing)\s+(?:to\s+)?)?(?P<adverbs2>{_ADVERBS}))"
    r"(?P<have>have\s+(?:been\s+)?)?(?P<be>be\s+)?"
    rf"(?P<adverbs3>{_ADVERBS})(?P<verb>[a-z][a-z-]+)",
    re.IGNORECASE,
)
_DUE_TO = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|now|currently|remains?|(?P<bare>,|and|that))\s+{_ADVERBS}(?P<kind>due|planned|scheduled|expected|set|anticipated|intended|timetabled|proposed|on\s+track|in\s+place|committed|planning|aiming|looking|intending|working\s+with\s+\w+|ready|about|going)"
    rf"\s+{_ADVERBS}(?P<to>to\s+)(?P<be>be\s+)?{_ADVERBS}(?P<verb>[a-z][a-z-]+)"
    r"|\b(?P<kind2>on\s+track|due)\s+(?:to\s+)?(?P<verb2>go\s+live|launch|start|commence|complete|open|finish)\b",
    re.IGNORECASE,
)
_PLANNED_FOR = re.compile(
    r"\b(?:is|are|was|were|being|currently|now|and|)\s*\b(?P<kind>planned|scheduled|anticipated|timetabled|due|deferred|postponed|extended|rescheduled|booked|arranged|set|expected)\s+(?:to\s+(?:be\s+(?:held|heard)\s+)?(?=(?:the\s+)?(?:next|either|(?:early|late|mid)|[A-Z][a-z]+\s+(?:20|or|and|\d)))|for|in|on|by|at|until|from|either|mid|late|early|over|during)",
    re.IGNORECASE,
)
_INTENDS = re.compile(
    rf"\b(?P<kind>(?:we|council|KCC|service|team|officers?|directorate|cabinet|committee|board|partnership)\s+{_ADVERBS}(?:plans?|intends?|aims?|proposes?|hopes?))\s+to\s+(?P<verb>[a-z][a-z-]+)"
    r"|\b(?P<plans>(?:with|have|has|are|there\s+are|had)\s+(?:a\s+|further\s+|our\s+)?plans?)\s+(?:in\s+place\s+)?(?:to|for)\s+(?:further\s+)?(?P<verb2>[a-z][a-z-]+)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    rf"\b(?:(?:has|have|had|is|are)\s+{_ADVERBS})?(?P<kind>agreed|undertook|undertaken|committed|promised|offered|pledged|volunteered|resolved|consented|confirmed\s+(?:his|her|their)\s+intention)\s+(?:to\s+)(?P<verb>[a-z][a-z-]+)",
    re.IGNORECASE,
)
_COMMISSIONED = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+|also\s+|recently\s+|just\s+)?(?:been\s+)?commissioned\b(?=\s+(?:an?|the|to|further|additional)\b)",
    re.IGNORECASE,
)
_FOCUS = re.compile(r"\bfocus(?:ed)?\b", re.IGNORECASE)
_ASKED = re.compile(
    rf"\b(?:(?P<aux>ha(?:s|ve|d)\s+(?:also\s+)?)?(?P<asked>asked|requested|invited|urged|instructed|tasked|directed|encouraged|recommended\s+that))\s+(?!to\b|that\b|by\b|whether\b|if\b|for\b|about\b|how\b|what\b|why\b|when\b|where\b|and\b|a\b|an\b|questions?\b)",
    re.IGNORECASE,
)
_BE_ASKED = re.compile(
    rf"\b(?:be|was|were|been|would\s+be|will\s+be)\s+{_ADVERBS}(?P<asked>asked|requested|invited|instructed|urged|tasked|directed|authorised|empowered|given\s+(?:delegated\s+)?authority|mandated)\s+(?:,[^,]{{3,80}},\s+)?to\s+(?:be\s+)?[a-z]",
    re.IGNORECASE,
)
_REQUEST_FOR = re.compile(
    r"\b(?:requests?|proposals?)\s+(?:(?:was|were|had\s+been|has\s+been)\s+(?:also\s+)?made\s+)?(?:for|that)\s+(?=(?:the|a|an|more|further|data|additional|subsequent|officers|[A-Z])\b)|\brequested\s+(?:that|a\s+(?:further\s+)?(?:report|update|briefing))\b|\bto\s+request\s+(?=(?:a|an|further|the|that)\b)|\basked\s+(?:that|for\s+(?:a|an|further|more|the)\b)",
    re.IGNORECASE,
)
_DELEGATES = re.compile(
    r"\b(?:to\s+)?delegat(?:e|es|ing)\b(?!\s+(?:powers|authority|decisions?)\s+(?:was|were|is|are|has|have|under|in\s+accordance))(?P<what>[^.;]{0,200}?)\s+to\s+(?=the\b|[A-Z]|each\b|relevant\b|officers\b)"
    r"|\bdelegated\s+(?:authority|powers?)\s+(?:be\s+|is\s+|was\s+|are\s+|were\s+)?(?:granted|given|conferred|approved)?\s*(?:to|for)\s+(?=the\b|[A-Z])"
    r"|\b(?:authority|power|powers|decision|decisions|approval|agreement|responsibility)\b[^.;]{0,160}?\b(?:be|is|was|were)\s+(?:formally\s+)?delegated\s+to\s+"
    r"|\bbe\s+delegated\s+(?:authority\s+)?to\s+(?=the\b|[A-Z])|\bagree[sd]?\s+to\s+delegate\b[^.;]{0,160}?\s+to\s+(?=the\b|[A-Z])",
    re.IGNORECASE,
)
_GIVEN_AUTHORITY = re.compile(
    r"\b(?:be|is|are|was|were)\s+(?:given\s+(?:delegated\s+)?(?:authority|powers?)|authorised|empowered|granted\s+(?:delegated\s+)?authority|delegated\s+(?:authority|powers?)|delegated)\s*(?:,[^,]{3,120},\s*)?(?:to\s+[a-z])",
    re.IGNORECASE,
)
_THERE_WILL = re.compile(r"\bthere\s+(?:will|would)\s+(?:also\s+|then\s+)?be\s+(?:a|an|\w+)\b", re.IGNORECASE)

_NEGATED = re.compile(r"\b(?:not|never|no\s+longer|n['’]t|neither|nor|cannot|unable|no)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(r"\b(?:if|should|unless|were)\b", re.IGNORECASE)
_APPROVAL = re.compile(
    r"\b(?:if|once|when|subject\s+to|should)\s+[^,.;]{0,60}\b(?:approv\w+|agree\w*|successful|accept\w*|required|needed|necessary|appropriate|endorse\w*|outcome|granted|funding|consent|call-?in)\b",
    re.IGNORECASE,
)
_SUBJECT_TO = re.compile(
    r"\b(?:subject\s+to|provided\s+that|on\s+condition\s+that|dependent\s+on|conditional\s+(?:up)?on|pending|if|unless|once)\s+[^,.;]{3,140}",
    re.IGNORECASE,
)
_BENEFICIARY = re.compile(
    r"\b(?:to|for|with|before)\s+(?:both\s+|all\s+)?(?P<who>(?:(?:the|a|an|its|their|our|this|that|future|next|subsequent|full|relevant|each|all|individual)\s+)*(?:(?:[A-Z][\w&'’-]*|of|and|the|for|,)\s+){0,9}?"
    r"(?:Committees?|Members?|Cabinet|Council|Board|Panel|Councillors?|Group|Forum|Scrutiny|members|councillors|residents|parents|Minister|Government|DfE|DfT|MHCLG|Ofsted|Leader|Chair(?:man)?|committee|meetings?))\b"
)

_REPORTING = frozenset(
    "submit submitted present presented report reported reporting publish published circulate circulated provide provided providing update updated brief briefed bring brought share shared send sent distribute distributed consider considered return returned table tabled respond responded responding write written feed fed notify notified inform informed issue issued produce produced".split()
)
_DONE_BY_PEOPLE = frozenset(
    """
    actioned added addressed adopted advertised agreed allocated amended analysed appointed approved arranged assessed
    assigned audited awarded brought built carried checked circulated closed collated commenced commissioned completed
    conducted confirmed considered consulted contacted convened created deferred delivered deployed designed
    developed discussed distributed drafted embedded engaged enhanced ensured escalated established evaluated examined
    expanded explored extended finalised followed followed-up formed forwarded held heard identified implemented
    improved incorporated increased informed introduced investigated invited issued kept launched led maintained
    managed mapped met moved monitored notified offered opened organised overseen piloted placed planned prepared
    presented prioritised procured produced progressed promoted provided published put raised re-established recommissioned
    reconsidered recruited refined refreshed reinstated re-tendered rebuilt recorded referred relocated removed renewed repaired
    replaced reported requested researched resolved restructured retained reviewed revised rolled scheduled scoped scrutinised sent separated
    set shared signed sought split started streamlined strengthened submitted supported tabled taken
    targeted tendered tested tracked trained transferred trialled undertaken updated upgraded visited written
    jointly-funded funded re-launched
    """.split()
)
_EVENTS = frozenset(
    "start commence launch open begin go re-start restart conclude close end take run happen start-up re-open reopen relaunch finish complete roll come expire cease become".split()
)
_STATES = frozenset(
    """
    be have need require face see experience become remain depend know want like benefit gain lose feel
    mean result lead cause cost equal total appear seem struggle suffer fall rise vary differ exceed contain consist
    comprise reflect represent relate apply occur exist fail continue come understand recall note notice
    welcome love prefer hope believe think wish suggest allow enable help expect anticipate argue say
    agree concern affect impact amount cover grow decrease decline drop reach stay tend hold deserve pay
    receive get accrue incur inherit include involve
    """.split()
)
_STATES_WITH_AGENT_OK = frozenset("hold receive cover reflect help include involve pay agree reach apply".split())
"""Of those, what an agent does on purpose: "we will hold a workshop"; what a thing undergoes otherwise."""
_TOO_LONG = 1200
"""Characters: beyond that, no sentence was found in the text (a table read as prose)."""


def read(sentence: str, voice: Voice, meeting: due.date | None, previous: str = "") -> Reading | None:
    """The commitment that a sentence makes, or None. ``previous`` is the agent that the sentence before speaks of."""
    if len(sentence) > _TOO_LONG or sentence.endswith("?"):
        return None
    whens = due.find(sentence, meeting)
    for rule in (_delegation, _request, _future, _agreed, _planned, _commissioned):
        found = rule(sentence, voice, whens, previous)
        if found:
            return found
    return None


def _make(
    sentence: str,
    type_: CommitmentType,
    verb: int,
    owner: tuple[int, int] | None,
    action: int,
    whens: tuple[due.When, ...],
    confidence: float,
    pronoun: bool = False,
) -> Reading:
    condition = _SUBJECT_TO.search(sentence)
    beneficiary = _BENEFICIARY.search(sentence, action)
    return Reading(
        type_,
        verb,
        owner,
        action,
        whens,
        " ".join(condition[0].split()) if condition else "",
        " ".join(beneficiary["who"].split()) if beneficiary else "",
        confidence,
        pronoun,
    )


def _span(subject: agents.Subject) -> tuple[int, int] | None:
    return (subject.start, subject.end) if subject.agent else None


def _delegation(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    given = _GIVEN_AUTHORITY.search(sentence)
    if given and voice is not Voice.REPORTED and not _turned_away(sentence, given.start()):
        who = agents.subject(sentence, given.start())
        if who.agent:
            return _make(sentence, CommitmentType.DELEGATION, given.start(), _span(who), given.end() - 1, whens, 0.95)
    match = _DELEGATES.search(sentence)
    if not match or _turned_away(sentence, match.start()):
        return None
    if voice is Voice.REPORTED and not re.search(
        r"\bdelegate\b|\bbe\s+delegated\b|\bdelegated\s+(?:authority|powers?)\s+(?:be|to)\b", match[0], re.IGNORECASE
    ):
        return None
    owner = agents.object_after(sentence, match.end())
    if not agents.is_agent(sentence[owner[0] : owner[1]]):
        return None
    return _make(sentence, CommitmentType.DELEGATION, match.start(), owner, owner[1], whens, 0.95)


def _request(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    passive = _BE_ASKED.search(sentence)
    if passive and voice is not Voice.REPORTED and not _turned_away(sentence, passive.start()):
        who = agents.subject(sentence, passive.start())
        if who.agent:
            return _make(sentence, CommitmentType.REQUEST, passive.start(), _span(who), passive.end() - 1, whens, 0.95)
    for match in _ASKED.finditer(sentence):
        if match["asked"].lower().startswith("recommended"):
            continue
        if re.search(
            r"\b(?:is|are|be|been|was|were|being|as)\s+(?:\w+ly\s+)?$", sentence[: match.start()]
        ) or _turned_away(sentence, match.start()):
            continue
        who = agents.subject(sentence, match.start())
        owner = agents.object_after(sentence, match.end())
        follows = re.match(r"[\s,]*(?:in\s+[^,]{3,60},?\s+)?to\s+[a-z]", sentence[owner[1] :])
        if (
            who.agent
            and follows
            and agents.is_agent(sentence[owner[0] : owner[1]])
            and (voice is Voice.MINUTED or match["aux"])
        ):
            return _make(sentence, CommitmentType.REQUEST, match.start(), owner, owner[1], whens, 0.9)
    asked = _REQUEST_FOR.search(sentence)
    if (
        asked
        and not _turned_away(sentence, asked.start())
        and (voice is Voice.MINUTED or re.search(r"\breport|\bupdate|\bpaper", sentence[asked.end() :], re.I))
    ):
        owner = agents.object_after(sentence, asked.end())
        named = agents.is_agent(sentence[owner[0] : owner[1]])
        if voice is Voice.MINUTED or re.search(
            r"\b(?:a|an)\s+request\s+for|\bto\s+request\s+an?\b",
            asked[0] if False else sentence[max(0, asked.start() - 3) : asked.end() + 3],
            re.I,
        ):
            return _make(
                sentence, CommitmentType.REQUEST, asked.start(), owner if named else None, asked.end(), whens, 0.75
            )
    return None


def _future(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    for match in _WILL.finditer(sentence):
        if match["modal"].lower() == "would" and voice is not Voice.MINUTED:
            continue
        if _turned_away(sentence, match.start()) or _NEGATED.search(match[0]):
            continue
        found = _will(sentence, match, voice, whens, previous)
        if found:
            return found
    return None


def _will(
    sentence: str, match: re.Match[str], voice: Voice, whens: tuple[due.When, ...], previous: str
) -> Reading | None:
    verb = match["verb"].lower()
    subject = agents.subject(sentence, match.start())
    pronoun = subject.pronoun and sentence[subject.start : subject.end].lower() in ("it", "they") and bool(previous)
    agent = subject.agent or pronoun
    near = _near(whens, match.start(), sentence)
    dated = any(when.dated for when in near)
    there = sentence[subject.start : subject.end].lower() == "there"
    owner = _span(subject)
    kind = CommitmentType.UNDERTAKING
    if match["be"] or match["have"]:
        acting = agent and verb.endswith("ing") and verb not in ("being", "having", "needing", "facing", "seeing")
        passive = (verb in _DONE_BY_PEOPLE or verb.endswith("ed") and verb[2:] in _DONE_BY_PEOPLE) and not acting
        if verb in ("able", "unable", "likely", "aware", "required", "needed", "expected"):
            return None
        if there or verb in ("a", "an", "the", "in", "on", "at", "subject", "further", "part"):
            return _happening(sentence, match, subject, near, dated, there, voice)
        if not (acting or passive) and not (dated and match["have"]):
            return None
        if passive:
            owner = _by_agent(sentence, match.end()) or (None if not match["have"] else owner)
            if not (
                dated
                or near
                or _serves(sentence, match.end(), verb)
                or voice is Voice.MINUTED
                or owner
                or verb in _UNDERTAKEN
            ):
                return None
        confidence = 0.85 if acting or near else 0.7
    elif agent:
        if (
            verb in _STATES
            and not (verb in _STATES_WITH_AGENT_OK and (subject.agent or near))
            and not match["continue"]
        ):
            return None
        if verb in _EVENTS and not near and not subject.agent:
            return None
        confidence = 0.9 if near else 0.8
    elif verb in _EVENTS and dated:
        confidence = 0.75
    elif match["continue"] and verb not in _STATES and voice is Voice.MINUTED:
        confidence = 0.6
    else:
        return None
    if voice is Voice.REPORTED and dated and not match["continue"] and not _reports(sentence, match.end(), verb):
        kind = CommitmentType.PLAN
    return _make(sentence, kind, match.start(), owner, match.end() - len(match["verb"]), near, confidence, pronoun)


_UNDERTAKEN = frozenset(
    "undertaken reviewed monitored circulated submitted presented reported published updated allocated shared established appointed consulted commissioned reconsidered convened".split()
)
"""Passives that name nobody and no day and still promise: somebody will do it, and it can be checked."""


def _happening(
    sentence: str,
    match: re.Match[str],
    subject: agents.Subject,
    near: tuple[due.When, ...],
    dated: bool,
    there: bool,
    voice: Voice,
) -> Reading | None:
    """ "There will be a peer review in December", "the focus over the next quarter will be …"."""
    noun = re.search(
        r"\b(?:review|reviews|audit|audits|meeting|meetings|update|report|reports|consultation|workshop|workshops|visit|inspection|session|sessions|event|events|launch|training|evaluation|survey|pilot|campaign|opportunity)\b",
        sentence[match.end() - len(match["verb"]) :][:90],
        re.IGNORECASE,
    )
    focus = _FOCUS.search(sentence, subject.start, min(len(sentence), match.end() + 40))
    if not ((there and noun and (dated or near)) or (focus and near)):
        return None
    kind = CommitmentType.PLAN if voice is Voice.REPORTED else CommitmentType.UNDERTAKING
    return _make(sentence, kind, match.start(), None if there else _span(subject), match.start(), near, 0.75)


def _agreed(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    for match in _AGREED.finditer(sentence):
        if match["verb"].lower() in _STATES | {"note", "the", "a", "an", "receive", "support"} or _turned_away(
            sentence, match.start()
        ):
            continue
        who = agents.subject(sentence, match.start())
        if who.agent and (voice is Voice.MINUTED or match["kind"].lower() in ("committed", "pledged", "promised")):
            return _make(
                sentence,
                CommitmentType.UNDERTAKING,
                match.start(),
                _span(who),
                match.end() - len(match["verb"]),
                whens,
                0.85,
            )
    return None


def _planned(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    kind = CommitmentType.UNDERTAKING if voice is Voice.MINUTED else CommitmentType.PLAN
    for pattern in (_DUE_TO, _PLANNED_FOR, _INTENDS):
        for match in pattern.finditer(sentence):
            if _turned_away(sentence, match.start()):
                continue
            near = _near(whens, match.start(), sentence)
            groups = match.groupdict()
            verb = (groups.get("verb") or groups.get("verb2") or "").lower()
            if not any(when.dated or when.next_meeting for when in near) or verb in (
                "be",
                "have",
                "remain",
                "increase",
                "reduce",
                "rise",
                "fall",
                "cost",
                "exceed",
                "improve",
            ):
                continue
            subject = agents.subject(sentence, match.start())
            pronoun = subject.pronoun and bool(previous)
            type_ = kind
            if _reports(sentence, match.end(), verb):
                type_ = CommitmentType.UNDERTAKING
            return _make(sentence, type_, match.start(), _span(subject), match.end() - len(verb), near, 0.75, pronoun)
    return None


def _commissioned(sentence: str, voice: Voice, whens: tuple[due.When, ...], previous: str) -> Reading | None:
    match = _COMMISSIONED.search(sentence)
    if not match or voice is Voice.RESOLVED or _turned_away(sentence, match.start()):
        return None
    who = agents.subject(sentence, match.start())
    if not who.agent or not re.search(
        r"\b(?:review|audit|diagnostic|training|evaluation|study|report|research|assessment|inspection|to\s+deliver|to\s+undertake)\b",
        sentence[match.end() :],
        re.I,
    ):
        return None
    return _make(sentence, CommitmentType.PLAN, match.start(), _span(who), match.start(), whens, 0.6)


def _near(whens: tuple[due.When, ...], verb: int, sentence: str) -> tuple[due.When, ...]:
    """The expressions of time that date the action: after the verb, or before it in the same clause."""
    clause = max((match.end() for match in re.finditer(r";\s|,\s(?:which|who|but)\s", sentence[:verb])), default=0)
    return tuple(
        when
        for when in whens
        if when.start >= clause and when.lead not in ("since",) and not (when.lead == "after" and when.dated is False)
    )


def _reports(sentence: str, end: int, verb: str) -> bool:
    """Whether the action is to tell somebody: a report, an update, an answer, a publication."""
    return verb in _REPORTING and (
        verb
        in (
            "report",
            "reported",
            "reporting",
            "circulate",
            "circulated",
            "publish",
            "published",
            "consider",
            "considered",
            "respond",
            "responding",
        )
        or bool(_BENEFICIARY.search(sentence, end))
        or bool(
            re.search(
                r"\b(?:report|update|briefing|paper|response|plan|strategy|minutes|information|data)\b", sentence, re.I
            )
        )
        and verb in ("submit", "submitted", "present", "presented", "brought", "bring", "issued")
    )


def _serves(sentence: str, end: int, verb: str) -> bool:
    """Whether a passive promises something to somebody named: "will be provided to Members"."""
    return verb in _REPORTING and bool(_BENEFICIARY.search(sentence, end))


_BY = re.compile(r"\bby\s+(?=(?:the\b|our\b|[A-Z]|officers\b|members\b|a\b|an\b))")


def _by_agent(sentence: str, start: int) -> tuple[int, int] | None:
    for match in _BY.finditer(sentence, start):
        begin, end = agents.object_after(sentence, match.end())
        if agents.is_agent(sentence[begin:end]) and not re.match(
            r"(?:the\s+)?(?:very\s+|early\s+|late\s+|mid-?)?(?:end|start|beginning|middle|\d|January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|spring|summer|autumn|winter)",
            sentence[begin:end],
            re.I,
        ):
            return begin, end
    return None


def _turned_away(sentence: str, verb: int) -> bool:
    """Whether the clause of the verb is negated or only supposed."""
    clause = sentence[max(sentence.rfind(";", 0, verb), 0) : verb]
    words = clause.split()
    if words and re.search(r"\b(?:not|never|neither|nor|no\s+longer)\W+$", clause + " ", re.IGNORECASE):
        return True
    if re.search(
        r"\b(?:if|unless|whether|so\s+that|how|what|in\s+case|assuming|suggest\w*|propos\w+\s+that|hoped?)\s+[^,;]*$",
        clause,
        re.IGNORECASE,
    ):
        return True
    supposed = re.match(r"\W*(?:\w+\W+){0,2}?(?:if|should|unless|were)\b", sentence, re.IGNORECASE)
    return bool(
        supposed
        and verb > supposed.end()
        and not _APPROVAL.match(sentence[supposed.start() :].lstrip(" (-•") if False else sentence.strip())
    )


def asks_nothing(part: str) -> bool:
    """Whether a resolved part only notes, receives, thanks, or approves minutes as correct."""
    return bool(_NOTED.search(part)) and not _ACTS.search(part)


_NOTED = re.compile(
    r"\bbe\s+(?:duly\s+|formally\s+)?(?:noted|received|welcomed|acknowledged)\b|\bbe\s+(?:agreed|approved|confirmed|accepted|signed|taken)\b[^.;]{0,80}\b(?:correct|accurate|true)\s+(?:and\s+\w+\s+)?record|\bcorrect\s+record\b"
    r"|^\W*(?:\(?\w{1,3}[.)]\s*)?(?:that\s+)?(?:(?:the\s+)?(?:cabinet|committee|council|board|panel|members|sub-committee)\s+)?(?:to\s+)?(?:agreed?\s+to\s+)?(?:note[sd]?|receive[sd]?|acknowledge[sd]?|welcome[sd]?|thank(?:s|ed)?)\b"
    r"|\b(?:considers?|consider\s+and|discuss\s+and)\s+note\b|\bthank(?:s|ed)?\b|\bno\s+declarations?\b|\bapologies\b|\bto\s+be\s+noted\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\bdelegat\w+|\bbe\s+(?:requested|asked|invited|instructed|authorised|appointed|submitted|circulated|reported|referred|established|added|amended|included)\b|\brequests?\s+(?:that|the|officers|a)\b|\band\s+(?:approve|agree|endorse)\b|\bbe\s+not\s+established\b",
    re.IGNORECASE,
)


def triggers(sentence: str) -> Iterator[int]:
    """Where modals and their like stand: a sentence without one is not worth a closer look."""
    for match in re.finditer(r"\b(?:will|shall|would)\b|['’]ll\b", sentence):
        yield match.start()
