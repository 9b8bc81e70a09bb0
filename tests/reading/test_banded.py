"""Tables with rules between their rows only, drawn for the test."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.reading.paper import cells, check_places, read_drawn, texts, write

ROWS = [
    ("Harbour wall", "12.5", ("The storm of March took the outer", "steps, which are to be set anew.")),
    ("Light and fog", "3.0", ("The lamp was changed; the bell", "waits for its rope.")),
    ("Slipway", "1.5", ("Swept twice a week.",)),
]


def rules(canvas: Canvas, *ys: float, left: float = 72, right: float = 500) -> None:
    """Level lines, ``ys`` points below the upper edge."""
    for y in ys:
        canvas.line(left, 842 - y, right, 842 - y)


def rows(canvas: Canvas, y: float) -> None:
    """A name, a figure and a remark of several lines; rows 40 points apart."""
    for number, (name, figure, remark) in enumerate(ROWS):
        write(canvas, 76, y + 40 * number, name, size=10)
        write(canvas, 220, y + 40 * number, figure, size=10)
        write(canvas, 300, y + 40 * number, *remark, size=10)


def test_rules_part_the_rows_and_white_space_the_columns(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 80, "Works of the quarter", size=10)
        write(canvas, 76, 115, "Work", size=10)
        write(canvas, 220, 115, "Cost", size=10)
        write(canvas, 300, 115, "Remark", size=10)
        rows(canvas, 135)
        rules(canvas, 120, 160, 200, 240)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == [["Work", "Cost", "Remark"], *([name, cost, " ".join(lines)] for name, cost, lines in ROWS)]
    assert only.grids[0].header_rows == 1
    assert texts(only)[0] == "Works of the quarter"
    check_places(only)


def test_a_row_below_the_last_rule_belongs_to_the_table_but_not_the_foot_of_the_page(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        rows(canvas, 675)
        rules(canvas, 660, 700, 740)
        write(canvas, 76, 775, "Page 4", size=10)
        write(canvas, 300, 775, "Harbour Board", size=10)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only)[-1] == ["Slipway", "1.5", "Swept twice a week."]
    assert "Page 4" in " ".join(texts(only)[-2:])


def test_paragraphs_between_rules_are_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number in range(3):
            write(canvas, 76, 115 + 40 * number, "The board met in the sail loft and heard of the works", size=10)
            write(canvas, 76, 128 + 40 * number, "that were done in the quarter, and noted what they cost.", size=10)
        rules(canvas, 100, 140, 180, 220)

    assert read_drawn(tmp_path / "a.pdf", page).pages[0].grids == ()


def test_numbered_paragraphs_between_rules_are_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number, text in enumerate(("Note the works of the quarter", "Agree the dues", "Thank the crew"), 1):
            write(canvas, 76, 75 + 40 * number, f"2.{number}", size=10)
            write(canvas, 120, 75 + 40 * number, text, size=10)
        rules(canvas, 100, 140, 180, 220)

    assert read_drawn(tmp_path / "a.pdf", page).pages[0].grids == ()


def test_the_lines_of_a_chart_are_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number, y in enumerate((300, 340, 380, 420)):
            write(canvas, 50, y + 3, str(30 - 10 * number), size=9)
        for x, tops in ((120, (318, 361, 401)), (220, (330, 350, 395)), (320, (320, 370, 405))):
            for y in tops:
                write(canvas, x, y, str(x), size=9)
        rules(canvas, 300, 340, 380, 420)

    assert read_drawn(tmp_path / "a.pdf", page).pages[0].grids == ()
