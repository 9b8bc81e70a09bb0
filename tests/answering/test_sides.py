from datetime import date

import pytest

from committeesearch.answering import answer
from committeesearch.answering.forms import read
from committeesearch.answering.sides import sides
from committeesearch.results import Query

from .shelf import Shelf, passage


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How do empty homes in 2019 compare with 2023?", ("2019", "2023")),
        ("Are rents going up? Compare May 2019 with June 2023.", ("May 2019", "June 2023")),
        ("Compare the lido with the pier.", ("the lido", "the pier")),
        ("What is the difference between a lease and a licence?", ("a lease", "a licence")),
        ("How did the grant change between the May draft and the June update?", ("May", "June")),
        ("How did the grant change between the draft and the update?", ()),
        ("How does our rate compare with England?", ()),  # one sentence says both
        ("How many homes were let in 2019 and 2023?", ()),
    ],
)
def test_the_two_sides_are_read_off_the_question(question, said):
    assert tuple(side.said for side in sides(read(Query(question)))) == said


def ask(question, *papers):
    query, shelf = Query(question), Shelf(*papers)
    return answer(query, shelf.search(query), shelf)


OLD = passage("The town counted 310 empty homes.", file="old.pdf", on=date(2019, 5, 7))
NEW = passage("The town counted 470 empty homes.", file="new.pdf", on=date(2023, 5, 9))
MORE = passage(
    "Empty homes in the town were counted again, and empty homes let.", file="new.pdf", page=2, on=date(2023, 5, 9)
)


def test_each_side_of_a_comparison_has_its_quote_and_its_label():
    found = ask("How do empty homes in the town in 2019 compare with 2023?", OLD, NEW, MORE)
    assert [quote.citation.meeting_date.year for quote in found.quotes] == [2019, 2023]
    assert found.notes[0] == "Compared: 2019: quote 1; 2023: quote 2."
    assert found.text == ""


def test_a_quote_that_speaks_of_both_sides_is_not_taken_apart():
    both = passage("The lido cost more than the pier, as the lido has a roof.", file="both.pdf")
    pier = passage("The pier was painted, as was the lido.", file="pier.pdf")
    assert not any(note.startswith("Compared") for note in ask("Compare the lido with the pier.", both, pier).notes)
