from __future__ import annotations

import pytest

from committeesearch.model import Division, Table
from committeesearch.parsing.blocks import blocks
from committeesearch.parsing.divisions import divisions
from committeesearch.parsing.resolutions import resolutions
from committeesearch.parsing.voting import counts, names, outcome, tabled
from committeesearch.traced import Traced
from tests.parsing.typeset import plain


def votes(*paragraphs: str) -> tuple[Division, ...]:
    return divisions(resolutions(blocks(plain("\n\n".join(paragraphs))))[0])


def shown(vote: Division) -> tuple[object, ...]:
    return vote.proposer, vote.seconder, vote.for_, vote.against, vote.abstain, vote.result


def test_each_amendment_has_its_own_vote() -> None:
    found = votes(
        "5) Mr Abel proposed, and Mrs Beck seconded the motion that the quay be closed.",
        "6) Mr Cole proposed and Miss Dunn seconded the following amendment to the motion set out in paragraph 5:",
        "“That the quay be closed in winter only.”",
        "7) Following the debate the Chairman put the amendment set out in paragraph 6 to the vote and the voting was "
        "as follows:",
        "For (2)",
        "Mr Cole, Miss Dunn",
        "Against (3)",
        "Mr Abel, Mrs Beck, Dr Ely",
        "Abstain (1)",
        "Mr Fox",
        "Amendment lost.",
        "8) The Chairman put the motion set out in paragraph 5 to the vote and it was agreed.",
    )
    assert [shown(vote) for vote in found] == [
        ("Mr Cole", "Miss Dunn", 2, 3, 1, "lost"),
        ("Mr Abel", "Mrs Beck", None, None, None, "agreed"),
    ]


def test_a_motion_that_an_amendment_took_the_place_of() -> None:
    found = votes(
        "5) Mr Abel proposed, and Mrs Beck seconded the motion that the quay be closed.",
        "6) Mr Cole proposed and Miss Dunn seconded the following amendment:",
        "Amendment carried.",
        "7) The substantive motion was put to the vote and the voting was as follows:",
        "For: 9",
        "Against: 4",
        "Substantive motion carried.",
    )
    assert [shown(vote)[2:] for vote in found] == [
        (None, None, None, "amended"),
        (None, None, None, "carried"),
        (9, 4, None, "carried"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A vote took place and the proposal was lost by 3 votes to 6.", (3, 6, None, "lost")),
        ("On being put to the vote, the motion was carried by seven votes to two with one abstention.",
         (7, 2, 1, "carried")),
        ("The motion was put to the vote: 12 for, 5 against and 2 abstentions. The motion was CARRIED.",
         (12, 5, 2, "carried")),
        ("On being put to the vote the amendment was declared lost.", (None, None, None, "lost")),
        ("RESOLVED (by 8 votes to 3) that the quay be closed.", (8, 3, None, "carried")),
    ],
)  # fmt: skip
def test_votes_in_one_sentence(text: str, expected: tuple[object, ...]) -> None:
    (vote,) = votes(text)
    assert (vote.for_, vote.against, vote.abstain, vote.result) == expected


def test_voters_listed_by_name_are_counted() -> None:
    (vote,) = votes(
        "It was moved by Councillor Abel and seconded by Councillor Beck that the dues be frozen.",
        "A recorded vote was taken:",
        "For: Councillors Abel, Beck and Cole",
        "Against: Councillors Dunn and Ely",
        "Abstentions: Councillor Fox",
        "The motion was carried.",
    )
    assert shown(vote) == ("Councillor Abel", "Councillor Beck", 3, 2, 1, "carried")


@pytest.mark.parametrize(
    "text",
    [
        "The Committee noted that the amendment had been agreed at the previous meeting.",
        "Members asked for 14 days to consider it and spoke for 20 minutes.",
        "The Board voted with its feet, said Mr Abel.",
        "Mr Cole proposed a walk around the harbour.",
    ],
)
def test_talk_of_votes_is_no_vote(text: str) -> None:
    assert votes(text) == ()


def test_pages_and_words_of_a_vote_are_kept() -> None:
    (vote,) = votes("A vote took place and the proposal was lost by 3 votes to 6.")
    assert vote.page == 1
    assert vote.body.text == "A vote took place and the proposal was lost by 3 votes to 6."


def test_reading_of_single_sentences() -> None:
    assert counts("For (14)") == {"for": 14}
    assert counts("12 Members voted in favour, none against") == {"for": 12, "against": 0}
    assert counts("open for 14 days in the summer months") == {}
    assert names("Mr Abel, Mrs Beck and Dr Cole (3)") == 3
    assert outcome("Agreed unanimously.") == "agreed unanimously"
    assert outcome("The amendment fell.") == "lost"
    assert outcome("The harbour is agreed to be pretty.") == ""


