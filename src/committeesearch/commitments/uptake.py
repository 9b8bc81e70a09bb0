"""What became of a recommendation: the resolution of the same item that adopted it, changed it or left it out.

Recommendations and resolutions are held against each other by the words that say something, forms of a word being one.
"To approve the plan" and "the plan be approved" are the same decision; another figure, another date or another verb
("noted" for "approved") is a change. Where the minute of the item resolved other things only, the recommendation was
not taken up; where no minute of the item is indexed, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from committeesearch.commitments.grammar import asks_nothing
from committeesearch.commitments.telling import words
from committeesearch.commitments.topics import MINUTES
from committeesearch.commitments.verbs import lexicon
from committeesearch.results import Commitment, CommitmentType, Related, Uptake

TAKEN_UP = 0.5
"""Share of a recommendation's telling words that a part of the resolution must hold to be about it. Two parts of one
resolution share a third at most (all minutes of the development papers)."""
UNCHANGED = 0.15
"""Share of telling words by which an adopted recommendation may differ: a slip, a cross-reference, "as amended"."""
SAME_TITLE = 85.0
"""Likeness (rapidfuzz token_set_ratio) of the titles of a report and of the minute on it, where no number tells."""

_RESOLVED = (CommitmentType.RESOLUTION, CommitmentType.DELEGATION, CommitmentType.NOTED)
_FIGURE = re.compile(r"\d[\d,./]*\d|(?<![(\w])\d(?![\w).])")
_LEAD = re.compile(
    r"^\W*(?:recommendations?(?:\(s\))?\W+)?(?:\(?\w{1,3}[.)]\s+|\d+(?:\.\d+)+\s+)?(?:resolved\W+)?(?:that\s+)?"
    r"(?:[\w\s]{0,60}?\b(?:is|are)\s+(?:asked|recommended|invited|requested)\s+(?:to|that)\b:?\s*)?(?:[a-z]\W\s+)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\bplease\s+(?:refer\s+to|see)\b.*$"
    r"|\(?\b(?:(?:as\s+)?(?:set\s+out|detailed|attached|shown)\s+)?(?:in|at|as|see)\s+(?:section|paragraph|appendix|annex|table)\s+[\w.]+\)?",
    re.IGNORECASE | re.DOTALL,
)
_OPEN = re.compile(
    r"\b(?:proposed\s+decision|recommendations?|resolutions?|options?)\b.*\b(?:attached|set\s+out|detailed|appendix|below)\b"
    r"|\b(?:comments?|advises?|considers?|discuss(?:es)?|scrutinises?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What another paper says, or what asks for views: its own words cannot tell that it was not taken up."""
