"""Who answers for a deed by the labels of the paper: a field below the section, the contact details at the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committeesearch.commitments import extract
from committeesearch.model import Block, BlockKind, Person
from committeesearch.passages import split
from committeesearch.results import Commitment, OwnerBasis

from .paper import Paper, cite, document, report

LCC = "LCC ran the depots and LCC owned them."


def rows(page: Paper, *lines: str, people: tuple[Person, ...] = (), author: str = "") -> tuple[Commitment, ...]:
    """The commitments of a report; a line that begins with # is a heading."""
    blocks: list[Block] = []
    for line in lines:
        kind = BlockKind.HEADING if line.startswith("#") else BlockKind.PARAGRAPH
        blocks.append(page.paragraph(line.lstrip("# "), kind, level=int(line.startswith("#"))))
    paper = replace(document("r.pdf", report("4", "Depots", blocks, author=author)), people=people)
    return extract(paper, split(paper), cite)


def test_a_field_below_a_section_says_who_answers_for_its_deeds_and_for_no_others() -> None:
    first, second = rows(
        Paper(),
        LCC,
        "# Mitigating actions for age",
        "Ramps will be provided to residents at both depots.",
        "# Responsible Officer for mitigating actions for age",
        "Ruth Pym ASC & Omar Lee CSF",
        "# Mitigating actions for disability",
        "Signs will be reviewed in March 2024.",
        "# Responsible Officer for disability",
        "Not applicable",
    )
    assert (first.owner_normal, first.owner_basis) == ("Ruth Pym ASC & Omar Lee CSF", OwnerBasis.INFERRED)
    assert second.owner_normal == "LCC"


def test_the_field_may_stand_on_the_line_of_its_label() -> None:
    (row,) = rows(Paper(), LCC, "# Actions", "Signs will be reviewed in March 2024.", "Responsible officer: Ruth Pym")
    assert row.owner_normal == "Ruth Pym"


def test_prose_that_begins_like_the_field_names_nobody() -> None:
    (row,) = rows(
        Paper(), LCC, "# Actions", "Signs will be reviewed in March 2024.", "Responsible officers: these are trained."
    )
    assert row.owner_normal == "LCC"


@pytest.mark.parametrize(
    ("promise", "owner"),
    [
        ("A report on the depots will be presented to a future meeting of the Board.", "Head of Depots"),
        ("The depots will be repaired in March 2024.", "LCC"),
    ],
)
def test_the_officer_who_wrote_what_others_sign_reports_back(promise: str, owner: str) -> None:
    people = (
        Person("Ann Orr", "Cabinet Member for Waste", 1),
        Person("Omar Lee", "Director of Place", 1),
        Person("Ruth Pym", "Head of Depots", 1),
    )
    both = "Ann Orr, Cabinet Member for Waste; Omar Lee, Director of Place"
    (row,) = rows(Paper(), LCC, promise, "# Lead Officer:", "Ruth Pym – Head of Depots", people=people, author=both)
    assert row.owner_normal == owner


def test_a_body_makes_its_own_decision_known() -> None:
    (row,) = rows(Paper(), LCC, "The outcome of Cabinet’s reconsideration will be published and sent to Members.")
    assert (row.owner_normal, row.owner_basis) == ("Cabinet", OwnerBasis.INFERRED)


@pytest.mark.parametrize(
    ("heading", "owner"),
    [("6.6 Bright 'N' Early Barton", "Bright 'N' Early Barton"), ("6.6 Other changes to the service", "LCC")],
)
def test_the_service_is_the_one_that_the_section_is_named_for(heading: str, owner: str) -> None:
    (row,) = rows(Paper(), LCC, f"# {heading}", "The service, which is new, is due to be launched in July 2023.")
    assert row.owner_normal == owner
