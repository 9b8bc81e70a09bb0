from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from committeesearch.model import Block, BlockKind, Box, Grid, Line, Page, Table
from committeesearch.parsing.blocks import blocks
from committeesearch.parsing.flow import FlowLine
from committeesearch.traced import Traced

Rows = Sequence[Sequence[str]]


def ruled(number: int, *parts: Rows | str) -> list[FlowLine]:
    """Lines of a page on which paragraphs and ruled tables follow each other."""
    text, lines, grids = "", [], []
    top = 72.0
    for part in parts:
        rows = [[part]] if isinstance(part, str) else part
        cells: list[tuple[Traced, ...]] = []
        for row in rows:
            start = len(text)
            places = []
            for cell in row:
                places.append((len(text), len(text) + len(cell)))
                text += cell + " "
            cells.append(tuple(places))  # type: ignore[arg-type]
            box = Box(90, top, 500, top + 12)
            lines.append((start, len(text) - 1, box, None if isinstance(part, str) else len(grids)))
            text = text[:-1] + "\n"
            top += 14
        top += 12
        if not isinstance(part, str):
            grids.append(cells)
    made = tuple(
        Grid(tuple(tuple(Traced.of_page(text, number, start, end) for start, end in row) for row in rows))
        for rows in grids
    )
    page = Page(number, text, grids=made, width=595, height=842)
    return [
        FlowLine(page, Line(start, end, box, 12.0, grid=grid), Traced.of_page(text, number, start, end).strip())
        for start, end, box, grid in lines
        if end > start
    ]


def tables(lines: Sequence[FlowLine]) -> list[Table]:
    return [block.table for block in blocks(lines) if block.table]


def shown(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


DUES = [["Year", "Dues", "Craft"], ["2021/22", "1,835", "93"], ["2022/23", "1,901", "104"]]


def test_header_rows_and_caption() -> None:
    lines = ruled(1, "Table 1: Dues and craft", DUES)
    (table,) = tables(lines)
    assert shown(table) == DUES
    assert table.caption == "Table 1: Dues and craft"
    block = blocks(lines)[-1]
    assert block.kind is BlockKind.TABLE
    assert block.body.text == "Year · Dues · Craft\n2021/22 · 1,835 · 93\n2022/23 · 1,901 · 104"


def test_a_table_over_two_pages_is_one_with_its_header_once() -> None:
    more = [["2023/24", "1,950", "98"]]
    again = [DUES[0], *more]
    for below in (more, again):
        (table,) = tables([*ruled(1, "Dues", DUES), *ruled(2, below)])
        assert shown(table) == [*DUES, *more]


def test_a_table_with_another_header_is_another_table() -> None:
    other = [["Quay", "Length", "Depth"], ["North", "120", "4.5"]]
    first, second = tables([*ruled(1, DUES), *ruled(2, other)])
    assert shown(first) == DUES
    assert shown(second) == other


def test_text_between_two_tables_keeps_them_apart() -> None:
    assert len(tables([*ruled(1, DUES, "The dues of the year that followed were these."), *ruled(2, DUES[1:])])) == 2


def test_a_row_that_the_page_break_cut_is_whole() -> None:
    above = [["Quay", "Length", "Remark"], ["North", "120", "Sound, but the steps are"]]
    (table,) = tables([*ruled(1, above), *ruled(2, [["", "", "worn"], ["South", "80", "Unsound"]])])
    assert shown(table)[1:] == [["North", "120", "Sound, but the steps are worn"], ["South", "80", "Unsound"]]
    assert table.rows[0][2].pages == (1, 2)


def test_left_and_right_half_are_joined_by_row() -> None:
    quays = ["North", "South", "East", "West", "Inner"]
    left = [["Quay", "Length"], *[[quay, str(10 * at)] for at, quay in enumerate(quays, 1)]]
    right = [["Depth", "Craft", "Dues"], *[[str(7 * at), str(at + 1), str(at + 2)] for at in range(1, 6)]]
    (table,) = tables([*ruled(1, left), *ruled(2, right)])
    assert shown(table)[0] == ["Quay", "Length", "Depth", "Craft", "Dues"]
    assert shown(table)[5] == ["Inner", "50", "35", "6", "7"]


def test_group_names_count_for_each_of_their_columns() -> None:
    rows = [["", "2022", "", "2023", ""], ["Quay", "Dues", "Craft", "Dues", "Craft"], ["North", "5", "6", "7", "8"]]
    (table,) = tables(ruled(1, rows))
    assert shown(table)[0] == ["Quay", "2022 › Dues", "2022 › Craft", "2023 › Dues", "2023 › Craft"]
    assert blocks(ruled(1, rows))[0].body.text.count("2022") == 1


def test_labels_and_values_have_no_header() -> None:
    rows = [["Report to:", "Harbour Committee"], ["Date:", "5 March 2024"], ["Wards:", "All"]]
    (table,) = tables(ruled(1, rows))
    assert [cell.text for cell in table.header] == ["", ""]
    assert shown(table)[1:] == rows


def test_a_frame_around_text_is_no_table() -> None:
    found: tuple[Block, ...] = blocks(ruled(1, [["Legal implications: none.", ""], ["The quay is ours.", ""]]))
    assert not any(block.table for block in found)
    assert "Legal implications: none." in found[0].body.text


def test_rows_that_a_converter_wrote_twice_and_rules_of_dashes_are_shown_once() -> None:
    lines = ruled(1, [*DUES, ["---", "--", "--"], DUES[1]])
    converted = [replace(line, line=replace(line.line, box=None)) for line in lines]
    (table,) = tables(converted)
    assert shown(table) == DUES


def test_rows_that_a_form_repeats_are_all_kept() -> None:
    form = ["Basic data", "Name and postcode"]
    (table,) = tables([*ruled(1, [form] * 4), *ruled(2, [form] * 3)])
    assert [*shown(table)[1:]] == [form] * 7


def test_two_tables_of_one_page_under_the_same_header_both_keep_it() -> None:
    south = [DUES[0], ["2021/22", "702", "41"]]
    first, second = tables(ruled(1, DUES, south))
    assert (shown(first), shown(second)) == (DUES, south)


def test_a_group_of_columns_stands_before_the_name_of_each_and_a_name_of_two_lines_is_no_group() -> None:
    rows = [["", "Spring", "", "Dues"], ["Quay", "Craft", "Berths", "paid"], ["North", "6", "7", "8"]]
    (table,) = tables(ruled(1, rows))
    assert shown(table)[0][1:3] == ["Spring › Craft", "Spring › Berths"]
    lines = [["", "Craft", "Dues"], ["Quay", "berthed", "paid"], ["North", "6", "7"]]
    (table,) = tables(ruled(1, lines))
    assert shown(table)[0] == ["Quay", "Craft berthed", "Dues paid"]


def test_a_row_without_figures_at_the_top_of_a_page_goes_on_with_the_last_where_each_row_has_figures() -> None:
    above = [["Work", "Cost", "Remark"], ["Slipway", "12", "Swept twice"], ["Harbour wall and", "30", "The steps are"]]
    (table,) = tables(
        [*ruled(1, above), *ruled(2, [["its steps", "", "to be set anew"], ["Light", "3", "Lamp changed"]])]
    )
    assert shown(table)[2] == ["Harbour wall and its steps", "30", "The steps are to be set anew"]
    group = [above[0], ["Lights", "", ""], ["Lamp", "3", "new"]]
    (table,) = tables([*ruled(1, above), *ruled(2, group)])
    assert shown(table)[3] == ["Lights", "", ""]
