from datetime import date

import pytest

from committeesearch.answering import changes
from committeesearch.answering.figures import readings
from committeesearch.answering.words import stems
from committeesearch.model import Authority
from committeesearch.results import Filters, Query
from tests.answering.shelf import Shelf, passage, table

FIRST = passage(
    "Briefings on allotment oversight are held for plot holders.",
    "The pond was drained.",
    file="a.pdf",
    on=date(2023, 6, 6),
)
SECOND = passage(
    "We have a dedicated Allotment Officer, Team Manager and IRO who ensure oversight of every allotment. "
    "Roads are fine.",
    file="b.pdf",
    on=date(2024, 1, 30),
)
THIRD = passage(
    "There is a new dedicated Allotment Officer, Team Manager and Parks chair to ensure oversight of every allotment. "
    "A review of allotment oversight will report by the end of November 2024. Bins are emptied weekly.",
    file="c.pdf",
    on=date(2024, 11, 12),
)
REPEAT = passage(
    "We have a dedicated Allotment Officer, Team Manager and IRO who ensure oversight of every allotment.",
    file="d.pdf",
    on=date(2024, 3, 12),
)
NOISE = [
    passage(words, file=f"n{place}.pdf", on=date(2022, 1 + place, 3))
    for place, words in enumerate(
        ["Pot holes were filled.", "Swimming lessons grew.", "A bus lane opened.", "Trees fell."]
    )
]


def over_time(text, *made, filters=None):
    shelf = Shelf(*made, *NOISE)
    return changes(Query(text, filters or Filters()), shelf)


def test_each_meeting_that_says_something_of_its_own_has_an_entry_oldest_first():
    got = over_time("allotment oversight", THIRD, FIRST, SECOND)
    assert [entry.quote.citation.meeting_date for entry in got.entries] == [
        date(2023, 6, 6),
        date(2024, 1, 30),
        date(2024, 11, 12),
    ]
    assert got.reason == ""


def test_a_question_about_a_change_has_the_same_timeline():
    asked = over_time("When did allotment oversight change?", THIRD, FIRST, SECOND)
    assert [entry.quote for entry in asked.entries] == [
        entry.quote for entry in over_time("allotment oversight", THIRD, FIRST, SECOND).entries
    ]
    assert asked.topic == "allotment oversight"


def test_sentences_about_the_topic_that_follow_on_are_quoted_together_and_others_are_not():
    last = over_time("allotment oversight", THIRD, SECOND).entries[-1]
    assert last.quote.text.endswith("by the end of November 2024.")
    assert "Bins" not in last.quote.text


def test_what_differs_is_named():
    last = over_time("allotment oversight", THIRD, SECOND).entries[-1]
    assert "Parks chair" in last.added
    assert any("November 2024" in fact for fact in last.added)
    assert "IRO" in last.removed
    assert {one.change for one in last.differences} >= {"same", "added", "removed"}


def test_a_meeting_that_repeats_the_words_has_no_entry():
    got = over_time("allotment oversight", SECOND, REPEAT, THIRD)
    assert date(2024, 3, 12) not in [entry.quote.citation.meeting_date for entry in got.entries]


def test_filters_narrow_the_timeline():
    got = over_time("allotment oversight", FIRST, SECOND, THIRD, filters=Filters(since=date(2024, 2, 1)))
    assert [entry.quote.citation.meeting_date for entry in got.entries] == [date(2024, 11, 12)]


def test_nothing_said_is_no_entry_with_a_reason():
    got = over_time("zebra crossings policy", FIRST, SECOND)
    assert got.entries == ()
    assert got.reason


def test_figures_of_two_meetings_stand_in_one_table():
    one = passage("There were 612 allotment plots in use.", file="e.pdf", on=date(2023, 1, 3))
    two = passage("Now 640 allotment plots are let.", file="f.pdf", on=date(2024, 1, 3))
    got = over_time("allotment plots", one, two)
    assert [(figure.value, figure.quote.citation.meeting_date.year) for figure in got.figures] == [
        (612, 2023),
        (640, 2024),
    ]


AGENDA = passage(
    "4. Allotment oversight (Pages 5 - 6)",
    file="g.pdf",
    on=date(2024, 6, 4),
    authority=Authority.AGENDA,
    title="Agenda",
)
GRAZED = passage("Skips of grazing land had no oversight.", file="h.pdf", on=date(2022, 7, 5))


def test_an_agenda_announces_and_one_shared_word_says_nothing_of_the_topic():
    got = over_time("allotment oversight", FIRST, SECOND, AGENDA, GRAZED)
    assert [entry.quote.citation.file for entry in got.entries] == ["a.pdf", "b.pdf"]


def test_a_table_is_quoted_by_its_rows_with_their_header():
    rows = table(
        "Year · Allotments under oversight · Vacant plots",
        "Year · Allotments under oversight · Vacant plots",
        "2022 · 310 · 12",
        file="t.pdf",
        on=date(2022, 7, 5),
        title="Allotment oversight",
    )
    got = over_time("allotment oversight", FIRST, rows)
    shown = {entry.quote.citation.file: entry.quote for entry in got.entries}
    assert shown["t.pdf"].text == "2022 · 310 · 12"
    assert shown["t.pdf"].header == "Year · Allotments under oversight · Vacant plots"


def test_a_figure_is_counted_in_the_noun_before_it_and_a_target_is_none():
    topic = stems("allotments let")
    (reading,) = readings("The number of allotments let fell again, and stood at 446 at 30 September 2024.", topic)
    assert (reading.value, reading.unit) == (446.0, "allotments")
    assert readings("Allotments let were below the target of 500 plots.", topic) == ()


@pytest.mark.parametrize(
    ("text", "topic", "value", "unit"),
    [
        (
            "The number of boats in the harbour decreased by 25 in the year to 409.",
            "boats in the harbour",
            409,
            "boats",
        ),
        ("There are 615 moored narrow boats.", "boats moored", 615, "boats"),
        ("Moorings cost £40 for a boat of over 20 feet.", "boat moorings", 40, "£"),
    ],
)
def test_a_level_is_read_and_not_the_step_to_it_or_a_bound(text, topic, value, unit):
    first = readings(text, stems(topic))[0]
    assert (first.value, first.unit) == (value, unit)


def test_a_row_of_several_figures_gives_none_since_nobody_said_which_column():
    rows = [
        table("Plots · Spring · Autumn", f"Allotment plots let · {first} · {first + 5}", file=f"r{first}.pdf", on=day)
        for first, day in ((310, date(2022, 7, 5)), (340, date(2023, 7, 5)))
    ]
    assert over_time("allotment plots", *rows).figures == ()


def test_one_large_paper_does_not_crowd_out_the_other_meetings():
    words = "Allotment oversight was discussed again in ward {}."
    # The first file by name comes first where all score alike.
    big = [passage(words.format(ward), file="a big.pdf", page=ward, on=date(2025, 1, 7)) for ward in range(1, 80)]
    got = over_time("allotment oversight", FIRST, SECOND, *big)
    assert [entry.quote.citation.file for entry in got.entries] == ["a.pdf", "b.pdf", "a big.pdf"]
