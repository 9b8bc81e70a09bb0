from datetime import date

import pytest

from committeesearch.answering.asked import Place
from committeesearch.answering.forms import read
from committeesearch.answering.line import line
from committeesearch.results import Query


def said(question, *quotes, resolves=False, day=None):
    return line(
        read(Query(question)), [Place(quote, "", "Panel of Alford 7. Lido plan", day, resolves) for quote in quotes]
    )


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("Was the lido sold?", "The lido was sold in May.", "Yes"),
        ("Was the lido sold?", "The lido was not sold.", ""),  # what was done instead stands in the quote
        ("Was any land sold at the May meeting?", "No land was sold.", "No"),
        ("Was the lido sold?", "It was proposed that the lido be sold.", ""),
        ("Was the lido sold?", "The lido will be sold.", ""),
        ("Was the lido sold?", "The pier was sold.", ""),
        ("Were all lidos sold?", "Two lidos were sold.", ""),
        ("Was the lido sold?", "The lido was sold.\nNo lido was sold.", ""),
        ("Why was the lido sold?", "The lido was sold.", ""),
    ],
)
def test_yes_and_no_only_where_the_quote_says_it(question, quote, expected):
    assert said(question, quote) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("RESOLVED that the lido plan be approved.", "Yes (meeting of 30 January 2024)"),
        ("RESOLVED that the lido plan be noted.", ""),
        ("RESOLVED that the lido plan be approved subject to a survey.", ""),
        ("RESOLVED that the lido plan be not approved.", ""),
        ("RESOLVED that\n(1) the lido plan be noted;\n(2) the minutes be approved.", ""),
    ],
)
def test_a_decision_is_answered_by_a_resolution_that_does_just_that(quote, expected):
    asked = "Did the Panel approve the lido plan?"
    assert said(asked, quote, resolves=True, day=date(2024, 1, 30)) == expected
    assert said(asked, quote) == ""


def test_a_later_quote_may_say_it_and_two_that_contradict_each_other_say_nothing():
    asked = "Was any land sold at the May meeting?"
    assert said(asked, "Members are to say whether they own land.", "No land was sold.") == "No"
    assert said(asked, "The land was sold in May.", "No land was sold.") == ""
