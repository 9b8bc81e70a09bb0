"""Plain text and markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committeesearch.errors import DamagedFile, UnsupportedFile
from committeesearch.model import Format, Page
from committeesearch.reading import read
from committeesearch.reading.text import read_text
from tests.reading.paper import LIMITS, cells, check_places, texts


def page_of(text: str) -> Page:
    return read_text(text.encode(), "a.txt", "0", Format.TEXT, LIMITS).pages[0]


def test_the_text_is_the_file_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfFirst\r\n\r\nThird \xc2\xa35\r\n")
    source = read(path, "a.txt", LIMITS)
    assert source.format is Format.TEXT
    assert not source.paged
    (page,) = source.pages
    assert page.text == "First\n\nThird £5\n"
    assert texts(page) == ["First", "", "Third £5", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Children’s services – £5m".encode(encoding))
    assert read(path, "a.txt", LIMITS).pages[0].text == "Children’s services – £5m"


def test_headings_in_text_and_markdown() -> None:
    page = page_of("# Agenda\n## **1. Apologies**\nText\n#hashtag\n\nTitle\n=====\nPart\n----\nwords")
    assert [line.heading for line in page.lines] == [1, 2, 0, 0, 0, 1, 0, 2, 0, 0]


def test_tables_by_tabs() -> None:
    page = page_of("Referrals\nYear\tReceived\tAccepted\n2021/22\t446\t267\n2022/23\t403\t243\n\nAfter")
    assert cells(page) == [["Year", "Received", "Accepted"], ["2021/22", "446", "267"], ["2022/23", "403", "243"]]
    assert [line.grid for line in page.lines] == [None, 0, 0, 0, None, None]
    check_places(page)


def test_tables_by_pipes_know_their_header() -> None:
    page = page_of("| Year | Accepted |\n|------|---------:|\n| 2021/22 | **267** |\n| 2022/23 | 243 |\n")
    assert cells(page) == [["Year", "Accepted"], ["2021/22", "267"], ["2022/23", "243"]]
    assert page.grids[0].header_rows == 1
    check_places(page)


def test_a_front_sheet_with_marks_keeps_its_empty_cells() -> None:
    page = page_of("<b>Report to:</b>\tCabinet\t<b>Date:</b>\t6 June\n<b>Subject:</b>\tUpdate\t\t\n")
    assert cells(page) == [["Report to:", "Cabinet", "Date:", "6 June"], ["Subject:", "Update", "", ""]]


HTML = "<table><tr><th>Impact</th><th>Yes or no</th></tr><tr><td>A <b>good</b> one</td><td>No</td></tr></table>"


def test_an_html_table_in_text_and_its_copy_are_one() -> None:
    page = page_of(f"Before {HTML} <p>Between.</p>\t\tImpact\tYes or no\tA good one\tNo\nAfter")
    assert cells(page) == [["Impact", "Yes or no"], ["A good one", "No"]]
    assert page.grids[0].header_rows == 1
    assert len(page.grids) == 1
    assert [(line.grid, text.strip()[:8]) for line, text in zip(page.lines, texts(page), strict=True)] == [
        (None, "Before"),
        (0, "<table><"),
        (None, "<p>Betwe"),
        (0, "Impact\tY"),
        (None, "After"),
    ]
    check_places(page)


def test_an_html_table_repeated_on_the_next_lines_is_one() -> None:
    page = page_of(f"{HTML}\nImpact\tYes or no\nA good one\tNo\nAfter")
    assert len(page.grids) == 1
    assert [line.grid for line in page.lines] == [0, 0, 0, None]


def test_numbered_paragraphs_with_tabs_are_no_table() -> None:
    page = page_of(
        "1.1\tThe committee considered the report of the director at length.\n"
        "1.2\tMembers asked about the cost of the service and its future.\n"
    )
    assert page.grids == ()


def test_an_empty_text_says_so() -> None:
    with pytest.raises(DamagedFile, match="empty"):
        page_of(" \n\n ")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(32)) * 20)
    with pytest.raises(UnsupportedFile, match="not text"):
        read(path, "a.txt", LIMITS)


@given(st.text("ab1|\t\n#*-<>/tdr \u00a0", max_size=200).filter(lambda text: text.strip()))
@settings(max_examples=150, deadline=None)
def test_every_place_is_exactly_its_characters(text: str) -> None:
    page = page_of(text)
    assert page.text == text
    for line in page.lines:
        assert "\n" not in text[line.start : line.end] or line.grid is not None
    covered = {index for line in page.lines for index in range(line.start, line.end)}
    assert all(index in covered or letter.isspace() for index, letter in enumerate(text))
    for grid in page.grids:
        for cell in (cell for row in grid.rows for cell in row):
            at = 0
            for run in cell.runs:
                assert run.page == 0 or text[run.start : run.start + run.length] == cell.text[at : at + run.length]
                at += run.length


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("•\tOne berth.\n•\tTwo.\n", 0),
        ("(i)\tan agreement; and\n(ii)\tthe conditions.\n", 0),
        ("(a)\tnotes it; and\n(b)\tapproves:-\n\t(i)\tthe dues; and\n\t(ii)\tthe rest.\n", 0),
        ("1\tSlip\n2\tCrane\n", 1),
        ("Berth\tDues\nSlip\t£4\n", 1),
    ],
)
def test_a_list_whose_marks_are_set_off_by_tabs_is_no_table(text: str, tables: int) -> None:
    assert len(page_of(text).grids) == tables
