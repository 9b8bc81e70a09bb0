from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.traced import GLUE, Run, Span, Traced, concat, join

PAGES = {
    1: "The Committee RESOLVED that the report be noted.",
    2: "Fostering over-\nsight changed in 2024.\n\n(1) Noted",
}


def stands_on_its_pages(text: Traced) -> bool:
    at = 0
    for run in text.runs:
        if run.page != GLUE and PAGES[run.page][run.start : run.start + run.length] != text.text[at : at + run.length]:
            return False
        at += run.length
    return at == len(text.text)


pieces = st.builds(
    lambda page, a, b: Traced.of_page(PAGES[page], page, min(a, b), max(a, b)),
    st.sampled_from([1, 2]),
    st.integers(0, 50),
    st.integers(0, 50),
)
texts = st.lists(pieces, max_size=5).map(lambda parts: join(" ", parts))


@given(texts, st.integers(-60, 60), st.integers(-60, 60))
def test_a_slice_is_the_slice_of_the_words_and_keeps_their_places(text: Traced, a: int, b: int) -> None:
    assert text[a:b].text == text.text[a:b]
    assert stands_on_its_pages(text[a:b])


@given(texts, texts)
def test_joining_and_squeezing_keep_the_places(first: Traced, second: Traced) -> None:
    both = concat((first, second))
    assert both.text == first.text + second.text
    assert stands_on_its_pages(both)
    assert both.squeezed().text == " ".join(both.text.split())
    assert stands_on_its_pages(both.squeezed())
    assert stands_on_its_pages(both.strip())


def test_spans_join_over_a_line_end_but_not_over_a_page() -> None:
    over = PAGES[2]
    word = concat((Traced.of_page(over, 2, 10, 14), Traced.of_page(over, 2, 16, 21)))
    assert word.text == "oversight"
    assert word.spans() == (Span(2, 10, 21),)
    across = join(" ", (Traced.of_page(PAGES[1], 1, 28, 48), Traced.of_page(over, 2, 0, 9)))
    assert across.spans() == (Span(1, 28, 48), Span(2, 0, 9))
    assert across.pages == (1, 2)
    assert across.first == Span(1, 28, 48)


def test_glue_stands_nowhere() -> None:
    assert Traced.glue(" · ").spans() == ()
    assert Traced.glue(" · ").first is None
    assert not Traced.glue("")
    assert join(", ", (Traced.glue("a"), Traced(), Traced.glue("b"))) == Traced("a, b", (Run(GLUE, 0, 4),))


def test_split_leaves_out_the_matches() -> None:
    text = Traced.of_page("one; two;; three", 1)
    assert [part.text for part in text.split(re.compile(";+ ?"))] == ["one", "two", "three"]
    assert text.split(re.compile(";+ ?"))[1].spans() == (Span(1, 5, 8),)


def test_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="step"):
        Traced.glue("abc")[::2]
