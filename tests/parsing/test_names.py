from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.parsing import parse
from committeesearch.parsing.names import long_form
from tests.parsing.packs import pdf, text_file


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        (
            "SEND",
            "support for Special Educational Needs and Disabilities",
            "Special Educational Needs and Disabilities",
        ),
        ("CAMHS", "the Child and Adolescent Mental Health Services", "Child and Adolescent Mental Health Services"),
        ("KPIs", "of the 38 Key Performance Indicators", "Key Performance Indicators"),
        ("NEET", "young people Not in Employment, Education or Training", "Not in Employment, Education or Training"),
        ("OBR", "the Office for Budget Responsibility", "Office for Budget Responsibility"),
        ("DfE", "asked the Department for Education", "Department for Education"),
        ("EqIA", "an Equality Impact Assessment", "Equality Impact Assessment"),
        ("OHQ", "by the Office of Harbours and Quays", "Office of Harbours and Quays"),
        ("OHQ", "the Office of Harbour Quality", "Office of Harbour Quality"),
        ("GDPR", "the rules of the quay", ""),
        ("NO", "Nick Oakhill", ""),
    ],
)
def test_the_letters_of_a_short_form_are_the_beginnings_of_its_words(short: str, before: str, long: str) -> None:
    assert long_form(short, before) == long


def test_short_forms_in_both_orders_and_over_a_line_end() -> None:
    document = parse(
        text_file("The Harbour Quality\nBoard (HQB) met. Later the HQC (Harbour Quality Charter) was signed.\n")
    )
    assert [(one.short, one.long) for one in document.acronyms] == [
        ("HQB", "Harbour Quality Board"),
        ("HQC", "Harbour Quality Charter"),
    ]


@given(st.text(alphabet="ABCDabcd&- ", max_size=8), st.text(alphabet="ABCDabcd and-", max_size=60))
def test_a_long_form_is_always_words_of_the_text(short: str, before: str) -> None:
    assert long_form(short, before) in " ".join(before.split())


def test_people_with_their_roles() -> None:
    document = parse(
        text_file(
            "From: Ann Abel, Cabinet Member for Harbours\n\nSubject: "
            "Dredging\n\nTo: Cabinet - 5 March 2024\n\nSummary: it silts up.\n\n"
            "IN ATTENDANCE: Mr B Beck (Director of Place), Mrs C Cole "
            "(Chief Executive)\n\nContact\n\nDan Dole, Head of Moorings\n"
        )
    )
    assert [(person.name, person.role) for person in document.people] == [
        ("Ann Abel", "Cabinet Member for Harbours"),
        ("Mr B Beck", "Director of Place"),
        ("Mrs C Cole", "Chief Executive"),
        ("Dan Dole", "Head of Moorings"),
    ]


def test_a_role_goes_on_below_a_full_line_and_a_label_is_no_first_name() -> None:
    document = parse(
        pdf(
            [
                "The committee met in the quay room and spoke about the winter storage of the small craft there.",
                "Membership",
                "Mike Dole (Chairman)",
                "Officers who were there and who answered the questions of members about it: Mr Beck, and",
                "Ann Abel, Executive Director of Adult Services, Public Health, Libraries, Museums, Children and",
                "Young People",
                "Ben Beck, Head of Moorings",
            ]
        )
    )
    assert [(person.name, person.role) for person in document.people] == [
        ("Mike Dole", "Chairman"),
        (
            "Ann Abel",
            "Executive Director of Adult Services, Public Health, Libraries, Museums, Children and Young People",
        ),
        ("Ben Beck", "Head of Moorings"),
    ]


def test_how_a_person_is_reached_is_no_part_of_the_role() -> None:
    document = parse(
        text_file(
            "Report to:\tCabinet\nSubject:\tDredging\nReport of:\tDirector of Place\n"
            "Contact officer:\tDan Dole, Head of Moorings, dan@example.org, 01234 567890\n\nSummary\n"
        )
    )
    assert [(person.name, person.role) for person in document.people] == [("Dan Dole", "Head of Moorings")]
