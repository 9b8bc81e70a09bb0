"""Left and right halves: hand-made registers of moorings, whose totals are added up by hand."""

from __future__ import annotations

from committeesearch.parsing.halves import joined
from committeesearch.traced import Traced


def rows(*lines: str) -> list[tuple[Traced, ...]]:
    return [tuple(Traced.glue(cell.strip()) for cell in line.split("|")) for line in lines]


def shown(table: tuple[tuple[Traced, ...], ...] | None) -> list[str]:
    return [" | ".join(cell.text for cell in row) for row in table or ()]


LEFT = rows(
    "Berth | Spring | Notes",
    "North quay | |",
    "Slip | 4 | dry",
    "Steps | 2 |",
    "South quay | |",
    "Crane | 5 | old",
    "Ramp | 1 |",
    "Pontoon | 3 | new",
)


def test_a_group_whose_empty_right_half_was_dropped_stands_alone() -> None:
    right = rows("Autumn | Total", "1 | 5", "2 | 4", " | 0", "0 | 5", "6 | 7", "2 | 5")
    assert shown(joined(LEFT, right, 1, ())) == [
        "Berth | Spring | Notes | Autumn | Total",
        "North quay |  |  |  | ",
        "Slip | 4 | dry | 1 | 5",
        "Steps | 2 |  | 2 | 4",
        "South quay |  |  |  | 0",
        "Crane | 5 | old | 0 | 5",
        "Ramp | 1 |  | 6 | 7",
        "Pontoon | 3 | new | 2 | 5",
    ]


def test_a_row_that_the_page_end_cut_is_one_where_the_right_half_has_it_once() -> None:
    left = rows("Berth | Notes | Spring", "Slip | dry | 4", "Steps at | not | ", "the mill | safe | 2", "Crane | | 5",
                "Ramp | | 1", "Hoist | | 8")  # fmt: skip
    right = rows("Autumn | Total", "1 | 5", "7 | 9", "0 | 5", "6 | 7", "1 | 9")
    assert shown(joined(left, right, 1, (3,)))[2] == "Steps at the mill | not safe | 2 | 7 | 9"
    assert joined(left, right, 1, ()) is None  # no page ended there: a right row is lost, and nobody knows which


def test_halves_that_can_be_laid_in_two_ways_are_left() -> None:
    left = rows("Berth | Spring", "Pier | ", "Slip | 4", "Wharf | ", "Quay | ", "Crane | 5", "Ramp | 1", "Hoist | 8")
    right = rows("Autumn", "", "1", "", "2", "3", "2")  # the empty row goes with the wharf or with the quay
    assert joined(left, right, 1, ()) is None


def test_halves_whose_totals_do_not_add_up_are_left() -> None:
    right = rows("Autumn | Total", "1 | 8", "2 | 9", " | 0", "0 | 5", "6 | 7", "2 | 5")
    assert joined(LEFT, right, 1, ()) is None


def test_a_table_with_years_or_running_numbers_of_its_own_is_no_right_half() -> None:
    left = [LEFT[0], *LEFT[2:4], *LEFT[5:]]
    for first in (2019, 1):
        right = rows("Key | Dues", *(f"{first + at} | {at * 30}" for at in range(5)))
        assert joined(left, right, 1, ()) is None
    assert joined(left, rows("Dues | Craft", "40 | 2", "35 | 1", "40 | 3", "20 | 1", "15 | 1"), 1, ()) is not None
