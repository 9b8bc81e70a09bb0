"""What a question says, besides its words: times, bodies, kinds of words, short forms, slips of the finger.

``Reader.read`` puts all of it into ``Query.understood``, where the asker sees it and can take it off; ``request``
turns what is left into what the arms are asked. Nothing read out of a question ever shuts a passage out: it moves
passages up, so a question misread still finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Self

import numpy as np

from committeesearch.model import Authority, Passage
from committeesearch.results import Filters, Query, Understood
from committeesearch.retrieval import acronyms, when
from committeesearch.retrieval.acronyms import Acronyms
from committeesearch.retrieval.analysis import stem, terms, words
from committeesearch.retrieval.arms import Arms
from committeesearch.retrieval.columns import is_called
from committeesearch.retrieval.lexical import Postings
from committeesearch.retrieval.spelling import Speller, common_words
from committeesearch.retrieval.texts import embedded_text
from committeesearch.retrieval.thesaurus import Thesaurus, packaged

DATE, COMMITTEE, PAPER, ACRONYM, SPELLING, SYNONYM = "date", "committee", "paper", "acronym", "spelling", "synonym"

SYNONYM_WEIGHT = 0.3
"""Of a word that stands in for one of the question's own."""
ACRONYM_WEIGHT = 0.3
"""Of the words of the other form of an acronym: several make up for one."""
SYNONYMS_USED = 3
"""Officers' words taken for what was said: the first are the likeliest."""
COMMON = 0.005
"""Share of passages from which a word counts as the papers' own and needs no other."""
_SPELLINGS_FROM = 6
"""Passages from which the spellings of a stem are taken."""

