"""References that papers make to earlier decisions: "Minute No. 59 (2) (a) of 06/03/23 refers", "Decision 24/00093"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from committeesearch.commitments import due
from committeesearch.model import Passage

_MINUTE = re.compile(
    r"\bminutes?\s+(?:nos?\.?|numbers?|numbered|refs?\.?)\s*(?P<number>\d{1,4}(?:/\d{2,4})?)(?P<parts>(?:\s*\(\w{1,4}\))*)"
    r"(?:,?\s*(?:of|from|dated|at\s+the\s+meeting\s+(?:held\s+)?on)\s+(?:the\s+(?:meeting\s+(?:held\s+)?(?:on|of)\s+)?)?"
    r"(?P<day>[^.;)]{6,40}))?",
    re.IGNORECASE,
)
_DECISION = re.compile(r"(?<![\w/])\d{2}/\d{5}(?![\d/])")
"""Numbers of key decisions, as most councils with a modern committee system give them: year and five digits."""
ANSWERS_REQUEST = re.compile(
    r"\b(?:respond(?:s|ing)?|response|further)\s+to\s+(?:a|the|an?\s+earlier)\s+requests?\b"
    r"|\b(?:as|was|were|have|has|had)\s+(?:previously\s+)?requested\s+(?:by|at)\s+(?:the\s+)?(?:committee|members|cabinet|panel|board|council|\w+\s+meeting)"
    r"|\b(?:committee|members|panel|board|cabinet)\s+(?:has|have|had)?\s*(?:previously\s+)?(?:requested(?!\s+(?:that|to)\b)|asked\s+for)\b"
    r"|\bat\s+the\s+request\s+of\s+(?:the\s+)?(?:committee|members|panel|board|cabinet)\b",
    re.IGNORECASE,
)
"""A paper that says it was asked for."""


@dataclass(frozen=True, slots=True)
class MinuteReference:
    """A minute by its number, its parts ("(2)", "(a)") and the day of its meeting, as far as given."""

    number: str
    parts: tuple[str, ...]
    meeting: date | None


def minutes(text: str) -> Iterator[MinuteReference]:
    """The minutes that a text refers to, in order."""
    for match in _MINUTE.finditer(text):
        whens = due.find(match["day"], None) if match["day"] else ()
        parts = tuple(re.findall(r"\(\w{1,4}\)", match["parts"]))
        yield MinuteReference(match["number"], parts, whens[0].first if whens else None)


def decisions(text: str) -> frozenset[str]:
    """The decision numbers in a text."""
    return frozenset(_DECISION.findall(text))


def parts_of(part: str) -> tuple[str, ...]:
    """The steps of a part's number: "(2) (a)" is ("(2)", "(a)"), "2." is ("(2)",)."""
    return tuple(f"({step})" for step in re.findall(r"\w{1,4}", part))


def names(reference: MinuteReference, passage: Passage, part: str) -> bool:
    """Whether a reference is to a minute, to one of its parts, or to a part of that part."""
    if reference.number != passage.item_number or reference.meeting not in (None, passage.meeting.date):
        return False
    named, own = reference.parts, parts_of(part)
    if named and not own:  # the debate before the resolution
        return False
    return all(one == other for one, other in zip(named, own, strict=False))
