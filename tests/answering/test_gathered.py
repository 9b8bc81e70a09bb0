import pytest

from committeesearch.answering import answer
from committeesearch.answering.forms import read
from committeesearch.answering.gathered import LONGEST_LIST, gathered
from committeesearch.results import Query

from .shelf import Shelf, passage

CUT = passage(
    "Services were looked at in May.",
    "The following services were cut in Alford:",
    "(a) the mobile library;",
    "(b) the night bus; and",
    "(c) the lido.",
    "Nobody spoke against it.",
    title="Savings",
)
PARTED = passage("(d) the pier.", "A debate followed.", page=2, title="Savings")
KEPT = passage(
    "The following services were kept in Barrow:", "- the museum", "- the park", file="other.pdf", title="Savings"
)
DAYS = passage(
    "Briefings of members on housing are given each year and have been arranged as follows:",
    "Monday, 3 June 2024",
    "Tuesday, 9 July 2024",
    "5.3 The Panel is asked to note them.",
    file="days.pdf",
)
MORE = passage("All services in Alford, cut or not, are paid for by the council.", file="more.pdf")


def quotes(question, *papers):
    query, shelf = Query(question), Shelf(*papers)
    return [quote.text for quote in answer(query, shelf.search(query), shelf).quotes]


def test_a_list_is_quoted_whole_under_its_lead_in():
    assert quotes("Which services were cut in Alford?", CUT, KEPT, MORE) == [
        "The following services were cut in Alford:\n(a) the mobile library;\n(b) the night bus; and\n(c) the lido."
    ]


def test_a_list_ends_where_another_paragraph_begins():
    assert quotes("What are the dates of the briefings of members on housing?", DAYS, MORE)[0].endswith("9 July 2024")


def test_a_list_goes_on_in_the_next_passage():
    first = passage(*CUT[0].body.text.split("\n")[1:5], title="Savings")
    found = quotes("Which services were cut in Alford?", first, PARTED, KEPT)
    assert found[1:] == ["(d) the pier."]


@pytest.mark.parametrize(
    "question",
    ["Which services were cut in Dale?", "Which piers were painted in Alford?", "List the members who cut services."],
)
def test_a_list_of_something_else_is_not_taken(question):
    query, shelf = Query(question), Shelf(CUT, KEPT, MORE)
    assert gathered(read(query), shelf.search(query), shelf) == ()


def test_a_list_that_is_too_long_is_cut_behind_a_whole_item():
    items = [f"- the ward of Alford number {place} with its {'long ' * 20}street" for place in range(20)]
    made = passage("The following wards were swept in Alford:", *items, "Nothing else was swept.", title="Sweeping")
    query, shelf = Query("Which wards were swept in Alford?"), Shelf(made, MORE)
    (stretch,) = gathered(read(query), shelf.search(query), shelf)
    assert 1_000 < len(stretch.text) <= LONGEST_LIST
    assert stretch.text.endswith("street")
