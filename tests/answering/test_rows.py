import pytest

from committeesearch.answering import forms
from committeesearch.answering.days import days
from committeesearch.answering.facts import FactKind, facts
from committeesearch.answering.forms import Form
from committeesearch.answering.rows import Rows
from committeesearch.results import Query


def rows(question):
    return Rows(forms.read(Query(question)))


@pytest.mark.parametrize(
    ("asked", "label", "other"),
    [
        ("on 24 November 2022", "First aid 18 October 2022", True),
        ("on 24 November 2022", "First aid 24 November", False),
        ("on 24 November 2022", "Nov-22", False),
        ("in 2021", "2020", True),
        ("in 2021", "2021/22", False),
        ("in 2021", "First aid", False),
    ],
)
def test_a_row_named_for_another_day_is_no_answer(asked, label, other):
    assert rows(f"How many came {asked}?").is_elsewhen(label) is other


def test_a_row_named_for_the_very_day_is():
    assert rows("How many came on 24 November 2022?").is_of_the_day("First aid 24 November")
    assert not rows("How many came in November 2022?").is_of_the_day("First aid 24 November")


def test_a_label_that_says_what_is_asked_and_nothing_else_names_it():
    assert rows("How much was spent on parks and trees?").is_named("Parks & Trees")
    assert not rows("How much was spent on parks and trees?").is_named("Parks & Roads")
    assert not rows("What is the total?").is_named("Total")


def test_days_are_read_as_far_as_they_are_printed():
    (first,) = days("5 May 2023")
    assert (first.day, first.month, first.years) == (5, 5, {2023})
    assert days("2021/22")[0].years == {2021, 2022}


def test_when_a_thing_of_a_kind_is_so_asks_for_a_condition_and_no_day():
    assert forms.form_of("When is a decision called in?") is not Form.WHEN
    assert forms.form_of("When is the decision called in?") is Form.WHEN


def test_words_that_say_where_to_look_are_not_looked_for():
    asked = forms.read(Query("How many homes are damp according to the different papers of the pack?"))
    assert asked.terms == ("homes", "damp")


def test_a_name_with_a_second_capital_is_a_person():
    assert [fact.kind for fact in facts("Fiona McBride")] == [FactKind.PERSON]
