from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.model import Block, BlockKind
from committeesearch.parsing.blocks import blocks
from committeesearch.parsing.flow import FlowLine
from tests.parsing.typeset import Set, pages, plain

LONG = "The Harbour Master reported on the state of the quays and of the craft that lie there in winter."


def texts(lines: Sequence[FlowLine]) -> list[str]:
    return [block.body.text for block in blocks(lines)]


def headings(lines: Sequence[FlowLine]) -> list[tuple[int, str]]:
    return [(block.level, block.body.text) for block in blocks(lines) if block.kind is BlockKind.HEADING]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_parted() -> None:
    assert texts(pages([LONG, LONG])) == [LONG, LONG]


def test_paragraphs_without_white_space_are_parted_where_the_last_line_had_room() -> None:
    short = "The quays are sound."
    assert texts(pages([LONG, Set(short, gap=False), Set(LONG, gap=False)])) == [LONG, short, LONG]


def test_a_sentence_that_a_page_break_cut_is_whole_and_keeps_both_places() -> None:
    first, second = (
        "The Harbour Master reported on the state of the quays and",
        "of the craft that lie there in winter.",
    )
    (block,) = blocks(pages([first], [second]))
    assert block.body.text == f"{first} {second}"
    assert block.body.pages == (1, 2)


def test_a_new_sentence_on_a_new_page_is_a_new_paragraph() -> None:
    assert texts(pages([LONG], [LONG])) == [LONG, LONG]


def test_blank_lines_inside_a_sentence_of_a_text_file() -> None:
    assert texts(plain("There were more plans completed in\n\n\na single month than ever.\n\nNext paragraph.\n")) == [
        "There were more plans completed in a single month than ever.",
        "Next paragraph.",
    ]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("the multi-", "agency team", "the multi-agency team"),  # stands elsewhere with its hyphen
        ("the commit-", "tee met", "the committee met"),  # stands elsewhere as one word
        ("a father-", "inclusive service", "a father-inclusive service"),  # both halves are words of the paper
        ("the sub-", "Saharan art", "the sub-Saharan art"),
        ("the harbour\u00ad", "master", "the harbourmaster"),
        ("the har-", "bour", "the harbour"),
    ],
)
def test_hyphens_at_line_ends(above: str, below: str, joined: str) -> None:
    known = "A multi-agency committee for a father. It is inclusive."
    (_, text) = texts(pages([known, above, Set(below, gap=False)]))
    assert text == joined


def test_list_items_keep_their_numbers_and_nest() -> None:
    found = blocks(
        pages(
            [
                "The Committee had before it:",
                Set("(1) note the report; and", left=110),
                Set("(2) agree:", left=110),
                Set("(a) the dues; and", left=130),
                Set("(b) the moorings.", left=130),
                "• a bullet",
            ]
        )
    )
    assert [(block.kind, block.number) for block in found[1:]] == [
        (BlockKind.LIST_ITEM, "(1)"),
        (BlockKind.LIST_ITEM, "(2)"),
        (BlockKind.LIST_ITEM, "(a)"),
        (BlockKind.LIST_ITEM, "(b)"),
        (BlockKind.LIST_ITEM, ""),
    ]
    assert [block.level for block in found[1:]] == [0, 0, 1, 1, 0]
    assert found[1].body.text == "(1) note the report; and"
    assert found[-1].body.text == "a bullet"


def test_a_number_at_the_start_of_a_line_inside_a_sentence_begins_no_item() -> None:
    text = "The Committee looked again at the matters raised in Minutes 52 (2) and 53 (2) of the meeting held in May."
    found = blocks(pages([text]))
    assert [block.body.text for block in found] == [text]


def test_numbered_headings_say_their_depth() -> None:
    lines = plain(
        "1. Introduction\n\nThe harbour is old.\n\n2. Quays\n\n2.1 North Quay\n\nThe North Quay is sound.\n\n"
        "2.1.1 Steps\n\nThe steps are worn.\n\n2.2 South Quay\n\nThe South Quay is not sound at all.\n"
    )
    assert headings(lines) == [
        (1, "1. Introduction"),
        (1, "2. Quays"),
        (2, "2.1 North Quay"),
        (3, "2.1.1 Steps"),
        (2, "2.2 South Quay"),
    ]


def test_numbered_paragraphs_are_no_headings() -> None:
    lines = pages(
        [
            Set("Background", bold=True),
            "1.1 The harbour was built in 1820 and has been in use since then without a break.",
            "1.2 It has two quays, of which one is sound, and a slipway that is not in use now.",
        ]
    )
    assert headings(lines) == [(1, "Background")]
    assert [block.number for block in blocks(lines)] == ["", "1.1", "1.2"]


def test_larger_stands_above_bold_and_marks_of_the_format_are_taken_as_they_are() -> None:
    set_ = pages([Set("Harbour report", size=18, bold=True), LONG, Set("Quays", bold=True), LONG, LONG])
    assert headings(set_) == [(1, "Harbour report"), (2, "Quays")]
    marked = plain("# Harbour report\n\nOld.\n\n## **Quays**\n\nTwo of them.\n")
    assert headings(marked) == [(1, "Harbour report"), (2, "Quays")]


def test_a_heading_over_two_lines_is_one() -> None:
    title = "Proposals for the training of members of the Harbour Committee and of other bodies"
    assert headings(pages([LONG, LONG, Set(title, bold=True), LONG])) == [(1, title)]


@pytest.mark.parametrize("text", ["N/A", "None", "Table 3: Dues", "Adult services 524.7 588.4 +63.7", "Yes"])
def test_what_is_never_a_heading(text: str) -> None:
    assert headings(pages([LONG, LONG, Set(text, bold=True), LONG])) == []


def test_words_with_a_line_through_them_are_marked_deleted() -> None:
    text = "That the quay be closed sold in winter."
    (block,) = blocks(pages([Set(text, struck="sold")]))
    assert [block.body.text[start:end] for start, end in block.deleted] == ["sold"]
    assert block.inserted == ()


def test_signs_drawn_as_lines_and_marks_of_markdown_are_no_words() -> None:
    assert texts(plain("**Dues** are due.\n\n-----\n\n* * *\n\nThey rose.\n")) == ["Dues are due.", "They rose."]


WORDS = st.lists(st.text("abcdefgh -.,()123", min_size=1, max_size=70), min_size=1, max_size=12)


def _at_its_place(block: Block, lines: Sequence[FlowLine]) -> bool:
    pages_ = {line.number: line.page.text for line in lines}
    at = 0
    for run in block.body.runs:
        here = block.body.text[at : at + run.length]
        if run.page and pages_[run.page][run.start : run.start + run.length] != here:
            return False
        at += run.length
    return True


@given(WORDS, WORDS)
def test_every_letter_of_a_block_stands_in_its_page_and_none_is_lost_or_doubled(
    first: list[str], second: list[str]
) -> None:
    lines = pages(list(first), list(second))
    found = blocks(lines)
    assert all(_at_its_place(block, lines) for block in found)
    places = [
        (run.page, offset)
        for block in found
        for run in block.body.runs
        if run.page
        for offset in range(run.start, run.start + run.length)
    ]
    assert len(places) == len(set(places))
    assert places == sorted(places)
    shown = set(places)
    letters = [
        (line.number, offset)
        for line in lines
        for offset in range(line.line.start, line.line.end)
        if line.page.text[offset].isalpha()
    ]
    assert all(place in shown for place in letters)
