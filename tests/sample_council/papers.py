"""Texts to files: packs, agendas, reports, minutes and the odd Word, web and text file of the invented council."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import docx
from reportlab.lib import colors
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from tests.sample_council import layout
from tests.sample_council.layout import (
    BODY,
    CENTRED,
    LEFT,
    WIDTH,
    Made,
    Section,
    blank,
    flowables,
    marked,
    typeset,
)
from tests.sample_council.markup import Piece, parse, plain
from tests.sample_council.meetings import BODIES, COUNCIL, SITTINGS, Body, Entry, Sitting

TEXTS = Path(__file__).parent / "text"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
FIELD = LEFT.clone("field", fontName="Helvetica-Bold", spaceAfter=0)
VALUE = LEFT.clone("value", spaceAfter=0)
ITEM = LEFT.clone("item", leftIndent=30, bulletIndent=0, spaceAfter=4, bulletFontName="Helvetica", bulletFontSize=11)
SMALL = LEFT.clone("small", fontSize=9, leading=11)


@dataclass(frozen=True)
class Text:
    """A paper's words: head of settings and front sheet, then the pieces of its body."""

    name: str
    settings: dict[str, str]
    front: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]

    @property
    def title(self) -> str:
        return self.settings.get("title") or next(value for label, value in self.front if label == "Subject:")


@dataclass(frozen=True)
class Placed:
    """A paper inside a file: the PDF page on which it begins, the item that it belongs to, how many pages it has."""

    paper: str
    page: int
    item: str | None
    pages: int
    notes: dict[str, int] = field(hash=False)


@dataclass(frozen=True)
class File:
    """A file of the corpus with what is known of it from making it."""

    path: str
    data: bytes
    kind: str
    committee: str
    meeting: date | None
    placed: tuple[Placed, ...] = ()
    entries: tuple[tuple[str, Entry, tuple[int, int] | None, int | None], ...] = ()
    """Number, entry, printed range, first PDF page of each agenda item."""
    marks: tuple[tuple[int | None, str | None], ...] = ()
    """Printed number and item of each PDF page."""
    exempt: bool = False


@functools.cache
def read(name: str) -> Text:
    """The text of that name, its snippets put in."""
    head, _, body = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").partition("\n---\n")
    body = re.sub(
        r"^@include (\w+)$", lambda match: (TEXTS / f"_{match[1]}.txt").read_text(encoding="utf-8"), body, flags=re.M
    )
    settings: dict[str, str] = {}
    front: list[tuple[str, str]] = []
    for line in head.splitlines():
        if " | " in line:
            label, _, value = line.partition("|")
            front.append((label.strip(), value.strip()))
        else:
            label, _, value = line.partition(":")
            settings[label] = value.strip()
    return Text(name, settings, tuple(front), tuple(parse(body)))


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    return f"{day}{'th' if 10 <= day % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def long_date(day: date) -> str:
    return f"{day:%A}, {ordinal(day.day)} {day:%B %Y}"


def clock(time: str) -> str:
    hour, minute = map(int, time.split(":"))
    return f"{hour - 12 if hour > 12 else hour}.{minute:02} {'pm' if hour >= 12 else 'am'}"


def stamp(sitting: Sitting) -> str:
    """As the publishing system writes it in file names."""
    day = sitting.date
    return (
        f"{ordinal(day.day).rjust(4, '0')}-{MONTHS[day.month - 1]}-{day.year} {sitting.time.replace(':', '.')} "
        f"{BODIES[sitting.body].name}"
    )


def folder(sitting: Sitting) -> str:
    return f"{BODIES[sitting.body].folder}/{sitting.date}"


def subject(sitting: Sitting) -> str:
    return f"{BODIES[sitting.body].name}, {sitting.date:%d/%m/%Y} {sitting.time}"


# --- one paper -----------------------------------------------------------------------------------------------


