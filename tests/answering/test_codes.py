import pytest

from committeesearch.answering import answer
from committeesearch.answering.codes import named
from committeesearch.results import Query

from .shelf import Shelf, passage

PLAIN, _ = passage("Words.", number="41", title="Lido plan 23/00417")


@pytest.mark.parametrize(
    ("question", "words", "worth"),
    [
        ("What became of risk ABX0042?", "ABX0042: Storm damage was taken off.", 1.0),
        ("What became of risk ABX0042?", "ABX00421: Storm damage was taken off.", 0.0),
        ("FD 310/22", "The Director (FD.310/22) was consulted.", 1.0),
        ("What does Policy DM 7 say?", "Policy DM7 protects quarries.", 1.0),
        ("What does Policy DM 7 say?", "Policy DM 71 protects quarries.", 0.0),
        ("What is decision 23/00417 about?", "It was called in.", 0.5),
        ("What was said under Minute 41?", "It was called in.", 0.5),
        ("What was correction to Minute No. 12?", "An amendment to Minute 12 was agreed.", 1.0),
        ("How many homes were let in 2023/24?", "In 2023/24 nine homes were let.", 0.0),  # a year is no reference
    ],
)
def test_a_reference_is_found_however_it_is_spaced(question, words, worth):
    assert named(question, words, PLAIN) == worth


def test_the_sentence_with_the_reference_is_quoted_before_those_that_share_its_words():
    near = passage("The table shows the number of corporate risks in May and in June.")
    named_in = passage("ABX0042: Storm damage has been taken off for now.", page=2)
    papers = Shelf(near, named_in)
    query = Query("What became of corporate risk ABX0042 between May and June?")
    assert answer(query, papers.search(query), papers).quotes[0].text.startswith("ABX0042")
