"""Where in a sentence the one who acts stands: before the verb, or after "ask" and "delegate to"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committeesearch.commitments.agents import PRONOUNS, TITLES, is_agent

_INTRODUCTION = re.compile(
    r"(?:in|on|at|as|to|for|by|from|with|within|over|during|following|after|before|once|when|where|while|whilst|until|if|"
    r"as\s+a\s+result|given|subject|however|therefore|additionally|also|currently|furthermore|moreover|alongside|along|through|since|"
    r"under|although|though|despite|yet|because|based|building|using|having|being|working|including|should|going|prior|"
    r"further|moving|looking|finally|lastly|firstly|secondly|meanwhile|overall|next|then|here|again|across|upon|together|"
    r"rather|instead|consequently|subsequently|ultimately|importantly|specifically|similarly|nevertheless|accordingly|regarding|concerning|"
    r"this\s+(?:year|month|week))\b",
    re.IGNORECASE,
)
"""What begins a phrase before the subject that a comma ends."""
_BREAK = re.compile(
    r"[;:?]\s+|\)\s*,\s+|\bthat\s+|,\s+(?:and|but|so|while|whilst|where|when|which|who|as|although|or|then)\s+"
    r"|\s+(?:which|who|because|whereas|but|whilst|while|where|when|how|whether)\s+|\s+–\s+|\s+-\s+",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:\W*(?:and|but|also|so|then|however|therefore|or|yes|no|whilst|while)\b,?\s+)+", re.IGNORECASE
)
_NUMBER = re.compile(
    r"^\W*(?:\(?(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivx]+)[.)]\s+|\d+(?:\.\d+)+\.?\s+|\d{1,3}\.?\s*(?=[A-Z])|[•▪●◦–*#>·-]+\s*)*"
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:then|also|now|both|all|each|therefore|so|still|subsequently|jointly"
    r"|(?:on|in)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]+\s+)?20\d\d))*[\s,]*$",
    re.IGNORECASE,
)
"""Adverbs and dates between a subject and its verb."""
_DETERMINED = re.compile(
    r"(?:(?<=\s)|^)(?:the|our|its|their|all|this|each|both|these|an?|\d+|two|three|four|five|six)\s+(?=\S)",
    re.IGNORECASE,
)
_LAST_NAME = re.compile(
    rf"(?:{TITLES}\s+(?:[A-Z][\w.'’-]*\s*){{1,3}}|\bwe|\bofficers|\bmembers|\bstaff|\b[A-Z]{{2,6}})$"
)
_GOVERNED = re.compile(
    r"\b(?:of|for|to|with|by|from|and|a|an|the|within|in|on|at|under|across|between|into|than|as|about|near)\s+"
    r"(?:(?-i:[A-Z])[\w’']*\s+){0,2}$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|continues?|originally|agreed|considered|attended|confirmed|said|"
    r"advised|reported|explained)\s",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"(?:in|during|by|from|since)\s+(?:[A-Z][a-z]+\s+)?(?:20)?\d\d(?:[/–-]\d\d)?,?\s+", re.IGNORECASE)
_DEMONSTRATIVES = PRONOUNS | {"this", "these", "that", "those"}
_SHORT = 6
"""Words of a noun phrase before "which" that can be taken as one name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Characters ``start`` to ``end`` of a sentence that stand before its verb. ``agent``: somebody who can act."""

    start: int
    end: int
    agent: bool
    pronoun: bool = False


def subject(text: str, verb: int) -> Subject:
    """The subject of the verb that begins at character ``verb``."""
    before = text[:verb].rstrip()
    relative = re.search(r",?\s+(who|which)$", before)
    before = before[: relative.start()] if relative else before
    start = _start(before)
    words = _TRAILING.sub("", before[start:])
    end = start + len(words)
    if relative and relative[1] == "which" and len(words.split()) > _SHORT:
        return Subject(start, end, False)
    inside = _IN_YEAR.match(words)
    if inside and is_agent(words[inside.end() :]):
        return Subject(start + inside.end(), end, True)
    if _INTRODUCTION.match(words) and (nearest := _nearest_agent(words)) is not None:
        return Subject(start + nearest, end, True)
    inner = _last_agent(words)
    if is_agent(words) or _is_place_name(words, text[:start]):
        return Subject(start, end, True)
    if inner is not None:
        return Subject(start + inner, end, True)
    pronoun = words.lower() in _DEMONSTRATIVES
    if pronoun or re.search(r"\b(?:and|but)$", words):
        earlier = speaker(text, start if pronoun else end)
        if earlier:
            return Subject(earlier[0], earlier[1], True, pronoun)
    return Subject(start, end, False, pronoun)


def speaker(text: str, before: int) -> tuple[int, int] | None:
    """The agent of the first verb of a sentence: who has done the one thing and will do the other, or said so."""
    for verb in _FINITE.finditer(text, 0, before):
        who = subject(text, verb.start())
        if who.agent:
            return who.start, who.end
    return None


def _is_place_name(words: str, before: str) -> bool:
    """One capitalised word within a sentence: "and Leeds will …"."""
    return bool(before.strip() and re.fullmatch(r"[A-Z][a-z]{3,}", words) and before.rstrip()[-1] in ",;dt")


def _start(before: str) -> int:
    start = 0
    for match in _BREAK.finditer(before):
        if match.end() < len(before):
            start = match.end()
    start += len(_NUMBER.match(before[start:])[0])  # type: ignore[index]
    while True:
        lead = _LEADING.match(before[start:])
        start += lead.end() if lead else 0
        introduction = _INTRODUCTION.match(before[start:])
        comma = before.find(",", start)
        if not introduction or comma < 0 or not before[comma + 1 :].strip():
            return start
        start = comma + 1
        start += len(before[start:]) - len(before[start:].lstrip())


def _last_agent(words: str) -> int | None:
    """Where an agent begins that ends ``words``, after an introduction without a comma ("In 2022 the Board")."""
    for match in _DETERMINED.finditer(words):
        if match.start() and is_agent(words[match.start() :]) and not _GOVERNED.search(words[: match.start()]):
            return match.start()
    name = _LAST_NAME.search(words)
    if name and name.start() and not _GOVERNED.search(words[: name.start()]):
        return name.start()
    return None


def _nearest_agent(words: str) -> int | None:
    """Where the agent next to the verb begins: "Once the school has called a member of the team"."""
    starts = [match.start() for match in _DETERMINED.finditer(words)]
    name = _NAME.search(words)
    starts += [name.start()] if name else []
    agents = (at for at in sorted(starts, reverse=True) if at and is_agent(words[at:]))
    return next((at for at in agents if not _GOVERNED.search(words[:at])), None)


_NAME = re.compile(r"(?:[A-Z][\w’'&]+\s+){1,3}[A-Z][\w’'&]+$")
_OBJECT_END = re.compile(
    r"\s+(?:to|for)\s+(?!the\b|a\b|an\b|all\b)(?:[a-z]+ly\s+)?(?=[a-z])|,?\s+(?:following\s+consultation|after\s+consult)"
    r"|\s+(?:on\s+behalf|so\s+that|that|be|are|is|were|was|if|subject|should|who|as|from|via|by|under|during|within|at)\b"
    r"|\s+(?:in|on)\s+(?=\d|[A-Z][a-z]+\s+\d|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)|[;.:](?:\s|$)|\s+and\s+(?:to\s+)?(?:encourage|that|agree|note)\b"
)
_OTHER_DEED = re.compile(r"\s+and\s+(?:then\s*|[a-z]+(?:ed|en)\s*)$")
"""Another deed, of another doer: "assessed by the team and approved by the board"."""
_CONSULTED = re.compile(
    r",?\s+(?:in\s+(?:consultation|conjunction|liaison|discussion)|following\s+consultation)\s+with\s+"
)


def object_after(text: str, start: int) -> tuple[int, int]:
    """Characters of the noun phrase that begins at ``start``, with whom it is to consult, before what it is to do."""
    start += len(text[start:]) - len(text[start:].lstrip())
    begin = start
    while True:
        end = _OBJECT_END.search(text, begin)
        stop = end.start() if end else len(text)
        consulted = _CONSULTED.match(text, stop)
        if not consulted:
            break
        begin = consulted.end()
    other = _OTHER_DEED.search(text, start, stop)
    stop = other.start() if other else stop
    while stop > start and text[stop - 1] in " ,.;:":
        stop -= 1
    return start, stop
