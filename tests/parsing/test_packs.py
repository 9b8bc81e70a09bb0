"""Packs, cut into the papers of each item; every paper here is invented."""

from __future__ import annotations

from datetime import date

from committeesearch.model import Authority, Bookmark, Document, ItemKind, PaperKind
from committeesearch.parsing import parse
from committeesearch.parsing.furniture import cleared
from tests.parsing.packs import At, item_stamp, pdf, stamp, text_file

COVER = [
    At("HARBOUR COMMITTEE", 90),
    At("Tuesday, 5th March, 2024, at 10.00 am", 110),
    At("AGENDA", 130),
    "1. Apologies",
    "2. Minutes of the meeting held on 6 February 2024 (Pages 3 - 4)",
    "3. Dredging (Pages 5 - 8)",
    stamp(1),
]
MINUTES = [
    "HARBOUR COMMITTEE",
    "MINUTES of a meeting of the Harbour Committee held in the Quay Room on Tuesday, 6 February 2024.",
    "PRESENT: Mr Abel (Chairman), Mrs Beck",
    "12. Apologies",
    "There were none.",
    "13. Moorings",
    "RESOLVED that the report be noted.",
]
FRONT = [
    "Report to: Harbour Committee",
    "Date of meeting: 5 March 2024",
    "Subject: Dredging",
    "Report of: Harbour Master",
    "Wards affected: Quayside",
]


def papers(document: Document) -> list[tuple[str, str, PaperKind, int]]:
    return [
        (item.kind.value, item.number, item.paper, item.page)
        for item in document.items
        if item.paper is not PaperKind.AGENDA
    ]


def marks(document: Document) -> list[tuple[int | None, str | None]]:
    return [(mark.printed, mark.item) for mark in document.pages]


def test_by_stamps_and_ranges() -> None:
    document = parse(
        pdf(
            COVER,
            ["This page is intentionally left blank"],
            [item_stamp("2"), *MINUTES, stamp(3)],
            ["This page is intentionally left blank"],
            [item_stamp("3"), *FRONT, "Summary:", "The quay silts up.", stamp(5)],
            ["It was last dredged in 1998.", stamp(6)],
            [At("Appendix A", 90), "Soundings of the quay", stamp(7)],
            ["This page is intentionally left blank"],
        )
    )
    assert document.kind is PaperKind.PACK
    assert marks(document) == [
        (1, None),
        (None, None),
        (3, "2"),
        (None, "2"),
        (5, "3"),
        (6, "3"),
        (7, "3"),
        (None, "3"),
    ]
    assert papers(document) == [
        ("part", "", PaperKind.MINUTES, 3),
        ("minute", "12", PaperKind.MINUTES, 3),
        ("minute", "13", PaperKind.MINUTES, 3),
        ("agenda_item", "3", PaperKind.REPORT, 5),
        ("agenda_item", "3", PaperKind.APPENDIX, 7),
    ]


def test_minutes_in_a_pack_carry_the_meeting_that_they_record() -> None:
    document = parse(pdf(COVER, [item_stamp("2"), *MINUTES, stamp(3)], [item_stamp("3"), *FRONT, stamp(5)]))
    dates = {item.kind: item.meeting.date for item in document.items}
    assert dates[ItemKind.MINUTE] == date(2024, 2, 6)
    assert dates[ItemKind.AGENDA_ITEM] == date(2024, 3, 5)
    assert {item.authority for item in document.items if item.kind is ItemKind.MINUTE} <= {
        Authority.MINUTES,
        Authority.RESOLUTION,
    }


def test_by_bookmarks_with_the_parts_that_they_name() -> None:
    document = parse(
        pdf(
            COVER[:-1],
            FRONT,
            ["1. Background", "The quay silts up."],
            ["Soundings of the quay"],
            bookmarks=(
                Bookmark("Agenda", 1, 0),
                Bookmark("3 Dredging", 2, 0),
                Bookmark("1. Background", 3, 1),
                Bookmark("Soundings of the quay", 4, 1),
            ),
        )
    )
    assert [item for _, item in marks(document)] == [None, "3", "3", "3"]
    assert [(paper, page) for _, _, paper, page in papers(document)] == [(PaperKind.REPORT, 2), (PaperKind.APPENDIX, 4)]


def test_by_front_sheets_where_nothing_else_tells() -> None:
    document = parse(pdf(COVER[:-1], MINUTES, FRONT, ["The quay silts up."]))
    assert [item for _, item in marks(document)] == [None, "2", "3", "3"]


