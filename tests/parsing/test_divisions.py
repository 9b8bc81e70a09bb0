from __future__ import annotations

import pytest

from committeesearch.model import Division
from committeesearch.parsing.blocks import blocks
from committeesearch.parsing.divisions import divisions
from committeesearch.parsing.resolutions import resolutions
from committeesearch.parsing.voting import counts, names, outcome
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
