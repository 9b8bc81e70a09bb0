"""Figures that the papers state of exactly what was asked, so that those that contradict each other can be told.

"621 children in care" and "Number of children looked after: 615" state the same thing; "78 children who left care" and
"12 more children in care" do not. A figure counts only where nothing but the words asked for stands between it and the
end of its phrase: to miss a contradiction is better than to invent one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from committeesearch.answering.facts import Fact, FactKind, facts
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.quotes import Scored
from committeesearch.answering.spans import CELLS, SpanKind, Stretch
from committeesearch.answering.words import SILENT, stem, stems, tokens
from committeesearch.dates import printed

ALIKE = 1.25
"""Figures of one thing differ by less than a quarter, whatever the paper; beyond it they are of different things, or of
different places."""
_KINDS = {Form.COUNT: FactKind.NUMBER, Form.SHARE: FactKind.PERCENT}
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn"
    r"|winter|Q[1-4]|quarter)"
)
_ASKED = re.compile(
    r"\b(?:how many|numbers? of|(?:percentage|per ?cent|proportion|share) of)\s+(?:the |our |all )?(.+)", re.I | re.S
)
_TIME = (
    rf"(?:(?:in|at|on|by|as (?:of|at)|during|for|since|from|until)\s+(?:the\s+)?(?:(?:end|start|beginning|middle)\b"
    rf"|(?:early|mid|late)\b|{_MONTHS}\b|(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?\b|present|moment|last|this))"
)
_CUT = re.compile(rf"[?;,]|\baccording to\b|\b(?:now|currently|there|last|this|still)\b|\b{_TIME}", re.I)
_ONE_GROUP = re.compile(r"\b(?:looked[ -]after|cared[ -]for|in (?:our |the council['’]s )?care)\b", re.I)
"""Three names of one legal status, section 22 of the Children Act 1989."""
_GROUP_NAMES = ("cared for", "looked after")
LEAST_SUBJECT = 2
"""Words of a subject from which figures of it are looked for elsewhere: "staff" alone is of everybody."""
_FILLING = frozenset(
    """number numbers total totals currently current open figure figures nos no stood snapshot overall latest reported
    there count""".split()  # noqa: SIM905
)
"""Words that may stand between a figure and its subject without making it another thing."""
_ENDS = re.compile(rf"\s*(?:\(\w+\)\s*)?(?:$|[.,;:)\n]|and\b|compared\b|against\b|{_TIME})", re.I)
_NOT_ALL = re.compile(
    r"\b(?:increas\w+|decreas\w+|ris\w+|rose|fall\w*|fell|reduc\w+|drop\w*|growth|by|further|additional|another|extra|more"
    r"|fewer|other|target\w*|averag\w+|rate|over|under|around|about|approximately|nearly|almost|up to|least|average of"
    r"|nationally|england|remaining|those|these|than)(?:\W+(?:of|to|in|the|at|only))*\W+$",
    re.I,
)
"""What before a figure makes it a part, a change, a round number or somebody else's."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch that states the figure asked for."""

    one: Scored
    value: float
    printed: str

    @property
    def stretch(self) -> Stretch:
        """The words that state it."""
        return self.one.stretch

    @property
    def day(self) -> date | None:
        """When the meeting was to which it was reported."""
        return self.one.stretch.passage.meeting.date


def statements(question: Question, found: Iterable[Scored]) -> tuple[Statement, ...]:
    """What states the figure that a question asks for, in the order given; nothing for a question of anything else."""
    kind, subject = _KINDS.get(question.form), _subject(question.text)
    if kind is None or not subject:
        return ()
    stated = [(one, fact) for one in found if (fact := _stated(one, kind, subject))]
    near = max((one.signals.dated for one, _ in stated), default=0.0)  # to the time that is asked for, if one is
    return tuple(Statement(one, value(fact), fact.text) for one, fact in stated if one.signals.dated == near)


def differing(stated: Sequence[Statement]) -> tuple[Statement, ...]:
    """The best statement of each figure, newest meeting first, where the papers give more than one for the same time;
    nothing where they agree."""
    if not stated:
        return ()
    lead, by_value = stated[0], dict[float, Statement]()
    for one in stated:
        low, high = sorted((one.value, lead.value))
        if high <= ALIKE * low and _same_time(lead, one):
            by_value.setdefault(one.value, one)
    if len(by_value) < 2:
        return ()
    return tuple(sorted(by_value.values(), key=lambda one: (one.day or date.min, one.one.score), reverse=True))


def value(fact: Fact) -> float:
    """The number that a fact prints."""
    return float(re.sub(r"[^\d.]", "", fact.text))


