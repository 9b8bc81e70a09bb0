"""Tables that white space alone parts, drawn for the test; and prose that must not become one."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.reading.paper import cells, check_places, read_drawn, texts, write

DUES = [
    ["North quay", "12.5", "14.0", "+1.5"],
    ["South quay", "8.0", "7.5", "-0.5"],
    ["Slipway", "1,204.0", "998.5", "-"],
]


def columns(canvas: Canvas, y: float, rows: list[list[str]], edges: tuple[float, ...] = (300, 370, 440)) -> None:
    """Rows with a label on the left and figures flush right at ``edges``."""
    canvas.setFont("Helvetica", 10)
    for number, (label, *figures) in enumerate(rows):
        canvas.drawString(72, 842 - y - 16 * number, label)
        for edge, figure in zip(edges, figures, strict=True):
            canvas.drawRightString(edge, 842 - y - 16 * number, figure)


def test_figures_below_each_other_are_a_table_with_the_names_above(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 80, "The harbour board met its costs last year, as the figures below show.", size=10)
        columns(canvas, 120, [["", "Budget", "Actual", "Change"], *DUES])
        write(canvas, 72, 220, "Dues rose on the north quay only.", size=10)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == [["", "Budget", "Actual", "Change"], *DUES]
    assert only.grids[0].header_rows == 1
    assert texts(only)[0].startswith("The harbour board")
    assert texts(only)[-1].startswith("Dues rose")
    check_places(only)


def test_what_counts_all_figures_stands_over_the_first_of_them(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawCentredString(370, 842 - 104, "All figures in £000")
        columns(canvas, 120, [["Place", "Budget", "Actual", "Change"], *DUES])

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only)[:2] == [["", "All figures in £000", "", ""], ["Place", "Budget", "Actual", "Change"]]
    assert only.grids[0].header_rows == 2


def test_a_group_and_a_label_of_two_lines(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        columns(canvas, 100, DUES[:2])
        write(canvas, 72, 132, "MOORINGS", size=10)
        columns(canvas, 148, [["Swinging moorings for", "", "", ""]])
        columns(canvas, 154, [["", "3.0", "4.0", "+1.0"]])
        columns(canvas, 160, [["visitors", "", "", ""]])
        columns(canvas, 180, [["Trots", "5.0", "6.0", "+1.0"]])

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only)[2:] == [
        ["MOORINGS", "", "", ""],
        ["Swinging moorings for visitors", "3.0", "4.0", "+1.0"],
        ["Trots", "5.0", "6.0", "+1.0"],
    ]


def test_sentences_with_figures_are_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        dues = ("Dues came to 12.5 in June and 14.0 in July,", "costs to 8.0 in June and 7.5 in July,")
        write(canvas, 72, 80, *dues, "and craft to 31 in June and 29 in July.", "Of 40 berths 12 stood empty in 2023.")

    assert read_drawn(tmp_path / "a.pdf", page).pages[0].grids == ()


def test_numbered_items_with_their_pages_are_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number, title in enumerate(("Apologies", "Minutes", "Dues for the year", "Any other business"), 1):
            y = 80 + 18 * number
            write(canvas, 72, y, str(number))
            write(canvas, 100, y, title)
            write(canvas, 480, y, str(2 * number + 1))

    assert read_drawn(tmp_path / "a.pdf", page).pages[0].grids == ()


def test_a_frame_around_a_table_is_read_as_the_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        columns(canvas, 120, [*DUES, *DUES])
        canvas.rect(68, 842 - 210, 190, 105)
        canvas.rect(258, 842 - 210, 190, 105)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert cells(only) == [*DUES, *DUES]
