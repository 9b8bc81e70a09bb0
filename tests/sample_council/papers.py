"""Texts to files: packs, agendas, reports, minutes and the odd Word, web and text file of the invented council."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date

import docx
from reportlab.platypus import Paragraph, Spacer

from tests.sample_council import layout
from tests.sample_council.front import ITEM, agenda, bookmarks, numbered, ordinal
from tests.sample_council.layout import (
    BODY,
    LEFT,
    Made,
    Section,
    blank,
    marked,
    typeset,
)
from tests.sample_council.meetings import BODIES, SITTINGS, Entry, Sitting
from tests.sample_council.texts import TEXTS, paper, read

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


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
        made = typeset(
            even(sections),
            lambda page: f"Page {page}",
            functools.partial(bookmarks, sitting),
            title=(f"(Public Pack)Agenda Document for {subject(sitting)}"),
            subject=subject(sitting),
            author="Your council",
            keywords="Council meetings;Government, politics and public administration; Local government",
        )
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


def _pdf(
    path: str,
    kind: str,
    sitting: Sitting,
    made: Made,
    ranges: dict[str, tuple[int, int]],
    entries: list[tuple[str, Entry]],
    exempt: bool = False,
) -> File:
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
    made = typeset(
        [section],
        str if name.endswith("minutes") else lambda page: "",
        title=path.rpartition("/")[2].removesuffix(".pdf"),
        author="Democratic Services",
    )
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
        Paragraph(
            "Direct dial: 01999 550139<br/>Ask for: Owen Trask<br/>Date: 12 September 2023",
            LEFT.clone("right", alignment=2),
        ),
        Paragraph("Dear Member", LEFT),
        Paragraph(
            f"{BODIES[sitting.body].name} - {sitting.date:%A}, {sitting.date.day} {sitting.date:%B %Y}".upper(),
            layout.HEADINGS[1],
        ),
        Paragraph(
            "I enclose a report for the meeting named above. A mistake was found in the saving and in the number of "
            "vehicles after the agenda had been sent out. The report enclosed replaces the version in the agenda pack.",
            BODY,
        ),
        Paragraph("<b>Agenda Item No</b>", LEFT),
        Paragraph(f"{marked(entry.title)} (Pages 1 - {last})", ITEM, bulletText=number),
        Spacer(0, 30),
        Paragraph("Yours sincerely", LEFT),
        Spacer(0, 30),
        Paragraph("Percival Sandbach<br/>Monitoring Officer", LEFT),
    ]
    sections = even([Section(lambda: list(letter)), replacing])
    made = typeset(
        sections,
        lambda page: f"Page {page - 2}" if page > 2 else "",
        lambda notes: [("Agenda", 1, 0), (f"{number} {entry.title}", 3, 0)],
        title=f"(Public Pack){entry.title} Agenda Supplement for {subject(sitting)}",
        subject=subject(sitting),
        author="Your council",
    )
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
                files.append(
                    copied(
                        sitting,
                        f"{sitting.key}-questions.md",
                        f"{sitting.date}/Public questions and answers.md",
                        "questions and answers",
                    )
                )
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
