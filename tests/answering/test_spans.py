from hypothesis import given
from hypothesis import strategies as st

from committeesearch.answering.spans import SpanKind, sentences, stretches
from committeesearch.results import Hit
from tests.answering.shelf import Shelf, passage


def texts(*lines, **settings):
    return [piece.text for piece in _stretches(*lines, **settings)]


def _stretches(*lines, **settings):
    made = passage(*lines, **settings)
    return stretches(Hit(made[0], Shelf(made).cite(made[0]), 1.0, 1))


def test_sentences_end_at_full_stops_and_not_at_abbreviations():
    text = "Cllr. Smith spoke at 6.30 p.m. in St. Mary's Hall. It cost £2.5m, i.e. too much. No. 4 was agreed."
    assert [text[a:b] for a, b in sentences(text)] == [
        "Cllr. Smith spoke at 6.30 p.m. in St. Mary's Hall.",
        "It cost £2.5m, i.e. too much.",
        "No. 4 was agreed.",
    ]


def test_a_condition_and_a_negation_stay_in_their_sentence():
    found = texts("The pool will close, unless a buyer is found by May; the gym will not close. Staff were told.")
    assert found == [
        "The pool will close, unless a buyer is found by May; the gym will not close.",
        "Staff were told.",
    ]


def test_a_recommended_item_is_never_shown_without_its_lead_in():
    found = texts(
        "The Committee is recommended to:", "(1) sell the old depot to the trust;", "(2) note the risks named."
    )
    assert all("recommended" in one for one in found)


def test_an_item_of_a_refusal_takes_the_refusal_along():
    found = texts("The following were not agreed:", "- A new car park on the common.", "- A second bus lane in town.")
    assert found[-1].startswith("The following were not agreed:")


def test_a_plain_item_that_is_a_sentence_stands_alone():
    found = texts("The following dates were announced:", "- Monday, 19 June 2023, at 2.00 in the hall")
    assert "- Monday, 19 June 2023, at 2.00 in the hall" in found


def test_a_lead_in_is_shown_with_its_list():
    found = texts("The priorities are:", "1. Warm homes for all", "2. Safe streets at night")
    assert found[0] == "The priorities are:\n1. Warm homes for all\n2. Safe streets at night"


def test_a_row_of_a_table_is_whole():
    pieces = _stretches("Fostering · 264 · 43%", "Adoption · 12 · 2%")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        (SpanKind.ROW, "Fostering · 264 · 43%"),
        (SpanKind.ROW, "Adoption · 12 · 2%"),
    ]


def test_struck_words_are_never_part_of_a_stretch():
    found = texts("The fee shall be five pounds. The fee shall be six pounds.", deleted=["five pounds"])
    assert found == ["The fee shall be six pounds."]


def test_a_heading_is_no_quote():
    assert texts("Report", "The roof was mended in May.") == ["The roof was mended in May."]


@given(st.lists(st.text(alphabet="abc AB.:(1)-•·\n12 not", min_size=1, max_size=60), min_size=1, max_size=6))
def test_a_stretch_is_a_part_of_the_passage_without_loose_ends(lines):
    made = passage(*[line.replace("\n", " ") for line in lines])
    for piece in stretches(Hit(made[0], Shelf(made).cite(made[0]), 1.0, 1)):
        assert 0 <= piece.start <= piece.core < piece.end <= len(made[0].body)
        assert piece.text == piece.text.strip()
        assert piece.text.strip() in made[0].body.text
