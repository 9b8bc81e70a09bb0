"""HTML and Word files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from committeesearch.errors import DamagedFile, LimitExceeded, NoTextFound, UnsupportedFile
from committeesearch.model import Format, Page
from committeesearch.reading import read
from committeesearch.settings import ReadingLimits
from tests.reading.paper import LIMITS, cells, check_places, marked, texts


def html(tmp_path: Path, body: str, head: str = "") -> Page:
    path = tmp_path / "a.html"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return read(path, "a.html", LIMITS).pages[0]


def test_html_headings_lists_and_tables(tmp_path: Path) -> None:
    page = html(
        tmp_path,
        "<nav>Home</nav><script>alert(1)</script><style>p{}</style><h2>Minutes</h2><p>The <b>chair</b>\nspoke.</p>"
        "<ul><li>first</li><li>second</li></ul><ol type='a' start='2'><li>third</li></ol>"
        "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>£5m</td></tr></table><p>End&nbsp;here<br>now",
    )
    assert texts(page)[:5] == ["Minutes", "The chair spoke.", "• first", "• second", "(b) third"]
    assert texts(page)[5:] == ["Year", "Cost", "2024", "£5m", "End here", "now"]
    assert [line.heading for line in page.lines][:2] == [2, 0]
    assert cells(page) == [["Year", "Cost"], ["2024", "£5m"]]
    assert page.grids[0].header_rows == 1
    check_places(page)


def test_html_deleted_and_inserted_words(tmp_path: Path) -> None:
    page = html(tmp_path, "<p>by <del>the old</del> <ins>a new</ins> post</p>")
    assert page.text == "by the old a new post"
    assert marked(page, "struck") == ["the", "old"]
    assert marked(page, "underlined") == ["a", "new"]
    check_places(page)


def test_html_that_is_one_form_or_laid_out_by_tables_keeps_its_words(tmp_path: Path) -> None:
    page = html(
        tmp_path, "<form><table><tr><td><table><tr><td>Words in a page</td></tr></table></td></tr></table></form>"
    )
    assert texts(page) == ["Words in a page"]
    assert page.grids == ()


def test_html_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("<html><title>Minutes</title><body><p>Words</p>")
    source = read(path, "a.pdf", LIMITS)
    assert (source.format, source.title, source.pages[0].text) == (Format.HTML, "Minutes", "Words")


def test_html_without_words(tmp_path: Path) -> None:
    with pytest.raises(NoTextFound):
        html(tmp_path, "<script>alert(1)</script>")


def test_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Minutes"
    document.add_heading("Cabinet", 2)
    document.add_paragraph("The leader spoke.")
    document.add_paragraph("a point", style="List Bullet")
    table = document.add_table(2, 2)
    for number, text in enumerate(["Year", "Cost", "2024", "£5m"]):
        table.cell(number // 2, number % 2).text = text
    document.save(str(tmp_path / "a.docx"))
    source = read(tmp_path / "a.docx", "a.docx", LIMITS)
    (page,) = source.pages
    assert (source.format, source.title) == (Format.WORD, "Minutes")
    assert texts(page) == ["Cabinet", "The leader spoke.", "• a point", "Year", "Cost", "2024", "£5m"]
    assert page.lines[0].heading == 2
    assert cells(page) == [["Year", "Cost"], ["2024", "£5m"]]
    check_places(page)


def test_word_tracked_changes(tmp_path: Path) -> None:
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>by </w:t></w:r>"
            "<w:del><w:r><w:delText>the old</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'> </w:t></w:r>"
            "<w:ins><w:r><w:t>a new</w:t></w:r></w:ins></w:p>"
        ),
    )
    document.save(str(tmp_path / "a.docx"))
    (page,) = read(tmp_path / "a.docx", "a.docx", LIMITS).pages
    assert page.text == "by the old a new"
    assert marked(page, "struck") == ["the", "old"]
    assert marked(page, "underlined") == ["a", "new"]


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return path


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.docx", word__document_xml=b" " * 2_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(LimitExceeded, match="Unpacked"):
        read(path, "a.docx", ReadingLimits(unpacked_bytes=1_000_000))


def test_a_broken_word_file(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="damaged"):
        read(archive(tmp_path / "a.docx", word__document_xml=b"<no"), "a.docx", LIMITS)


def test_another_zip_is_no_word_file(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFile, match="not a Word file"):
        read(archive(tmp_path / "a.docx", xl__workbook_xml=b"<x/>"), "a.docx", LIMITS)


def test_a_truncated_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Words")
    buffer = io.BytesIO()
    document.save(buffer)
    (tmp_path / "a.docx").write_bytes(buffer.getvalue()[:3000])
    with pytest.raises(DamagedFile, match="cut short"):
        read(tmp_path / "a.docx", "a.docx", LIMITS)


LEVELS = """<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:abstractNumId="90">
  <w:lvl w:ilvl="0"><w:start w:val="45"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>"""
LIST = """<w:num xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:numId="{number}">
  <w:abstractNumId w:val="90"/>{override}</w:num>"""
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'


def test_the_numbers_that_word_counts_by_itself(tmp_path: Path) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(LEVELS))
    root.append(parse_xml(LIST.format(number=91, override="")))
    root.append(parse_xml(LIST.format(number=92, override=ANEW)))

    def add(text: str, number: int, level: int, style: str | None = None) -> None:
        properties = document.add_paragraph(text, style=style)._p.get_or_add_pPr()
        place = properties.get_or_add_numPr()
        place.get_or_add_ilvl().val = level
        place.get_or_add_numId().val = number

    add("Apologies", 91, 0, "Heading 1")
    add("", 91, 0)  # Word counts an empty paragraph too
    add("Dredging", 91, 0, "Heading 1")
    document.add_paragraph("RESOLVED that")
    add("the dues be raised;", 91, 1)
    add("the quay be closed;", 91, 1)
    add("in winter.", 91, 2)
    add("Moorings", 91, 0)
    add("the slip.", 91, 1)
    add("Another list", 92, 0)
    add("no number", 0, 0)
    document.save(str(tmp_path / "a.docx"))
    (page,) = read(tmp_path / "a.docx", "a.docx", LIMITS).pages
    assert texts(page) == [
        "45. Apologies",
        "47. Dredging",
        "RESOLVED that",
        "(a) the dues be raised;",
        "(b) the quay be closed;",
        "47.i in winter.",
        "48. Moorings",
        "(a) the slip.",
        "7. Another list",
        "no number",
    ]
    assert [line.heading for line in page.lines[:3]] == [1, 1, 0]
