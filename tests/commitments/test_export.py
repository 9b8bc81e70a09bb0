"""What leaves the register: every form is read back by its own library, and no paper can make a formula or markup."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument
from icalendar import Calendar
from openpyxl import load_workbook

from committeesearch.commitments import IndexFacts, Marks, as_of, export, find_commitments, to_rows
from committeesearch.errors import SettingsError
from committeesearch.results import Commitment

from .paper import MARCH, Paper, Shelf, document, minute

FACTS = IndexFacts(date(2023, 7, 1), MARCH, digests={"m.pdf": "ab" * 32})


@pytest.fixture
def rows(tmp_path: Path) -> tuple[Commitment, ...]:
    page = Paper()
    blocks = [
        page.paragraph("The Head of Libraries agreed to report back on *opening* hours by 30 June 2023."),
        page.paragraph("=HYPERLINK(x) officers would circulate the figures.", number=""),
        page.paragraph("The Director of Place would publish the rounds in March and April 2024."),
    ]
    found = find_commitments(Shelf(document("m.pdf", minute("12", "Libraries", blocks))))
    marks = Marks(tmp_path / "marks.jsonl")
    marks.set(found[0], note="=1+1", assignee="J Bright", author="A Clerk")
    return marks.apply(as_of(found, date(2023, 4, 1), MARCH))


def test_rows(rows: tuple[Commitment, ...]) -> None:
    first, _, last = to_rows(rows)
    assert first["file"] == "m.pdf"
    assert (first["page"], first["line"], first["meeting_date"]) == (1, None, "2023-03-06")
    assert (first["type"], first["noted"], first["owner"], first["owner_basis"]) == (
        "undertaking",
        False,
        "The Head of Libraries",
        "stated",
    )
    assert (first["due"], first["due_text"], first["assignee"]) == ("2023-06-30", "by 30 June 2023", "J Bright")
    assert last["due"] == "2024-03-01/2024-04-30"


def test_csv_holds_no_formula(rows: tuple[Commitment, ...], tmp_path: Path) -> None:
    export(rows, tmp_path / "x.csv", FACTS)
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    assert [row["Who"] for row in read][:1] == ["The Head of Libraries"]
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in read for cell in row.values())


def test_workbook(rows: tuple[Commitment, ...], tmp_path: Path) -> None:
    export(rows, tmp_path / "x.xlsx", FACTS)
    sheet = load_workbook(tmp_path / "x.xlsx")["Commitments"]
    assert [cell.value for cell in sheet[1]][:3] == ["Kind", "Who", "Words of the paper"]
    assert sheet.max_row == 4
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}
    names = [cell.value for cell in sheet[1]]
    days = [[row[names.index(name)].value for name in ("Meeting", "Due from", "Due by")] for row in sheet.iter_rows(2)]
    assert [day.date() if day else None for day in days[0]] == [MARCH, date(2023, 6, 30), date(2023, 6, 30)]
    assert [day.date() if day else None for day in days[2]] == [MARCH, date(2024, 3, 1), date(2024, 4, 30)]
    assert sheet["A2"].value == "undertaking"
    assert sheet.auto_filter.ref


def test_calendar(rows: tuple[Commitment, ...], tmp_path: Path) -> None:
    export(rows, tmp_path / "x.ics", FACTS)
    events = Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [date(2023, 6, 30), date(2024, 4, 30)]
    assert str(events[0]["summary"]).startswith("Head of Libraries: report back")


def test_evidence_pack(rows: tuple[Commitment, ...], tmp_path: Path) -> None:
    export(rows, tmp_path / "x.md", FACTS)
    export(rows, tmp_path / "x.docx", FACTS)
    text = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert r"> The Head of Libraries agreed to report back on \*opening\* hours by 30 June 2023." in text
    assert "(m.pdf#page=1)" in text
    assert "Made from an index of 1 July 2023." in text
    assert "ab" * 32 in text
    word = "\n".join(paragraph.text for paragraph in WordDocument(str(tmp_path / "x.docx")).paragraphs)
    assert "“The Head of Libraries agreed to report back on *opening* hours by 30 June 2023.”" in word
    assert "no follow-up found in the indexed papers up to 6 March 2023" in word
    assert "=1+1 (A Clerk" in word


def test_links_lead_from_the_pack_to_the_papers(rows: tuple[Commitment, ...], tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    facts = IndexFacts(corpus=tmp_path / "the papers")
    export(rows, tmp_path / "packs" / "x.md", facts)
    export(rows, tmp_path / "packs" / "x.docx", facts)
    link = "../the%20papers/m.pdf#page=1"
    assert f"({link})" in (tmp_path / "packs" / "x.md").read_text(encoding="utf-8")
    word = WordDocument(str(tmp_path / "packs" / "x.docx"))
    links = [found for paragraph in word.paragraphs for found in paragraph.hyperlinks]
    assert {f"{found.address}" for found in links} == {link}
    export(rows, tmp_path / "packs" / "y.md", IndexFacts(corpus=tmp_path, address="http://server/paper/"))
    assert "(http://server/paper/m.pdf#page=1)" in (tmp_path / "packs" / "y.md").read_text(encoding="utf-8")
    assert links[0].text == "Overview and Scrutiny Committee, 6 March 2023, 12. Libraries, m.pdf, page 1"


def test_another_form_is_refused(rows: tuple[Commitment, ...], tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"\.docx or \.md"):
        export(rows, tmp_path / "x.exe", FACTS)
