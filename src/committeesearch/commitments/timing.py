"""Which of the days that a sentence names say when its deed is due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from committeesearch.commitments import due
from committeesearch.commitments.verbs import lexicon
from committeesearch.results import Due

_LONG_GONE = timedelta(days=100)
"""A report written before the meeting may give a date that has just passed; beyond a quarter it is history."""
_A_YEAR = timedelta(days=366)
_MISPRINT = 10
"""Years: a date so far back in a sentence about what is to come is a slip of the pen, and is quoted as printed."""
_MEANT = re.compile(r"\b(?:will|shall|would|to)\s+be\s+[a-z]+(?:\s+(?:to|by|at)\s+[^,;.]{1,50}?)?\s*$", re.IGNORECASE)
"""What a day belongs to without a doubt: "will be published on"."""
_OF_A_NOUN = re.compile(
    r"(?P<before>[\w’'-]+)\s+(?:adopted|agreed|announced|approved|considered|endorsed|held|issued|launched|made|planned|"
    r"presented|published|received|resolved|scheduled|submitted|taken)(?:\s+(?:at|by|to|before|with)(?:\s+(?!(?:on|for|to)\b)[\w’'-]+){1,6})?\s*$",
    re.IGNORECASE,
)
_PASSIVE = lexicon("as be been being is are was were and or to will shall would has have had not")
"""Words before a participle that make it a verb of the clause."""
_PAST = re.compile(r"\b(?:was|were|had)\b")
_JOINT = re.compile(r"\W*(?:and|but)\s")
_PAST_ASIDE = re.compile(r"\b(?:where|which|who|when|because)\s+(?:[\w’'-]+\s+){0,6}?(?:was|were|had)\b[^,;]*$")
"""A clause that tells what happened: "will be extended to the estate, where homes were flooded in January"."""


def still_ahead(whens: tuple[due.When, ...], meeting: date | None, sentence: str) -> tuple[due.When, ...]:
    """Without the periods that had ended well before the meeting: they tell the past, not when something is due.

    A day that had gone when it was set ("will be published on 5 March 2021" in 2022) is a slip: its words are kept and
    no day is made of them.
    """
    return tuple(_ahead(whens, meeting, sentence))


def _ahead(whens: tuple[due.When, ...], meeting: date | None, sentence: str) -> Iterator[due.When]:
    for when in whens:
        if not _gone(when, meeting) or when.lead == "by":
            yield when
        elif when.lead == "on" and _MEANT.search(sentence[: when.start]):
            yield replace(when, first=None, last=None)


def _gone(when: due.When, meeting: date | None) -> bool:
    if meeting is None or when.last is None or meeting.year - when.last.year >= _MISPRINT:
        return False
    return when.last < meeting - _LONG_GONE


def of_another_year(whens: Iterable[due.When], meeting: date | None) -> bool:
    """Whether a sentence tells of a time more than a year before the meeting."""
    return meeting is not None and any(when.last and when.last < meeting - _A_YEAR for when in whens)


def near(whens: tuple[due.When, ...], verb: int, sentence: str) -> tuple[due.When, ...]:
    """The expressions of time that date the verb: those after it, or before it in the same clause."""
    clause = max(
        (match.end() for match in re.finditer(r";\s|,\s(?:which|who|but)\s|\bthat\s", sentence[:verb])), default=0
    )
    found = (when for when in whens if when.start >= clause and when.lead not in ("since", "after"))
    return tuple(when for when in of_deed(found, verb, sentence) if not _told(when, clause, verb, sentence))


def of_deed(whens: Iterable[due.When], verb: int, sentence: str) -> tuple[due.When, ...]:
    """Without the days after the verb that belong to a noun: "postpone the elections scheduled for May"."""
    return tuple(when for when in whens if when.start < verb or not (when.dated and _of_a_noun(sentence[: when.start])))


def _of_a_noun(before: str) -> bool:
    match = _OF_A_NOUN.search(before)
    return match is not None and match["before"].lower() not in _PASSIVE and not match["before"].lower().endswith("ly")


def _told(when: due.When, clause: int, verb: int, sentence: str) -> bool:
    """Whether a day belongs to another clause, which tells what happened."""
    if when.end <= verb:  # "was held on 6 January and another is being planned"
        return bool(_PAST.search(sentence, clause, when.start) and _JOINT.match(sentence, when.end, verb))
    return bool(_PAST_ASIDE.search(sentence, verb, max(verb, when.start)))


def due_of(text: str, meeting: date | None) -> Due:
    """When something is due by the whole of a text."""
    return due.due(text, of_deed(due.find(text, meeting), 0, text))
