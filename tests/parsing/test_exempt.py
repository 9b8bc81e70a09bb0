from __future__ import annotations

import pytest

from committeesearch.parsing import parse
from tests.parsing.packs import text_file

FRONT = "Report to:\tHarbour Committee\tDate of Meeting:\t5 March 2024\nSubject:\tDredging\nWards Affected:\tAll\t\t\n"


@pytest.mark.parametrize(
    "marking",
    [
        "Exempt / Confidential Report:\tNo",
        "Exempt / Confidential Report:\tN",
        "Classification: Unrestricted",
        "Classification:\tOpen",
        "Confidential:\tNot applicable",
        "This Report Contains Exempt / Confidential Information\tNo",
        "For publication [Do not include information which is exempt from publication under schedule 12a]",
        "For publication: Yes",
        "Exempt information:\tYes - Appendix 2 only",
        "Security classification:\tOfficial",
    ],
)
def test_public_papers(marking: str) -> None:
    assert parse(text_file(f"{FRONT}{marking}\n\nSummary:\n\nThe quay silts up.\n")).exempt == ""


@pytest.mark.parametrize(
    "marking",
    [
        "Exempt / Confidential Report:\tYes",
        "Classification: Restricted",
        "Classification:\tExempt",
        "Confidential:\tYes",
        "For publication: No",
    ],
)
def test_papers_whose_front_sheet_says_that_they_are_private(marking: str) -> None:
    assert parse(text_file(f"{FRONT}{marking}\n\nSummary:\n\nThe quay silts up.\n")).exempt


@pytest.mark.parametrize(
    "head",
    [
        "NOT FOR PUBLICATION\nBy virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972",
        "EXEMPT",
        "PRIVATE AND CONFIDENTIAL",
        "PART 2 - EXEMPT",
        "RESTRICTED ITEM",
        "Exempt Appendix",
        "This report is not for publication because it contains "
        "exempt information as defined in paragraph 3 of Schedule 12A.",
    ],
)
def test_papers_marked_at_their_head(head: str) -> None:
    assert parse(text_file(f"{head}\n\nSale of the Old Quay\n\nThe buyer offers much.\n")).exempt


@pytest.mark.parametrize(
    "text",
    [
        "Dredging\n\nThe confidential register is kept by the Harbour Master, who is exempt from the charge.\n",
        "Dredging\n\nThe contract sum is set out in an exempt appendix, which is not for publication.\n",
        "Report on\nExempt /\nConfidential\nreport\nNo\n",
    ],
)
def test_papers_that_only_speak_of_such_things(text: str) -> None:
    assert parse(text_file(text)).exempt == ""


def test_a_private_paper_inside_a_public_pack_is_marked_by_itself() -> None:
    text = (
        "HARBOUR COMMITTEE\n\nTuesday, 5th March, 2024\n\nAGENDA\n"
        "\n1. Apologies\n\n2. Dredging\n\n3. Sale of the Old Quay\n\n"
        f"# Agenda Item 2\n\n{FRONT}Exempt:\tNo\n\nThe quay silts up.\n\n# Agenda Item 3\n\n"
        "NOT FOR PUBLICATION\nSchedule 12A of the Local Government Act 1972\n\nThe buyer offers much.\n"
    )
    document = parse(text_file(text))
    private = [item.number for item in document.items if item.exempt]
    assert document.exempt == ""
    assert private == ["3"]
