"""Ruled tables in PDFs, against pdfplumber itself."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
from reportlab.pdfgen.canvas import Canvas

from tests.reading.paper import cells, check_places, read_drawn, ruled, texts, write

ROWS = [["Year", "Received", "Accepted"], ["2021/22", "446", "267"], ["2022/23", "403", "243"]]


def test_cells_are_traced_and_lines_keep_to_the_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 80, "Referrals to the service")
        ruled(canvas, 72, 100, [120, 80, 80], ROWS)
        write(canvas, 72, 200, "The number fell.")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == ROWS
    assert texts(only) == ["Referrals to the service", *(cell for row in ROWS for cell in row), "The number fell."]
    assert [line.grid for line in only.lines] == [None, *[0] * 9, None]
    check_places(only)


def test_the_lines_of_a_cell_are_joined_before_the_next_cell(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, 72, 100, [150, 150], [["", ""]], height=60)
        for line in range(3):  # written across the cells, line by line
            write(canvas, 76, 115 + 14 * line, f"left {line}")
            write(canvas, 226, 115 + 14 * line, f"right {line}")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == [["left 0 left 1 left 2", "right 0 right 1 right 2"]]
    check_places(only)


def test_a_word_that_runs_over_a_rule_is_parted(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        canvas.drawString(100, 842 - 115, "12345678")  # six points a letter: the rule stands after the fourth
        canvas.rect(76, 842 - 120, 48, 20)
        canvas.rect(124, 842 - 120, 48, 20)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == [["1234", "5678"]]


def test_merged_and_empty_cells(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, 72, 100, [200], [["Referrals"]])
        ruled(canvas, 72, 120, [100, 100], [["Received", "Accepted"], ["403", ""]])

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == [["Referrals", ""], ["Received", "Accepted"], ["403", ""]]


def test_a_frame_around_paragraphs_is_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(60, 842 - 200, 400, 120)
        write(canvas, 72, 100, "Recommendation", "That the report be noted.")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert only.grids == ()
    assert texts(only) == ["Recommendation", "That the report be noted."]


def test_the_grid_of_a_chart_is_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([100, 200, 300, 400], [300, 350, 400, 450])
        write(canvas, 80, 400, "50")
        write(canvas, 150, 560, "Jan")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert only.grids == ()


def test_words_beside_a_table_are_lines_of_their_own(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, 200, 100, [60, 60], [["a", "b"], ["c", "d"]])
        write(canvas, 72, 113, "left of it")
        write(canvas, 400, 113, "right of it")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == [["a", "b"], ["c", "d"]]
    assert {"left of it", "right of it"} <= set(texts(only))


def test_cells_as_pdfplumber_finds_them(tmp_path: Path) -> None:
    """Thin filled rectangles, single lines and rectangles, as different programs rule a table."""

    def page(canvas: Canvas) -> None:
        ruled(canvas, 72, 100, [120, 80, 80], ROWS)
        for row in range(4):  # by thin bars
            canvas.rect(72, 842 - 300 - 20 * row, 200, 0.5, stroke=0, fill=1)
        for column in range(3):
            canvas.rect(72 + 100 * column, 842 - 360, 0.5, 60.5, stroke=0, fill=1)
        for row in range(3):
            write(canvas, 76, 314 + 20 * row, f"r{row}", size=9)
            write(canvas, 176, 314 + 20 * row, f"s{row}", size=9)

    path = tmp_path / "a.pdf"
    (only,) = read_drawn(path, page).pages
    with pdfplumber.open(path) as document:
        theirs = [[[cell or "" for cell in row] for row in table] for table in document.pages[0].extract_tables()]
    assert [cells(only, number) for number in range(len(only.grids))] == theirs


def test_a_table_on_a_turned_page(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(842, 0)
        canvas.rotate(90)
        ruled(canvas, 72, 100, [120, 80, 80], ROWS)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == ROWS


def test_a_plan_with_thousands_of_lines_is_read_quickly(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 40, "Site plan")
        for x in range(0, 590, 2):
            for y in range(0, 800, 10):
                canvas.line(x, y, x + 1.5, y + 8)

    source = read_drawn(tmp_path / "a.pdf", page)
    assert source.pages[0].text == "Site plan"
    assert source.pages[0].grids == ()
