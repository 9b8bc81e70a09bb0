"""How later words bear on a commitment."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch.commitments import as_of, find_commitments
from committeesearch.model import BlockKind
from committeesearch.results import CommitmentStatus, FollowUpGrade

from .paper import JUNE, Paper, Shelf, document, minute

ASKED = "(2) the Head of Libraries be requested to repair the Castle Lane reading room roof;"


@pytest.mark.parametrize(
    ("later", "grade", "status"),
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
def test_the_wording_grades(later: str, grade: FollowUpGrade, status: CommitmentStatus) -> None:
    asked = document("march.pdf", minute("59", "Libraries", [Paper().paragraph(ASKED, BlockKind.RESOLUTION)]))
    shelf = Shelf(asked, document("june.pdf", minute("7", "Buildings", [Paper().paragraph(later)], JUNE)))
    (row,) = (one for one in find_commitments(shelf) if one.quote.text == ASKED)
    (found,) = row.follow_ups
    assert found.grade is grade
    (dated,) = as_of([row], date(2023, 7, 1), JUNE)
    assert dated.status is status
    assert "not done" not in dated.status_reason
