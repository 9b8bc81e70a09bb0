import pytest

from committeesearch.answering.forms import read
from committeesearch.answering.line import line
from committeesearch.results import Query


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("When will the bridge reopen?", "The bridge will reopen on 3 May 2024.", "3 May 2024"),
        ("Who opened the hall?", "The hall was opened by Mrs C Bell.", "Mrs C Bell"),
        ("What share of homes are damp?", "Some 12.5% of homes are damp.", "12.5%"),
        ("How much did the deck cost?", "The deck cost £2.4m.", "£2.4m"),
        ("How long is the lease?", "A lease of 12 years was signed.", "12 years"),
        ("What does SAB stand for?", "The Safety Advisory Board (SAB) met.", "Safety Advisory Board"),
        ("What does SAB stand for?", "SAB (Safety Advisory Board) met.", "Safety Advisory Board"),
        (
            "What does SACRE stand for?",
            "Standing Advisory Council on Religious Education (SACRE) annual report",
            "Standing Advisory Council on Religious Education",
        ),
        ("How many votes were cast against?", "The motion was lost by 3 votes to 6.", "lost by 3 votes to 6"),
    ],
)
def test_the_fact_is_read_off_the_quote(question, quote, expected):
    assert line(read(Query(question)), [quote]) == expected


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("When will the bridge reopen?", "The bridge will not reopen on 3 May 2024."),
        ("When will the bridge reopen?", "Works ran from May 2022 to June 2023."),
        ("Why was it shut?", "It was shut on 3 May 2024."),
        ("What does ABC stand for?", "The Safety Advisory Board (SAB) met."),
    ],
)
def test_no_line_where_none_can_be_read_off(question, quote):
    assert line(read(Query(question)), [quote]) == ""
