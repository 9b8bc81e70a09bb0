"""Listing, sorting, the status of the day, and the questions that lead to the register."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch.commitments import (
    Wanted,
    as_of,
    counts,
    dumps,
    find_commitments,
    loads,
    ordered,
    register_query,
    select,
)
from committeesearch.errors import SettingsError
from committeesearch.results import Commitment, CommitmentStatus, CommitmentType

from .paper import MARCH, Paper, Shelf, document, minute


@pytest.fixture(scope="module")
def rows() -> tuple[Commitment, ...]:
    page = Paper()
    blocks = [
        page.paragraph("The Head of Libraries agreed to report back on opening hours by 30 June 2023."),
        page.paragraph("Officers would circulate the visitor figures in due course."),
        page.paragraph("The Director of Place would publish the new rounds by 1 May 2023."),
    ]
    return find_commitments(Shelf(document("m.pdf", minute("12", "Libraries", blocks))))


LEFT = (CommitmentStatus.OPEN, CommitmentStatus.DUE, CommitmentStatus.OVERDUE)


def owners(found: tuple[Commitment, ...]) -> list[str]:
    return [row.owner_normal for row in found]


def test_filters(rows: tuple[Commitment, ...]) -> None:
    assert owners(select(rows, Wanted(owner="head of libraries"))) == ["Head of Libraries"]
    assert owners(select(rows, Wanted(about="visitor figures"))) == ["Officers"]
    assert owners(select(rows, Wanted(due_before=date(2023, 6, 1)))) == ["Director of Place"]
    assert len(select(rows, Wanted(committee="scrutiny", since=MARCH, until=MARCH))) == 3
    assert select(rows, Wanted(committee="Cabinet")) == ()
    assert select(rows, Wanted(since=date(2023, 3, 7))) == ()
    assert select(rows, Wanted(types=(CommitmentType.DELEGATION,))) == ()


def test_by_id(rows: tuple[Commitment, ...]) -> None:
    assert select(rows, Wanted(ids=(rows[1].id,))) == (rows[1],)


def test_order(rows: tuple[Commitment, ...]) -> None:
    assert owners(ordered(rows, "due")) == ["Director of Place", "Head of Libraries", "Officers"]
    assert owners(ordered(rows, "owner")) == ["Director of Place", "Head of Libraries", "Officers"]
    with pytest.raises(SettingsError, match="cannot be sorted by 'colour'"):
        ordered(rows, "colour")


def test_status_says_only_what_the_papers_show(rows: tuple[Commitment, ...]) -> None:
    standing = {row.owner_normal: row for row in as_of(rows, date(2023, 6, 10), MARCH)}
    assert standing["Director of Place"].status is CommitmentStatus.OVERDUE
    assert standing["Head of Libraries"].status is CommitmentStatus.DUE
    assert standing["Officers"].status is CommitmentStatus.OPEN
    reason = standing["Director of Place"].status_reason
    assert reason == "Due by 1 May 2023; no follow-up found in the indexed papers up to 6 March 2023."
    assert counts(standing.values())[CommitmentStatus.OVERDUE] == 1


def test_stored_and_read_again(rows: tuple[Commitment, ...]) -> None:
    assert loads(dumps(rows)) == rows
    with pytest.raises(ValueError, match="Invalid JSON"):
        loads(b"[{")


@pytest.mark.parametrize(
    ("question", "about", "owner", "statuses"),
    [
        ("What did we promise about private fostering?", "private fostering", "", ()),
        ("who was asked to circulate the scorecard", "circulate the scorecard", "", ()),
        ("What is overdue for the Assistant Director?", "", "Assistant Director", (CommitmentStatus.OVERDUE,)),
        ("What was the Director of Public Health asked to do?", "", "Director of Public Health", ()),
        ("Who was asked to do what about the ferry?", "ferry", "", ()),
        ("what's overdue for the Clerk", "", "Clerk", (CommitmentStatus.OVERDUE,)),
        ("show me overdue actions for the Clerk", "", "Clerk", (CommitmentStatus.OVERDUE,)),
        ("what commitments are outstanding about trees?", "trees", "", LEFT),
        ("What are the outstanding actions?", "", "", LEFT),
        ("List the promises made about trees", "trees", "", ()),
        ("What was delegated to the Clerk?", "", "Clerk", ()),
        ("Who promised to bring back a report on trees?", "bring back a report on trees", "", ()),
    ],
)
def test_questions_about_the_register(
    question: str, about: str, owner: str, statuses: tuple[CommitmentStatus, ...]
) -> None:
    wanted = register_query(question)
    assert wanted is not None
    assert (wanted.about, wanted.owner, wanted.statuses) == (about, owner, statuses)


@pytest.mark.parametrize(
    "question",
    [
        "When did private fostering oversight change?",
        "How many promises did the manifesto hold?",
        "",
        "Who is the chair?",
        "Which schools are open?",
        "Which services are open on Sundays?",
        "What is outstanding debt?",
        "Who agreed the budget?",
    ],
)
def test_other_questions(question: str) -> None:
    assert register_query(question) is None
