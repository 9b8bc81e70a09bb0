from __future__ import annotations

from committeesearch.model import Document, PaperKind
from committeesearch.parsing import outline_json, parse
from tests.parsing.packs import At, pdf, text_file

HEAD = "Eelport Borough Council\n\nHarbour Committee\n\nTuesday 5 March 2024 at 6.00 p.m.\n\n"


def shown(document: Document) -> list[tuple[str, str, tuple[int, int] | None]]:
    return [(item.number, item.title, item.printed_pages) for item in document.agenda]


def test_numbers_titles_pages_authors_and_sections() -> None:
    document = parse(
        text_file(
            HEAD
            + "## AGENDA\n\n### PART 1 - ITEMS OPEN TO THE PUBLIC\n\n**1. Apologies for Absence**\n\n"
            + "**2. Minutes of the Previous Meeting** (Pages 5 - "
            "14)\nMinutes of the meeting held on 6 February 2024\n\n"
            + "**3. Dredging of the\nOuter Quay** (Pages 15 - 20)\nReport of the Harbour Master\n\n"
            + "**4. Moorings**\nReport of the Director of Place - To Follow\n\n**5. Chair's verbal update**\n\n"
            + "### PART 2 - EXEMPT ITEMS\n\n**6. Sale of the Old Quay** (Pages 21 - 22)\n"
        )
    )
    assert shown(document) == [
        ("1", "Apologies for Absence", None),
        ("2", "Minutes of the Previous Meeting", (5, 14)),
        ("3", "Dredging of the Outer Quay", (15, 20)),
        ("4", "Moorings", None),
        ("5", "Chair's verbal update", None),
        ("6", "Sale of the Old Quay", (21, 22)),
    ]
    assert document.agenda[2].author == "Harbour Master"
    assert [item.number for item in document.agenda if item.to_follow] == ["4"]
    assert [item.number for item in document.agenda if item.verbal] == ["5"]
    assert {item.section for item in document.agenda[:5]} == {"Part 1 - items open to the public"}
    assert [item.number for item in document.agenda if item.exempt] == ["6"]


def test_a_title_goes_on_where_the_line_was_full_and_pages_may_wrap() -> None:
    document = parse(
        pdf(
            [
                At("AGENDA", 90, 260),
                At("HARBOUR COMMITTEE", 110, 240),
                At("Tuesday, 5th March, 2024, at 10.00 am", 130),
                At("1. Apologies", 170),
                At("2. The Future of the Outer Quay, the Inner Quay, the Slipway and the Boats that", 200),
                At("Lie There (Pages", 214, 90),
                At("11 - 84)", 228, 90),
                At("3. Moorings", 258),
                At("- To follow", 272, 90),
                At("Joan Clerk", 320),
                At("Monitoring Officer", 334),
            ]
        )
    )
    assert shown(document) == [
        ("1", "Apologies", None),
        ("2", "The Future of the Outer Quay, the Inner Quay, the Slipway and the Boats that Lie There", (11, 84)),
        ("3", "Moorings", None),
    ]
    assert document.agenda[2].to_follow


def test_page_numbers_in_a_column_of_their_own() -> None:
    document = parse(
        pdf(
            [
                At("Harbour Committee", 90),
                At("Tuesday 5 March 2024", 106),
                At("AGENDA", 122),
                At("1 APOLOGIES", 150),
                At("2 MINUTES", 170),
                At("3 - 8", 170, 480),
                At("3 DREDGING", 190),
                At("9 - 12", 190, 480),
            ]
        )
    )
    # Cells of one row come as one line from some readers and as two from others; here they are two.
    assert [title for _, title, _ in shown(document)] == ["APOLOGIES", "MINUTES", "DREDGING"]


def test_a_parish_agenda_with_a_heading_in_its_own_words() -> None:
    document = parse(
        text_file(
            "Little Eeling Parish Council\n5th March 2024 at 7.30pm in the Village Hall\n\n"
            "Agenda & Summons to Councillors and Invitation to Members of the Public\n\n"
            "1. To receive apologies for absence\n2. Declarations of Interest\n3. Planning\n"
            "24/00997/TPO Church of St Anne\n24/01085/F The Old Stables\n4. Finance\nTo approve the monthly accounts\n"
        )
    )
    assert document.kind is PaperKind.AGENDA
    assert [title for _, title, _ in shown(document)] == [
        "To receive apologies for absence",
        "Declarations of Interest",
        "Planning",
        "Finance",
    ]
    assert document.meeting.committee == "Little Eeling Parish Council"
    assert document.meeting.place == "Village Hall"


def test_an_exclusion_of_the_public_makes_the_following_items_private() -> None:
    document = parse(
        text_file(
            HEAD
            + "AGENDA\n\n1. Apologies\n\n2. Dredging\n\n3. Exclusion of the Press and Public\n"
            + "To resolve that the public be excluded during the consideration "
            "of the following items.\n\n4. Sale of the Old Quay\n"
        )
    )
    assert [bool(item.exempt) for item in document.agenda] == [False, False, False, True]


def test_a_routine_exclusion_item_early_on_hides_nothing() -> None:
    document = parse(
        text_file(
            HEAD
            + "AGENDA\n\n1. Apologies\n\n2. Exclusion of the Press and Public\n"
            + "To consider whether the public should be excluded, if "
            "necessary, from any of the following items.\n\n3. Dredging\n"
        )
    )
    assert not any(item.exempt for item in document.agenda)


def test_the_outline_says_what_was_understood() -> None:
    outline = outline_json(parse(text_file(HEAD + "AGENDA\n\n1. Apologies\n\n2. Dredging (Pages 5 - 14)\n")))
    assert (outline["committee"], outline["meeting_date"], outline["meeting_time"]) == (
        "Harbour Committee",
        "2024-03-05",
        "18:00",
    )
    assert [(item["number"], item["title"], item["pages"]) for item in outline["items"]] == [
        ("1", "Apologies", None),
        ("2", "Dredging", [5, 14]),
    ]


def test_parts_of_an_items_business_are_no_part_of_its_title() -> None:
    document = parse(text_file(HEAD + "AGENDA\n\n1. Apologies\n2. Finance:\n   a) To approve payments.\n3. Dredging\n"))
    assert [title for _, title, _ in shown(document)] == ["Apologies", "Finance:", "Dredging"]
