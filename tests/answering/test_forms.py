import pytest

from committeesearch.answering import wants_changes
from committeesearch.answering.facts import FactKind
from committeesearch.answering.forms import Form, form_of, read, topic
from committeesearch.results import Query, Understood


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("When does the library reopen?", Form.WHEN),
        ("By what year must the plan be reviewed?", Form.WHEN),
        ("When roofs were checked in 2017, how many leaked?", Form.COUNT),
        ("Who chaired the meeting on 6 March?", Form.WHO),
        ("What is the name of the new director?", Form.WHO),
        ("Do people who rent get help with heating?", Form.YES_NO),
        ("How many voids are there?", Form.COUNT),
        ("How much did the council spend on buses?", Form.AMOUNT),
        ("whats the bus deal worth", Form.AMOUNT),
        ("What share of tenants are in arrears?", Form.SHARE),
        ("How long is the contract?", Form.DURATION),
        ("How many votes were cast against the motion?", Form.VOTE),
        ("What did Cabinet resolve about the tip, and from what date?", Form.DECISION),
        ("Did Cabinet approve the housing plan?", Form.DECISION),
        ("Has the roof been mended?", Form.YES_NO),
        ("Which streets were added to the programme?", Form.LIST),
        ("What were the four priorities of the plan?", Form.LIST),
        ("How does arrears in 2023 compare with 2017?", Form.COMPARE),
        ("Is our rate higher than the national one?", Form.COMPARE),
        ("Why was the pool closed?", Form.WHY),
        ("What does SACRE stand for?", Form.DEFINITION),
        ("AMHP?", Form.DEFINITION),
        ("What is a 'quiet lane' order?", Form.DEFINITION),
        ("what's the latest position of the council on devolution?", Form.LATEST),
        ("When did private fostering oversight change?", Form.CHANGE),
        ("How has the waiting list changed since 2019?", Form.CHANGE),
        ("Timeline of changes to the front desk", Form.CHANGE),
        ("Chestfield tunnel jet fans", Form.KEYWORD),
    ],
)
def test_the_wording_decides_the_form(text, form):
    assert form_of(text) is form


def test_changes_are_recognised():
    assert wants_changes("When did the parking charge change?")
    assert wants_changes("What is the latest on the swimming pool?")
    assert not wants_changes("When does the pool open?")
    assert not wants_changes("How many trees were planted?")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("When did private fostering oversight change?", "private fostering oversight"),
        ("How has the waiting list for flats changed over time?", "waiting list for flats"),
        ("What is the latest on the swimming pool?", "swimming pool"),
        ("Timeline of changes to the front desk since 2021", "front desk"),
        ("How did the council's pier leases develop over the last two years?", "pier leases"),
    ],
)
def test_the_topic_is_what_is_left_of_the_question(text, about):
    assert topic(text) == about


def test_a_figure_question_wants_a_figure_and_spelling_is_put_right():
    asked = read(Query("how many hosues are empty", understood=(Understood("spelling", "hosues", "houses"),)))
    assert asked.wanted == {FactKind.NUMBER: 1.0}
    assert "houses" in asked.terms
    assert "hosues" not in asked.terms


def test_a_long_form_with_commas_is_one_wording_and_synonyms_are_several():
    asked = read(
        Query(
            "PMP bins",
            understood=(
                Understood("acronym", "PMP", "Pier, Mooring and Promenade Plan"),
                Understood("synonym", "bins", "refuse, kerbside waste"),
            ),
        )
    )
    assert asked.wordings == {"pmp": ("Pier, Mooring and Promenade Plan",), "bins": ("refuse", "kerbside waste")}


def test_a_definition_names_its_subject():
    assert read(Query("What does LOBO stand for?")).subject == "LOBO"
    assert read(Query('What does the Council mean by a "smoothing" reserve?')).subject == "smoothing reserve"
    assert read(Query("AMHP?")).subject == "AMHP"


def test_a_decision_inside_another_form_is_noticed():
    assert read(Query("How many meetings a year did the Committee decide to hold?")).decided
    assert not read(Query("How many meetings are there?")).decided