def said_elsewhere(question: Question) -> tuple[str, ...]:
    """What to search for besides, so that all papers that state the figure asked for are found: reports name it with
    words like "currently open", and officers have several names for children in care."""
    match = _ASKED.search(question.text)
    if question.form not in _KINDS or not match or len(_subject(question.text)) < LEAST_SUBJECT:
        return ()
    phrase = _CUT.split(match[1], maxsplit=1)[0]
    rest = " ".join(word for word in tokens(_ONE_GROUP.sub(" ", phrase)) if word not in SILENT)
    names = [f"{name} {rest}" for name in _GROUP_NAMES] if _ONE_GROUP.search(phrase) else [rest]
    return tuple(f"current number of open {name}" for name in names)


def figures_note(stated: Sequence[Statement]) -> str:
    """What the asker is told of figures that differ, each with its source."""
    parts = [f"{one.printed} ({_source(one)})" for one in stated]
    return f"The papers give different figures: {'; '.join(parts)}."


def _source(one: Statement) -> str:
    passage = one.stretch.passage
    first = passage.body[one.stretch.start : one.stretch.end].first
    place = f"page {first.page}" if passage.paged and first else ""
    day = printed(one.day)
    names = [name for name in passage.headings if not any(fact.kind is FactKind.NUMBER for fact in facts(name))]
    heading = names[-1] if names else passage.item_title  # a heading may be a figure itself: "908 homes in all"
    return ", ".join(part for part in (day, heading, place) if part) or passage.file


def _subject(text: str) -> frozenset[str]:
    match = _ASKED.search(_ONE_GROUP.sub("in care", text))
    return stems(_CUT.split(match[1], maxsplit=1)[0]) if match else frozenset()


def _same_time(one: Statement, other: Statement) -> bool:
    """Figures whose sentences name different days are of different days."""
    days = [
        {fact.text.lower() for fact in facts(each.one.stretch.text) if fact.kind is FactKind.DATE}
        for each in (one, other)
    ]
    return not all(days) or bool(days[0] & days[1])


def _stated(one: Scored, kind: FactKind, subject: frozenset[str]) -> Fact | None:
    text = _ONE_GROUP.sub("in care", one.stretch.text)
    if not subject <= stems(text):
        return None
    if one.stretch.kind is SpanKind.ROW:
        return _of_row(text, kind, subject)
    return next(_of_lines(text, kind, subject), None)


def _of_row(text: str, kind: FactKind, subject: frozenset[str]) -> Fact | None:
    """The only figure of a row that is named for the subject and nothing else."""
    cells = text.split(CELLS)
    place = next((at for at, cell in enumerate(cells) if re.search(r"[A-Za-z]{3}", cell)), len(cells))
    if place == len(cells) or stems(cells[place]) - _FILLING != subject - _FILLING:
        return None
    found = [fact for cell in cells[place + 1 :] for fact in facts(cell) if fact.kind is kind and fact.text == cell]
    if len(found) == 2:
        return _after_change(found, text)
    return found[0] if len(found) == 1 else None


def _after_change(found: Sequence[Fact], row: str) -> Fact | None:
    """Of the figures before and after, the later one, where an arrow says which way it went; None without one."""
    arrows = set(re.findall(r"[▲▼↑↓]", row))
    if len(arrows) != 1 or value(found[0]) == value(found[1]):
        return None
    return (max if arrows & {"▲", "↑"} else min)(found, key=value)


def _of_lines(text: str, kind: FactKind, subject: frozenset[str]) -> Iterator[Fact]:
    for line in text.split("\n"):
        for fact in facts(line):
            if fact.kind is not kind or not fact.text[:1].isdigit():
                continue
            before, after = line[: fact.start], line[fact.end :]
            rest = _behind(after, subject)
            if rest is not None and _ENDS.match(rest) and not _NOT_ALL.search(before):
                yield fact
                continue
            start = _in_front(before, subject)
            if start is not None and _ENDS.match(after) and not _NOT_ALL.search(before[:start].rstrip() + " "):
                yield fact


def _behind(after: str, subject: frozenset[str]) -> str | None:
    """What follows the subject where it stands directly behind a figure; None where it does not."""
    left = set(subject)
    for match in re.finditer(r"[\w.,'’-]*\w", after):
        if not _passes(match[0], left):
            return None
        if not left:
            return after[match.end() :]
    return None


def _in_front(before: str, subject: frozenset[str]) -> int | None:
    """Where the subject begins that stands directly in front of a figure; None where it does not."""
    left = set(subject)
    for match in reversed(list(re.finditer(r"[\w.,'’-]*\w", before))):
        if not _passes(match[0], left):
            return None
        if not left:
            return match.start()
    return None


def _passes(word: str, left: set[str]) -> bool:
    """Whether a word is the subject's (then it is taken from ``left``), or says nothing."""
    found = {stem(part) for part in tokens(word)}
    if found & left:
        left -= found
        return True
    return all(part in SILENT or part in _FILLING or len(part) == 1 for part in tokens(word))
