"""What later papers say: the latest position, and whether a later paper says otherwise than the one that is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from committeesearch.answering.facts import facts
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.quotes import NEARLY_AS_GOOD, Scored, newest_first
from committeesearch.answering.spans import SpanKind, Stretch
from committeesearch.dates import printed
from committeesearch.model import Authority, Passage

ABOUT = 0.1
"""Share of the question's words by which a later stretch may fall short of the one quoted: it is about the same."""
SAME_SENTENCE = 90.0
"""Likeness (0 to 100) of two sentences without their figures, dates and names from which they report the same thing:
what is reported every quarter keeps its words."""
_WORDS = {Authority.RESOLUTION: "decision", Authority.MINUTES: "minutes", Authority.UPDATE: "member's update"}


def latest(scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """The newest stretch that is good first, whatever it is, and the newest decision directly after it."""
    good = newest_first(scored)
    decision = next((one for one in good if one.stretch.passage.authority is Authority.RESOLUTION), None)
    if decision is None or decision is good[0]:
        return good
    return (good[0], decision, *(one for one in good[1:] if one is not decision))


def latest_note(chosen: Sequence[Stretch]) -> str:
    """Where the newest words are not a decision and an older decision is quoted beside them: which is which."""
    newest = chosen[0].passage if chosen else None
    decided = next((one.passage for one in chosen if one.passage.authority is Authority.RESOLUTION), None)
    if newest is None or decided is None or _day(decided) >= _day(newest):
        return ""
    kind = _WORDS.get(newest.authority, "report")
    return f"The last decision found on this is of {_say(decided)}; a later {kind}, of {_say(newest)}, is quoted first."


def otherwise(question: Question, chosen: Sequence[Stretch], scored: Sequence[Scored]) -> str:
    """The note that a later paper says otherwise than what is quoted first; "" where none does.

    A later paper says otherwise where it gives another fact of the kind asked for in the same sentence, or where a
    later meeting decided on the same question. Whoever asks for a time wants that time and no later one.
    """
    lead = next((one for one in scored if chosen and _within(one.stretch, chosen[0])), None)
    if lead is None or question.periods or question.form in (Form.LATEST, Form.CHANGE):
        return ""
    shown = {one.passage.id for one in chosen}
    later = [
        one
        for one in scored
        if _day(one.stretch.passage) > _day(lead.stretch.passage) > date.min
        and one.stretch.passage.id not in shown
        and one.score >= NEARLY_AS_GOOD * lead.score
        and one.signals.own >= lead.signals.own - ABOUT
    ]
    for one in sorted(later, key=lambda one: (-_day(one.stretch.passage).toordinal(), -one.score)):
        place = f"{_say(one.stretch.passage)}, {one.stretch.passage.item_name or one.stretch.passage.file}"
        if question.wanted and (other := _other_fact(question, lead.stretch, one.stretch)):
            return f"A later paper says otherwise: “{other}” ({place})."
        decides = one.stretch.passage.authority is Authority.RESOLUTION
        if decides and not question.wanted and (question.decided or question.form is Form.YES_NO):
            return f"A later meeting decided on this too ({place})."
    return ""


def _other_fact(question: Question, lead: Stretch, later: Stretch) -> str:
    if SpanKind.ROW in (lead.kind, later.kind) or fuzz.ratio(_bare(lead.text), _bare(later.text)) < SAME_SENTENCE:
        return ""
    kinds = {kind for kind, fit in question.wanted.items() if fit == max(question.wanted.values())}
    before = {fact.text.lower() for fact in facts(lead.text)}
    told = {fact.text.lower() for fact in facts(question.text)}
    found = [fact.text for fact in facts(later.text) if fact.kind in kinds]
    return next((text for text in found if text.lower() not in before | told), "")


def _bare(text: str) -> str:
    """A sentence without what changes from report to report."""
    for fact in reversed(facts(text)):
        text = text[: fact.start] + text[fact.end :]
    return " ".join(text.lower().split())


def _within(stretch: Stretch, shown: Stretch) -> bool:
    return stretch.passage.id == shown.passage.id and shown.start <= stretch.start < shown.end


def _day(passage: Passage) -> date:
    return passage.meeting.date or date.min


def _say(passage: Passage) -> str:
    return printed(_day(passage))
