"""Verbs of asking: delegations ("delegate authority to X to …") and requests ("X be requested to …")."""

from __future__ import annotations

import re

from committeesearch.commitments import agents, due, subjects
from committeesearch.commitments.mood import turned_away
from committeesearch.commitments.reading import Reading, Voice, span
from committeesearch.commitments.sentences import MARK
from committeesearch.commitments.verbs import ADVERBS
from committeesearch.results import CommitmentType

_SOMEBODY = r"(?=the\b|(?-i:[A-Z])|each\b|relevant\b|officers\b)"
_DELEGATES = re.compile(
    r"\b(?:to\s+)?delegat(?:e|es|ing)\b(?!\s+(?:powers|authority|decisions?)\s+(?:was|were|is|are|has|have|under))"
    rf"[^.;]{{0,200}}?\s+to\s+{_SOMEBODY}"
    r"|\bdelegated\s+(?:authority|powers?)\s+(?:be\s+|is\s+|was\s+|are\s+|were\s+)?(?:granted|given|conferred|approved)?"
    rf"\s*(?:to|for)\s+{_SOMEBODY}"
    r"|\b(?:authority|powers?|decisions?|approval|agreement|responsibility)\b[^.;]{0,160}?"
    r"\b(?:be|is|was|were)\s+(?:formally\s+)?delegated\s+to\s+"
    rf"|\bbe\s+delegated\s+(?:authority\s+)?to\s+{_SOMEBODY}",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(rf"\b(?:to|for)\s+{_SOMEBODY}")
_PROPOSES = re.compile(
    r"\bdelegate\b|\bbe\s+(?:formally\s+)?delegated\b|\bdelegated\s+(?:authority|powers?)\s+(?:be|to)\b", re.IGNORECASE
)
"""In a report only what is yet to be delegated counts: the scheme of delegation describes."""
_EMPOWERED = re.compile(
    r"\b(?:be|is|are|was|were)\s+(?:given\s+(?:delegated\s+)?(?:authority|powers?)|authorised|empowered|"
    r"granted\s+(?:delegated\s+)?authority|delegated(?:\s+(?:authority|powers?))?)\s*(?:,[^,]{3,120},\s*)?(?:to\s+[a-z])",
    re.IGNORECASE,
)
_BE_ASKED = re.compile(
    rf"\b(?P<be>be|was|were|been)\s+{ADVERBS}(?:asked|requested|invited|instructed|urged|tasked|directed|mandated)\s+"
    r"(?:,[^,]{3,80},\s+)?to\s+(?!speak\b|address\b|comment\b)(?:be\s+)?[a-z]",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?P<aux>ha(?:s|ve|d)\s+(?:also\s+)?)?(?:asked|requested|invited|urged|instructed|tasked|directed|encouraged)\s+"
    r"(?!(?:to|that|by|whether|if|for|about|how|what|why|when|where|and|a|an|questions?)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\b(?:requests?|asks?|invites?|instructs?|urges?)\s+{_SOMEBODY}", re.IGNORECASE)
"""The body that resolves is its own subject: "request the Director of Place to report …"."""
_PASSIVE = re.compile(r"\b(?:is|are|be|been|was|were|being|as)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_TO_DO = re.compile(
    r"[\s,]*(?:in\s+[^,]{3,60},?\s+)?to\s+"
    r"(?!(?:note|recognise|recognize|acknowledge|remember|reflect|bear|be\s+mindful|be\s+aware|vote|support\s+the\s+motion)\b)[a-z]"
)
"""What one can be asked to do; an appeal in debate ("asked Members to recognise that") asks for nothing to be done."""
_REQUEST_FOR = re.compile(
    r"\b(?:request\s+|(?:requests?|proposals?)\s+(?:was|were|had\s+been|has\s+been)\s+(?:also\s+)?made\s+)(?:for|that)\s+"
    r"(?=(?:the|a|an|more|further|data|additional|subsequent|officers|[A-Z])\b)"
    r"|\brequested\s+(?:that|(?=a\s+(?:further\s+)?(?:report|update|briefing)\b))"
    r"|\bto\s+request\s+(?=(?:a|an|further|the|that)\b)|\basked\s+(?:that|for\s+(?=(?:a|an|further|more|the)\b))",
    re.IGNORECASE,
)
BODY_ASKS = re.compile(rf"{MARK}(?:that\s+)?(?:agrees?\s+to\s+)?requests?\s+that\b", re.IGNORECASE)
"""The body itself asks somebody outside: asking is what was resolved, and the body's to do."""
_FOR_A_PAPER = re.compile(
    r"(?:\ba\s+request\s+for|\bto\s+request)\s+(?:(?:a|an|further|subsequent|follow|up|\w+)\s+){0,4}?(?:report|update|paper|briefing)\b",
    re.I,
)


