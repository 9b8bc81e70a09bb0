from datetime import date

import pytest

from committeesearch.answering.asked import Place
from committeesearch.answering.forms import read
from committeesearch.answering.line import line
from committeesearch.results import Query


def shown(question, *quotes, header="", above="Panel of Alford", day=None, resolves=False):
    return line(read(Query(question)), [Place(quote, header, above, day, resolves) for quote in quotes])


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("When will the bridge reopen?", "The bridge will reopen on 3 May 2024.", "3 May 2024"),
        (
            "When was the lido finished?",
            "Work on the lido began in May 2021 and was finished in June 2023.",
            "In June 2023",
        ),
        ("When does the survey end?", "The survey opened on 4 May and will run until 9 June 2024.", "9 June 2024"),
        ("When is the audit due?", "The audit is to be presented by 9 June 2024.", "9 June 2024"),
        ("Who opened the hall?", "The hall was opened by Mrs C Bell.", "Mrs C Bell"),
        ("Who seconded the motion?", "Mr Roe, Leader of the Council, seconded the motion.", "Mr Roe"),
        ("Who chaired the meeting?", "Present: Councillor Ann Lee (in the Chair)", "Councillor Ann Lee"),
        ("Who is the Head of Parks?", "The report was read by Ann Lee, Head of Parks.", "Ann Lee"),
        ("Who is the contact officer?", "Contact Officer: Ann Lee", "Ann Lee"),
        ("What share of homes are damp?", "Some 12.5% of homes are damp.", "12.5%"),
        ("How much did the deck cost?", "The deck cost £2.4m.", "£2.4m"),
        ("How many homes are damp?", "A survey showed that 61 homes are damp.", "61"),
        ("How many damp homes are there?", "- 61 damp homes\n- 12 empty homes", "61"),
        ("How long is the lease?", "A lease of 12 years was signed.", "12 years"),
        ("What does SAB stand for?", "The Safety Advisory Board (SAB) met.", "Safety Advisory Board"),
        ("What does SAB stand for?", "SAB (Safety Advisory Board) met.", "Safety Advisory Board"),
        ("What does SAB stand for?", "It is led by the (Safety Advisory Board - SAB).", "Safety Advisory Board"),
        (
            "What does SACRE stand for?",
            "Standing Advisory Council on Religious Education (SACRE) annual report",
            "Standing Advisory Council on Religious Education",
        ),
        # a clause names what is meant by its heading, its sentence or other words that officers use
        ("When is the review of the Panel due, and who gets it?", "The review is due by 9 June 2024.", "9 June 2024"),
        (
            "When will the Panel hear the results of the Dock and Pier reviews?",
            "In May 2022 reviews of the Dock and the Pier begin, and the Panel will hear the outcomes of"
            " these reviews in June 2023.",
            "In June 2023",
        ),
        ("How many tenants waited over a year for repairs?", "9 tenants waited over 52 weeks for repairs.", "9"),
        ("How many beds are planned in total?", "A total of 30 permanent beds planned by the Trust.", "30"),
        ("How many beds did Alford have in May 2024 and what was the target?", "In May 2024 there were 30 beds.", "30"),
        ("When did the council buy the pier?", "The pier was purchased in June 2019.", "In June 2019"),
        ("How much is rent?", "The rent is £19.8m including £8.3m of arrears.", "£19.8m"),
        ("How many calls came in June?", "June saw 58 calls being 6% more than in May.", "58"),
        ("What share of tenants would move?", "Some 93% of tenants said they would move.", "93%"),
        ("Who is the Head of Parks in Alford?", "Ann Lee, Head of Parks, spoke.", "Ann Lee"),
        ("Who chairs the Panel?", "The Panel is chaired by the Chief Executive.", "Chief Executive"),
        ("Who sent apologies to the Panel?", "Apologies were received from Mrs C Roe.", "Mrs C Roe"),
        ("Who is the Chair of the Panel on the May agenda?", "Cllr. Ann Lee (Chair)", "Cllr. Ann Lee"),
        ("How many votes were cast against?", "The motion was lost by 3 votes to 6.", "lost by 3 votes to 6"),
    ],
)
def test_the_fact_is_read_off_the_quote(question, quote, expected):
    assert shown(question, quote) == expected


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("When will the bridge reopen?", "The bridge will not reopen on 3 May 2024."),
        ("When will the bridge reopen?", "Works ran from May 2022 to June 2023."),
        ("Why was it shut?", "It was shut on 3 May 2024."),
        ("What does ABC stand for?", "The Safety Advisory Board (SAB) met."),
        # another verb, another thing, another clause
        ("When was the ban lifted?", "A ban was issued in June 2021."),
        ("When was the ban lifted?", "After the ban of June 2021 was lifted, trade grew."),
        ("When is the next meeting of the Committee?", "The next meeting of the Parish Forum is on 3 May 2024."),
        ("When was the toll cut?", "The toll is to be cut on 3 May 2024."),  # not yet
        ("When will the toll be cut?", "It is proposed that the toll be cut on 3 May 2024."),
        # a part, a change, a limit, a guess, a number of something else
        ("How many damp homes are there?", "Of the 78 damp homes that were sold, 2 stand empty."),
        ("How many damp homes are there?", "There are 78 damp homes waiting for repair."),
        ("How many damp homes are there?", "An increase of 78 damp homes."),
        ("How many homes are damp?", "Up to 78 homes are damp."),
        ("What share of homes are damp?", "A minimum of 50% of homes are damp."),
        ("What share of tenants moved?", "Some 93% of tenants said they would move."),
        ("How many homes were let in May?", "A further 7 homes were let in May, making a total of 20 homes let."),
        ("What total sum was paid for the lido?", "The sum of £2m was paid for the lido."),
        ("When was the lido in Alford sold?", "The lido in Alford was bought in May 2021."),
        ("How many officers are there?", "The team has 20 new officers."),
        ("How many families are waiting?", "There were 12 families waiting over 52 weeks."),
        ("How many families were housed?", "8 families will be housed."),
        ("How much is the gap?", "Grants close £9 million of the gap."),
        ("What share of homes are damp?", "The target is 5% of homes damp."),
        # people who are near
        ("Who chairs the Board?", "The Board's chair is a former Director of Housing. Mr Roe attended."),
        ("Who is the Head of Parks?", "Ann Lee, Deputy Head of Parks, spoke."),
        ("Who seconded the motion?", "Mr Roe and Mrs Lee seconded the motion."),
        ("Who moved the motion?", "Mr Roe thanked the officer who moved the motion."),
        ("Who replaced the Head of Parks?", "The Head of Parks was replaced."),
        ("What was the vote on the lido?", "The tram motion was carried by 6 votes to 3."),
        ("How much does a stall cost?", "Stall income was £4,100."),
        ("How much does a stall cost?", "Each stall is taken to save £90 a week."),
        ("How many homes were owed a repair in the year before?", "Owed a repair · 298"),
        (
            "How much is the grant to carers?",
            "The Cabinet is recommended to agree:\n1. a grant of £500 to carers;\n2. a survey.",
        ),
        ("Did the Court extend the order?", "Counsel was told to ask the Court to extend the order."),
        ("Has the owner asked for a review of the order?", "The owner had written of the review of the order."),
    ],
)
def test_no_line_where_none_is_bound_to_what_was_asked(question, quote):
    assert shown(question, quote) == ""


