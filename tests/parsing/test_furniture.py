from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from committeesearch.model import SourceFile
from committeesearch.parsing.furniture import cleared
from tests.parsing.packs import At, item_stamp, pdf, stamp, text_file


def running(source: SourceFile) -> list[str]:
    return [line.text for line in cleared(source).lines if line.text]


def test_stamps_are_kept_as_numbers_and_taken_out_of_the_text() -> None:
    clear = cleared(
        pdf(
            ["Dear Member"],
            ["This page is intentionally left blank"],
            [item_stamp("7"), "The quay silts up.", stamp(1)],
            ["It was dredged.", stamp(2)],
        )
    )
    assert [line.text for line in clear.lines] == ["Dear Member", "The quay silts up.", "It was dredged."]
    assert clear.printed == {3: 1, 4: 2}
    assert clear.stamped == {3: "7"}


def test_a_stamp_printed_over_a_line_is_found_by_its_place() -> None:
    over = pdf(["The quay silts up.", stamp(1)], ["nothing here is a protected harbour", stamp(2)])
    page = over.pages[1]
    # The reader has put the words of both into one line, in the order of their places.
    body, mark = page.lines
    words = sorted(page.words, key=lambda word: (word.box.top > 700, word.box.left))
    assert [page.text[word.start : word.end] for word in words][-2:] == ["Page", "2"]
    assert page.text[body.start : body.end] in running(over)
    assert cleared(over).printed == {1: 1, 2: 2}
    assert page.text[mark.start : mark.end] not in running(over)


def test_a_paper_s_own_number_beside_the_stamp_does_not_confuse_the_pages() -> None:
    own = [["Words.", stamp(page), At(str(page + 20), 818, 295)] for page in range(41, 46)]
    clear = cleared(pdf(*own))
    assert clear.printed == {1: 41, 2: 42, 3: 43, 4: 44, 5: 45}
    assert {line.text for line in clear.lines} == {"Words."}


def test_pages_counted_of_a_total_are_the_paper_s_own_numbers() -> None:
    clear = cleared(pdf(*[["Words.", At(f"Page {page} of 4", 800, 274)] for page in range(1, 5)]))
    assert clear.printed == {1: 1, 2: 2, 3: 3, 4: 4}
    assert {line.text for line in clear.lines} == {"Words."}


def test_running_headers_and_footers_go_and_the_first_header_stays() -> None:
    pages = [
        [At("Harbour Plan", 40), f"Section {word}.", At("Figures may not add up.", 790)] for word in ("a", "b", "c")
    ]
    assert running(pdf(*pages)) == ["Harbour Plan", "Section a.", "Section b.", "Section c."]


def test_the_banner_of_a_meeting_goes_from_every_page() -> None:
    pages = [[At("HARBOUR COMMITTEE - TUESDAY 5TH MARCH, 2024", 40), f"Minute {word}."] for word in ("a", "b", "c")]
    assert running(pdf(*pages)) == ["Minute a.", "Minute b.", "Minute c."]


def test_rows_of_figures_at_the_foot_of_pages_are_no_footers() -> None:
    pages = [[At(f"Total spent {page}1.5 of budget {page}2.5", 780)] for page in range(1, 5)]
    assert len(running(pdf(*pages))) == 4


def test_front_sheets_that_begin_alike_are_no_running_headers() -> None:
    far = [["Report to: Harbour Committee"], ["Words one."], ["Words two."], ["Words three."]]
    assert running(pdf(*far, *far, *far)).count("Report to: Harbour Committee") == 3


def test_item_headers_and_banners_of_a_text_file() -> None:
    banner = "## HARBOUR COMMITTEE - TUESDAY 5TH MARCH, 2024"
    text = "\n\n".join(
        [
            "Cover",
            "# Agenda Item 3",
            banner,
            "First.",
            "# Agenda Item 3",
            banner,
            "Second.",
            "# Agenda Item 3",
            banner,
            "Third.",
        ]
    )
    clear = cleared(text_file(text))
    assert [line.text for line in clear.lines if line.text] == ["Cover", "First.", "Second.", "Third."]
    assert [spot.item for spot in clear.breaks if spot.item] == ["3", "3", "3"]


def test_page_numbers_that_a_text_file_has_kept() -> None:
    text = "Words.\nPage 86\nMore words.\nPage 87 And more.\nSee page 20.\nContents\tPage 3\n"
    assert running(text_file(text)) == ["Words.", "More words.", "And more.", "See page 20.", "Contents\tPage 3"]


@given(st.lists(st.text(alphabet="abc 123PageAgendItm", max_size=30), max_size=12))
def test_what_stays_is_the_page_s_own_words(rows: list[str]) -> None:
    source = text_file("\n".join(rows))
    for line in cleared(source).lines:
        for run in line.body.runs:
            assert source.pages[0].text[run.start : run.start + run.length] in line.text


def test_a_small_line_above_the_text_of_a_later_page_is_a_header_even_once() -> None:
    first = [At("Harbour Plan", 36, size=8), At("The quay silts up.", 74)]
    second = [At("Harbour Plan: First Draft", 36, size=8), At("It was dredged in the spring of 2021.", 74)]
    assert running(pdf(first, second)) == ["Harbour Plan", first[1].text, second[1].text]


def test_small_type_that_belongs_to_the_text_stays() -> None:
    answer = [At("Not applicable", 36), "The quay silts up."]
    dense = [At("Depths are in metres", 40, size=8), At("and at low water", 49, size=8), "The quay silts up."]
    lower = [At("Depths are in metres", 80, size=8), At("The quay silts up.", 120)]
    for page in (answer, dense[:2], lower):
        assert len(running(pdf(["First page."], page))) == 1 + len(page)
