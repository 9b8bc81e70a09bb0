"""One line above the quotes, where the answer can be read off one of them by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committeesearch.answering import facts
from committeesearch.answering.facts import Fact, FactKind
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.shape import VOTE
from committeesearch.answering.words import stem, stems, tokens

_ORDER: dict[Form, tuple[FactKind, ...]] = {
    Form.WHEN: (FactKind.DATE,),
    Form.WHO: (FactKind.PERSON, FactKind.ROLE),
    Form.COUNT: (FactKind.NUMBER,),
    Form.AMOUNT: (FactKind.MONEY,),
    Form.SHARE: (FactKind.PERCENT,),
    Form.DURATION: (FactKind.DURATION,),
}
_NEAR = 60
"""Characters around a figure in which a word of the question speaks for it."""
_NEVER_BARE = re.compile(r"\b(?:not|no|never|nor|without|unless|except|if|fail\w*|unable)\b", re.I)


_PART = re.compile(r"\s+of (?:the|that|this|which)\b", re.I)
"""What follows a figure that is a part of what was asked for: "£9.6 million of the gap"."""
_DECIDED_WHEN = re.compile(
    r"\bwhen\b.{1,120}\b(?:approv|agree|adopt|endors|pass(?:ed)?\b|resolv|decid|accept|carried|ratif|reject|refus)",
    re.I,
)


def asks_day_of_decision(question: Question) -> bool:
    """Whether a question asks when something was decided: the day of the meeting, which no resolution prints."""
    return question.form is Form.WHEN and bool(_DECIDED_WHEN.search(question.text))


def line(question: Question, texts: Sequence[str]) -> str:
    """The fact that was asked for, as the first quote prints it; "" where no single one stands out."""
    if not texts:
        return ""
    if question.form is Form.DEFINITION:
        return _long_form(question.subject, texts)
    if question.form is Form.VOTE:
        match = VOTE.search(texts[0])
        return match[0] if match else ""
    if asks_day_of_decision(question):  # a day in a resolution is when something is to happen, not when it was resolved
        return ""
    if _NEVER_BARE.search(texts[0]):  # a bare figure would hide the "not" that goes with it
        return ""
    for kind in _ORDER.get(question.form, ()):
        fact = _standing_out(question, texts[0], kind)
        if fact and not _PART.match(texts[0][fact.end :]):
            return fact.text[:1].upper() + fact.text[1:]
    return ""


def _standing_out(question: Question, text: str, kind: FactKind) -> Fact | None:
    """The only fact of its kind, or the only one that a word of the question stands next to."""
    asked = {stem(word) for word in question.terms}
    told = {fact.text.lower() for fact in facts.facts(question.text)}
    found = [fact for fact in facts.facts(text) if fact.kind is kind and fact.text.lower() not in told]
    if len(found) <= 1:
        return found[0] if found else None
    scores = [len(asked & stems(text[max(0, fact.start - _NEAR) : fact.end + _NEAR])) for fact in found]
    best = max(scores)
    return found[scores.index(best)] if best and scores.count(best) == 1 else None


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
                    return " ".join(before[-size:])
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
