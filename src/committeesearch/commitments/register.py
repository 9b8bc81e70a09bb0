"""The register as people use it: which commitments are wanted, in which order, and how things stand today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from rapidfuzz import fuzz

from committeesearch.commitments.matter import Matter
from committeesearch.dates import printed
from committeesearch.errors import SettingsError
from committeesearch.results import (
    Commitment,
    CommitmentStatus,
    CommitmentType,
    FollowUpGrade,
    OwnerBasis,
    Related,
    Uptake,
)

SOON = timedelta(days=28)
"""How long before its last day a commitment counts as due: the usual time between two meetings."""
OWNER_LIKENESS = 85.0
"""Likeness (rapidfuzz partial_token_set_ratio would match any one word; WRatio is used on the wanted words) from which
a name typed with a slip still finds its owner."""
COMMITMENTS = tuple(kind for kind in CommitmentType if kind is not CommitmentType.NOTED)
"""Shown unless others are asked for: a report that was noted asks nothing of anybody."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments to list; what is empty does not count."""

    about: str = ""
    """Words, in any form."""
    owner: str = ""
    committee: str = ""
    since: date | None = None
    """First and last meeting date, inclusive."""
    until: date | None = None
    due_before: date | None = None
    """Due on an earlier day; leaves out what has no day."""
    statuses: tuple[CommitmentStatus, ...] = ()
    types: tuple[CommitmentType, ...] = COMMITMENTS
    matter: Matter | None = None
    """``about`` as a search understood it; without one its words are looked for as they are."""
    ids: tuple[str, ...] = ()


def select(commitments: Iterable[Commitment], wanted: Wanted) -> tuple[Commitment, ...]:
    """Those that are wanted, in the order given."""
    matter = wanted.matter or Matter.of(wanted.about)
    return tuple(commitment for commitment in commitments if _fits(commitment, wanted) and matter.is_of(commitment))


def _fits(commitment: Commitment, wanted: Wanted) -> bool:
    if wanted.ids and commitment.id not in wanted.ids:
        return False
    place = commitment.quote.citation
    day = place.meeting_date
    if commitment.type not in wanted.types or (wanted.statuses and standing(commitment) not in wanted.statuses):
        return False
    if wanted.committee and wanted.committee.casefold() not in (place.committee or "").casefold():
        return False
    if (wanted.since and (day is None or day < wanted.since)) or (wanted.until and (day is None or day > wanted.until)):
        return False
    if wanted.due_before and (commitment.due.last is None or commitment.due.last >= wanted.due_before):
        return False
    return not wanted.owner or owned_by(commitment, wanted.owner)


def standing(commitment: Commitment) -> CommitmentStatus:
    """The status that somebody set by hand, or else what the papers show."""
    marked = commitment.mark.status if commitment.mark else ""
    return CommitmentStatus(marked) if marked in set(CommitmentStatus) else commitment.status


def owned_by(commitment: Commitment, name: str) -> bool:
    """Whether a name, or a part of one, is that of the owner, as written or normalised, or of the person assigned."""
    assignee = commitment.mark.assignee if commitment.mark else ""
    wanted = " ".join(name.lower().split())
    for owner in (commitment.owner, commitment.owner_normal, assignee):
        own = " ".join(owner.lower().split())
        if own and (wanted in own or (fuzz.token_set_ratio(wanted, own) >= OWNER_LIKENESS and len(own) >= len(wanted))):
            return True
    return False


Key = Callable[[Commitment], Any]
ORDERS: Mapping[str, Key] = {
    "due": lambda c: (c.due.last is None, c.due.last or date.max, c.id),
    "meeting": lambda c: (-(c.quote.citation.meeting_date or date.min).toordinal(), c.quote.citation.file, c.id),
    "owner": lambda c: (not c.owner_normal, c.owner_normal.casefold(), c.id),
    "status": lambda c: (list(CommitmentStatus).index(standing(c)), c.id),
    "type": lambda c: (list(CommitmentType).index(c.type), c.id),
    "confidence": lambda c: (-c.confidence, c.id),
}
"""Ways to sort; "meeting" puts the newest first."""


def ordered(commitments: Iterable[Commitment], by: str = "meeting") -> tuple[Commitment, ...]:
    """Sorted. Raises SettingsError for an order that is not in ``ORDERS``."""
    try:
        return tuple(sorted(commitments, key=ORDERS[by]))
    except KeyError as error:
        raise SettingsError(f"Commitments cannot be sorted by {by!r}; choose one of {', '.join(ORDERS)}.") from error


def counts(commitments: Iterable[Commitment]) -> dict[CommitmentStatus, int]:
    """How many stand how, in the order of the statuses, none left out."""
    found = Counter(standing(commitment) for commitment in commitments)
    return {status: found[status] for status in CommitmentStatus}


def as_of(commitments: Iterable[Commitment], today: date, last_paper: date | None) -> tuple[Commitment, ...]:
    """The commitments with the status that their evidence gives them on a day.

    ``last_paper`` is the latest meeting in the index: what was not found is only ever said to be missing up to then.
    """
    return tuple(_as_of(commitment, today, last_paper) for commitment in commitments)


def _as_of(commitment: Commitment, today: date, last_paper: date | None) -> Commitment:
    status, reason = _standing(commitment, today, f"the indexed papers up to {say(last_paper)}")
    return replace(commitment, status=status, status_reason=reason)


def _standing(commitment: Commitment, today: date, papers: str) -> tuple[CommitmentStatus, str]:
    grades = {follow_up.grade for follow_up in commitment.follow_ups}
    place = commitment.quote.citation
    if commitment.type is CommitmentType.NOTED:
        return CommitmentStatus.COMPLETED, "Noted at the meeting; it asks nothing of anybody."
    if place.superseded_by:
        return CommitmentStatus.SUPERSEDED, f"The paper was replaced by {place.superseded_by}."
    if otherwise := next((other for other in commitment.related if _resolved_otherwise(commitment, other)), None):
        return CommitmentStatus.SUPERSEDED, f"What was recommended was {otherwise.uptake} by the meeting."
    if FollowUpGrade.REPLACES in grades:
        return CommitmentStatus.SUPERSEDED, f"A later passage in {papers} replaces it."
    if FollowUpGrade.COMPLETES in grades:
        return CommitmentStatus.COMPLETED, f"A later passage in {papers} shows that it was done."
    if FollowUpGrade.REPORTS in grades:
        return CommitmentStatus.PROGRESS, f"A later passage in {papers} reports on it."
    found = f"a later passage in {papers} refers to it" if grades else f"no follow-up found in {papers}"
    last = commitment.due.last
    if last is None:
        words = f"No exact due date (“{commitment.due.text}”)" if commitment.due.text else "No due date"
        return CommitmentStatus.OPEN, f"{words}; {found}."
    if last < today:
        return CommitmentStatus.OVERDUE, f"Due by {say(last)}; {found}."
    if last <= today + SOON:
        return CommitmentStatus.DUE, f"Due by {say(last)}; {found}."
    return CommitmentStatus.OPEN, f"Due by {say(last)}; {found}."


def _resolved_otherwise(commitment: Commitment, other: Related) -> bool:
    recommended = commitment.type is CommitmentType.RECOMMENDATION
    return recommended and other.uptake is not Uptake.ADOPTED


def say(day: date | None) -> str:
    """A day as people write it: "4 March 2025"."""
    return printed(day, "an unknown date")


def is_named(commitment: Commitment) -> bool:
    """Whether the words name the owner: "we" and "it" do not."""
    return commitment.owner_basis is OwnerBasis.STATED
