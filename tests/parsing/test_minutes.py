"""Minutes as different councils write them; every one here is invented."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch.model import Authority, BlockKind, Item, ItemKind, Meeting, PaperKind
from committeesearch.parsing.minutes import minutes
from tests.parsing.typeset import Set, pages, plain

MEETING = Meeting("Harbour Committee", date(2024, 3, 5))


def numbered(items: tuple[Item, ...]) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in items if item.kind is ItemKind.MINUTE]


def only(items: tuple[Item, ...]) -> Item:
    (item,) = [item for item in items if item.kind is ItemKind.MINUTE]
    return item


def test_numbers_that_run_on_are_minutes_and_numbers_that_restart_are_paragraphs() -> None:
    items = minutes(
        pages(
            [
                "PRESENT: Councillors Abel, Beck and Cole",
                Set("84. Apologies", bold=True, left=54),
                Set("(Item 1)", gap=False),
                "1. Apologies were received from Councillor Dunn, who was unwell and could not be there.",
                Set("85. Moorings at the North Quay and the winter storage of small craft on the slipway below it",
                    bold=True, left=54),
                Set("(Item 2)", gap=False),
                "1. The Harbour Master introduced the report and answered questions about it from members.",
                "2. RESOLVED that the report be noted.",
            ],
            [
                Set("86. Dredging", bold=True, left=54),
                Set("(Item 4)", gap=False),
                "1. The Committee considered the tender.",
            ],
        ),
        MEETING,
    )  # fmt: skip
    title = "Moorings at the North Quay and the winter storage of small craft on the slipway below it"
    assert numbered(items) == [("84", "Apologies"), ("85", title), ("86", "Dredging")]
    assert [item.agenda_item for item in items[1:]] == ["1", "2", "4"]
    assert [item.page for item in items[1:]] == [1, 1, 2]
    assert items[0].kind is ItemKind.PART
    assert all(item.meeting == MEETING and item.paper is PaperKind.MINUTES for item in items)
    assert items[2].authority is Authority.MINUTES
    assert [part.text for part in items[2].resolutions] == ["RESOLVED that the report be noted."]
    assert items[2].blocks[-1].kind is BlockKind.RESOLUTION
    assert items[2].blocks[0].body.text.startswith("85. Moorings")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("77/21 MINUTES", "78/21 QUAY DUES", [("77/21", "MINUTES"), ("78/21", "QUAY DUES")]),
        ("CPP/17/39 Minutes", "CPP/17/40 Quay dues", [("CPP/17/39", "Minutes"), ("CPP/17/40", "Quay dues")]),
        ("Minute No. 12: Minutes", "Minute No. 13: Quay dues", [("12", "Minutes"), ("13", "Quay dues")]),
        ("1829. Minutes", "1831. Quay dues", [("1829", "Minutes"), ("1831", "Quay dues")]),
        ("PL.45/23 Minutes", "PL.46/23 Quay dues", [("PL.45/23", "Minutes"), ("PL.46/23", "Quay dues")]),
        ("HC45 Minutes", "HC46 Quay dues", [("HC45", "Minutes"), ("HC46", "Quay dues")]),
        ("Minutes of the last meeting", "Quay dues", [("", "Minutes of the last meeting"), ("", "Quay dues")]),
    ],
)
def test_every_kind_of_number(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    items = minutes(
        pages(
            [
                Set("Harbour Committee", bold=True),
                "Present: Councillors Abel, Beck and Cole",
                Set(first, bold=True),
                "The minutes of the meeting held on 6 February 2024 were agreed as a correct record.",
                Set(second, bold=True),
                "1. Members asked when the dues had last gone up, and the Harbour Master said in 2019.",
                "2. The Committee thanked him for the report that he had written.",
            ]
        ),
        MEETING,
    )
    assert numbered(items) == expected


def test_title_without_a_number_before_the_first_minute_and_a_number_on_a_line_of_its_own() -> None:
    items = minutes(
        plain(
            "PRESENT: Councillors Abel and Beck\n\n**Election of Chair**\n\nIt was resolved that Councillor Abel be "
            "Chair.\n\n**52.**\n\n**APOLOGIES**\n\nNone were received.\n\n### **53. DREDGING\n\nRESOLVED:\n\n"
            "That the tender be accepted.\n"
        ),
        MEETING,
    )
    assert numbered(items) == [("", "Election of Chair"), ("52", "APOLOGIES"), ("53", "DREDGING")]
    assert items[-1].resolutions[0].text == "RESOLVED: That the tender be accepted."
    assert items[1].resolutions[0].text == "It was resolved that Councillor Abel be Chair."


def test_reference_to_the_agenda_at_the_end_of_the_title() -> None:
    items = minutes(
        pages(
            [
                Set("9. Dredging (Agenda item 6)", bold=True),
                "The Committee considered the tender for dredging the North Quay.",
                Set("10. Dues", bold=True),
                "The Committee considered the dues.",
            ]
        ),
        MEETING,
    )
    assert [(item.number, item.title, item.agenda_item) for item in items] == [
        ("9", "Dredging", "6"),
        ("10", "Dues", ""),
    ]


def test_nothing_is_made_up_where_no_minute_is_recognised() -> None:
    assert minutes(plain("The harbour was built in 1820. It has two quays.\n"), MEETING) == ()
    assert minutes((), MEETING) == ()


def test_a_list_resolved_over_a_page_break_is_complete_part_by_part() -> None:
    items = minutes(
        pages(
            [
                Set("12. Dues", bold=True),
                "RESOLVED that the Committee:",
                Set("(1) raise the dues for visiting craft by three per cent from 1 April 2024, subject to:", left=110),
                Set("(a) the consent of the Harbour Board; and", left=130),
                Set("(b) the exemption of the lifeboat; and", left=130),
                Set("(2) ask the Harbour Master to publish the new dues on the notice board and the website of the",
                    left=110),
            ],
            [Set("authority by the end of March.", left=110), "The meeting ended at 8.15 pm."],
        ),
        MEETING,
    )  # fmt: skip
    first, second = (part.text for part in only(items).resolutions)
    assert first.startswith("(1) raise the dues")
    assert first.endswith("(b) the exemption of the lifeboat; and")
    assert second.endswith("on the notice board and the website of the authority by the end of March.")
    assert only(items).resolutions[1].pages == (1, 2)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("RESOLVED (unanimously) – That the report be noted.", 1),
        ("Resolved: (1) That the report be noted; and (2) That the dues be raised.", 2),
        ("Resolved (6 votes for, 2 against): (1) That permission be granted; and (2) That the fee be waived.", 2),
        ("The Committee was content. RESOLVED to adopt the policy.", 1),
        ("AGREED: That officers write to the Board.", 1),
        ("It was agreed that officers would write to the Board.", 1),
        ("DECISION: The tender was accepted.", 1),
        ("Members asked whether the matter could be resolved soon.", 0),
        ("It was noted that the Board had agreed the dues in 2019.", 0),
        ("RECOMMENDED that the Council adopt the policy.", 0),
    ],
)
def test_what_counts_as_a_resolution(text: str, parts: int) -> None:
    items = minutes(pages([Set("12. Dues", bold=True), text, Set("13. Close", bold=True), "None."]), MEETING)
    assert len(items[0].resolutions) == parts


def test_the_motion_that_the_resolution_repeats_is_no_resolution() -> None:
    items = minutes(
        pages(
            [
                Set("12. Dues", bold=True),
                "3) Mr Abel proposed and Mrs Beck seconded the motion that the Committee:",
                Set("(1) Raise the dues", left=110),
                Set("(2) Write to the Board", left=110),
                "4) RESOLVED that the Committee:",
                Set("(1) Raises the dues", left=110),
                Set("(2) Writes to the Board", left=110),
                "5) The Chair thanked members.",
            ]
        ),
        MEETING,
    )
    item = only(items)
    assert [part.text for part in item.resolutions] == ["(1) Raises the dues", "(2) Writes to the Board"]
    (vote,) = item.divisions
    assert (vote.proposer, vote.seconder, vote.result) == ("Mr Abel", "Mrs Beck", "resolved")
    assert item.blocks[-1].kind is not BlockKind.RESOLUTION


def test_motions_and_votes_are_marked_so_that_nobody_takes_a_motion_for_a_decision() -> None:
    items = minutes(
        pages(
            [
                Set("12. Dues", bold=True),
                "1) Members spoke about the dues at some length and asked for more time to think.",
                "2) Mr Abel proposed and Mrs Beck seconded the following motion:",
                Set("“That the Committee:", left=110),
                Set("(1) Raise the dues”", left=110),
                "3) The Chairman put the motion set out in paragraph 2 to the vote and the voting was as follows:",
                "For (1)",
                "Mr Abel",
                "Against (2)",
                "Mrs Beck, Mr Cole",
                "Motion lost.",
                "4) Members thanked the Chairman for the way in which he had led the debate.",
            ]
        ),
        MEETING,
    )
    kinds = [block.kind.value for block in only(items).blocks]
    assert kinds == ["heading", "list item", *["motion"] * 3, *["division"] * 6, "list item"]
    assert only(items).resolutions == ()
