"""How later words bear on a commitment."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch.commitments import as_of, find_commitments
from committeesearch.commitments.grades import grade
from committeesearch.commitments.topics import topic_of, units
from committeesearch.model import BlockKind
from committeesearch.results import CommitmentStatus, FollowUpGrade

from .paper import JUNE, Paper, Shelf, document, minute, report

ASKED = "(2) the Head of Libraries be requested to repair the Castle Lane reading room roof;"


@pytest.mark.parametrize(
    ("later", "graded", "status"),
    [
        ("The Castle Lane reading room roof is to be repaired soon.", FollowUpGrade.REFERS, CommitmentStatus.OPEN),
        (
            "Slates for the Castle Lane reading room roof repair are here.",
            FollowUpGrade.REPORTS,
            CommitmentStatus.PROGRESS,
        ),
        (
            "The Castle Lane reading room roof repair has been completed.",
            FollowUpGrade.COMPLETES,
            CommitmentStatus.COMPLETED,
        ),
        (
            "The Castle Lane reading room roof repair is no longer required.",
            FollowUpGrade.REPLACES,
            CommitmentStatus.SUPERSEDED,
        ),
    ],
)
def test_the_wording_grades(later: str, graded: FollowUpGrade, status: CommitmentStatus) -> None:
    asked = document("march.pdf", minute("59", "Libraries", [Paper().paragraph(ASKED, BlockKind.RESOLUTION)]))
    shelf = Shelf(asked, document("june.pdf", minute("7", "Buildings", [Paper().paragraph(later)], JUNE)))
    (row,) = (one for one in find_commitments(shelf) if one.quote.text == ASKED)
    (found,) = row.follow_ups
    assert found.grade is graded
    (dated,) = as_of([row], date(2023, 7, 1), JUNE)
    assert dated.status is status
    assert "not done" not in dated.status_reason


def test_a_report_on_the_same_subject_is_no_proof_of_another_deed() -> None:
    """Asked was to consider something for later reports: the next report reports, and does not complete it."""
    asked = "(2) the Head of Libraries be requested to consider a row on dialects in future branch reports;"
    minutes = document("march.pdf", minute("59", "Libraries", [Paper().paragraph(asked, BlockKind.RESOLUTION)]))
    page = Paper()
    said = "The Committee has requested branch reports with a row on dialects at every meeting."
    later = document("june.pdf", report("4", "Branch Reports", [page.paragraph(said)]))
    (row,) = find_commitments(Shelf(minutes, later))
    assert {found.grade for found in row.follow_ups} == {FollowUpGrade.REPORTS}


def test_a_faint_likeness_is_not_proof() -> None:
    text = "The Castle Lane reading room roof repair has been completed."
    minutes = document("march.pdf", minute("59", "Libraries", [Paper().paragraph(ASKED, BlockKind.RESOLUTION)]))
    shelf = Shelf(minutes, document("june.pdf", minute("7", "Buildings", [Paper().paragraph(text)], JUNE)))
    (row,) = (one for one in find_commitments(shelf) if one.quote.text == ASKED)
    topic = topic_of(row, shelf)
    assert topic is not None
    (unit,) = (found for one in shelf.passages() if one.meeting.date == JUNE for found in units(one))
    assert grade(topic, unit) is FollowUpGrade.COMPLETES
    assert grade(topic, unit, sure=False) is FollowUpGrade.REPORTS


def test_a_report_presented_is_no_proof_that_something_was_circulated() -> None:
    asked = "(3) the Head of Libraries be requested to circulate the survey of the branch reading rooms;"
    minutes = document("march.pdf", minute("59", "Libraries", [Paper().paragraph(asked, BlockKind.RESOLUTION)]))
    page = Paper()
    said = "To present the survey of the branch reading rooms that the Committee has requested."
    later = document("june.pdf", report("4", "Survey of the branch reading rooms", [page.paragraph(said)]))
    (row,) = (one for one in find_commitments(Shelf(minutes, later)) if one.quote.text == asked)
    assert {found.grade for found in row.follow_ups} == {FollowUpGrade.REPORTS}
