"""Whose a commitment is when its words name nobody: the context tells, or it stays empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committeesearch.commitments import extract, to_rows
from committeesearch.model import BlockKind, Document, Item, Person
from committeesearch.passages import split
from committeesearch.results import Commitment, OwnerBasis

from .paper import SCRUTINY, Paper, cite, document, minute, report


def found(item: Item, people: tuple[Person, ...] = ()) -> tuple[Commitment, ...]:
    paper: Document = replace(document("m.pdf", item), people=people)
    return extract(paper, split(paper), cite)


def minuted(*lines: str, people: tuple[Person, ...] = ()) -> Commitment:
    """The last commitment of a minute of those paragraphs."""
    page = Paper()
    return found(minute("7", "Libraries", [page.paragraph(line) for line in lines]), people)[-1]


def reported(*lines: str, heading: str = "", author: str = "", title: str = "Libraries") -> Commitment:
    """The last commitment of a report of those paragraphs, under a heading."""
    page = Paper()
    blocks = [page.paragraph(heading, BlockKind.HEADING, level=1)] if heading else []
    item = report("4", title, [*blocks, *(page.paragraph(line) for line in lines)], author=author)
    return found(item)[-1]


def test_what_the_words_say_is_stated() -> None:
    row = minuted("The Head of Libraries would circulate the visitor figures to Members.")
    assert (row.owner, row.owner_basis, row.who) == (
        "The Head of Libraries",
        OwnerBasis.STATED,
        "The Head of Libraries",
    )


def test_a_passive_belongs_to_the_officer_who_is_speaking_with_their_role() -> None:
    people = (Person("Ms J Okafor", "Head of Libraries", 1),)
    row = minuted("Ms Okafor explained the visitor figures. A fuller analysis would be carried out.", people=people)
    assert (row.owner, row.owner_basis) == ("", OwnerBasis.INFERRED)
    assert row.owner_normal == "Ms Okafor (Head of Libraries)"


def test_he_is_who_is_speaking() -> None:
    row = minuted("Mr Pym, Head of Waste, outlined the rounds.", "He would publish the new rounds in July 2023.")
    assert (row.owner_normal, row.owner_basis) == ("Mr Pym, Head of Waste", OwnerBasis.INFERRED)


def test_a_cabinet_member_tells_what_the_council_does_and_reports_back_in_person() -> None:
    lines = ("LCC had new depots. LCC ran them.", "Mr Pym, Cabinet Member for Waste, provided an update:")
    assert minuted(*lines, "The depot would be extended in May 2023.").owner_normal == "LCC"
    back = minuted(*lines, "A detailed update would be brought back to the Committee in due course.")
    assert back.owner_normal == "Mr Pym, Cabinet Member for Waste"


def test_answers_to_members_are_the_officers() -> None:
    lead = "Further to comments and questions from Members it was noted:"
    assert minuted(lead, "The two risks would be separated in the register.").owner_normal == "Officers"
    named = "Library colleagues met the schools each term. Opening hours would continue to be monitored."
    assert minuted(lead, named).owner_normal == "Library colleagues"


def test_a_discussion_without_a_speaker_is_of_those_whose_report_it_was() -> None:
    row = minuted(
        "The Committee considered the report of the Head of Libraries updating on opening hours.",
        "A revised version would be circulated to Members.",
    )
    assert row.owner_normal == "Head of Libraries"


def test_what_the_resolution_asks_somebody_for_is_theirs_in_the_discussion() -> None:
    page = Paper()
    blocks = [
        page.paragraph("A revised scorecard would be circulated to Members."),
        page.paragraph(
            "(1) the Democratic Services Officer be requested to circulate a revised scorecard to Members.",
            BlockKind.RESOLUTION,
        ),
    ]
    rows = {row.quote.text[:9]: row for row in found(minute("7", "Scorecard", blocks))}
    assert rows["A revised"].owner_normal == "Democratic Services Officer"


def test_what_a_meeting_puts_off_is_its_own() -> None:
    row = minuted("The updates were deferred to the next meeting of the Committee.")
    assert (row.owner_normal, row.owner_basis) == ("Overview and Scrutiny Committee", OwnerBasis.INFERRED)
    assert to_rows((row,))[0]["owner"] == "the Overview and Scrutiny Committee"


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("3.2 Early Help Service Performance", "Early Help Service"),
        ("Review and Quality Assurance", "Review and Quality Assurance"),
        ("Adult Social Care", "Adult Social Care"),
        ("Financial Implications", "LCC"),
    ],
)
def test_a_passive_in_a_report_belongs_to_the_section_or_to_the_council(heading: str, owner: str) -> None:
    lines = ("LCC has two depots. LCC runs both.", "A new policy will be published in July 2023.")
    assert reported(*lines, heading=heading).owner_normal == owner


def test_an_outside_author_answers_for_its_own_report() -> None:
    row = reported("The pathway will be reviewed in July 2023.", author="Lowshire and Haddle Integrated Care Board")
    assert row.owner_normal == "Lowshire and Haddle Integrated Care Board"


def test_the_author_answers_for_what_is_to_be_reported() -> None:
    row = reported("A further report will be submitted to the Committee in July 2023.", author="Director of Place")
    assert row.owner_normal == "Director of Place"


def test_of_several_authors_none_is_chosen() -> None:
    row = reported("The depot will be closed in July 2023.", author="Ann Pym, Leader Jo Okafor, Director of Place")
    assert (row.owner_normal, row.owner_basis) == ("", OwnerBasis.NONE)


def test_the_group_is_the_one_just_named() -> None:
    row = reported("A Governance Working Party has met twice. The group will report in May 2024.")
    assert row.owner == "A Governance Working Party"


def test_an_ambition_is_that_of_whom_the_paragraph_is_about() -> None:
    row = reported(
        "Haddle Fostering is one of six agencies. The ambition is to have four hubs by the end of March 2024."
    )
    assert row.owner_normal == "Haddle Fostering"


def test_partners_are_named_with_the_owner() -> None:
    row = reported("The Improvement Team will work with Corporate HR and the Police to publish a plan in May 2024.")
    assert row.owner == "The Improvement Team with Corporate HR and the Police"


def test_staff_are_those_of_the_team_that_the_paragraph_is_about() -> None:
    row = reported("Haddle Family Hub incorporates a clinic. The Link Workers will visit every school in May 2024.")
    assert row.owner == "The Link Workers of Haddle Family Hub"


def test_a_count_of_recruits_owns_nothing() -> None:
    row = reported("Over 40 new wardens will be in place by June 2024.")
    assert row.owner == ""


def test_a_peer_review_belongs_to_those_who_come() -> None:
    row = reported("There will be a South Coast DCS peer review in March 2024.")
    assert row.owner == "South Coast DCS"


def test_the_by_of_another_deed_names_no_owner() -> None:
    row = reported("Consultation will be completed prior to the adoption of the Plan by Cabinet in January 2024.")
    assert row.owner == ""


def test_what_comes_from_outside_is_not_the_councils() -> None:
    row = reported("LCC has two depots. LCC runs both.", "An inspection will be undertaken from October 2023.")
    assert row.owner_basis is OwnerBasis.NONE


def test_a_heading_that_sets_an_aim_is_no_team() -> None:
    row = reported("We will publish a charter by May 2024.", heading="Champion inclusive teams", author="Head of HR")
    assert row.owner_normal == "Head of HR"


def test_nobody_is_invented() -> None:
    row = minuted("A revised version would be circulated to Members.")
    assert (row.who, row.owner_basis) == ("", OwnerBasis.NONE)


def test_an_introduction_without_a_comma_is_no_part_of_the_name() -> None:
    row = reported("Once the school has the call a member of the team will contact the parents by June 2024.")
    assert row.owner == "a member of the team"


@pytest.mark.parametrize(
    ("promise", "owner"),
    [
        ("The budget will be considered by full Council in July 2023.", "full Council"),
        ("The budget will be published for approval by Cabinet in July 2023.", ""),
        ("It is proposed to transfer the duties delivered by the Repairs Team from July 2023.", ""),
        ("Repairs will be arranged by the Depot Manager and overseen by the Director of Place.", "the Depot Manager"),
        (
            "Cases would be managed by the Special Educational Needs (SEN) team in July 2023.",
            "the Special Educational Needs (SEN) team",
        ),
        ("Early Help and Front Door diagnostics are scheduled to start in July 2023.", ""),
        ("ASD and ADHD services are scheduled to start in July 2023.", "ASD and ADHD services"),
    ],
)
def test_who_is_named_by_the_words(promise: str, owner: str) -> None:
    assert minuted(promise).owner == owner


def test_what_the_body_asks_of_others_is_its_own_to_ask() -> None:
    row = minuted("(b) Agree to request that the Minister for Places consider a later day.")
    assert (row.owner, row.owner_normal, row.owner_basis) == ("", SCRUTINY, OwnerBasis.INFERRED)
