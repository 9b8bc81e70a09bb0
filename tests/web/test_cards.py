from __future__ import annotations

import html
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.model import Authority, PaperKind
from committeesearch.results import Citation, Figure, Quote, Understood
from committeesearch.traced import Span
from committeesearch.web.ask import chip_label
from committeesearch.web.cards import (
    figure_words,
    headings_words,
    inert,
    labelled,
    message_html,
    page_words,
    paper_link,
    picture_link,
    place_words,
    shown_header,
    stretches,
)

CITATION = Citation(
    file="cabinet/2024 January/Report & annex #2.pdf",
    page=12,
    printed_page=10,
    line=None,
    committee="Cabinet",
    meeting_date=date(2024, 1, 30),
    item="84. Apologies",
    agenda_item="1",
    headings=(),
    paragraph="2.3",
    paper=PaperKind.REPORT,
    authority=Authority.REPORT,
    spans=(Span(12, 100, 140), Span(13, 0, 20)),
)


@given(st.text())
def test_any_text_becomes_words_that_no_browser_or_template_takes_for_code(text: str) -> None:
    shown = str(inert(text))
    assert not set(shown) & set("<>{}$`\"'")
    assert html.unescape(shown) == text


def test_a_message_is_escaped_once() -> None:
    assert "&lt;b&gt;Fish &amp; chips&lt;/b&gt;" in message_html("<b>Fish & chips</b>", "")


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_marking_keeps_every_letter_once(text: str, ranges: list[tuple[int, int]]) -> None:
    marks = [(min(pair), max(pair)) for pair in ranges]
    parts = stretches(text, quoted=marks)
    assert "".join(part.text for part in parts) == text
    at = 0
    for part in parts:
        inside = any(a <= at and at + len(part.text) <= b for a, b in marks)
        assert (part.classes == "quoted") == inside
        at += len(part.text)


def test_a_place_reads_as_a_clerk_would_write_it() -> None:
    assert place_words(CITATION) == (
        "Cabinet, 30 January 2024, item 84. Apologies, paragraph 2.3, page 12 (printed page 10)"
    )
    assert page_words(CITATION) == "page 12 (printed page 10)"


def test_links_lead_to_the_page_and_to_the_words_on_it() -> None:
    assert paper_link(CITATION) == "paper/cabinet/2024%20January/Report%20%26%20annex%20%232.pdf#page=12"
    assert picture_link(CITATION) == (
        "picture/cabinet/2024%20January/Report%20%26%20annex%20%232.pdf?page=12&spans=100-140"
    )


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(613.0, "households", "613 households"), (34.5, "%", "34.5%"), (23_300_000.0, "£", "£23,300,000")],
)
def test_a_figure_reads_as_it_is_written(value: float, unit: str, words: str) -> None:
    assert figure_words(Figure("topic", value, unit, None)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("understood", "words"),
    [
        (("date", "since 2023", "2023-01-01 to 2199-12-31"), "Date: since 2023"),
        (("date", "last June", "2023-06-01 to 2023-06-30"), "“last June” read as June 2023"),
        (("date", "since March", "2024-03-01 to 2199-12-31"), "“since March” read as 1 March 2024 or later"),
        (("committee", "cabinet", "Cabinet"), "Committee: Cabinet"),
        (("paper", "decide", "resolution"), "“decide”: decisions first"),
        (("acronym", "ppo", "Parks Planting Order"), "ppo means Parks Planting Order"),
        (("spelling", "alotment", "allotment"), "“alotment” read as “allotment”"),
        (("synonym", "bins", "refuse, kerbside waste"), "bins (also refuse, kerbside waste)"),
    ],
)
def test_what_was_read_from_a_question_is_said_in_plain_words(understood: tuple[str, str, str], words: str) -> None:
    assert chip_label(Understood(*understood)) == words


def test_a_heading_that_repeats_the_item_is_not_said_twice() -> None:
    cited = replace(CITATION, item="12. Bandstand repairs", headings=("12. BANDSTAND REPAIRS", "Costs"))
    assert headings_words(cited) == "Costs"
    assert headings_words(replace(cited, item="")) == "12. BANDSTAND REPAIRS › Costs"


def row(text: str, header: str) -> Quote:
    return Quote(text, CITATION, "p", 0, len(text), header)


def test_each_cell_of_a_table_row_stands_under_the_name_of_its_column() -> None:
    assert labelled(row("Bandstand · 12 · 15", "Site · 2022 · 2023")) == [
        ("Site", "Bandstand"),
        ("2022", "12"),
        ("2023", "15"),
    ]


@pytest.mark.parametrize(
    ("header", "shown"),
    [(" · · ", ""), ("", ""), ("Site · 2022", "Site · 2022"), ("Site 2022 2023 ·  · ", "Site 2022 2023 ·  · ")],
)
def test_a_header_that_does_not_match_its_row_is_shown_as_it_is_unless_it_is_empty(header: str, shown: str) -> None:
    quote = row("Bandstand · 12 · 15", header)
    assert labelled(quote) == []
    assert shown_header(quote) == shown
