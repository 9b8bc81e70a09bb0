from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.answering import answer
from committeesearch.answering.proof import prove
from committeesearch.errors import UnverifiedQuote
from committeesearch.model import Page
from committeesearch.results import Query, Status
from committeesearch.traced import Traced, join
from tests.answering.shelf import Shelf, passage

MADE = passage("The bridge will reopen on 3 May 2024.", "It was shut in 2022 for repairs to its deck.")


def test_a_quote_carries_its_words_and_their_place():
    quote = prove(Shelf(MADE), MADE[0], 0, 37)
    assert quote.text == "The bridge will reopen on 3 May 2024."
    assert MADE[1].text[quote.citation.spans[0].start : quote.citation.spans[0].end] == quote.text


@given(st.integers(0, 90), st.integers(0, 90))
def test_every_quote_can_be_read_in_its_page(start, end):
    try:
        quote = prove(Shelf(MADE), MADE[0], start, end)
    except UnverifiedQuote:
        assert not MADE[0].body.text[start:end].strip()
        return
    page = MADE[1].text
    assert "".join("".join(page[s.start : s.end] for s in quote.citation.spans).split()) == "".join(quote.text.split())


def test_a_page_that_says_something_else_is_noticed():
    shelf = Shelf((MADE[0], Page(1, MADE[1].text.replace("reopen", "closed"))))
    with pytest.raises(UnverifiedQuote, match=r"pack\.pdf, page 1"):
        prove(shelf, MADE[0], 0, 37)


def test_words_of_our_own_cannot_pass():
    forged = replace(MADE[0], body=MADE[0].body + Traced.glue(" It fell down."))
    with pytest.raises(UnverifiedQuote):
        prove(Shelf((forged, MADE[1])), forged, 0, len(forged.body))


def test_struck_words_cannot_pass():
    made = passage("The fee is five pounds.", deleted=["five"])
    with pytest.raises(UnverifiedQuote, match="struck"):
        prove(Shelf(made), made[0], 0, 23)


def test_an_answer_never_holds_words_that_are_not_in_the_paper():
    shelf = Shelf((MADE[0], Page(1, MADE[1].text.replace("3 May", "9 May"))), passage("Buses run daily.", file="b.pdf"))
    question = Query("When will the bridge reopen?")
    got = answer(question, shelf.search(question), shelf)
    assert not any("3 May" in quote.text for quote in got.quotes)
    assert any("no longer matches" in note for note in got.notes)
    assert got.status is (Status.ANSWERED if got.quotes else Status.NO_EVIDENCE)


def test_a_quote_knows_where_its_paper_has_something_between():
    first, last = "The bridge will reopen on", "3 May 2024."
    pages = (Page(1, f"{first}\n1"), Page(2, f"Item 4\n{last}"))
    body = join(" ", [Traced.of_page(pages[0].text, 1, 0, len(first)), Traced.of_page(pages[1].text, 2, 7)])
    made = replace(MADE[0], body=body)
    quote = prove(Shelf((made, pages[0]), (made, pages[1])), made, 0, len(body))
    assert quote.text == f"{first} {last}"
    assert [quote.text[at:] for at in quote.breaks] == [last]
    assert prove(Shelf(MADE), MADE[0], 0, len(MADE[0].body)).breaks == ()