def report(text: Text) -> list[Flowable]:
    """A report: front sheet, then the body."""
    flow: list[Flowable] = []
    if text.settings.get("kind") == "update":
        flow += [Paragraph(f"{marked(text.title.upper())}", CENTRED)]
    if text.front:
        rows = [[Paragraph(marked(label), FIELD), Paragraph(marked(value), VALUE)] for label, value in text.front]
        ruled = text.front[0][0] == "Report to:"
        style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]
        style += (
            [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
            if ruled
            else [("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)]
        )
        flow += [Table(rows, colWidths=[WIDTH * 0.31, WIDTH * 0.69], style=style), Spacer(0, 10)]
    return flow + flowables(list(text.pieces), text.name, text.settings.get("hyphenate") == "yes")


def minutes(text: Text, body: Body) -> list[Flowable]:
    """Minutes: heading, attendance, then each minute under its number."""
    if body.scrutiny:
        head = [Paragraph(marked(line), layout.HEADINGS[1]) for line in (body.name.upper(), text.settings["lead"])]
    else:
        head = [
            Paragraph(COUNCIL.upper(), CENTRED),
            Paragraph(body.name.upper(), CENTRED),
            Paragraph(text.settings["lead"], BODY),
        ]
    number = int(text.settings["first"])
    pieces: list[Piece] = []
    for piece in text.pieces:
        if piece.kind != "heading":
            pieces.append(piece)
            continue
        item, _, title = piece.text.partition(" | ")
        if body.scrutiny:
            pieces.append(Piece("heading", f"{number}. {title.upper()}", level=2))
        else:
            pieces.append(Piece("heading", f"{number}.   {title}{layout.UNDER}(Item {item})", level=2))
        number += 1
    flow = flowables(pieces, text.name)
    return head + flow


def running_header(text: Text) -> str:
    """What later pages of a paper carry at the top."""
    if "lead" in text.settings and "MEETING HELD" in text.settings["lead"]:
        body = BODIES[text.name.split("-")[0]]
        return f"{body.name.upper()} - {text.settings['lead'].rpartition(' ON ')[2]}"
    return "" if "lead" in text.settings else f"Marlbeck MBC – {text.title}"[:90]


def paper(name: str) -> Section:
    """The section of a paper, on pages of its own."""
    text = read(name)
    setter = (
        functools.partial(minutes, text, BODIES[name.split("-")[0]])
        if name.endswith("minutes")
        else functools.partial(report, text)
    )
    return Section(setter, header=running_header(text))


# --- files ---------------------------------------------------------------------------------------------------


def pack(sitting: Sitting) -> File:
    """An agenda with everything that belongs to it, numbered through, each paper on an odd page."""
    ranges: dict[str, tuple[int, int]] = {}
    made = None
    for _ in range(2):  # the first pass finds the page ranges that the agenda of the second announces
        sections = [Section(functools.partial(agenda, sitting, dict(ranges)), header="")]
        for number, entry in numbered(sitting):
            if entry.paper and not entry.section:
                section = paper(entry.paper)
                section.item, section.stamp = number, f"Agenda Item {number}"
                sections.append(section)
        made = typeset(even(sections), lambda page: f"Page {page}", functools.partial(bookmarks, sitting), title=(
            f"(Public Pack)Agenda Document for {subject(sitting)}"), subject=subject(sitting), author="Your council",
            keywords="Council meetings;Government, politics and public administration; Local government; Decision making")  # fmt: skip
        ranges = {
            section.item: (section.first, _end(made, at)) for at, section in enumerate(made.sections) if section.item
        }
    return _pdf(
        f"{folder(sitting)}/Public reports pack {stamp(sitting)}.pdf",
        "agenda pack",
        sitting,
        made,
        ranges,
        list(numbered(sitting)),
    )


def _end(made: Made, at: int) -> int:
    section = made.sections[at]
    after = made.sections[at + 1] if at + 1 < len(made.sections) else None
    return section.first + section.pages - 1 + (1 if after and not after.item and at else 0)


def even(sections: list[Section]) -> list[Section]:
    """With a blank page after each section that ends on an odd page."""
    whole: list[Section] = []
    for section in sections:
        typeset([section])
        whole.append(section)
        if section.pages % 2:
            whole.append(blank())
    return whole


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
        Table(members, colWidths=[WIDTH], style=[("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]),
        Spacer(0, 16),
        Paragraph(f"<b>COMMITTEE OFFICER:</b> {body.officer}, Senior Democratic Services Officer", LEFT),
        Paragraph("Telephone: 01999 550137", LEFT),
        Paragraph("E-mail: democratic.services@marlbeck.example", LEFT),
        Paragraph("Tell the officer named above if you need a hearing loop, large print or a seat near the door. Meetings are filmed.", SMALL),
        layout.PageBreak(),
        Paragraph("A G E N D A", CENTRED),
    ]  # fmt: skip


def _masthead(sitting: Sitting, body: Body) -> list[Flowable]:
    rows = [
        [Paragraph(f"<b>{long_date(sitting.date)}, at {clock(sitting.time)}</b>", VALUE), Paragraph("Ask for:", VALUE), Paragraph(f"<b>{body.officer}</b>", VALUE)],
        [Paragraph(f"<b>Council Chamber, {sitting.place}</b>", VALUE), Paragraph("Telephone:", VALUE), Paragraph("<b>01999 550139</b>", VALUE)],
    ]  # fmt: skip
    return [
        Paragraph(COUNCIL.upper(), CENTRED),
        Paragraph("AGENDA", CENTRED),
        Paragraph(body.name.upper(), CENTRED),
        Table(rows, colWidths=[WIDTH * 0.5, WIDTH * 0.2, WIDTH * 0.3], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
        Spacer(0, 14),
        Paragraph("UNRESTRICTED ITEMS", CENTRED),
        Paragraph("<i>(The public may attend while these items are considered)</i>", LEFT.clone("mid", alignment=1)),
    ]


def _pdf(
    path: str, kind: str, sitting: Sitting, made: Made, ranges: dict[str, tuple[int, int]],
    entries: list[tuple[str, Entry]], exempt: bool = False,
) -> File:  # fmt: skip
    placed, marks, item = [], [], None
    starts = {section.first: section for section in made.sections}
    names = {}
    for name, page in made.notes.items():
        if not name.startswith("section:"):
            names.setdefault(name.rpartition("/")[0], {})[name] = page
    for page in range(1, made.pages + 1):
        section = starts.get(page)
        item = section.item or item if section else item
        printed = page - made.offset if made.offset >= 0 and (section is None or section.numbered) else None
        marks.append((printed if printed and printed > 0 else None, item))
    for section in made.sections:
        for name, notes in names.items():
            first = min(notes.values())
            if section.first <= first < section.first + section.pages:
                placed.append(Placed(name, section.first, section.item, section.pages, notes))
    listed = tuple(
        (number, entry, ranges.get(number), ranges[number][0] + max(made.offset, 0) if number in ranges else None)
        for number, entry in entries
    )
    return File(
        path, made.data, kind, BODIES[sitting.body].name, sitting.date, tuple(placed), listed, tuple(marks), exempt
    )


def single(sitting: Sitting, name: str, path: str, kind: str, exempt: bool = False) -> File:
    """One paper as a file of its own, with the page numbers of a word processor, or none."""
    section = paper(name)
    made = typeset([section], str if name.endswith("minutes") else lambda page: "", title=path.rpartition("/")[2].removesuffix(".pdf"), author="Democratic Services")  # fmt: skip
    if not name.endswith("minutes"):
        made.offset = -1
    return _pdf(f"{folder(sitting)}/{path}", kind, sitting, made, {}, [], exempt)


def frontsheet(sitting: Sitting) -> File:
    """The agenda alone; it announces the pages of a pack that is not part of the corpus."""
    ranges, at = {}, 5
    for number, entry in numbered(sitting):
        if entry.paper:
            typeset([section := paper(entry.paper)])
            length = section.pages + section.pages % 2
            ranges[number], at = (at, at + length - 1), at + length
    made = typeset(
        [Section(functools.partial(agenda, sitting, ranges))], title="Agenda Template", author="Democratic Services"
    )
    made.offset = -1
    file = _pdf(f"{folder(sitting)}/Agenda frontsheet {stamp(sitting)}.pdf", "agenda", sitting, made, {}, [])
    listed = tuple((number, entry, ranges.get(number), 1) for number, entry in numbered(sitting))
    return File(file.path, file.data, file.kind, file.committee, file.meeting, entries=listed, marks=file.marks)


def supplement(sitting: Sitting) -> File:
    """A covering letter, a blank page, and the report that replaces one of the agenda's, numbered from 1."""
    ((old, new),) = sitting.supplement.items()
    number, entry = next((number, entry) for number, entry in numbered(sitting) if entry.paper == old)
    replacing = paper(new)
    replacing.item, replacing.stamp = number, f"Agenda Item {number}"
    typeset([replacing])
    last = replacing.pages + replacing.pages % 2
    letter = [
        Paragraph("Direct dial: 01999 550139<br/>Ask for: Owen Trask<br/>Date: 12 September 2023", LEFT.clone("right", alignment=2)),
        Paragraph("Dear Member", LEFT),
        Paragraph(f"{BODIES[sitting.body].name.upper()} - {sitting.date:%A, %-d %B %Y}".upper(), layout.HEADINGS[1]),
        Paragraph("I enclose a report for the meeting named above. A mistake was found in the saving and in the number of vehicles "
                  "after the agenda had been sent out. The report enclosed replaces the version in the original agenda.", BODY),
        Paragraph("<b>Agenda Item No</b>", LEFT),
        Paragraph(f"{marked(entry.title)} (Pages 1 - {last})", ITEM, bulletText=number),
        Spacer(0, 30),
        Paragraph("Yours sincerely", LEFT), Spacer(0, 30), Paragraph("Percival Sandbach<br/>Monitoring Officer", LEFT),
    ]  # fmt: skip
    sections = even([Section(lambda: list(letter)), replacing])
    made = typeset(
        sections, lambda page: f"Page {page - 2}" if page > 2 else "",
        lambda notes: [("Agenda", 1, 0), (f"{number} {entry.title}", 3, 0)],
        title=f"(Public Pack){entry.title} Agenda Supplement for {subject(sitting)}", subject=subject(sitting), author="Your council",
    )  # fmt: skip
    made.offset = 2
    path = f"{folder(sitting)}/Item {number} - Supplementary - {_safe(entry.title)}.pdf"
    return _pdf(path, "supplement", sitting, made, {number: (1, last)}, [(number, entry)])


def _safe(title: str) -> str:
    return title.replace("/", "-").replace(":", "")


def word(sitting: Sitting) -> File:
    """The Cabinet Member's update that was to follow, as a Word file."""
    text = read(f"{sitting.key}-member.docx")
    document = docx.Document()
    document.add_heading(text.title, 0)
    for label, value in text.front:
        document.add_paragraph(f"{label} {value}")
    for piece in text.pieces:
        if piece.kind == "heading":
            document.add_heading(piece.text, piece.level)
        elif piece.kind == "table":
            table = document.add_table(0, len(piece.rows[0]), "Table Grid")
            for row in piece.rows:
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = value
        else:
            document.add_paragraph(piece.text)
    raw = io.BytesIO()
    document.save(raw)
    path = f"{folder(sitting)}/Item 7 - Cabinet Member Update - Education and Skills.docx"
    placed = Placed(text.name, 1, "7", 1, {})
    return File(path, _stored(raw), "member's update", BODIES[sitting.body].name, sitting.date, (placed,))


def _stored(raw: io.BytesIO) -> bytes:
    """The same archive with fixed times and without compression, so that it is the same everywhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            data = old.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-11-08T09:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, (2024, 11, 8, 9, 0, 0)), data)
    return out.getvalue()


def copied(sitting: Sitting, source: str, name: str, kind: str) -> File:
    """A file that is published as it was written."""
    data = (TEXTS / source).read_bytes()
    placed = Placed(source, 1, None, 1, {})
    return File(f"{BODIES[sitting.body].folder}/{name}", data, kind, BODIES[sitting.body].name, sitting.date, (placed,))


def files_of(sitting: Sitting) -> list[File]:
    """Every file that was published for a meeting."""
    files: list[File] = []
    for kind in sitting.files:
        match kind:
            case "pack":
                files.append(pack(sitting))
            case "frontsheet":
                files.append(frontsheet(sitting))
            case "minutes":
                files.append(
                    single(sitting, f"{sitting.key}-minutes", f"Printed minutes {stamp(sitting)}.pdf", "minutes")
                )
            case "supplement":
                files.append(supplement(sitting))
            case "word":
                files.append(word(sitting))
            case "questions":
                files.append(copied(sitting, f"{sitting.key}-questions.md", f"{sitting.date}/Public questions and answers.md", "questions and answers"))  # fmt: skip
            case "reports":
                for entry in sitting.entries:
                    if entry.paper and not entry.paper.endswith("minutes"):
                        exempt = read(entry.paper).settings.get("kind") == "exempt"
                        kind = "appendix" if exempt else "report"
                        files.append(single(sitting, entry.paper, f"{_safe(entry.title)}.pdf", kind, exempt))
    return files


def everything() -> list[File]:
    """The whole corpus, in order of path."""
    files = [file for sitting in SITTINGS for file in files_of(sitting)]
    plan = Sitting("cabinet", date(2024, 9, 12), "10:00")
    name = "Forward plan of key decisions September 2024.html"
    files.append(replace(copied(plan, "cabinet-forward-plan-2024-09.html", name, "forward plan"), meeting=None))
    return sorted(files, key=lambda file: file.path)
