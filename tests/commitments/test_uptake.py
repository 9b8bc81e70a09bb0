"""What a meeting made of a recommendation: adopted it, changed it, left it out, or nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from committeesearch.commitments import as_of, find_commitments, to_rows
from committeesearch.model import Authority, BlockKind
from committeesearch.results import Commitment, CommitmentStatus, CommitmentType, Uptake

from .paper import JUNE, Paper, Shelf, document, minute, report


def decided(recommended: tuple[str, ...], resolved: tuple[str, ...], agenda_item: str = "4") -> tuple[Commitment, ...]:
    """The register of a report that recommends and of the minute on it."""
    page, other = Paper(), Paper()
    asked = report("4", "Waste", [page.paragraph(words, BlockKind.RECOMMENDATION) for words in recommended])
    minuted = minute("14", "Waste", [other.paragraph(words, BlockKind.RESOLUTION) for words in resolved], JUNE)
    minuted = replace(minuted, agenda_item=agenda_item, authority=Authority.MINUTES)
    return find_commitments(Shelf(document("a.pdf", replace(asked, agenda_item="4")), document("b.pdf", minuted)))


def uptakes(recommended: str, *resolved: str) -> list[Uptake]:
    rows = decided((recommended,), resolved)
    (row,) = [row for row in rows if row.type is CommitmentType.RECOMMENDATION]
    return [other.uptake for other in row.related]


@pytest.mark.parametrize(
    ("recommended", "resolved"),
    [
        ("To approve the Waste Strategy 2023 to 2028.", "That the Waste Strategy 2023 to 2028 be approved."),
        (
            "Cabinet is asked to agree the closure of two depots.",
            "RESOLVED that Cabinet agree the closure of two depots",
        ),
        ("2.3 Note the underspend of £1.6m Please refer to Section 6", "c) Note the underspend of £1.6m."),
        ("That the Committee notes the annual report on the depots.", "(1) the report be noted; and"),
        ("(2) supports the recovery plan in section 3.", "(2) the recovery plan be supported;"),
    ],
)
def test_adopted(recommended: str, resolved: str) -> None:
    assert uptakes(recommended, resolved) == [Uptake.ADOPTED]


@pytest.mark.parametrize(
    ("recommended", "resolved"),
    [
        (
            "agree that waste be collected every three weeks throughout the borough from April 2024",
            "waste be collected every three weeks in the wards of Northwick and Seaton only, as a pilot, from May 2024",
        ),
        ("approve a grant of £200,000 to the Canal Trust", "a grant of £150,000 to the Canal Trust be approved"),
        ("approve the closure of two depots", "the proposed closure of two depots be noted"),
    ],
)
def test_changed(recommended: str, resolved: str) -> None:
    assert uptakes(recommended, resolved) == [Uptake.CHANGED]


def test_dropped_where_the_minute_resolves_something_else_or_refuses() -> None:
    words = "approve the closure of two depots in Northwick"
    assert uptakes(words, "a working group on street lighting be set up") == [Uptake.DROPPED]
    assert uptakes(words, "the closure of two depots in Northwick be deferred") == [Uptake.DROPPED]


def test_one_resolution_can_adopt_two_recommendations() -> None:
    rows = decided(
        ("approve the closure of two depots", "delegate authority to the Head of Waste to sell the lorries"),
        (
            "RESOLVED that Cabinet approve the closure of two depots and delegate authority to the Head of Waste to "
            "sell the lorries",
        ),
    )
    recommended = [row for row in rows if row.type is CommitmentType.RECOMMENDATION]
    assert [[other.uptake for other in row.related] for row in recommended] == [[Uptake.ADOPTED], [Uptake.ADOPTED]]


@pytest.mark.parametrize(
    "recommended",
    ["comment on the draft policy on depots", "agree to the proposed decision as detailed in the attached note"],
)
def test_nothing_is_said_where_the_words_cannot_tell(recommended: str) -> None:
    assert uptakes(recommended, "a working group on street lighting be set up") == []


def test_nothing_is_said_of_another_item() -> None:
    rows = decided(("approve the closure of two depots",), ("the closure of two depots be approved",), agenda_item="5")
    assert all(row.related == () for row in rows)


def test_a_recommendation_stands_once_though_the_report_repeats_it() -> None:
    words = "Cabinet is asked to agree the closure of two depots."
    rows = decided((words, f"8.1 {words}"), ())
    assert [row.quote.text for row in rows] == [words]


def test_a_row_shows_what_became_of_it() -> None:
    rows = decided(("approve the closure of two depots",), ("the closure of two depots be deferred",))
    standing = as_of(rows, date(2023, 7, 1), JUNE)
    (row,) = [row for row in to_rows(standing) if row["type"] == "recommendation"]
    assert row["uptake"] == "not taken up: “the closure of two depots be deferred”"
    assert [(other["uptake"], other["file"]) for other in row["related"]] == [("not taken up", "b.pdf")]
    assert row["status"] == CommitmentStatus.SUPERSEDED
    assert row["status_reason"] == "What was recommended was not taken up by the meeting."