_DECIDED = re.compile(
    r"\b(?:deci(?:de|ded|sion|sions|des)|resol(?:ve|ved|ution|utions)|agreed?|approved?|endorsed?|vot(?:e|ed|es|ing)"
    r"|adopted|rejected|refused|motion|seconded|carried)\b",
    re.IGNORECASE,
)
_BELONGINGS = (
    r"(?:tax|hous|home|tenan|flat|estate|land|propert|building|staff|officer|employ|worker|member|office|website|car )"
)
"""What comes after the name of a body that is not the body: council tax, a council house, a cabinet member."""
_BODY = re.compile(r"\b(?:meetings?|minutes|agenda)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """What the arms are asked. ``terms`` and ``weights`` go together; ``text`` is what is embedded."""

    text: str
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    own_terms: tuple[str, ...]
    """Of the question itself: what coverage is counted over."""
    periods: tuple[tuple[date, date], ...] = ()
    committees: tuple[str, ...] = ()
    decided: bool = False
    """Whether it asks what was decided."""


class Reader:
    """Reads questions against what is indexed. Made once for an opened index."""

    @classmethod
    def of(cls, arms: Arms) -> Self:
        """The reader for an opened index."""
        short_forms = acronyms.unpack(arms.catalogue.meta.get(acronyms.FACT, ""))
        return cls(arms.postings, arms.columns.meetings(), arms.passage, short_forms, packaged(), common_words())

    def __init__(
        self,
        postings: Postings,
        meetings: Mapping[str, Collection[date]],
        passage: Callable[[int], Passage],
        short_forms: Acronyms,
        thesaurus: Thesaurus,
        english: Collection[str] = (),
    ) -> None:
        self._postings, self._passage = postings, passage
        self._acronyms, self._thesaurus, self._english = short_forms, thesaurus, english
        self._meetings = meetings
        self._committees = {name: _named(name) for name in meetings if name}
        self._speller = Speller(postings.vocabulary, postings.frequency, self._spellings, english)

    def read(self, query: Query, ignore: Sequence[Understood] = ()) -> Query:
        """The query with what was understood, in the order of its kinds; ``ignore`` is left out."""
        spelled = [Understood(SPELLING, slip.said, slip.meant) for slip in self._speller.correct(query.text)]
        text = _corrected(query.text, [slip for slip in spelled if slip not in ignore])
        bodies = [body for body in self._bodies(text) if body not in ignore]
        found = [*spelled, *self._times(text, query.filters, bodies), *bodies, *self._read(text)]
        return replace(query, understood=tuple(dict.fromkeys(one for one in found if one not in ignore)))

    def _times(self, text: str, filters: Filters, bodies: Sequence[Understood]) -> Iterator[Understood]:
        """A time without a year is one at which the bodies that are named met; any others, where they did not."""
        met = {
            name: [day for day in days if (filters.since or day) <= day <= (filters.until or day)]
            for name, days in self._meetings.items()
            if is_called(name, filters.committee)
        }
        named = when.periods(text, [met.get(body.meant, ()) for body in bodies])
        read = {period.said for period in named}
        for period in (*named, *(one for one in when.periods(text, met.values()) if one.said not in read)):
            yield Understood(DATE, period.said, f"{period.first.isoformat()} to {period.last.isoformat()}")

    def _read(self, text: str) -> Iterator[Understood]:
        decided = _DECIDED.search(text)
        if decided:
            yield Understood(PAPER, decided[0], Authority.RESOLUTION.value)
        for meaning in self._acronyms.find(text, self._english):
            yield Understood(ACRONYM, meaning.said, meaning.meant)
        for synonym in self._thesaurus.find(text):
            if not self._common(synonym.said):
                yield Understood(SYNONYM, synonym.said, ", ".join(synonym.means[:SYNONYMS_USED]))

    def _bodies(self, text: str) -> Iterator[Understood]:
        said = f" {' '.join(words(text))} "
        for name, short in self._committees.items():
            if short and re.search(rf" {re.escape(short)} (?!{_BELONGINGS})", said):
                yield Understood(COMMITTEE, short, name)

    def _common(self, said: str) -> bool:
        """Whether the papers use these very words all the time, and together: "person" and "charge" are each common."""
        held = [self._postings.column(term)[0] for term in terms(said)]
        return bool(held) and len(reduce(np.intersect1d, held)) > COMMON * self._postings.size

    def _spellings(self, term: str) -> Iterable[str]:
        rows = self._postings.column(term)[0]
        some = rows[:: max(1, len(rows) // _SPELLINGS_FROM)][:_SPELLINGS_FROM]
        found = {word for row in some.tolist() for word in words(embedded_text(self._passage(row)))}
        return sorted(word for word in found if stem(word) == term)


def request(query: Query) -> Request:
    """What the arms are asked for a query as understood."""
    text = _corrected(query.text, query.understood)
    own = tuple(dict.fromkeys(terms(text)))
    weights = dict.fromkeys(own, 1.0)
    for one in query.understood:
        weight = {ACRONYM: ACRONYM_WEIGHT, SYNONYM: SYNONYM_WEIGHT}.get(one.kind)
        if weight is not None:
            for term in terms(one.meant):
                weights.setdefault(term, weight)
    longer = [one.meant for one in query.understood if one.kind == ACRONYM and len(one.meant) > len(one.said)]
    return Request(
        text=f"{text} ({', '.join(longer)})" if longer else text,
        terms=tuple(weights),
        weights=tuple(weights.values()),
        own_terms=own,
        periods=tuple(_period(one.meant) for one in query.understood if one.kind == DATE),
        committees=tuple(one.meant for one in query.understood if one.kind == COMMITTEE),
        decided=any(one.kind == PAPER for one in query.understood),
    )


def _corrected(text: str, understood: Iterable[Understood]) -> str:
    for one in understood:
        if one.kind == SPELLING:
            text = re.sub(rf"\b{re.escape(one.said)}\b", one.meant, text, flags=re.IGNORECASE)
    return text


def _period(meant: str) -> tuple[date, date]:
    first, _, last = meant.partition(" to ")
    return date.fromisoformat(first), date.fromisoformat(last)


def _named(committee: str) -> str:
    """The words by which people name a committee: without what any meeting is called; "" where nothing is left."""
    return " ".join(words(_BODY.sub(" ", committee)))
