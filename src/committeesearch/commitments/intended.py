"""What points ahead without "will": "is due to", "agreed to", "plans to", "is to be", "has commissioned"."""

from __future__ import annotations

import re

from committeesearch.commitments import due, subjects, verbs
from committeesearch.commitments.doer import by_agent
from committeesearch.commitments.mood import in_relative_clause, reports, turned_away
from committeesearch.commitments.reading import Reading, Voice, span
from committeesearch.commitments.timing import near
from committeesearch.commitments.verbs import ADVERBS, lexicon
from committeesearch.results import CommitmentType

_AUX = r"(?:is|are|was|were|been|being|be|now|currently)"
_DUE_TO = re.compile(
    rf"\b{_AUX}\s+{ADVERBS}(?:due|planned|scheduled|expected|set|anticipated|intended|timetabled|proposed|on\s+track|"
    rf"committed|planning|aiming|looking|intending|hoping|going)\s+{ADVERBS}"
    rf"(?:to\s+|(?=commence|start|launch))(?:be\s+)?{ADVERBS}(?P<verb>[a-z][a-z-]+)"
    r"|\b(?:on\s+track|and\s+due|due)\s+(?:to\s+)?(?:be\s+)?(?P<verb2>go\s+live|launch\w*|start|commence|complete|open|finish)\b"
    r"|\bthere\s+are\s+[^.;]{3,80}?\bdue\b(?P<verb3>)",
    re.IGNORECASE,
)
_PLANNED_FOR = re.compile(
    rf"\b{_AUX}\s+{ADVERBS}(?:planned|scheduled|anticipated|timetabled|due|deferred|postponed|extended|rescheduled|booked|"
    r"arranged|set)\s+(?:to\s+(?:be\s+(?:held|heard)\s+)?"
    r"(?=(?:the\s+)?(?:next|either|early|late|mid|[A-Z][a-z]+\s+(?:20|or|and|\d)))"
    r"|for|in|on|by|at|until|from|either|mid|late|early|over|during)",
    re.IGNORECASE,
)
_INTENDS = re.compile(
    r"\b(?:we|council|[a-z]{1,4}(?:cc|bc|dc)|service|team|officers?|directorate|cabinet|committee|board|partnership)\s+"
    rf"{ADVERBS}(?:plans?|intends?|aims?|proposes?|hopes?)\s+to\s+(?P<verb>[a-z][a-z-]+)"
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
    rf"\b(?:(?:has|have|had|is|are)\s+{ADVERBS})?(?P<kind>agreed|undertook|undertaken|committed|promised|offered|pledged|"
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
    rf"\b(?:is|are)\s+{ADVERBS}(?P<verb>(?!being|having|going|looking|planning|aiming|forecasting|showing|experiencing|"
    r"facing|seeing|increasing)[a-z]+ing)\b",
    re.IGNORECASE,
)
_IS_TO = re.compile(rf"\b(?:is|are)\s+{ADVERBS}to\s+(?:then\s+)?be\s+{ADVERBS}(?P<verb>[a-z]+)\b", re.IGNORECASE)
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
    owner = span(who) or by_agent(sentence, match.end())
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
            doer, dated = by_agent(sentence, match.end()), near(whens, match.start(), sentence)
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
