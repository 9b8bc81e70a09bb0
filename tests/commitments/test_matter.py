"""What somebody looks for in the register."""

from __future__ import annotations

import pytest

from committeesearch.commitments import Matter, find_commitments
from committeesearch.results import Commitment, Understood

from .paper import Paper, Shelf, document, minute

FIGURES = "Officers would circulate the visitor figures of the branch libraries."
FOSTERED = "The Head of Care agreed to review all privately fostered children by 30 June 2023."


@pytest.fixture(scope="module")
def rows() -> tuple[Commitment, ...]:
    items = [
        minute("12", "Libraries", [Paper().paragraph(FIGURES)]),
        minute("13", "Children", [Paper(2).paragraph(FOSTERED)]),
    ]
    return find_commitments(Shelf(document("m.pdf", items[0]), document("n.pdf", items[1])))


def about(rows: tuple[Commitment, ...], matter: Matter) -> list[str]:
    return [row.quote.text for row in rows if matter.is_of(row)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("visitor figures", [FIGURES]),
        ("libraries visitors", [FIGURES]),
        ("private fostering", [FOSTERED]),
        ("libraries", [FIGURES]),
        ("visitor parking", []),
        ("", [FIGURES, FOSTERED]),
    ],
)
def test_words_in_any_form(rows: tuple[Commitment, ...], words: str, found: list[str]) -> None:
    assert about(rows, Matter.of(words)) == found


def test_what_stands_above_is_not_enough() -> None:
    (row,) = find_commitments(
        Shelf(document("m.pdf", minute("12", "Libraries", [Paper().paragraph("Officers would circulate the list.")])))
    )
    assert not Matter.of("libraries").is_of(row)
    assert Matter.of("libraries", passages=frozenset({row.quote.passage_id})).is_of(row)


def test_a_lay_word_is_read_as_the_papers_write_it(rows: tuple[Commitment, ...]) -> None:
    kids = (Understood("synonym", "kids", "young people, children"),)
    assert about(rows, Matter.of("fostered kids")) == []
    assert about(rows, Matter.of("fostered kids", kids)) == [FOSTERED]


def test_where_the_search_found_its_passage_half_of_the_words_are_enough(rows: tuple[Commitment, ...]) -> None:
    passages = frozenset(row.quote.passage_id for row in rows)
    assert about(rows, Matter.of("visitor parking", passages=passages)) == [FIGURES]
    assert about(rows, Matter.of("visitor parking", passages=frozenset())) == []
    assert about(rows, Matter.of("zebra crossings", passages=passages)) == []
