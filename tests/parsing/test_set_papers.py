"""Papers set on pages as word processors set them, from the PDF to what was understood; every one here is invented."""

from __future__ import annotations

import io

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from committeesearch.model import Document, Item, ItemKind, PaperKind
from committeesearch.parsing import parse
from committeesearch.reading.pdf import read_pdf
from committeesearch.settings import ReadingLimits

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=13.5, spaceAfter=6)
BOLD = BODY.clone("bold", fontName="Helvetica-Bold")
HEAD = ("LITTLE THORNE PARISH COUNCIL", "Minutes of the Parish Council held on 16 January 2024", "Present: Cllr Nash")


def made(*flow: Flowable | str, footer: bool = False) -> Document:
    """A paper of paragraphs with white space between them, those in capitals bold."""

    def number(canvas: object, document: SimpleDocTemplate) -> None:
        if footer:
            canvas.drawCentredString(297, 30, str(document.page))  # type: ignore[attr-defined]

    out = io.BytesIO()
    pieces = [
        Paragraph(piece, BOLD if piece.isupper() else BODY) if isinstance(piece, str) else piece for piece in flow
    ]
    SimpleDocTemplate(out, invariant=1).build(pieces, onFirstPage=number, onLaterPages=number)
    return parse(read_pdf(out.getvalue(), "paper.pdf", "digest", ReadingLimits()))


def minutes_of(document: Document) -> list[Item]:
    return [item for item in document.items if item.kind is ItemKind.MINUTE]


def cell(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, BODY) for text in texts]


def test_minutes_in_a_ruled_table_with_a_column_of_actions() -> None:
    long = (
        "The pothole outside the school was reported twice, and nothing was done. Cllr Nash will write to the County "
        "Council."
    )
    rows = [
        [cell("<b>No.</b>"), cell("<b>Item</b>"), cell("<b>Action</b>")],
        [cell("24/01"), cell("<b>Apologies</b>", "Cllr Quinn."), ""],
        [cell("24/02"), cell("<b>Highways</b>", long, "The gully is blocked."), cell("Cllr Nash")],
        [cell("24/03"), cell("<b>Bench</b>", "<b>RESOLVED</b> to buy a bench."), cell("Clerk")],
    ]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    found = minutes_of(made(*HEAD, Table(rows, colWidths=[50, 330, 70], style=grid)))
    assert [(item.number, item.title) for item in found] == [
        ("24/01", "Apologies"),
        ("24/02", "Highways"),
        ("24/03", "Bench"),
    ]
    assert [block.body.text for block in found[1].blocks[2:]] == [long, "The gully is blocked.", "Action · Cllr Nash"]
    assert [part.text for part in found[2].resolutions] == ["RESOLVED to buy a bench."]


def test_a_table_within_minutes_stays_a_table() -> None:
    rows = [[cell("1"), cell("Mowing"), cell("£280")], [cell("2"), cell("Hedges"), cell("£90")]]
    table = Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    (only,) = minutes_of(
        made(*HEAD, "12. PAYMENTS", "The clerk spoke about the invoices of the month and answered questions.", table)
    )
    assert (only.number, only.blocks[-1].table is not None) == ("12", True)


def test_paragraphs_of_one_line_are_not_run_together() -> None:
    found = minutes_of(
        made(
            *HEAD,
            "12. HIGHWAYS",
            "The Clerk said that the report on the lane was due in the summer of the year.",
            "Resolved: That the update be noted.",
        )
    )
    assert [part.text for item in found for part in item.resolutions] == ["Resolved: That the update be noted."]


def test_where_the_meeting_was_held_goes_on_below_a_full_line() -> None:
    where = "commencing at 10.00 a.m. in the Great Committee Room, Moot Hall, Eelport"
    meeting = made("CABINET", f"Minutes of the meeting held on Wednesday, 17th April, 2024 {where}", "Present: Cllr A")
    assert meeting.meeting.place == "Great Committee Room, Moot Hall, Eelport"


def test_the_pages_of_an_agenda_may_have_numbers_of_their_own() -> None:
    document = made(
        "AUDIT COMMITTEE",
        "Thursday, 25 January 2024",
        "AGENDA",
        "1. Apologies",
        "2. Minutes (Pages 1 - 4)",
        Spacer(0, 40),
        "PART 1: ITEMS THAT ARE LIKELY TO BE CONSIDERED IN THE PRESENCE OF THE PRESS AND PUBLIC",
        "3. Risks (Pages 5 - 22)",
        footer=True,
    )
    assert document.kind is PaperKind.AGENDA
    assert [item.printed_pages for item in document.agenda] == [None, (1, 4), (5, 22)]
    assert document.agenda[-1].section.endswith("the presence of the press and public")
    assert not any(block.body.text == "1" for item in document.items for block in item.blocks)


def test_a_report_without_a_front_sheet() -> None:
    document = made("CABINET – 17 APRIL 2024", "DREDGING OF THE QUAY", "Report of the Head of Harbours", "1. SUMMARY")
    assert (document.kind, document.title) == (PaperKind.REPORT, "Dredging of the quay")


def test_what_a_record_of_decision_decides() -> None:
    text = ("DATE OF DECISION: 4 April 2024", "DECISION", "To dredge the quay.", "REASON FOR DECISION", "It silts up.")
    decided = made("RECORD OF EXECUTIVE DECISION", *text).items[0]
    assert [part.text for part in decided.resolutions] == ["DECISION To dredge the quay."]
    assert made("PROPOSED RECORD OF EXECUTIVE DECISION", *text).items[0].resolutions == ()