def test_a_supplement_begins_again_at_page_1() -> None:
    document = parse(
        pdf(
            [
                "Date: 1 March 2024",
                "Dear Member",
                "HARBOUR COMMITTEE - TUESDAY, 5 MARCH 2024",
                "The report has been updated and replaces the version in the original agenda pack.",
                "Agenda Item No",
                "3 Dredging (Pages 1 - 2)",
                "Yours sincerely",
                "Joan Clerk",
            ],
            ["This page is intentionally left blank"],
            [item_stamp("3"), *FRONT, stamp(1)],
            ["The quay silts up.", stamp(2)],
            title="(Public Pack)Agenda Supplement for Harbour Committee, 05/03/2024 10:00",
        )
    )
    assert document.kind is PaperKind.SUPPLEMENT
    assert [(item.number, item.title, item.printed_pages) for item in document.agenda] == [("3", "Dredging", (1, 2))]
    assert marks(document) == [(None, None), (None, None), (1, "3"), (2, "3")]
    assert "replaces the version" in document.supersedes


def test_a_text_pack_by_its_running_headers() -> None:
    cover = (
        "HARBOUR COMMITTEE\n\nTuesday, 5th March, 2024, at 10.00 am\n\nAGENDA\n"
        "\n1. Apologies\n\n2. Minutes of the Previous Meeting\n\n3. Dredging\n"
    )
    front = (
        "Report to:\tHarbour Committee\tDate of Meeting:\t5 March 2024\n"
        "Subject:\tDredging\nReport of:\tHarbour Master\tWards Affected:\tAll\n"
    )
    minutes = (
        "HARBOUR COMMITTEE\n\nMEETING HELD AT THE TOWN HALL\nON TUESDAY 6TH "
        "FEBRUARY, 2024\n\nPRESENT: Mr Abel\n\n12. APOLOGIES\n\nThere were none.\n"
    )
    text = (
        f"{cover}\n{minutes}\n# Agenda Item 2\n\n13. MOORINGS\n\nRESOLVED: That "
        f"the report be noted.\n\n{front}\n\n# Agenda Item 3\n\nThe quay silts up.\n"
    )
    document = parse(text_file(text))
    assert [(kind, number, paper) for kind, number, paper, _ in papers(document)] == [
        ("part", "", PaperKind.MINUTES),
        ("minute", "12", PaperKind.MINUTES),
        ("minute", "13", PaperKind.MINUTES),
        ("agenda_item", "3", PaperKind.REPORT),
    ]
    report = document.items[-1]
    assert {field.name: field.value.text for field in report.front}["report_of"] == "Harbour Master"
    assert "The quay silts up." in [block.body.text for block in report.blocks]


def test_a_page_left_blank_parts_the_attached_papers_of_a_text_pack() -> None:
    front = "\n".join(line.replace(": ", ":\t") for line in FRONT)
    blank = "This page is intentionally left blank"
    document = parse(
        text_file(
            "HARBOUR COMMITTEE\n\nTuesday, 5th March, 2024\n\nAGENDA\n\n1. Apologies\n\n2. Dredging\n\n"
            f"{front}\n\nSummary:\n\nIt silts up.\n\n# Agenda Item 2\n\n{blank}\n\n## 3. COSTS\n\nThey are high.\n\n"
            f"{blank}\n\n## WORK PROGRAMME 2024/25\n\nDredging in May.\n\n{blank}\n\n**TERMS OF REFERENCE**\n\nNone.\n"
        )
    )
    assert papers(document) == [
        ("agenda_item", "2", PaperKind.REPORT, 1),
        ("agenda_item", "2", PaperKind.WORK_PROGRAMME, 1),
        ("agenda_item", "2", PaperKind.APPENDIX, 1),
    ]
    assert any(block.body.text == "They are high." for block in document.items[-3].blocks)


def test_every_line_of_running_text_stands_in_one_item_and_no_more() -> None:
    packs = (
        pdf(COVER, [item_stamp("2"), *MINUTES, stamp(3)], [item_stamp("3"), *FRONT, "The quay silts up.", stamp(5)]),
        pdf([*COVER[:-1], "Joan Clerk", "Monitoring Officer"], MINUTES, FRONT, ["The quay silts up."]),
        pdf(COVER[:-1], ["A paper that nothing announces."], ["Its second page."], ["Its third page."]),
    )
    for source in packs:
        words = sorted(word for line in cleared(source).lines for word in line.text.split())
        document = parse(source)
        found = sorted(word for item in document.items for block in item.blocks for word in block.body.text.split())
        assert found == words
