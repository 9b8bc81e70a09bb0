"""Lists: the lead-in that says what is asked, with its items, also where a page or a passage parts them.

"Which services were cut?" is answered by the whole list under "The following services were cut:", not by the three
sentences that are nearest to the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from committeesearch.answering.asked import Asked
from committeesearch.answering.facts import FactKind, facts
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.quotes import Words
from committeesearch.answering.spans import CELLS, SpanKind, Stretch, sentences
from committeesearch.answering.words import stems
from committeesearch.model import Passage
from committeesearch.ports import Papers
from committeesearch.results import Hit

OWN, AROUND = 0.4, 0.75
"""Shares of the question's words, by rarity, that a lead-in must hold itself, and with what stands above: a list of
other things under the same heading is no answer."""
LEAST = 2
"""Items that make a list."""
ITEM = 200
"""Characters of an item without a mark of its own; longer lines are paragraphs."""
ON = 2
"""Passages after the lead-in's in which its list may go on."""
LONGEST_LIST = 1_500
"""Characters of a list in all its quotes, more than other quotes may have: a list without its end is a wrong answer to
"which", and it is read down and not across."""
NUMBERED = 0.1
"""What it adds that a list has as many items as were asked for."""
_ASKS = re.compile(r"^\W*(?:list|name|(?:what (?:are|were) )?(?:all )?(?:the )?(?:dates|names))\b", re.I)
_KIND = frozenset({"date", "dates", "name", "names", "list", "items"})
"""What the items are, which a lead-in need not say."""
_MARK = re.compile(
    r"^\W{0,3}(?:[-–•▪‣◦●○*\uf0b7\uf0a7]|o(?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])[\s*_]*(?=\S)", re.I
)
_PARAGRAPH = re.compile(r"^\W*\d{1,2}(?:\.\d{1,3})+\.?\s")
_OPENS = re.compile(r"(?::|\bas follows\b|\bthe following\b|\bare in\b)\W*$", re.I)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class _Run:
    """A lead-in and its items in one passage: characters of its body, and how many items."""

    line: int
    """Where the line begins that the lead-in ends."""
    start: int
    lead_end: int
    end: int
    items: int
    marked: bool
    to_end: bool
    """Whether the list may go on in the next passage."""


def gathered(question: Question, hits: Sequence[Hit], papers: Papers) -> tuple[Stretch, ...]:
    """The list that a question of several things asks for; nothing where no lead-in says it."""
    if question.form is not Form.LIST and not _ASKS.search(question.text):
        return ()
    asked = replace(question, terms=tuple(term for term in question.terms if term not in _KIND))
    words = Words(asked, papers)
    terms = Asked(question).terms
    names = [term for term in terms[1:] if term.name]  # the first is what the items are: "Which KPIs"
    kinds = [way for term in terms[:1] for way in term.ways if not way & stems(" ".join(_KIND))]
    best: tuple[float, int, Hit, _Run] | None = None
    for place, hit in enumerate(hits):
        text = hit.passage.body.text
        for run in _runs(text):
            above = f"{hit.passage.context} {' '.join(hit.passage.headings)} {text[: run.lead_end]}"
            lead = stems(text[run.line : run.lead_end])
            own, around = words.cover(lead), words.cover(stems(above))
            if kinds and not any(kind & lead for kind in kinds):
                continue
            if own < OWN or around < AROUND or not all(name.held(stems(above)) for name in names):
                continue
            score = own + around + NUMBERED * (run.items == _asked(question.text))
            if best is None or score > best[0]:
                best = score, place, hit, run
    return _stretches(best[2], best[3], papers) if best else ()


def _asked(text: str) -> int:
    """How many things a question asks for, as it says; 0 where it does not."""
    word = next((fact.text.lower() for fact in facts(text) if fact.kind is FactKind.NUMBER), "")
    return _NUMBERS.index(word) + 2 if word in _NUMBERS else int(word) if word.isdigit() else 0


def _runs(text: str) -> Iterator[_Run]:
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    for place, (start, end) in enumerate(lines):
        if CELLS in text[start:end]:
            continue
        opens = bool(_OPENS.search(text[start:end]))
        items, marked = _items(text, lines[place + 1 :], opens)
        if len(items) < LEAST or not (opens or marked):
            continue
        lead = list(sentences(text, start, end))[-1:] or [(start, end)]
        last = place + len(items) == len(lines) - 1
        yield _Run(start, lead[0][0], end, items[-1][1], len(items), marked, last)


def _items(text: str, lines: Sequence[tuple[int, int]], opens: bool) -> tuple[list[tuple[int, int]], bool]:
    """The lines from the first on that are items of one list, and whether they carry marks."""
    found: list[tuple[int, int]] = []
    marked = bool(lines) and _is_marked(text[slice(*lines[0])])
    if not marked and not opens:
        return [], False
    for start, end in lines:
        line = text[start:end]
        if CELLS in line or _PARAGRAPH.search(line) or _is_marked(line) is not marked:
            break
        if not marked and (end - start > ITEM or _OPENS.search(line)):
            break
        found.append((start, end))
    return found, marked


def _is_marked(line: str) -> bool:
    return bool(_MARK.search(line)) and not _PARAGRAPH.search(line)


def _stretches(hit: Hit, run: _Run, papers: Papers) -> tuple[Stretch, ...]:
    """The list within the characters that it may have, cut behind a whole item."""
    room = LONGEST_LIST
    text = hit.passage.body.text
    end = _within(text, run.start, run.end, room)
    found = [Stretch(hit, SpanKind.LIST_ITEM, run.start, end, run.start)]
    room -= end - run.start
    following = papers.neighbours(hit.passage, 0, ON)[1:] if run.to_end and end == run.end else ()
    for passage in following:
        till = _goes_on(found[-1], passage, run.marked)
        end = _within(passage.body.text, 0, till, room) if till else 0
        if not end:
            break
        found.append(
            Stretch(replace(hit, passage=passage, citation=papers.cite(passage)), SpanKind.LIST_ITEM, 0, end, 0)
        )
        room -= end
        if end < len(passage.body.text):
            break
    return tuple(found)


def _goes_on(before: Stretch, passage: Passage, marked: bool) -> int:
    """Where a list that began in the passage before ends in this one; 0 where it does not go on."""
    text = passage.body.text
    if passage.headings != before.passage.headings or passage.item != before.passage.item:
        return 0
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    if not lines or _is_marked(text[slice(*lines[0])]) is not marked:
        return 0
    items, _ = _items(text, lines, True)
    return items[-1][1] if items else 0


def _within(text: str, start: int, end: int, room: int) -> int:
    """The end of the last whole line that fits."""
    if end - start <= room:
        return end
    return max(text.rfind("\n", start, start + room), start)
