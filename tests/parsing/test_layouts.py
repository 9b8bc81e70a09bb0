"""Minutes in the layouts of several kinds of council, from the file to the resolutions; every one here is invented."""

from __future__ import annotations

import pytest

from committeesearch.model import ItemKind, PaperKind
from committeesearch.parsing import parse
from tests.parsing.packs import text_file

PARISH = """WEST MARSH PARISH COUNCIL

Minutes of the meeting of the Parish Council

HELD IN THE VILLAGE HALL

on Tuesday 15th January 2019 at 7.30pm

Present: Cllrs Abel (Chair), Beck, Cole. Clerk: J Brook.

01.19.01 Apologies
Apologies were received from Cllr Dunn.

01.19.02 Bus shelter
The clerk had two quotes. It was RESOLVED (unanimously) to accept the lower.
Action: JB to place the order.

01.19.03 Finance
IT WAS AGREED to pay the invoices as listed.
"""
TOWN = """Fenby Town Council

Minutes of the Meeting held on 4 March 2024 at the Memorial Hall

Present: Cllr Abel, Cllr Beck

24/001 To receive apologies for absence
Apologies were received from Cllr Dunn.

24/002 To consider the play area
Resolved: to repaint the swings before Easter.
"""
DISTRICT = """OSTERBY DISTRICT COUNCIL

PLANNING COMMITTEE

Minutes of a meeting held on 6 February 2024

Present: Councillors Abel, Beck and Cole

Min No. 123 - Apologies for Absence

There were none.

Min No. 124 - Moorings

Decision:

That the application be refused.
"""
BOROUGH = """LONDON BOROUGH OF FENHAM

CABINET

Minutes of the meeting held on Wednesday 7 February 2024 at 7.00 pm

PRESENT: Councillors Abel and Beck

PART A

1. APOLOGIES FOR ABSENCE

There were none.

2. MOORINGS STRATEGY

RESOLVED:
That the strategy be adopted.

PART B

3. DREDGING

Resolved - That the tender be let.
"""
COMBINED = """MARSHLAND COMBINED AUTHORITY

Minutes of the Combined Authority Board held on Friday 26 January 2024

Present: Mayor Abel, Councillor Beck

001/24 Apologies for absence

None.

002/24 Transport levy

The Board agreed to:
(a) approve the levy of £9 million; and
(b) note the risks.
"""
UNITARY = """ASKESHIRE COUNCIL

Minutes of the Audit Committee held at County Hall on 12 March 2024

Members present: Councillor Abel, Councillor Beck

AC.41 Apologies for Absence

There were none.

AC.42 Annual Accounts

The auditor spoke to the report.

RESOLVED unanimously that the accounts be approved.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PARISH,
            [
                ("01.19.01", "Apologies", []),
                ("01.19.02", "Bus shelter", ["RESOLVED (unanimously) to accept the lower."]),
                ("01.19.03", "Finance", ["IT WAS AGREED to pay the invoices as listed."]),
            ],
        ),
        (
            TOWN,
            [
                ("24/001", "To receive apologies for absence", []),
                ("24/002", "To consider the play area", ["Resolved: to repaint the swings before Easter."]),
            ],
        ),
        (
            DISTRICT,
            [
                ("123", "Apologies for Absence", []),
                ("124", "Moorings", ["Decision: That the application be refused."]),
            ],
        ),
        (
            BOROUGH,
            [
                ("1", "APOLOGIES FOR ABSENCE", []),
                ("2", "MOORINGS STRATEGY", ["RESOLVED: That the strategy be adopted."]),
                ("3", "DREDGING", ["Resolved - That the tender be let."]),
            ],
        ),
        (
            COMBINED,
            [
                ("001/24", "Apologies for absence", []),
                ("002/24", "Transport levy", ["(a) approve the levy of £9 million; and", "(b) note the risks."]),
            ],
        ),
        (
            UNITARY,
            [
                ("AC.41", "Apologies for Absence", []),
                ("AC.42", "Annual Accounts", ["RESOLVED unanimously that the accounts be approved."]),
            ],
        ),
    ],
    ids=["parish", "town", "district", "borough", "combined", "unitary"],
)
def test_minutes_and_resolutions(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    document = parse(text_file(text))
    assert document.kind is PaperKind.MINUTES
    assert document.meeting.date is not None
    minutes = [item for item in document.items if item.kind is ItemKind.MINUTE]
    assert [(item.number, item.title, [part.text for part in item.resolutions]) for item in minutes] == expected


def test_an_action_below_a_resolution_is_no_part_of_it() -> None:
    document = parse(text_file(PARISH))
    (shelter,) = [item for item in document.items if item.title == "Bus shelter"]
    assert shelter.blocks[-1].body.text == "Action: JB to place the order."