def delegation(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    """ "Delegate authority to the Director to …", "the Director be authorised to …"."""
    given = _EMPOWERED.search(sentence)
    if given and voice is not Voice.REPORTED and not turned_away(sentence, given.start()):
        who = subjects.subject(sentence, given.start())
        if who.agent:
            return Reading.of(sentence, CommitmentType.DELEGATION, span(who), given.end() - 1, whens, 0.95)
    match = _DELEGATES.search(sentence)
    if not match or turned_away(sentence, match.start()):
        return None
    if voice is Voice.REPORTED and not _PROPOSES.search(match[0]):
        return None
    for to in _TO_SOMEBODY.finditer(sentence, match.start()):
        owner = subjects.object_after(sentence, to.end())
        if agents.is_agent(sentence[slice(*owner)]):
            return Reading.of(sentence, CommitmentType.DELEGATION, owner, owner[1], whens, 0.95)
    return None


def request(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    """ "The Director be requested to …", "Mr X asked officers to …", "a request was made for …"."""
    return _passive(sentence, voice, whens) or _active(sentence, voice, whens) or _noun(sentence, voice, whens)


def _passive(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    match = _BE_ASKED.search(sentence)
    if not match or turned_away(sentence, match.start()):
        return None
    if voice is Voice.REPORTED:
        return None
    who = subjects.subject(sentence, match.start())
    if not who.agent:
        return None
    return Reading.of(sentence, CommitmentType.REQUEST, span(who), match.end() - 1, whens, 0.95)


def _active(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    if voice in (Voice.RESOLVED, Voice.RECOMMENDED):
        for match in _ASKS.finditer(sentence):
            owner = subjects.object_after(sentence, match.end())
            if agents.is_agent(sentence[slice(*owner)]) and _TO_DO.match(sentence[owner[1] :]):
                return Reading.of(sentence, CommitmentType.REQUEST, owner, owner[1], whens, 0.95)
    for match in _ASKED.finditer(sentence):
        if _PASSIVE.search(sentence[: match.start()]) or turned_away(sentence, match.start()):
            continue
        if voice is Voice.REPORTED and not match["aux"]:
            continue
        owner = subjects.object_after(sentence, match.end())
        named = agents.is_agent(sentence[slice(*owner)]) and _TO_DO.match(sentence[owner[1] :])
        if named and subjects.subject(sentence, match.start()).agent:
            return Reading.of(sentence, CommitmentType.REQUEST, owner, owner[1], whens, 0.9)
    return None


def _noun(sentence: str, voice: Voice, whens: tuple[due.When, ...]) -> Reading | None:
    match = _REQUEST_FOR.search(sentence)
    if not match or turned_away(sentence, match.start()):
        return None
    if voice is Voice.REPORTED and not _FOR_A_PAPER.search(sentence):
        return None
    owner = subjects.object_after(sentence, match.end())
    named = agents.is_agent(sentence[slice(*owner)])
    later = tuple(when for when in whens if when.start > match.start())
    return Reading.of(sentence, CommitmentType.REQUEST, owner if named else None, match.end(), later, 0.75)