ROW = {"header": "Year · May · June · Total", "above": "Referrals to the clinic"}


@pytest.mark.parametrize(
    ("question", "row", "expected"),
    [
        ("How many referrals did the clinic get in 2022?", "2022 · 14 · 29 · 43", "43"),
        ("How many referrals did the clinic get in June 2022?", "2022 · 14 · 29 · 43", "29"),
        ("How many referrals did the clinic get in 2022?", "2021 · 14 · 29 · 43", ""),
        ("How many referrals did the school get in 2022?", "2022 · 14 · 29 · 43", ""),
    ],
)
def test_a_row_binds_by_its_label_and_the_header_of_one_column(question, row, expected):
    assert shown(question, row, **ROW) == expected


def test_a_column_of_a_year_is_found_by_its_short_form_and_a_label_by_its_long_one():
    row, header = "L/T tenants · 31 · 35", "Tenants · 23-24 · 24-25"
    assert shown("How many long-term tenants were there in 2024-25?", row, header=header) == "35"
    assert shown("How many short-term tenants were there in 2024-25?", row, header=header) == ""


def test_a_row_that_says_more_than_was_asked_or_figures_without_a_header_give_no_line():
    assert shown("How many damp homes are there?", "Damp homes sold · 78", header="Homes · Number") == ""
    assert shown("How many damp homes are there?", "Damp homes · 78", header="Homes · Number") == "78"
    assert shown("How many damp homes are there?", "Damp homes · 78 · 91") == ""


def test_a_figure_says_when_it_was_reported_unless_the_question_says_of_when_it_is():
    on = date(2023, 6, 6)
    assert shown("How many homes are damp?", "61 homes are damp.", day=on) == "61 (reported on 6 June 2023)"
    assert shown("Who chairs the Panel?", "Mr Roe (Chair)", day=on) == "Mr Roe (reported on 6 June 2023)"
    assert (
        shown("When was the lido opened?", "The lido was opened on 3 May.", day=on) == "3 May (reported on 6 June 2023)"
    )
    assert shown("When was the lido opened?", "The lido was opened on 3 May 2022.", day=on) == "3 May 2022"


def test_quotes_that_give_different_facts_give_no_line():
    assert shown("How many homes are damp?", "61 homes are damp.", "63 homes are damp.") == ""


def test_a_resolution_need_not_say_that_it_was_decided():
    question = "How many visits a year did the Panel agree to go back to?"
    assert shown(question, "(2) the Panel return to 4 visits per year.", resolves=True) == "4"
    assert shown(question, "The Panel may return to 4 visits per year.") == ""


def test_when_it_was_approved_is_the_day_of_a_meeting_that_resolved_just_that():
    resolved = {"day": date(2024, 1, 30), "resolves": True}
    question = "When was the tree plan approved?"
    assert shown(question, "RESOLVED that the tree plan be agreed.", **resolved) == "Meeting of 30 January 2024"
    assert shown(question, "RESOLVED that the lido be sold.", **resolved) == ""
    assert shown(question, "The tree plan is for agreement.", day=date(2024, 1, 30)) == ""
