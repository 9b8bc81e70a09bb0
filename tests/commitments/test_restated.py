"""What one paper says twice is one commitment."""

from __future__ import annotations

import pytest

from committeesearch.commitments import find_commitments
from committeesearch.model import BlockKind, Document, Item
from committeesearch.results import Commitment, FollowUpGrade

from .paper import Paper, Shelf, document, minute

ASKED = "(2) the Head of Libraries be requested to submit a survey of mobile library stops to a future meeting;"
AGAIN = "(a) the Head of Libraries be requested to submit a survey of mobile library stops to a future meeting; and"


def minutes(*said: str) -> Document:
    page = Paper()
    items: list[Item] = [
        minute(str(number), f"Matter {number}", [page.paragraph(line, BlockKind.RESOLUTION)])
        for number, line in enumerate(said, 31)
    ]
    return document("march.pdf", *items)


def found(*said: str) -> tuple[Commitment, ...]:
    return find_commitments(Shelf(minutes(*said)))


def test_the_first_place_stands_and_the_second_follows_it_up() -> None:
    (row,) = found(ASKED, AGAIN)
    assert row.quote.text == ASKED
    (again,) = row.follow_ups
    assert again.quote.text == AGAIN
    assert again.grade is FollowUpGrade.REFERS
    assert again.basis == "The same paper says it again."


@pytest.mark.parametrize(
    "other",
    [
        AGAIN.replace("mobile library stops", "reading room hours"),
        AGAIN.replace("a survey", "the 2 surveys"),
    ],
)
def test_another_matter_or_another_figure_is_another_commitment(other: str) -> None:
    assert len(found(ASKED, other)) == 2


def test_few_words_are_any_deed() -> None:
    short = "(1) the Clerk be requested to circulate the plan;"
    assert len(found(short, short.replace("(1)", "(4)"))) == 2
