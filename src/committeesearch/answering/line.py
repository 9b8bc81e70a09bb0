"""One line above the quotes, where the answer can be read off one of them by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committeesearch.answering.asked import Place
from committeesearch.answering.bound import bound, covers
from committeesearch.answering.facts import FactKind
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.named import named
from committeesearch.answering.shape import VOTE
from committeesearch.answering.verdict import verdict
from committeesearch.answering.words import tokens
from committeesearch.dates import printed

_ORDER: dict[Form, tuple[FactKind, ...]] = {
    Form.WHEN: (FactKind.DATE,),
    Form.COUNT: (FactKind.NUMBER,),
    Form.AMOUNT: (FactKind.MONEY,),
    Form.SHARE: (FactKind.PERCENT,),
    Form.DURATION: (FactKind.DURATION,),
}
_OF_VOTES = re.compile(r"\b(?:vot\w*|results?|went|go|cast|against|favour|many|motion|amendment|carried|lost)\b", re.I)
"""Words of a question about a vote that its figures stand for."""
_DECIDE = r"(?:approv|agree|adopt|endors|pass(?:ed)?\b|resolv|decid|accept|carried|ratif|reject|refus)"
_DECIDED_WHEN = re.compile(rf"\bwhen\b.{{1,120}}\b{_DECIDE}", re.I)


def asks_day_of_decision(question: Question) -> bool:
    """Whether a question asks when something was decided: the day of the meeting, which no resolution prints."""
    return question.form is Form.WHEN and bool(_DECIDED_WHEN.search(question.text))


def line(question: Question, places: Sequence[Place]) -> str:
    """The fact that was asked for, as a quote prints it; "" where none is bound to what was asked, or several are."""
    if not places:
        return ""
    if question.form is Form.DEFINITION:
        return _long_form(question.subject, [place.text for place in places])
    if question.form is Form.VOTE:
        match = VOTE.search(places[0].text)
        return match[0] if match and covers(question, places[0], _OF_VOTES) else ""
    verdicts = {said: place for place in reversed(places) if (said := verdict(question, place))}
    if len(verdicts) == 1:
        return _on(*next(iter(verdicts.items())))
    if asks_day_of_decision(question):
        return _meeting(question, places[0])
    for kind in _ORDER.get(question.form, ()):
        found = {_capital(fact.text): place for place in reversed(places) for fact in bound(question, place, kind)}
        if found:
            text, place = next(iter(found.items()))
            return _reported(question, text, place) if len(found) == 1 else ""
    if question.form is Form.WHO:
        people = {_capital(fact.text): place for place in reversed(places) for fact in named(question, place)}
        return _reported(question, *next(iter(people.items()))) if len(people) == 1 else ""
    return ""


def _meeting(question: Question, place: Place) -> str:
    """The day of the meeting whose resolution is quoted first, if it is of what was asked about."""
    if not place.resolves or not place.day or not covers(question, place, re.compile(rf"\b{_DECIDE}\w*", re.I)):
        return ""
    return f"Meeting of {printed(place.day)}"


def _reported(question: Question, text: str, place: Place) -> str:
    """The fact with the day of its paper, unless the question or the fact itself says which year it is of: "5 children
    adopted this year" is true of one year only."""
    lasting = question.form is Form.DURATION or (question.form is Form.WHEN and re.search(r"\b(?:19|20)\d\d\b", text))
    if lasting or question.periods or not place.day:
        return text
    return f"{text} (reported on {printed(place.day)})"


def _on(said: str, place: Place) -> str:
    """Yes or no with the day of the meeting that says it: another may have said otherwise."""
    if not place.day:
        return said
    return f"{said} ({'meeting of' if place.resolves else 'reported on'} {printed(place.day)})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".,")


def _long_form(short: str, texts: Sequence[str]) -> str:
    """The long form that a text gives: "Long Name (LN)", "LN (Long Name)" or "Long Name - LN", letters agreeing."""
    letters = re.sub(r"\W", "", short)
    if not letters.isupper() or len(letters) < 2:
        return ""
    for text in texts:
        for match in re.finditer(rf"\b{re.escape(letters)}s?\b", text):
            before = re.sub(r"[\s(\[–—:-]+$", "", text[: match.start()]).split()
            for size in range(len(letters), min(len(letters) + 4, len(before)) + 1):
                if _spells(before[-size:], letters):
                    return " ".join(before[-size:]).lstrip("(")
            inside = re.match(r"\s*[(\[–—:-]+\s*(?:or\s+)?([^()\]]{4,80})[)\]]?", text[match.end() :])
            if inside:
                words = inside[1].split()
                for size in range(len(letters), min(len(letters) + 4, len(words)) + 1):
                    if _spells(words[:size], letters):
                        return " ".join(words[:size]).rstrip(".,;")
    return ""


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether the words' first letters, small words left out, spell ``letters``."""
    first = [part for word in words for part in re.split(r"[-/]", word) if part]
    if not first or not tokens(first[0]) or first[0].lower() in ("and", "of", "for", "the", "on", "in", "to"):
        return False
    full = "".join(word.strip("\"'“‘(")[:1] for word in first).lower()
    short = "".join(
        word.strip("\"'“‘(")[:1]
        for word in first
        if word.lower() not in ("and", "of", "for", "the", "on", "in", "to", "&")
    ).lower()
    return letters.lower() in (full, short)
