"""What surrounds a verb: whether its clause is meant, on what condition and for whom."""

from __future__ import annotations

import re

from committeesearch.commitments import verbs
from committeesearch.commitments.verbs import lexicon

_NEGATED = re.compile(r"\b(?:not|never|neither|nor|no\s+longer)\W*$|\bnot\s+all\b[^,;]*$", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:unless|whether|so\s+that|in\s+case|assum\w+|suggest\w*|unlikely|(?:estimat|forecast|project)\w*\s+that|"
    r"forecast\w*\s+(?:\w+\s+){0,2}that|(?:propos\w+|hoped?|expect(?:ed|s)?|risk|likely|possible|imply|implies)\s+that|"
    r"(?:text|wording|paragraph|policy|modification|clause|guidance)\b[^;]{0,80}\bthat|"
    r"if(?!\s+(?:approv|agree|required|necess|success|accept)))\s+[^,;]*$",
    re.IGNORECASE,
)
_ASKED_OF = re.compile(r"\b(?:how|what)\s+(?:(?!\b(?:is|are|was|were|has|have|had)\b)[^,;])*$", re.IGNORECASE)
"""The verb of "how" itself: "how the Council will …", but not "a review of how it is working will …"."""
_OPENS_WITH_IF = re.compile(r"\W*(?:\w+\W+){0,2}?(?:if|should|unless)\b|\W*were\b", re.IGNORECASE)
_APPROVAL = re.compile(
    r"\b(?:if|once|when|subject\s+to|should)\s+[^,.;]{0,60}\b(?:approv\w+|agree\w*|successful|accept\w*|required|needed|"
    r"necessary|appropriate|endorse\w*|outcome|granted|funding|consent|call-?in)\b",
    re.IGNORECASE,
)
"""Conditions that every plan of a council has, and that do not make it a mere supposition."""
_CONDITION = re.compile(
    r"\b(?:if|where|as)\s+(?:required|necessary|appropriate|needed|possible|agreed|approved)\b"
    r"|\b(?:subject\s+to|provided\s+that|on\s+condition\s+that|dependent\s+on|conditional\s+(?:up)?on|pending|if|unless|"
    r"once)\s+[^,.;]{3,140}",
    re.IGNORECASE,
)
_BENEFICIARY = re.compile(
    r"\b(?:to|for|with|before)\s+(?:both\s+|all\s+)?"
    r"(?P<who>(?:(?:the|a|an|its|their|our|this|that|future|next|subsequent|full|relevant|each|all|individual)\s+)*"
    r"(?:(?:[A-Z][\w&'’-]*,?|of|and|the|for)\s+){0,9}?"
    r"(?:Committees?|Members?|Cabinet|Council|Board|Panel|Councillors?|Group|Forum|Scrutiny|members|councillors|"
    r"residents|parents|Minister|Government|DfE|DfT|MHCLG|Ofsted|Leader|Chair(?:man)?|committee|meetings?))\b"
)
_ABOUT_PAPERS = re.compile(
    r"\b(?:report|update|briefing|paper|response|plan|strategy|minutes|information|data)\b", re.I
)
_HANDED_IN = lexicon("submit submitted present presented brought bring issued")


def turned_away(sentence: str, verb: int) -> bool:
    """Whether the clause of the verb at character ``verb`` is negated or only supposed."""
    clause = sentence[max(sentence.rfind(";", 0, verb), 0) : verb]
    aside = sentence.count("(", 0, verb) > sentence.count(")", 0, verb)
    if aside or _NEGATED.search(clause) or _SUPPOSED.search(clause) or _ASKED_OF.search(clause):
        return True
    opening = _OPENS_WITH_IF.match(sentence)
    return bool(opening and verb > opening.end() and not _APPROVAL.search(sentence))


def in_relative_clause(sentence: str, verb: int) -> bool:
    """Whether the verb goes with a noun ("the risks that the Council would face") and not with a verb of saying."""
    clause = sentence[max(sentence.rfind(";", 0, verb), 0) : verb]
    if _WHOSE_ACTIONS.search(clause):
        return True
    that = clause.rfind(" that ")
    if that < 0 or re.search(r"[,;]\s", clause[that:]):
        return False
    return not _SAYS.search(clause[:that])


_WHOSE_ACTIONS = re.compile(
    r"\b(?:the|what|those|key)\s+(?:actions?|steps|measures|ways?|things|areas|outcomes|priorities)\s+"
    r"(?:(?:the|our)\s+\w+|we|it|they|officers)\s*$",
    re.IGNORECASE,
)
"""A noun with its clause: "it set out the actions the Council will take"."""
_SAYS = re.compile(
    r"\b(?:confirm|advis|sa(?:id|ys)|stat(?:e|ing)|report|not(?:e|ing)|explain|assur|agree|anticipat|indicat|commit|promis|"
    r"announc|request|recommend|propos|resolv|plan|intend|understood|clarif|highlight|emphasi|mean|stress|ask|suggest|"
    r"remind|inform|told|pleased|confident|ensur|approv|outlin|RESOLVED|so|is|was|be)\w*\s*(?:\([^)]*\)\s*)?$",
    re.IGNORECASE,
)


def condition(sentence: str) -> str:
    """The condition that the sentence sets, as written; "" where it sets none."""
    match = _CONDITION.search(sentence)
    return " ".join(match[0].split()) if match else ""


def beneficiary(sentence: str, start: int) -> str:
    """Who is to get it, as written after character ``start``; "" where nobody is named."""
    match = _BENEFICIARY.search(sentence, start)
    return " ".join(match["who"].split()) if match else ""


def reports(sentence: str, end: int, verb: str) -> bool:
    """Whether the action is to tell somebody: a report, an update, an answer, a publication."""
    if verb not in verbs.REPORTING:
        return False
    if verb in verbs.TELLING or beneficiary(sentence, end):
        return True
    return verb in _HANDED_IN and bool(_ABOUT_PAPERS.search(sentence))


def serves(sentence: str, end: int, verb: str) -> bool:
    """Whether a passive promises something to somebody named: "will be provided to Members"."""
    return verb in verbs.REPORTING and bool(beneficiary(sentence, end))
