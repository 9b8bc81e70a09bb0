"""Covers and agendas: what stands before the papers of a pack."""

from __future__ import annotations

from datetime import date

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from tests.sample_council import layout
from tests.sample_council.layout import CENTRED, LEFT, WIDTH, marked
from tests.sample_council.markup import plain
from tests.sample_council.meetings import BODIES, COUNCIL, Body, Entry, Sitting
from tests.sample_council.texts import VALUE, read

ITEM = LEFT.clone("item", leftIndent=30, bulletIndent=0, spaceAfter=4, bulletFontName="Helvetica", bulletFontSize=11)
SMALL = LEFT.clone("small", fontSize=9, leading=11)


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    return f"{day}{'th' if 10 <= day % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def long_date(day: date) -> str:
    return f"{day:%A}, {ordinal(day.day)} {day:%B %Y}"


def clock(time: str) -> str:
    hour, minute = map(int, time.split(":"))
    return f"{hour - 12 if hour > 12 else hour}.{minute:02} {'pm' if hour >= 12 else 'am'}"


def numbered(sitting: Sitting) -> list[tuple[str, Entry]]:
    return [(str(at), entry) for at, entry in enumerate(sitting.entries, 1)]


def bookmarks(sitting: Sitting, notes: dict[str, int]) -> list[tuple[str, int, int]]:
    """The agenda, its items that have papers, and the headings of the reports."""
    marks = [("Agenda", 1, 0)]
    for number, entry in numbered(sitting):
        pages = [page for name, page in notes.items() if entry.paper and name.startswith(f"{entry.paper}/")]
        if not pages:
            continue
        marks.append((f"{number} {entry.title}", min(pages), 0))
        if entry.paper.endswith("minutes"):
            continue
        for at, piece in enumerate(read(entry.paper).pieces):
            if piece.kind == "heading" and piece.level == 1:
                marks.append((plain(piece.text), notes[f"{entry.paper}/{at}"], 1))
    return marks


def agenda(sitting: Sitting, ranges: dict[str, tuple[int, int]]) -> list[Flowable]:
    """Cover and list of items."""
    body = BODIES[sitting.body]
    flow = _cover(sitting, body) if body.scrutiny else _masthead(sitting, body)
    section = ""
    for number, entry in numbered(sitting):
        if not body.scrutiny and entry.section != section:
            section = entry.section
            flow += [Spacer(0, 8), Paragraph(section, CENTRED)]
        pages = f" (Pages {ranges[number][0]} - {ranges[number][1]})" if number in ranges else ""
        title = f"<b>{marked(entry.title)}</b>" if body.scrutiny else marked(entry.title)
        flow.append(Paragraph(title + pages, ITEM, bulletText=f"{number}."))
        indented = LEFT.clone("under", leftIndent=30)
        author = entry.author and f"Report of the {entry.author}"
        flow += [Paragraph(marked(line), indented) for line in (author, entry.note) if line]
    if not body.scrutiny:
        flow += [Spacer(0, 14), Paragraph("Percival Sandbach<br/>Monitoring Officer<br/>01999 550142", LEFT)]
    return flow


def _cover(sitting: Sitting, body: Body) -> list[Flowable]:
    members = [[Paragraph(marked(name), VALUE)] for name in body.members]
    return [
        Paragraph("Public Document Pack", layout.HEADINGS[1]),
        Paragraph(COUNCIL, layout.HEADINGS[1]),
        Paragraph(f"<b>MEETING:</b> {marked(body.name.upper())}", LEFT),
        Paragraph(f"<b>DATE:</b> {long_date(sitting.date)}", LEFT),
        Paragraph(f"<b>TIME:</b> {clock(sitting.time).replace('pm', 'p.m.').replace('am', 'a.m.')}", LEFT),
        Paragraph(f"<b>VENUE:</b> Committee Room 1, {sitting.place}", LEFT),
        Paragraph("Members", layout.HEADINGS[2]),
        Table(
            members,
            colWidths=[WIDTH],
            style=[("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)],
        ),
        Spacer(0, 16),
        Paragraph(f"<b>COMMITTEE OFFICER:</b> {body.officer}, Senior Democratic Services Officer", LEFT),
        Paragraph("Telephone: 01999 550137", LEFT),
        Paragraph("E-mail: democratic.services@marlbeck.example", LEFT),
        Paragraph(
            "Tell the officer named above if you need a hearing loop, large print or a seat near the door. "
            "Meetings are filmed.",
            SMALL,
        ),
        layout.PageBreak(),
        Paragraph("A G E N D A", CENTRED),
    ]


def _masthead(sitting: Sitting, body: Body) -> list[Flowable]:
    rows = [
        [
            Paragraph(f"<b>{long_date(sitting.date)}, at {clock(sitting.time)}</b>", VALUE),
            Paragraph("Ask for:", VALUE),
            Paragraph(f"<b>{body.officer}</b>", VALUE),
        ],
        [
            Paragraph(f"<b>Council Chamber, {sitting.place}</b>", VALUE),
            Paragraph("Telephone:", VALUE),
            Paragraph("<b>01999 550139</b>", VALUE),
        ],
    ]
    return [
        Paragraph(COUNCIL.upper(), CENTRED),
        Paragraph("AGENDA", CENTRED),
        Paragraph(body.name.upper(), CENTRED),
        Table(rows, colWidths=[WIDTH * 0.5, WIDTH * 0.2, WIDTH * 0.3], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
        Spacer(0, 14),
        Paragraph("UNRESTRICTED ITEMS", CENTRED),
        Paragraph("<i>(The public may attend while these items are considered)</i>", LEFT.clone("mid", alignment=1)),
    ]