def test_a_count_that_the_resolution_gives_again_is_one_vote() -> None:
    (vote,) = votes(
        "Cllr Abel moved and Cllr Beck seconded that permission be granted. Upon being put to the vote, there were 6 "
        "votes for, 2 against and 1 abstention.",
        "Resolved (6 votes for, 2 against, 1 abstention) - That permission be granted.",
    )
    assert shown(vote) == ("Cllr Abel", "Cllr Beck", 6, 2, 1, "resolved")


def test_a_motion_that_was_put_and_carried_without_a_count_is_a_vote() -> None:
    (vote,) = votes(
        "Mr Abel proposed, and Mrs Beck seconded, the motion that the quay be closed.",
        "The substantive motion was then put and was carried without a division.",
    )
    assert shown(vote) == ("Mr Abel", "Mrs Beck", None, None, None, "carried")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            (
                "It was moved by Councillor Abel, seconded by Councillor Beck:",
                "That dues be frozen.",
                "Councillor Cole moved an amendment, seconded by Councillor Dunn, to add a date. "
                "The mover accepted the amendment.",
                "Upon being put to the vote, the motion as amended was carried unanimously.",
            ),
            [
                ("Councillor Abel", "Councillor Beck", None, None, None, "amended"),
                ("Councillor Cole", "Councillor Dunn", None, None, None, "accepted"),
                ("", "", None, None, None, "carried unanimously"),
            ],
        ),
        (
            (
                "Proposed: Cllr Abel",
                "Seconded: Cllr Beck",
                "That dues be frozen.",
                "A recorded vote was requested.",
                "FOR (2): Councillors Abel and Beck",
                "AGAINST (2): Councillors Cole and Dunn",
                "ABSTAINED (0)",
                "The vote being tied, the Mayor used his casting vote against the motion, which FELL.",
            ),
            [("Cllr Abel", "Cllr Beck", 2, 2, 0, "lost")],
        ),
        (
            (
                "Moved by Councillor Abel, seconded by Councillor Beck, that dues be frozen.",
                "An amendment was moved by Councillor Cole and seconded by Councillor Dunn:",
                "The amendment was declared LOST.",
                "The substantive motion was then put to the vote and was CARRIED by 6 votes to 3.",
            ),
            [
                ("Councillor Cole", "Councillor Dunn", None, None, None, "lost"),
                ("Councillor Abel", "Councillor Beck", 6, 3, None, "carried"),
            ],
        ),
        (
            (
                "Councillor Abel moved the recommendations in the report. The motion was seconded by Councillor Beck.",
                "On a show of hands the recommendations were agreed by a majority of 12 to 3.",
            ),
            [("Councillor Abel", "Councillor Beck", 12, 3, None, "carried")],
        ),
        (
            (
                "Councillor Abel introduced the report and moved the recommendations, seconded by Councillor Beck.",
                "A recorded vote was taken:",
                "For: Councillors Abel, Beck, Cole (3)",
                "Against: None (0)",
                "The motion was CARRIED.",
            ),
            [("Councillor Abel", "Councillor Beck", 3, 0, None, "carried")],
        ),
        (
            ("RESOLVED: That dues be paid. Proposed Cllr Abel / Seconded Cllr Beck. Carried 5 for, 1 against.",),
            [("Cllr Abel", "Cllr Beck", 5, 1, None, "resolved")],
        ),
        (
            ("(Moved by the Vice Chair and seconded by Councillor Abel. Unanimous)",),
            [("the Vice Chair", "Councillor Abel", None, None, None, "carried unanimously")],
        ),
        (("The Mayor declared the motion carried.",), [("", "", None, None, None, "carried")]),
        (("Councillor Abel withdrew her motion.",), [("", "", None, None, None, "withdrawn")]),
    ],
)
def test_votes_as_many_councils_write_them(paragraphs: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    assert [shown(vote) for vote in votes(*paragraphs)] == expected


@pytest.mark.parametrize(
    "rows",
    [
        "For | Against | Abstain\nCllr Abel | Cllr Cole | Cllr Ely\nCllr Beck | |",
        "Councillor Abel | For\nCouncillor Beck | For\nCouncillor Cole | Against\nCouncillor Ely | Abstain",
    ],
)
def test_a_recorded_vote_in_a_table(rows: str) -> None:
    cells = [[Traced.glue(cell.strip()) for cell in row.split("|")] for row in rows.split("\n")]
    table = Table(tuple(cells[0]), tuple(map(tuple, cells[1:])))
    assert tabled(table) == {"for": 2, "against": 1, "abstain": 1}


def test_a_table_of_figures_is_no_vote() -> None:
    table = Table((Traced.glue("Berth"), Traced.glue("For hire")), ((Traced.glue("Slip"), Traced.glue("4")),))
    assert tabled(table) == {}
