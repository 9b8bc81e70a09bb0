"""Filters as masks."""

from datetime import date
from pathlib import Path

import pytest

from committeesearch.model import PaperKind
from committeesearch.results import Filters
from committeesearch.retrieval.columns import Columns
from tests.retrieval.made import passage

PASSAGES = [
    passage("a.txt", 0, "one", "Children & Young People's Scrutiny Committee", date(2023, 1, 31)),
    passage("a.txt", 1, "two", "Children & Young People's Scrutiny Committee", date(2023, 1, 31)),
    passage("a.txt", 2, "three", "Cabinet", date(2023, 2, 1), item=1),
    passage("b.txt", 0, "four", None, None),
]


@pytest.fixture
def columns(tmp_path: Path) -> Columns:
    Columns.of(PASSAGES).save(tmp_path)
    return Columns.load(tmp_path)


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        (Filters(), [0, 1, 2, 3]),
        (Filters(committee="children and young"), [0, 1]),
        (Filters(committee="CABINET"), [2]),
        (Filters(committee="planning"), []),
        (Filters(since=date(2023, 2, 1)), [2]),
        (Filters(until=date(2023, 1, 31)), [0, 1]),
        (Filters(since=date(2023, 1, 31), until=date(2023, 1, 31)), [0, 1]),
        (Filters(kinds=(PaperKind.REPORT,)), [0, 1, 2, 3]),
        (Filters(kinds=(PaperKind.MINUTES,)), []),
        (Filters(files=("b.txt", "unknown.txt")), [3]),
        (Filters(committee="cabinet", files=("b.txt",)), []),
    ],
)
def test_filters(columns: Columns, filters: Filters, rows: list[int]) -> None:
    mask = columns.mask(filters)
    assert (list(range(4)) if mask is None else mask.nonzero()[0].tolist()) == rows
    assert columns.searched(filters).passages == len(rows)


def test_each_committee_met_on_the_days_of_its_papers(columns: Columns) -> None:
    days = {"Children & Young People's Scrutiny Committee": (date(2023, 1, 31),), "Cabinet": (date(2023, 2, 1),)}
    assert columns.meetings() == days


def test_what_was_searched(columns: Columns) -> None:
    searched = columns.searched(Filters())
    assert (searched.papers, searched.first, searched.last) == (2, date(2023, 1, 31), date(2023, 2, 1))
    assert searched.committees == ("Cabinet", "Children & Young People's Scrutiny Committee")


def test_around_keeps_to_the_item(columns: Columns) -> None:
    assert list(columns.around(0, 5, 5)) == [0, 1]
    assert list(columns.around(1, 0, 5)) == [1]
    assert list(columns.around(2, 5, 5)) == [2]
    assert list(columns.around(3, 1, 1)) == [3]


def test_no_passages_at_all(tmp_path: Path) -> None:
    Columns.of([]).save(tmp_path)
    empty = Columns.load(tmp_path)
    assert empty.searched(Filters(committee="any")).passages == 0
