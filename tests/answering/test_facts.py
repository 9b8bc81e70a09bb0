import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.answering.facts import FactKind, facts


def read(text):
    return [(fact.kind.value, fact.text) for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("The review ends on 3rd March 2024.", "date", "3rd March 2024"),
        ("It opens by the end of November 2024.", "date", "by the end of November 2024"),
        ("The plan covers 2027-28 only.", "date", "2027-28"),
        ("Published 02/10/2012 in full.", "date", "02/10/2012"),
        ("It will go live this spring.", "date", ""),
        ("A sum of £7.5 million was set aside.", "money", "£7.5 million"),
        ("At £64.00 per head it is dear.", "money", "£64.00 per head"),
        ("Only 27.5% came.", "percentage", "27.5%"),
        ("There is a six-week period.", "duration", "six-week"),
        ("Members serve a two-year term.", "duration", "two-year"),
        ("1,837 referrals were received.", "number", "1,837"),
        ("There were zero complaints.", "number", "zero"),
        ("Apologies came from Mrs C Bell.", "person", "Mrs C Bell"),
        ("Councillor June Burns took the chair.", "person", "Councillor June Burns"),
        ("the Corporate Director for Finance will act", "role", "Corporate Director for Finance"),
        ("a new Team Manager was named", "role", "Team Manager"),
        ("a Child Protection chair was named", "role", "Child Protection chair"),
        ("the IRO holds it", "name", "IRO"),
    ],
)
def test_facts_are_read_as_printed(text, kind, printed):
    found = [fact for fact in read(text) if fact[0] == kind]
    assert found == ([(kind, printed)] if printed else [])


def test_a_paragraph_number_is_no_figure():
    assert read("2.3 The cost was £5m.") == [("money", "£5m")]
    assert ("number", "7") in read("7 members of the public came")


def test_bodies_are_not_people():
    assert not [fact for fact in read("The Improvement Board met the Scrutiny Committee") if fact[0] == "person"]


@given(st.text(alphabet="abAB £%.,0123456789-/\nMarch2024 MrJunewk", max_size=200))
def test_facts_never_overlap_and_stand_where_they_say(text):
    found = facts(text)
    assert all(text[fact.start : fact.end].strip() == fact.text for fact in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(isinstance(fact.kind, FactKind) for fact in found)
