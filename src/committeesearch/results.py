"""What an asker gets: frozen values, each traceable to the page and the characters where its words stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from committeesearch.model import Authority, PaperKind, Passage, Place
from committeesearch.traced import Span


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be looked at, applied before ranking. Empty means everything."""

    committee: str = ""
    """Name or part of a name, upper and lower case alike."""
    since: date | None = None
    until: date | None = None
    """First and last meeting date, inclusive; a passage without a date passes only where both are None."""
    kinds: tuple[PaperKind, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """Something read out of the question, shown to the asker as a chip that can be taken off."""

    kind: str
    """"date", "committee", "paper", "acronym", "spelling", "synonym"."""
    said: str
    meant: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood."""

    text: str
    filters: Filters = field(default_factory=Filters)
    understood: tuple[Understood, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand. ``spans`` are characters of the pages of ``file``; ``page`` is the one
    with most of them, so that whoever opens it sees the words."""

    file: str
    page: int | None
    """1-based page of a PDF; None for a format without pages."""
    printed_page: int | None
    line: int | None
    """1-based line of the file, for a format without pages."""
    committee: str | None
    meeting_date: date | None
    item: str
    """Item as a clerk writes it: "84. Apologies"; "" where the words stand under none."""
    agenda_item: str
    headings: tuple[str, ...]
    paragraph: str
    paper: PaperKind
    authority: Authority
    spans: tuple[Span, ...]
    superseded_by: str = ""
    superseded_on: date | None = None
    also_in: tuple[Place, ...] = ()
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. ``score`` falls with rank; ``arms`` gives its rank (from 1) in each list that held it."""

    passage: Passage
    citation: Citation
    score: float
    rank: int
    arms: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, for a question as understood."""

    query: Query
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper, verified against it. ``deleted`` marks struck-through characters of ``text``."""

    text: str
    citation: Citation
    passage_id: str
    start: int
    """First character in the passage's body."""
    end: int
    header: str = ""
    """For a table row: its header cells, to be shown with it."""
    breaks: tuple[int, ...] = ()
    """Characters of ``text`` at which the paper has something between: a page's foot and head, another cell."""


class Status(StrEnum):
    """Whether the papers say."""

    ANSWERED = "answered"
    NO_EVIDENCE = "no_evidence"


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: for "the papers do not say" to mean something."""

    papers: int
    passages: int
    first: date | None
    last: date | None
    committees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One to three verbatim quotes that prove the answer, or no evidence with the reason."""

    question: str
    status: Status
    text: str
    """One line read off a quote by rule; "" where the quotes stand alone."""
    quotes: tuple[Quote, ...]
    hits: tuple[Hit, ...]
    query: Query
    searched: Searched
    reason: str = ""
    """Why there is no evidence, in plain words; "" when answered."""
    notes: tuple[str, ...] = ()
    """Things that the asker must know: a later paper says otherwise, figures conflict."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words aligned between two entries: kept, added or removed."""

    change: str
    """"same", "added" or "removed"."""
    text: str


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What one meeting says of the topic, and how it differs from the entry before."""

    quote: Quote
    differences: tuple[Difference, ...] = ()
    added: tuple[str, ...] = ()
    """Roles, names, figures and dates that the entry before does not have; ``removed`` the reverse."""
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, read off a quote of one meeting."""

    label: str
    value: float
    unit: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Changes:
    """A topic across meetings, oldest first."""

    topic: str
    entries: tuple[ChangeEntry, ...]
    figures: tuple[Figure, ...]
    query: Query
    searched: Searched
    reason: str = ""
    """Why there are no entries; "" when there are."""


# --- commitments ---------------------------------------------------------------------------------------------


class CommitmentType(StrEnum):
    """What makes it a commitment; NOTED is a resolution that asks nothing of anybody.

    What a meeting resolves is a RESOLUTION, also where it asks ("the Director be requested to report back"), unless it
    delegates; a REQUEST is one made in the discussion or told of in a report.
    """

    RESOLUTION = "resolution"
    REQUEST = "request"
    DELEGATION = "delegation"
    UNDERTAKING = "undertaking"
    PLAN = "plan"
    RECOMMENDATION = "recommendation"
    NOTED = "noted"


class OwnerBasis(StrEnum):
    """Whether the words themselves name the owner, or only where they stand tells."""

    STATED = "stated"
    INFERRED = "inferred"
    NONE = ""


class CommitmentStatus(StrEnum):
    """What the indexed papers show, never more."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    PROGRESS = "progress reported"
    COMPLETED = "evidence of completion"
    SUPERSEDED = "superseded"


class FollowUpGrade(StrEnum):
    """How a later passage bears on a commitment."""

    REFERS = "refers to it"
    REPORTS = "reports on it"
    COMPLETES = "completes it"
    REPLACES = "replaces it"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later passage that bears on a commitment. ``basis`` says how it was found, in plain words."""

    quote: Quote
    grade: FollowUpGrade
    basis: str


@dataclass(frozen=True, slots=True)
class Due:
    """When: as written, and as first and last day (both None where it cannot be told)."""

    text: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What an officer noted: kept in a file of its own."""

    status: str
    note: str
    assignee: str
    author: str
    at: str
    """ISO 8601 with time zone."""


class Uptake(StrEnum):
    """What a meeting made of a recommendation."""

    ADOPTED = "adopted"
    CHANGED = "adopted with changes"
    DROPPED = "not taken up"


@dataclass(frozen=True, slots=True)
class Related:
    """Of a recommendation: what the meeting resolved on it. Of a resolution: the recommendation that it took up."""

    id: str
    uptake: Uptake
    quote: Quote


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who is to do what, by when, and what later papers show."""

    id: str
    """Hash of the words and the meeting, not of the file: it survives a rename and re-indexing."""
    type: CommitmentType
    quote: Quote
    owner: str
    """As written; "" where nobody is named."""
    owner_normal: str
    beneficiary: str
    action: str
    due: Due
    conditions: str
    part: str
    """Number of the part of a resolution, "(2) (a)"."""
    confidence: float
    """0 to 1."""
    status: CommitmentStatus
    status_reason: str
    follow_ups: tuple[FollowUp, ...] = ()
    related: tuple[Related, ...] = ()
    mark: Mark | None = None
    owner_basis: OwnerBasis = OwnerBasis.NONE

    @property
    def who(self) -> str:
        """The owner as written, or else as far as the place of the words tells; "" where nobody can be named."""
        return self.owner if self.owner_basis is OwnerBasis.STATED else self.owner_normal
