import pytest

from committeesearch.answering import answer
from committeesearch.results import Query

from .shelf import Shelf, passage, table

HOMES = table(
    "District · Empty homes · % change",
    "Alford · 310 · -2.5%",
    "Barrow · 470 · +1.0%",
    "Castle End · 128 · +4.1%",
    "All three · 908 · +0.4%",
    file="homes.pdf",
    title="Empty homes by district",
)
MONTHS = table(
    "Year · Apr · May · Jun · Total", "2021 · 7 · 31 · 9 · 47", "2022 · 40 · 2 · 3 · 45", title="Swims in the lido"
)
TALK = passage("The district council has most empty homes in mind when it lets a home.", file="talk.pdf", page=2)


def ask(question):
    papers = Shelf(HOMES, MONTHS, TALK)
    query = Query(question)
    return answer(query, papers.search(query), papers)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Which district has the most empty homes?", "Barrow: 470"),
        ("Which district has the fewest empty homes?", "Castle End: 128"),
        ("Which district had the largest percentage growth in empty homes?", "Castle End: +4.1%"),
        ("In which month of 2021 did the lido have most swims?", "May: 31"),
    ],
)
def test_the_row_with_the_greatest_figure_of_its_column_is_quoted_and_no_sum(question, line):
    found = ask(question)
    assert found.text == line
    assert line.split(": ")[1] in found.quotes[0].text
    assert len(found.quotes) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Which pier has the most visitors?",  # no table of that
        "Which district has the most homes sold?",
        "Which district has empty homes?",
    ],
)
def test_a_table_of_something_else_gives_no_line(question):
    assert ask(question).text == ""


def test_two_rows_with_the_same_figure_are_no_answer():
    tied = table("District · Empty homes", "Alford · 5", "Barrow · 9", "Castle End · 9", title="Empty homes")
    papers = Shelf(tied)
    query = Query("Which district has the most empty homes?")
    assert ":" not in answer(query, papers.search(query), papers).text
