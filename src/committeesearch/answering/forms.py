"""What a question asks for, read off its wording: a date, a person, a figure, a decision, a list, a change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from committeesearch.answering import words
from committeesearch.answering.facts import FactKind
from committeesearch.answering.kinds import BODY, DECIDE, Form, form_of, wants_changes
from committeesearch.answering.topic import topic
from committeesearch.results import Query

__all__ = ["Form", "Question", "form_of", "read", "topic", "wants_changes"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the answering stage sees it."""

    text: str
    """With the spelling put right as the query understood it."""
    form: Form
    wanted: Mapping[FactKind, float]
    """Kinds of facts of which an answer must hold one, with how well each fits; empty where any words may answer."""
    terms: tuple[str, ...]
    """Telling words, in lower case, each once."""
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other wordings of a term that the query understood: the long form of an acronym, a word that officers use."""
    periods: tuple[tuple[date, date], ...] = ()
    """First and last days that the query understood."""
    subject: str = ""
    """Of a definition: the term that is asked about."""

    decided: bool = False
    """Whether a decision of a body is asked for, whatever the form."""
    proposal: bool = False
    """Whether a motion or an amendment itself is asked for."""

    @property
    def several(self) -> bool:
        """Whether the evidence lies in more than one place."""
        return self.form in (Form.LIST, Form.COMPARE, Form.CHANGE, Form.LATEST)


_FIGURES = {FactKind.NUMBER: 1.0, FactKind.PERCENT: 1.0, FactKind.MONEY: 1.0}
_WANTED: dict[Form, Mapping[FactKind, float]] = {
    Form.WHEN: {FactKind.DATE: 1.0, FactKind.DURATION: 0.5},
    Form.WHO: {FactKind.PERSON: 1.0, FactKind.ROLE: 0.6, FactKind.NAME: 0.2},
    Form.COUNT: {FactKind.NUMBER: 1.0},
    Form.AMOUNT: _FIGURES,
    Form.SHARE: {FactKind.PERCENT: 1.0, FactKind.NUMBER: 0.3},
    Form.DURATION: {FactKind.DURATION: 1.0, FactKind.DATE: 0.3},
    Form.VOTE: {FactKind.NUMBER: 1.0},
}
"""How well each kind of fact fits the form, from 0 to 1."""

_MONEY = re.compile(
    r"£|\b(?:cost|worth|pay\w*|spen[dt]\w*|money|fund\w*|price|budget|grant|charge|earn\w*|sav\w+)\b", re.I
)
_DECIDED = re.compile(
    rf"\b(?:did|has|have|was|were)\b.{{0,40}}\b{BODY}\b.{{0,30}}\b{DECIDE}\b|\b{BODY} {DECIDE}\b", re.I
)
_PROPOSAL = re.compile(r"\b(?:motions?|amend(?:ments?|ed)|moved|seconded|propos(?:ed|als?)|mover|seconder)\b", re.I)
_ABOUT_PAPERS = re.compile(
    r"\b(?:according to|as given in|in) (?:the |all )?(?:different |various |several )?(?:papers?|reports?|packs?)"
    r"(?: (?:of|in) the (?:pack|papers?))?(?=\W*$)",
    re.I,
)
"""Words of a question that say where to look and not for what."""
_SUBJECTS = (
    re.compile(r"\b(?:mean by|meant by|meaning of|definition of)\s+(.{1,60}?)\W*$", re.I),
    re.compile(
        r"\b(?:do|does|did)\s+(?:the )?(?:(?:letters?|acronym|abbreviation|term|word) )?(.{1,60}?)\s+"
        r"(?:stands? for|mean)\b",
        re.I,
    ),
    re.compile(r"\b(?:is|are)\s+(.{1,60}?)\s+(?:defined|abbreviated)\b", re.I),
    re.compile(r"^\W*(?:what(?:['’]?s| is| are)?|define)\s+(.{1,60}?)\W*$", re.I),
    re.compile(r"^\W*(\w.{0,40}?)\W*$"),
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)


def read(query: Query) -> Question:
    """The question that a query puts."""
    text = _respelt(query)
    form = form_of(text)
    wanted = _WANTED.get(form, {})
    if form is Form.AMOUNT and _MONEY.search(text):
        wanted = {FactKind.MONEY: 1.0, FactKind.NUMBER: 0.8}
    subject = _subject(text) if form is Form.DEFINITION else ""
    decided = form is Form.DECISION or bool(_DECIDED.search(text))
    terms, proposal = words.telling(_ABOUT_PAPERS.sub(" ", text)), bool(_PROPOSAL.search(text))
    return Question(text, form, wanted, terms, _wordings(query), _periods(query), subject, decided, proposal)


def _respelt(query: Query) -> str:
    """The text with the spelling that was understood; the asker is shown that."""
    text = " ".join(query.text.split())
    for item in query.understood:
        if item.kind == "spelling":
            text = re.sub(rf"\b{re.escape(item.said)}\b", item.meant.replace("\\", r"\\"), text, flags=re.I)
    return text


def _wordings(query: Query) -> dict[str, tuple[str, ...]]:
    """By term: what else the query takes it to mean. What was said in several words is kept under its last one."""
    found: dict[str, tuple[str, ...]] = {}
    for item in query.understood:
        if item.kind in ("acronym", "synonym"):
            # Synonyms are parted by commas; a long form may hold some itself: "Education, Health and Care Plan".
            ways = re.split(r"\s*[,;]\s*", item.meant) if item.kind == "synonym" else (item.meant,)
            for term in words.telling(item.said)[-1:]:
                found[term] = (*found.get(term, ()), *ways)
    return found


def _periods(query: Query) -> tuple[tuple[date, date], ...]:
    """Understood dates are written "2024-01-01 to 2024-01-31"."""
    found = [re.findall(r"\d{4}-\d\d-\d\d", item.meant) for item in query.understood if item.kind == "date"]
    return tuple((date.fromisoformat(days[0]), date.fromisoformat(days[-1])) for days in found if days)


def _subject(text: str) -> str:
    subject = next((match[1] for pattern in _SUBJECTS if (match := pattern.search(text))), "")
    return re.sub(r"['\"“”‘’]", "", _ARTICLE.sub("", subject)).strip()
