from dataclasses import replace
from datetime import date

import pytest

from committeesearch.answering import forms
from committeesearch.answering.about import LEAST_LIKENESS, SCATTERED, Topic
from committeesearch.answering.quotes import Scored, Signals
from committeesearch.answering.spans import SpanKind, Stretch
from committeesearch.model import Authority
from committeesearch.results import Filters, Hit, Query, Understood
from tests.answering.shelf import Shelf, passage

RARE, COMMON = 5.0, 0.5
UNLIKE = Signals(**dict.fromkeys(Signals.__slots__, 0.0))
LIKE, LIKER = replace(UNLIKE, likeness=LEAST_LIKENESS), replace(UNLIKE, likeness=SCATTERED)


def told(topic, text, *, around="", title="Report", authority=Authority.REPORT, rarity=RARE, understood=(), like=LIKE):
    made = passage(text, *([around] if around else []), on=date(2024, 1, 30), title=title, authority=authority)
    one = Stretch(Hit(made[0], Shelf(made).cite(made[0]), 1.0, 1), SpanKind.SENTENCE, 0, len(text), 0)
    question = forms.read(Query(topic, Filters(), understood))
    return Topic(question, dict.fromkeys(question.terms, rarity)).is_told_by(Scored(one, like))


def test_the_side_of_a_matter_may_be_named_around_but_the_matter_itself_may_not():
    assert told("kiosk licensing oversight", "Kiosk licensing passed to the clerk.", around="Its oversight is new.")
    assert not told("kiosk licensing oversight", "The oversight of moorings was reviewed.", around="Kiosk licensing.")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Members were told that the rescue board meets monthly.", True),
        ("The board agreed that no rescue was needed.", False),
    ],
)
def test_two_words_name_a_matter_only_where_they_follow_each_other(text, about):
    assert told("rescue board", text) is about


def test_common_words_name_a_matter_only_in_a_row():
    words = "Dogs that were on leads left the park."
    assert told("dogs leads parks", words, like=LIKER)
    assert not told(
        "dogs leads parks", f"{words[:17]}, said the ranger, leads from the park.", rarity=COMMON, like=LIKER
    )


@pytest.mark.parametrize(
    "text",
    ["d) Appendix 2 Pier Kiosk Contract", "Pier kiosk rents beyond 20 weeks", "The pier kiosk has the following:"],
)
def test_a_title_and_the_head_of_a_list_say_nothing(text):
    assert not told("pier kiosk", text)


def test_minutes_say_in_bare_words_what_was_discussed():
    assert told("pier kiosk", "Pier kiosk rents beyond 20 weeks", authority=Authority.MINUTES)


def test_the_matter_may_stand_in_the_heading_where_its_side_is_told():
    assert told("moorings waiting times", "Waiting times have fallen to ten days.", title="Moorings")
    assert not told("moorings waiting times", "Staff have moved to the pier.", title="Moorings")


def test_a_long_form_stands_for_its_acronym_only_as_a_whole():
    meaning = (Understood("acronym", "PMP", "Pier, Mooring and Promenade Plan"),)
    assert told("PMP", "The Pier, Mooring and Promenade Plan was agreed.", understood=meaning)
    assert not told("PMP", "The promenade was closed.", understood=meaning)


def test_words_in_another_sense_are_not_about_the_topic():
    assert not told(
        "pier kiosk", "The pier kiosk was mentioned.", like=Signals(**dict.fromkeys(Signals.__slots__, 0.0))
    )


def test_a_long_topic_that_says_a_thing_twice_is_told_by_most_of_its_words_and_a_year_is_none_of_them():
    topic = "harbour ferry crossing between island quays 2021"
    assert told(topic, "The harbour ferry crossing to the island was closed.", like=LIKER)
    assert not told(topic, "The island quays were closed.", like=LIKER)


def test_numbers_are_told_by_a_figure():
    assert told("seals in the bay numbers", "The seals in the bay were 75 animals.")
    assert not told("seals in the bay numbers", "The seals in the bay were photographed.")


def test_scattered_words_must_be_nearer_in_meaning():
    scattered = "The harbour was dredged, the ferry painted and the island fenced."
    assert not told("harbour island ferry", scattered)
    assert told("harbour island ferry", scattered, like=LIKER)
    assert told("harbour island ferry", "The harbour island ferry was painted.")
