"""Heads of papers as different councils write them; every council here is invented."""

from __future__ import annotations

from datetime import date, time

import pytest

from committeesearch.model import Meeting, PaperKind
from committeesearch.parsing import parse
from tests.parsing.packs import At, pdf, text_file

MARCH = date(2024, 3, 5)  # a Tuesday


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "MINUTES of a meeting of the Harbour Committee held in "
            "the Quay Room, Town Hall, Eelport on Tuesday, 5 March 2024."
            "\n\nPRESENT: Councillor Abel",
            Meeting("Harbour Committee", MARCH, None, "Quay Room, Town Hall, Eelport"),
        ),
        (
            "HARBOUR COMMITTEE\n\nMEETING HELD AT THE TOWN HALL, EELPORT\n"
            "ON TUESDAY 5TH MARCH, 2024\n\nPRESENT: Councillor Abel",
            Meeting("Harbour Committee", MARCH, None, "Town Hall, Eelport"),
        ),
        (
            "Minutes of the meeting of Eeling-on-the-Hill Town Council held on 5 March 2024 in the Village Hall, to "
            "which all were invited\n\nPresent: Cllr Abel",
            Meeting("Eeling-on-the-Hill Town Council", MARCH, None, "Village Hall"),
        ),
        (
            "EELPORT TOWN COUNCIL\n\nYou are summoned to attend a meeting of the Full Council on Tuesday 5th March "
            "2024 at 7pm in the Guildhall\nAGENDA\n\n1 Welcome\n2 Dues",
            Meeting("Full Council", MARCH, time(19, 0), "Guildhall"),
        ),
        (
            "ELSHAM PARISH COUNCIL\n\nMinutes of the Parish Council meeting held on 5 March 2024\nCommenced 7.15 pm\n\n"
            "Present: Cllr Abel",
            Meeting("Elsham Parish Council", MARCH, time(19, 15), None),
        ),
        (
            "HARBOUR PANEL\n\nTUESDAY 5 MARCH 2024\n\nPRESENT: Councillor Abel\nOfficers: Greg Hall\n\nMINUTES\n\n"
            "RESOLVED: That the minutes of the meeting held on 6 February 2024 be approved.",
            Meeting("Harbour Panel", MARCH, None, None),
        ),
        (
            "Meeting\tCabinet\tDate\t5 March 2024\nTitle\tDredging\nReport of\tHarbour Master\n"
            "Key Decision (Y/N)\tN\tDate of Notice\tN/A\tExempt (Y/N)\tN\n",
            Meeting("Cabinet", MARCH, None, None),
        ),
        (
            "Minutes of the Annual Meeting of Little Eeling Parish "
            "Council held on Tuesday 5th March 2024 at 7.30pm in the "
            "Village Hall\n\nPresent: Cllr Abel (Chair)",
            Meeting("Little Eeling Parish Council", MARCH, time(19, 30), "Village Hall"),
        ),
        (
            "Eelport Borough Council\n\nHarbour Sub-Committee\n\nTuesday 5 "
            "March 2024 at 6.00 p.m.\n\nAGENDA\n\n1. Apologies\n\n2. Minutes\n",
            Meeting("Harbour Sub-Committee", MARCH, time(18), None),
        ),
        (
            "MEETING: HARBOUR COMMITTEE\n\nDATE: Tuesday, 5th March 2024\n"
            "\nTIME: 6.30 p.m.\n\nVENUE: Town Hall, Quay Street, Eelport\n\n"
            "AGENDA\n\n1. Apologies\n\n2. Minutes of the meeting held on 6 February 2024\n",
            Meeting("Harbour Committee", MARCH, time(18, 30), "Town Hall, Quay Street, Eelport"),
        ),
        (
            "Dear Councillor,\n\nYou are hereby summoned to attend a meeting "
            "of Little Eeling Parish Council to be held in the Village "
            "Hall on Tuesday 5th March 2024 at 7.30 pm.\n\nAGENDA\n\n1. Apologies\n\n2. Declarations of Interest\n",
            Meeting("Little Eeling Parish Council", MARCH, time(19, 30), "Village Hall"),
        ),
        (
            "Report to:\tHarbour Committee\tDate of Meeting:\tTuesday 5 March 2024\nSubject:\tDredging\t\t\n"
            "Report of:\tHarbour Master\tWards Affected:\tQuayside\n\n"
            "Summary:\n\nThe inspection took place on 12 January 2024.\n",
            Meeting("Harbour Committee", MARCH),
        ),
        (
            "From: Ann Abel, Cabinet Member for Harbours\n\nTo: Cabinet – 5 March 2024\n\nSubject: Dredging\n\n"
            "Past Pathway of report: Harbour Cabinet Committee - 6 February 2024\n\nSummary: The quay silts up.\n",
            Meeting("Cabinet", MARCH),
        ),
        (
            "CABINET MEMBER UPDATE\t\t\nHarbour Committee\t\t\nCouncillor\tPortfolio\tDate\n"
            "Ann Abel\tHarbours\t5 th March 2024\n\nThe quay is sound.\n",
            Meeting("Harbour Committee", MARCH),
        ),
        ("APPENDIX A\n\nThe inspector reported to the Harbour "
        "Committee on 6 February 2024 that the quay was sound.\n", Meeting()),
        (
            "From: Ann Abel, Cabinet Member for Harbours\n\nSubject: "
            "Dredging\n\nClassification: Unrestricted\n\nSummary:\n\n"
            "The Committee agreed this at its meeting of the Harbour Committee held on 6 February 2024.\n",
            Meeting(),
        ),
        ("To: Leaders of all harbour authorities\n\n5 March "
        "2024\n\nDear Leaders\n\nThe white paper is out.\n", Meeting()),
    ],
)  # fmt: skip
def test_the_meeting_that_a_paper_names(head: str, expected: Meeting) -> None:
    assert parse(text_file(head)).meeting == expected


def test_the_agenda_system_s_own_metadata_comes_first() -> None:
    source = pdf(
        ["Dear Member", "HARBOUR COMMITTEE - TUESDAY, 5 MARCH 2024", "Agenda Item No", "7 Dredging (Pages 1 - 2)"],
        ["The quay silts up."],
        title="(Public Pack)Agenda Supplement for Harbour Committee, 05/03/2024 18:30",
        subject="Harbour Committee, 05/03/2024 18:30",
    )
    assert parse(source).meeting == Meeting("Harbour Committee", MARCH, time(18, 30), None)


def test_place_and_time_from_the_columns_of_an_agenda_s_head() -> None:
    source = pdf(
        [
            At("EELPORT BOROUGH COUNCIL", 90, 200),
            At("AGENDA", 110, 260),
            At("CABINET", 130, 260),
            At("Tuesday, 5th March, 2024, at 10.00 am", 150),
            At("Ask for: Joan Clerk", 150, 340),
            At("Quay Room, Town Hall,", 170),
            At("Telephone: 01999 550100", 170, 340),
            At("High Street, Eelport", 190),
            "1. Apologies",
            "2. Minutes of the meeting held on 6 February 2024 (Pages 1 - 4)",
        ]
    )
    document = parse(source)
    assert document.kind is PaperKind.AGENDA
    assert document.meeting == Meeting("Cabinet", MARCH, time(10), "Quay Room, Town Hall, High Street, Eelport")
