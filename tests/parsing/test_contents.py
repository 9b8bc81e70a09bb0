"""Lists of contents as councils and their dashboards set them; every one is invented."""

from __future__ import annotations

from collections.abc import Sequence

from committeesearch.model import BlockKind
from committeesearch.parsing.blocks import blocks, sectioned
from committeesearch.parsing.flow import FlowLine
from tests.parsing.typeset import Set, pages, plain

DASHBOARD = """Moorings at a glance	Page 2
Craft in the last 3 months	Page 3
Visiting craft (VC) with a paid berth	Page 4
Dues, arrears and waivers by the kind of craft and by the quarter	Page 6

Moorings at a glance

There are 40 moorings.

Craft in the last 3 months

from 01/04/2031
to 30/06/2031

212 craft came.

### By month

37 Visiting craft with a paid berth

Most stay a night.

Dues, arrears and waivers by the kind of craft and by the quarters from 01/04/2031 to 30/06/2031

All are paid.
"""


def headings(lines: Sequence[FlowLine]) -> list[tuple[int, str]]:
    return [(block.level, block.body.text) for block in blocks(lines) if block.kind is BlockKind.HEADING]


def test_what_a_list_of_contents_names_is_a_heading_and_ends_where_its_title_ends() -> None:
    assert headings(plain(DASHBOARD)) == [
        (1, "Moorings at a glance"),
        (1, "Craft in the last 3 months"),
        (2, "By month"),
        (1, "37 Visiting craft with a paid berth"),
        (1, "Dues, arrears and waivers by the kind of craft and by the quarters from 01/04/2031 to 30/06/2031"),
    ]
    texts = [block.body.text for block in blocks(plain(DASHBOARD))]
    assert "from 01/04/2031 to 30/06/2031" in texts


def test_entries_of_subsections_stand_further_right_and_their_headings_a_level_deeper() -> None:
    dots = "." * 20
    text = "The quays were looked at by a diver in the spring and were found to be sound."
    found = headings(
        pages(
            [
                "Contents",
                Set(f"1 | The quays {dots} 3", gap=False),
                Set(f"1a | Repairs {dots} 3", left=102, gap=False),
                Set(f"1b | Divers {dots} 4", left=102, gap=False),
                Set(f"2 | The pilots {dots} 6", gap=False),
            ],
            ["1 | The quays", text, "1a | Repairs", text, "1b | Divers", text, "2 | The pilots", text],
        )
    )
    assert found[-4:] == [(1, "1 | The quays"), (2, "1a | Repairs"), (2, "1b | Divers"), (1, "2 | The pilots")]


def test_rising_figures_in_a_table_are_no_pages() -> None:
    rows = "Rowing boats\t3\nSailing boats\t5\nTugs\t8\nFerries\t9\n"
    body = "Rowing boats\n\nThey are few.\n\nSailing boats\n\nThey are many.\n\nTugs\n\nOne.\n\nFerries\n\nNone.\n"
    assert all(level == 1 for level, _ in headings(plain(rows + "\n" + body)))
    assert not headings(plain(rows + "\nThe ferries and tugs are counted once in a year, in June, by the pilots.\n"))


def test_a_list_whose_titles_stand_nowhere_names_no_headings() -> None:
    text = DASHBOARD.split("\n\n")[0] + "\n\nMoorings at a glance\nwere asked for by the Committee in June 2031.\n"
    assert not headings(plain(text))


def test_sections_of_an_attached_paper_count_from_one_below_its_title() -> None:
    made = blocks(plain("# HARBOUR PANEL\n\n### MEMBERS\n\nTen pilots.\n\n### POWERS\n\nTo set the dues of craft.\n"))
    levels = [block.level for block in sectioned(made, "HARBOUR  PANEL") if block.kind is BlockKind.HEADING]
    assert levels == [1, 1, 1]
    assert sectioned(made, "Another paper") == made


def test_a_reference_to_another_page_is_no_heading() -> None:
    assert not headings(plain("The craft are many.\n\nSee page 22 for comparisons\n\nThe figures are of June 2031.\n"))


def test_a_title_in_one_pair_of_bold_marks_is_one_heading_over_its_lines() -> None:
    found = headings(plain("Text.\n\n**WEST MARSH HARBOUR BOARD  \nFORWARD PLAN**\n\nIt has two decisions.\n"))
    assert [text for _, text in found] == ["WEST MARSH HARBOUR BOARD FORWARD PLAN"]


def test_a_heading_right_above_the_first_number_stands_no_deeper_than_it() -> None:
    text = (
        "## Background Papers:\n\nNone.\n\n## Introduction\n\n### 1. THE QUAYS\n\n1.1 They are old.\n\n"
        "### 2. THE PILOTS\n\n## 2.4 Role\n\nThey guide craft.\n"
    )
    assert {name: level for level, name in headings(plain(text))}["Introduction"] == 1
