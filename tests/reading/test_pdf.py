"""PDFs: words, lines in reading order, marks drawn over words, metadata."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from committeesearch.errors import DamagedFile, LimitExceeded, NoTextFound, ProtectedFile
from committeesearch.model import Format, Warned
from committeesearch.reading import read
from committeesearch.settings import ReadingLimits
from tests.reading.paper import LIMITS, check_places, drawn, marked, read_drawn, texts, write


def test_lines_sizes_bold_and_boxes(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Budget monitoring", size=16, font="Helvetica-Bold")
        write(canvas, 72, 140, "The forecast is an overspend of", "£30.4m for the year.")

    source = read_drawn(tmp_path / "a.pdf", page)
    (only,) = source.pages
    assert source.format is Format.PDF
    assert texts(only) == ["Budget monitoring", "The forecast is an overspend of", "£30.4m for the year."]
    assert [(line.size, line.bold) for line in only.lines] == [(16.0, True), (11.0, False), (11.0, False)]
    assert only.text == "\n".join(texts(only))
    box = only.words[0].box
    assert box.left == pytest.approx(72, abs=1)
    assert box.top < 100 < box.bottom
    check_places(only)


def test_title_subject_and_bookmarks(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Agenda")
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("1 Apologies", "a", 0)

    def second(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Report")
        canvas.bookmarkPage("b")
        canvas.addOutlineEntry("Appendix A", "b", 1)

    source = read_drawn(tmp_path / "a.pdf", first, second, title="Agenda for Cabinet", subject="Cabinet, 1/2/2025")
    assert (source.title, source.subject) == ("Agenda for Cabinet", "Cabinet, 1/2/2025")
    assert [(mark.title, mark.page, mark.level) for mark in source.bookmarks] == [
        ("1 Apologies", 1, 0),
        ("Appendix A", 2, 1),
    ]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["The left column begins", "and goes on for some", "lines of ordinary text", "until it ends here."]
    right = ["Then the right column", "takes the story further", "with more of the same", "to its very end."]

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 80, "A heading over both of the columns of the page")
        write(canvas, 72, 110, *left)
        write(canvas, 320, 110, *right)
        write(canvas, 72, 200, "A line below both of the columns of the page, as wide as it")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert texts(only)[1:-1] == left + right


def test_labels_and_values_are_read_by_row(tmp_path: Path) -> None:
    rows = [("From:", "Leader of the Council"), ("To:", "Cabinet, 30 January"), ("Subject:", "Budget monitoring")]

    def page(canvas: Canvas) -> None:
        for number, (label, value) in enumerate(rows):
            write(canvas, 72, 100 + 20 * number, label)
            write(canvas, 200, 100 + 20 * number, value)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert texts(only) == [" ".join(row) for row in rows]


def test_a_stamp_written_last_stands_where_it_is_printed(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 120, "Report of the Director")
        write(canvas, 270, 825, "Page 17")
        write(canvas, 460, 40, "Agenda Item 4")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert texts(only) == ["Agenda Item 4", "Report of the Director", "Page 17"]


def test_a_stamp_beside_a_running_header_is_a_line_of_its_own(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 40, "Minutes of Cabinet")
        write(canvas, 72, 120, "Report of the Director")
        write(canvas, 460, 40, "Agenda Item 4")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert texts(only) == ["Minutes of Cabinet", "Agenda Item 4", "Report of the Director"]


def test_struck_and_underlined_words(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Endorse the old decision by the new Leader")
        canvas.setLineWidth(0.6)
        start = 72 + canvas.stringWidth("Endorse the ", "Helvetica", 11)
        end = start + canvas.stringWidth("old decision", "Helvetica", 11)
        canvas.line(start, 842 - 97, end, 842 - 97)
        start = 72 + canvas.stringWidth("Endorse the old decision by the ", "Helvetica", 11)
        canvas.rect(start, 842 - 101.8, canvas.stringWidth("new", "Helvetica", 11), 0.5, stroke=0, fill=1)

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert marked(only, "struck") == ["old", "decision"]
    assert marked(only, "underlined") == ["new"]


def test_rules_of_the_page_do_not_strike(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Standing words")
        canvas.line(40, 842 - 97, 550, 842 - 97)  # from margin to margin, through the line by accident

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert marked(only, "struck") == []


def test_strips_of_a_shaded_ground_do_not_strike(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for strip in range(12):
            canvas.setFillGray(0.7 + strip / 50)
            canvas.rect(70, 842 - 103 + strip, 75, 1.1, stroke=0, fill=1)
        canvas.setFillGray(0)
        write(canvas, 72, 100, "Standing words")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert marked(only, "struck") == []


def test_a_raised_note_mark_is_no_part_of_the_figure(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "17 of the 38")
        canvas.setFont("Helvetica", 7)
        width = canvas.stringWidth("17 of the 38", "Helvetica", 11)
        canvas.drawString(72 + width, 842 - 96, "1")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert only.text == "17 of the 38 ¹"
    assert "381" not in only.text


def test_a_power_stays_with_its_unit(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "an area of 400m")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + canvas.stringWidth("an area of 400m", "Helvetica", 11), 842 - 96, "2")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert only.text == "an area of 400m²"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_are_read_as_shown(tmp_path: Path, turn: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        # Drawn against the turn, so that the words stand upright as shown. (reportlab turns the paper with it.)
        canvas.translate(*{0: (0, 0), 90: (842, 0), 180: (595, 842), 270: (0, 595)}[turn])
        canvas.rotate(turn)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, 400, "First line of words")
        canvas.drawString(100, 380, "Second line of words")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    assert texts(only) == ["First line of words", "Second line of words"]
    first, second = only.lines
    assert first.box is not None
    assert second.box is not None
    assert first.box.left == pytest.approx(100, abs=2)
    assert first.box.top < second.box.top
    assert first.box.bottom == pytest.approx(842 - 400, abs=4)
    assert (only.width, only.height) == (595, 842)


def test_words_outside_the_page_are_left_out(tmp_path: Path) -> None:
    (only,) = read_drawn(
        tmp_path / "a.pdf", lambda canvas: (write(canvas, 72, 100, "Shown"), write(canvas, 72, 900, "Cut off"))
    ).pages
    assert only.text == "Shown"


def test_a_picture_page_is_listed_and_keeps_its_number(tmp_path: Path) -> None:
    from PIL import Image

    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, 595, 842)
        write(canvas, 270, 825, "Page 2")

    source = read_drawn(tmp_path / "a.pdf", lambda canvas: write(canvas, 72, 100, "Words"), picture)
    assert source.pictures_only == (2,)
    assert [page.number for page in source.pages] == [1, 2]


def test_a_blank_page_is_no_picture(tmp_path: Path) -> None:
    source = read_drawn(tmp_path / "a.pdf", lambda canvas: write(canvas, 72, 100, "Words"), lambda canvas: None)
    assert source.pictures_only == ()
    assert source.pages[1].text == ""


def test_a_scan_says_how_to_read_it(tmp_path: Path) -> None:
    from PIL import Image

    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, 595, 842)

    with pytest.raises(NoTextFound, match="scan") as caught:
        read_drawn(tmp_path / "scan.pdf", picture)
    assert "committeesearch[ocr]" in caught.value.advice


def test_a_blank_pdf_is_not_called_a_scan(tmp_path: Path) -> None:
    with pytest.raises(NoTextFound, match="blank"):
        read_drawn(tmp_path / "blank.pdf", lambda canvas: None)


def test_protected(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "Hidden words")
    canvas.save()
    with pytest.raises(ProtectedFile, match="password"):
        read(path, "locked.pdf", LIMITS)


def test_truncated(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", lambda canvas: write(canvas, 72, 100, "Words"))
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(DamagedFile, match="damaged"):
        read(path, "a.pdf", LIMITS)


def test_a_page_that_cannot_be_opened_is_told_and_hides_no_other(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", *[lambda canvas: write(canvas, 72, 100, "Words")] * 3)
    whole = path.read_bytes()
    assert whole.count(b"4 0 R 5 0 R ]") == 1
    path.write_bytes(whole.replace(b"4 0 R 5 0 R ]", b"98 0 R 5 0 R]"))  # a page that the file does not hold
    source = read(path, "a.pdf", LIMITS)
    assert [page.text for page in source.pages] == ["Words", "", "Words"]
    assert source.warnings == (Warned(2, "The page is damaged and was left empty."),)


@pytest.mark.parametrize(("lines", "lost"), [(30, ()), (150, ("more ruling lines",)), (6_000, ("as a map is",))])
def test_a_page_of_more_lines_than_a_table_is_told(tmp_path: Path, lines: int, lost: tuple[str, ...]) -> None:
    def page(canvas: Canvas) -> None:
        for number in range(lines):
            canvas.line(10, 10 + number * 800 / lines, 590, 10 + number * 800 / lines)
            canvas.line(10 + number * 580 / lines, 10, 10 + number * 580 / lines, 810)
        write(canvas, 72, 25, *["Roads that are shut while the bridge is mended"] * 3, size=5)

    warnings = read_drawn(tmp_path / "a.pdf", page).warnings
    assert [warned.page for warned in warnings] == [1] * len(lost)
    assert all(words in warned.reason for words, warned in zip(lost, warnings, strict=True))


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (ReadingLimits(pages=1), "2 pages, more than 1"),
        (ReadingLimits(page_characters=4), "Page 1 has 5 characters"),
        (ReadingLimits(file_bytes=100), "larger|large"),
    ],
)
def test_limits(tmp_path: Path, limits: ReadingLimits, message: str) -> None:
    path = drawn(tmp_path / "a.pdf", *[lambda canvas: write(canvas, 72, 100, "Words")] * 2)
    with pytest.raises(LimitExceeded, match=message):
        read(path, "a.pdf", limits)


PIECES = st.lists(
    st.tuples(
        st.integers(20, 540),
        st.integers(20, 820),
        st.text("abc123£%ﬁ•.-­ \u00a0é", min_size=1, max_size=25),
        st.sampled_from([6.0, 9.0, 11.0, 18.0]),
    ),
    min_size=1,
    max_size=25,
)


@given(PIECES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_place_is_exactly_its_characters(tmp_path: Path, pieces: list[tuple[int, int, str, float]]) -> None:
    """Words strewn anywhere over a page with a table: nothing is lost, and every offset is right."""

    def page(canvas: Canvas) -> None:
        canvas.grid([50, 200, 350, 500], [300, 350, 400, 450])
        for x, y, text, size in pieces:
            write(canvas, x, y, text, size=size)
        write(canvas, 10, 835, "end")

    (only,) = read_drawn(tmp_path / "a.pdf", page).pages
    check_places(only)
    assert all(only.text[line.start : line.end].strip() for line in only.lines)
    assert "".join(only.text.split()) == "".join(only.text[word.start : word.end] for word in only.words)
