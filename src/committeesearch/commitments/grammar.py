"""What makes a sentence a commitment: somebody, a modal or a verb of asking, and an action still to come.

Rules over the grammar of one sentence, never over words alone: the verb must have a future or a request about it, its
subject must be able to act (or the passive must be of an action that people do), and negation, the past, the
conditional and description are turned away.
"""

from __future__ import annotations

import re
from datetime import date

from committeesearch.commitments import asking, due, intended, willed
from committeesearch.commitments.reading import Reading, Voice
from committeesearch.commitments.timing import of_another_year, of_deed, still_ahead

_TOO_LONG = 1200
"""Characters: beyond that, no sentence was found in the text (a table read as prose)."""


_FEWEST_WORDS = 4
"""Words: less is a label or the end of a line."""
_FIGURE = re.compile(r"(?<![£\d])-?\d[\d,]*\.\d(?!\d*%)")
_ROW_OF_FIGURES = 3
"""Figures with decimals that make a row of a budget table out of a sentence."""
_BUDGET_LINE = re.compile(r"\s*[-–]£\d")
"""A line of a budget: "-£2.0m from the reserve, which will be …"."""
_TWO_COLUMNS = re.compile(r"\bwill\b[^.;]*\bwill\s+have\s+\w+ed\b|[a-z]\s+By\s+20\d\d")
"""Two columns of a table read as one line: a target ("will have increased") runs into an action."""


def read(sentence: str, voice: Voice, meeting: date | None, previous: str = "") -> Reading | None:
    """The commitment that a sentence makes, or None. ``previous`` is the agent that the sentence before speaks of."""
    if len(sentence) > _TOO_LONG or sentence.count(" ") < _FEWEST_WORDS - 1 or sentence.endswith("?"):
        return None
    if (
        _TWO_COLUMNS.search(sentence)
        or _BUDGET_LINE.match(sentence)
        or len(_FIGURE.findall(sentence)) >= _ROW_OF_FIGURES
    ):
        return None
    named = due.find(sentence, meeting)
    whens = still_ahead(named, meeting, sentence)
    asked = of_deed(whens, 0, sentence)
    if voice in (Voice.RESOLVED, Voice.RECOMMENDED):
        whens = asked
    return (
        asking.delegation(sentence, voice, asked)
        or asking.request(sentence, voice, asked)
        or willed.future(sentence, voice, whens, previous)
        or intended.agreed(sentence, voice, whens)
        or intended.planned(sentence, voice, whens, previous)
        or intended.ongoing(sentence, voice, whens)
        or (None if of_another_year(named, meeting) else intended.decided(sentence, voice, whens))
        or intended.commissioned(sentence, voice, whens)
        or intended.telegraphic(sentence, whens)
    )


def asks_nothing(part: str) -> bool:
    """Whether a resolved part only notes, receives, thanks, or approves minutes as correct."""
    return bool(_NOTED.search(part)) and not _ACTS.search(part)


_NOTED = re.compile(
    r"\bbe\s+(?:duly\s+|formally\s+)?(?:noted|received|welcomed|acknowledged)\b"
    r"|\b(?:correct|accurate|true)\s+(?:and\s+\w+\s+)?record\b"
    r"|^\W*(?:\(?\w{1,3}[.)]\s*)?(?:that\s+)?(?:(?:the\s+)?(?:cabinet|committee|council|board|panel|members)\s+)?"
    r"(?:to\s+)?(?:agreed?\s+to\s+)?(?:note[sd]?|receive[sd]?|acknowledge[sd]?|welcome[sd]?|thank(?:s|ed)?)\b"
    r"|\b(?:consider|considers|discuss)\s+and\s+note\b|\bthank(?:s|ed)?\b|\bno\s+declarations?\b|\bapologies\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\bdelegat(?:e|es|ing|ions?)\b|\bdelegated\s+(?:authority|powers?|to)\b|\bbe\s+(?:requested|asked|invited|instructed|authorised|appointed|submitted|circulated|reported|"
    r"referred|established|added|amended|included)\b|\brequests?\s+(?:that|the|officers|a)\b"
    r"|\band\s+(?:approve|agree|endorse)\b|\bbe\s+not\s+established\b",
    re.IGNORECASE,
)
