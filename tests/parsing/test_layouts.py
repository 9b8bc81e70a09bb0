"""Minutes in the layouts of several kinds of council, from the file to the resolutions; every one here is invented."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch.model import Format, ItemKind, PaperKind, SourceFile
from committeesearch.parsing import parse
from committeesearch.reading.text import read_text
from committeesearch.settings import ReadingLimits
from tests.parsing.layouts import (
    BOROUGH,
    CABINET,
    COLUMNS,
    COMBINED,
    DISTRICT,
    HELD,
    LOCAL,
    PANEL,
    PARISH,
    PLAIN,
    PLANNING,
    TOWN,
    UNITARY,
)


def read(text: str) -> SourceFile:
    return read_text(text.encode(), "paper.txt", "digest", Format.TEXT, ReadingLimits())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PARISH,
            [
                ("01.19.01", "Apologies", []),
                ("01.19.02", "Bus shelter", ["It was RESOLVED (unanimously) to accept the lower."]),
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
        (
            CABINET,
            [
                ("CAB 12/24", "Minutes of the Previous Meeting", []),
                (
                    "CAB 13/24",
                    "Leisure Centre",
                    ["(a) That the contract be let to Bidder B.", "(b) That the Director finalise the terms."],
                ),
                ("CAB 14/24", "Moorings", ["Decision made That the dues be raised."]),
            ],
        ),
        (
            COLUMNS,
            [
                ("1", "Apologies", []),
                ("2", "Highways", []),
                ("3", "Playground", ["RESOLVED to accept the quote of £2,300."]),
            ],
        ),
        (
            PANEL,
            [
                (
                    "",
                    "MINUTES",
                    ["RESOLVED UNANIMOUSLY: That the minutes of the meeting held on 6 February 2024 be approved."],
                ),
                ("", "Q3 PERFORMANCE REPORT", ["RESOLVED UNANIMOUSLY: That the Panel noted the report."]),
                ("", "MOORING CONTRACT", ["RESOLVED UNANIMOUSLY: That the award be noted."]),
            ],
        ),
        (
            PLANNING,
            [
                ("P/24/17", "APOLOGIES", []),
                (
                    "P/24/18",
                    "LAND NORTH OF STATION ROAD",
                    [
                        "DECISION: That outline planning permission be GRANTED subject to:\n"
                        "(i)\ta Section 106 agreement; and\n(ii)\tthe conditions of the report."
                    ],
                ),
            ],
        ),
        (
            PLAIN,
            [
                ("", "Apologies for absence", []),
                ("", "Risk register", ["Agreed: that the register be noted."]),
            ],
        ),
    ],
    ids=[
        *("parish", "town", "district", "borough", "combined", "unitary"),
        *("cabinet", "columns", "panel", "planning", "plain"),
    ],
)
def test_minutes_and_resolutions(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    document = parse(read(text))
    assert document.kind is PaperKind.MINUTES
    assert document.meeting.date is not None
    minutes = [item for item in document.items if item.kind is ItemKind.MINUTE]
    assert [(item.number, item.title, [part.text for part in item.resolutions]) for item in minutes] == expected


def test_an_action_below_a_resolution_is_no_part_of_it() -> None:
    document = parse(read(PARISH))
    (shelter,) = [item for item in document.items if item.title == "Bus shelter"]
    assert shelter.blocks[-1].body.text == "Action: JB to place the order."


def test_what_stands_in_the_column_of_actions_follows_its_minute() -> None:
    minutes = [item for item in parse(read(COLUMNS)).items if item.kind is ItemKind.MINUTE]
    assert [item.blocks[-1].body.text for item in minutes] == ["Cllr Quinn", "Action · Cllr Oak", "Action · Clerk"]


def test_a_part_of_the_meeting_is_no_title_and_no_reason_to_hide_public_minutes() -> None:
    document = parse(read(PANEL))
    minutes = [item for item in document.items if item.kind is ItemKind.MINUTE]
    assert [item.section for item in minutes] == ["PART I", "PART I", "PART II"]
    assert not document.exempt
    assert not any(item.exempt for item in minutes)
    assert document.meeting.date == date(2024, 3, 5)
    private = parse(read(PANEL.replace("PART II", "PART II - PRIVATE ITEMS")))
    assert [item.exempt for item in private.items if item.kind is ItemKind.MINUTE] == [
        "",
        "",
        "PART II - PRIVATE ITEMS",
    ]


def test_minutes_that_only_say_where_the_committee_was_held() -> None:
    document = parse(read(HELD))
    assert (document.kind, document.meeting.committee) == (PaperKind.MINUTES, "Licensing Sub Committee")
    assert document.meeting.date == date(2024, 2, 20)
    minutes = [item for item in document.items if item.kind is ItemKind.MINUTE]
    assert [[part.text for part in item.resolutions] for item in minutes] == [
        [],
        ["it was resolved to hear the police too.", "RESOLVED That the licence be GRANTED."],
    ]


def test_minutes_without_the_word() -> None:
    text = (
        "Standards Committee - 7 March 2024\n\nPRESENT: Cllr Ash (Chair), Cllr Bay\n\n1/24 APOLOGIES\nNone.\n\n"
        "2/24 CODE OF CONDUCT\nDiscussion took place.\n\nAgreed:\na. To note the report.\nb. To thank the officer.\n"
    )
    document = parse(read(text))
    assert document.kind is PaperKind.MINUTES
    assert [len(item.resolutions) for item in document.items if item.kind is ItemKind.MINUTE] == [0, 2]


def test_a_parish_that_never_writes_resolved() -> None:
    document = parse(read(LOCAL))
    minutes = [item for item in document.items if item.kind is ItemKind.MINUTE]
    assert [[part.text for part in item.resolutions] for item in minutes] == [
        [],
        ["It was agreed to put it by the pond."],
        ["unanimously agreed that the hedge be cut."],
    ]
    assert [(vote.proposer, vote.seconder, vote.result) for item in minutes for vote in item.divisions] == [
        ("Cllr Dyer", "Cllr Clay", "agreed"),
        ("Cllr A. Bell", "Cllr J. Clay", "resolved"),
    ]
    assert document.meeting.committee == "Little Thorne Parish Council"