_DECIDING = lexicon(
    "accept adopt agre approv ask authoris confirm consid delegat endors note notes receiv recommend support welcom"
)
"""Stems of the verbs of deciding: which of them it is, is looked at apart."""
_REFUSED = re.compile(
    r"\b(?:be\s+)?(?:refused|rejected|withdrawn|deferred|not\s+(?:be\s+)?(?:approved|agreed|adopted|supported))\b"
    r"|\bbe\s+not\s+\w+ed\b|\b(?:refuse|reject|defer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Gist:
    """What a recommendation or a part of a resolution says."""

    telling: frozenset[str]
    figures: frozenset[str]
    notes: bool
    bare: bool
    """It only notes, and hardly says what."""
    refuses: bool

    @classmethod
    def of(cls, text: str) -> _Gist:
        said = _ASIDE.sub("", _LEAD.sub("", text, count=1))
        telling = {stem for stem in words(said) if stem not in _DECIDING}
        figures = {figure.strip(".,/") for figure in _FIGURE.findall(said)}
        notes = asks_nothing(said)
        bare = notes and len(telling) <= _BARE
        return cls(frozenset(telling), frozenset(figures), notes, bare, bool(_REFUSED.search(said)))


_BARE = 1
"""Telling words of a resolution that only notes "the report" or "the annual report"."""


def relate(commitments: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Each recommendation with the resolution that decided on it, and the resolution with the recommendation."""
    decided: dict[tuple[date | None, str], list[Commitment]] = defaultdict(list)
    for commitment in commitments:
        if commitment.type in _RESOLVED and commitment.quote.citation.authority in MINUTES:
            decided[_meeting(commitment)].append(commitment)
    links: dict[str, list[Related]] = defaultdict(list)
    for item in _by_item(c for c in commitments if c.type is CommitmentType.RECOMMENDATION):
        resolved = [other for other in decided[_meeting(item[0])] if _same_item(item[0], other)]
        for one, other, uptake in _uptakes(item, resolved):
            links[one.id].append(Related(other.id, uptake, other.quote))
            if uptake is not Uptake.DROPPED:
                links[other.id].append(Related(one.id, uptake, one.quote))
    return tuple(replace(c, related=tuple(links[c.id])) if c.id in links else c for c in commitments)


def _uptakes(
    recommended: Sequence[Commitment], resolved: Sequence[Commitment]
) -> Iterator[tuple[Commitment, Commitment, Uptake]]:
    gists = {one.id: _Gist.of(one.quote.text) for one in (*recommended, *resolved)}
    asked = frozenset[str]().union(*(gists[one.id].telling for one in recommended))
    for one in recommended:
        own = gists[one.id]
        shares = {other.id: _share(own, gists[other.id]) for other in resolved}
        best = max(resolved, key=lambda other: (shares[other.id], other.id), default=None)
        if best is None:
            continue
        if shares[best.id] < TAKEN_UP:
            if len(own.telling) >= _ENOUGH and not (own.notes or _OPEN.search(one.quote.text)):
                yield one, best, Uptake.DROPPED
        else:
            yield one, best, _uptake(own, gists[best.id], asked)


_ENOUGH = 3
"""Telling words from which a recommendation can be missed in a resolution."""


def _share(own: _Gist, other: _Gist) -> float:
    """How much the shorter of the two holds of the other: minutes say "the survey be supported" of a whole sentence."""
    if own.notes and other.bare:
        return TAKEN_UP  # "that the report be noted" notes whatever the report asked to be noted
    if not own.telling or not other.telling:
        return 0.0
    share = len(own.telling & other.telling) / min(len(own.telling), len(other.telling))
    return share / 2 if own.notes and not other.notes else share


def _uptake(own: _Gist, other: _Gist, asked: frozenset[str]) -> Uptake:
    if other.refuses and not own.refuses:
        return Uptake.DROPPED
    if own.notes and other.bare:
        return Uptake.ADOPTED
    missing = len(own.telling - other.telling) / max(len(own.telling), 1)
    # One resolution may adopt several recommendations: only what none of them says is new.
    added = len(other.telling - asked) / max(len(other.telling), 1)
    other_figures = own.figures - other.figures
    only_noted = other.notes and not own.notes
    changed = missing > UNCHANGED or added > UNCHANGED or other_figures or only_noted
    return Uptake.CHANGED if changed else Uptake.ADOPTED


def _by_item(recommended: Iterable[Commitment]) -> Iterator[list[Commitment]]:
    items: dict[tuple[object, ...], list[Commitment]] = defaultdict(list)
    for one in recommended:
        place = one.quote.citation
        items[(_meeting(one), place.agenda_item or place.item, place.file)].append(one)
    yield from items.values()


def _meeting(commitment: Commitment) -> tuple[date | None, str]:
    place = commitment.quote.citation
    return place.meeting_date, committee_key(place.committee or "")


def committee_key(name: str) -> str:
    """A committee's name for comparing: letters only, without "meeting"."""
    return " ".join(re.findall(r"[a-z]+", re.sub(r"\bmeeting\b", "", name.lower())))


def _same_item(one: Commitment, other: Commitment) -> bool:
    mine, its = one.quote.citation, other.quote.citation
    if mine.agenda_item and its.agenda_item:
        return bool(set(mine.agenda_item.split()) & set(its.agenda_item.split()))
    titles = [re.sub(r"^\W*\d[\d/]*\.?\s*", "", place.item) for place in (mine, its)]
    return all(titles) and fuzz.token_set_ratio(*titles, processor=str.lower) >= SAME_TITLE
