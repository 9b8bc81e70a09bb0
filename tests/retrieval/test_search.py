"""Questions read and searched over a handful of passages, with the fake encoder (texts that share words are alike)."""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.model import Authority, ItemKind, Meeting, PaperKind, Passage, PassageKind
from committeesearch.results import Filters, Query, Understood
from committeesearch.retrieval.acronyms import Acronyms
from committeesearch.retrieval.arms import Arms
from committeesearch.retrieval.columns import Columns
from committeesearch.retrieval.dense import Dense
from committeesearch.retrieval.encoder import FakeEncoder
from committeesearch.retrieval.lexical import Postings
from committeesearch.retrieval.query import Reader, request
from committeesearch.retrieval.search import search
from committeesearch.retrieval.sentences import Sentences, sentence_texts
from committeesearch.retrieval.texts import embedded_text, lexical_terms
from committeesearch.retrieval.thesaurus import Thesaurus
from committeesearch.traced import Traced

CABINET, SCRUTINY = "Cabinet", "Health Scrutiny Committee"
SPRING, AUTUMN = date(2023, 3, 6), date(2023, 10, 2)


def _passage(
    text: str,
    committee: str = CABINET,
    day: date = SPRING,
    authority: Authority = Authority.REPORT,
    superseded_by: str = "",
) -> Passage:
    return Passage(
        id=text,
        file=f"{text}.pdf",
        ordinal=0,
        kind=PassageKind.TEXT,
        body=Traced.of_page(text, 1),
        context="",
        meeting=Meeting(committee, day),
        paper=PaperKind.REPORT,
        authority=authority,
        item_kind=ItemKind.PART,
        item_number="",
        item_title="",
        superseded_by=superseded_by,
    )


def _arms(*passages: Passage, reranker: Any = None) -> Arms:
    encoder = FakeEncoder()
    vectors = encoder.encode([embedded_text(passage) for passage in passages])
    catalogue: Any = SimpleNamespace(passage=lambda row: passages[row], meta={})
    postings = Postings.build(map(lexical_terms, passages))
    spoken = [sentence_texts(passage) for passage in passages]
    sentences = Sentences.of(spoken, encoder.encode([text for part in spoken for text in part]))
    return Arms(Columns.of(passages), postings, Dense(vectors, None), sentences, encoder, catalogue, reranker)


PAPERS = (
    _passage("Apologies were received from Mrs Bell"),
    _passage("The apologies of two members were noted"),
    _passage("Refuse collection will be fortnightly", SCRUTINY),
    _passage("Child and Adolescent Mental Health Services see children within weeks", SCRUTINY, AUTUMN),
    _passage("Carriageway defects were repaired", day=AUTUMN),
)
ACRONYMS = Acronyms([("CAMHS", "Child and Adolescent Mental Health Services")])
WORDS = Thesaurus({"pothole": ["carriageway defects"], "apology": ["absence"]})


def _reader(arms: Arms) -> Reader:
    return Reader(arms.postings, arms.columns.meetings(), arms.passage, ACRONYMS, WORDS, frozenset({"bins"}))


def _read(text: str, ignore: Sequence[Understood] = ()) -> dict[str, tuple[str, str]]:
    understood = _reader(_arms(*PAPERS)).read(Query(text), ignore).understood
    return {one.kind: (one.said, one.meant) for one in understood}


def _found(arms: Arms, text: str, **filters: Any) -> list[str]:
    query = _reader(arms).read(Query(text, Filters(**filters)))
    return [arms.passage(found.row).id for found in search(arms, query, 10)]


@pytest.mark.parametrize(
    ("question", "kind", "said", "meant"),
    [
        ("What of autumn 2023?", "date", "autumn 2023", "2023-09-01 to 2023-11-30"),
        ("What did Cabinet say?", "committee", "cabinet", CABINET),
        ("What about health scrutiny committee bins?", "committee", "health scrutiny committee", SCRUTINY),
        ("What was resolved?", "paper", "resolved", "resolution"),
        ("CAMHS waits", "acronym", "CAMHS", "Child and Adolescent Mental Health Services"),
        ("mental apolgies", "spelling", "apolgies", "apologies"),
        ("potholes", "synonym", "potholes", "carriageway defects"),
    ],
)
def test_what_a_question_says_is_shown(question: str, kind: str, said: str, meant: str) -> None:
    assert _read(question)[kind] == (said, meant)


def test_a_month_without_a_year_is_the_last_in_which_the_committee_asked_about_met() -> None:
    later = _passage("Gritting routes were agreed", SCRUTINY, date(2024, 3, 4))
    july = _passage("Verges are cut in turn", SCRUTINY, date(2022, 7, 5))
    reader = _reader(_arms(*PAPERS, later, july))  # the cabinet met in March 2023, the scrutiny committee in March 2024

    def dates(text: str, ignore: Sequence[Understood] = (), **filters: Any) -> list[str]:
        read = reader.read(Query(text, Filters(**filters)), ignore).understood
        return [one.meant for one in read if one.kind == "date"]

    cabinets, scrutinys = "2023-03-01 to 2023-03-31", "2024-03-01 to 2024-03-31"
    assert dates("What was decided at the March meeting?") == [scrutinys, cabinets]
    assert dates("What did Cabinet decide in March?") == [cabinets]
    assert dates("What was decided in March?", committee="scrutiny") == [scrutinys]
    assert dates("What was decided in March?", until=date(2023, 12, 31)) == [cabinets]
    assert dates("What did Cabinet hear in July?") == ["2022-07-01 to 2022-07-31"]  # of a report to the other
    off = [Understood("date", "March", scrutinys)]
    assert dates("What was decided at the March meeting?", ignore=off) == [cabinets]


def test_the_cabinet_member_is_not_the_cabinet() -> None:
    assert "committee" not in _read("Who is the Cabinet Member?")


def test_words_of_the_papers_own_need_no_others() -> None:
    assert "synonym" not in _read("apologies")


def test_common_words_that_the_papers_never_put_together_are_not_their_own() -> None:
    arms = _arms(*PAPERS)
    lay = Thesaurus({"members collection": ["councillors' fund"], "fortnightly collection": ["waste round"]})
    reader = Reader(arms.postings, arms.columns.meetings(), arms.passage, ACRONYMS, lay)
    read = reader.read(Query("the members' collection and the fortnightly collection")).understood
    assert [one.said for one in read if one.kind == "synonym"] == ["members collection"]


def test_what_the_asker_took_off_stays_off() -> None:
    slip = Understood("spelling", "apolgies", "apologies")
    assert "spelling" not in _read("apolgies", ignore=[slip])


def test_the_arms_are_asked_the_corrected_text_with_other_forms_at_less_weight() -> None:
    asked = request(_reader(_arms(*PAPERS)).read(Query("CAMHS apolgies")))
    assert asked.text == "CAMHS apologies (Child and Adolescent Mental Health Services)"
    assert asked.own_terms == ("camh", "apolog")
    weights = dict(zip(asked.terms, asked.weights, strict=True))
    assert weights["apolog"] == 1
    assert 0 < weights["adolesc"] < 1


def test_slips_acronyms_and_other_words_find_the_passage() -> None:
    arms = _arms(*PAPERS)
    assert _found(arms, "carriageway potholes")[0] == PAPERS[4].id
    assert _found(arms, "CAMHS")[0] == PAPERS[3].id
    assert _found(arms, "apolgies of Mrs Bell")[0] == PAPERS[0].id


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Can I get money off my council tax?", False),
        ("How many council houses are empty?", False),
        ("What did the Council decide about buses?", True),
        ("council tax agreed by Council in March", True),
    ],
)
def test_what_belongs_to_the_council_is_not_the_council(question: str, named: bool) -> None:
    reader = _reader(_arms(_passage("The budget", "Council")))
    assert any(one.kind == "committee" for one in reader.read(Query(question)).understood) is named


def test_time_committee_and_authority_move_up_and_never_shut_out() -> None:
    words = "The library plan"
    plain, later = _passage(f"{words} one"), _passage(f"{words} two", SCRUTINY, AUTUMN)
    resolved = _passage(f"{words} three", authority=Authority.RESOLUTION)
    arms = _arms(plain, later, resolved)
    for question, first in (
        ("the library plan in October 2023", later),
        ("the library plan at the Health Scrutiny Committee", later),
        ("what library plan was agreed", resolved),
    ):
        found = _found(arms, question)
        assert found[0] == first.id
        assert len(found) == 3


def test_a_named_meeting_moves_up_more_than_a_named_year() -> None:
    fuller = _passage("The library plan and the swimming pool plan")
    dated = _passage("The library and swimming plan", SCRUTINY, AUTUMN)
    arms = _arms(fuller, dated, *PAPERS)
    assert _found(arms, "library and swimming pool plan")[0] == fuller.id
    assert _found(arms, "library and swimming pool plan in 2023")[0] == fuller.id
    assert _found(arms, "library and swimming pool plan in October 2023")[0] == dated.id


def test_a_superseded_paper_stands_below_its_replacement() -> None:
    old, new = "The fee is ten pounds", "Ten pounds is the fee"
    assert _found(_arms(_passage(old), _passage(new), *PAPERS), "What is the fee?")[:2] == [old, new]
    assert _found(_arms(_passage(old, superseded_by=new), _passage(new), *PAPERS), "What is the fee?")[:2] == [new, old]


def test_two_passages_are_enough_although_bm25_weighs_their_words_below_nought() -> None:
    arms = _arms(_passage("Fees and charges"), _passage("Fees and grants"))
    assert _found(arms, "grants")[0] == "Fees and grants"
    assert len(_found(arms, "fees")) == 2


def test_filters_hold_in_both_arms() -> None:
    assert set(_found(_arms(*PAPERS), "apologies", since=AUTUMN)) == {PAPERS[3].id, PAPERS[4].id}


def test_a_reranker_has_the_last_word_on_order_and_none_on_what_is_found() -> None:
    class Backwards:
        def scores(self, question: str, passages: Sequence[str]) -> Sequence[float]:
            return [float(place) for place, _ in enumerate(passages)]

    plain, turned = _found(_arms(*PAPERS), "apologies"), _found(_arms(*PAPERS, reranker=Backwards()), "apologies")
    assert turned == plain[::-1]


def test_nothing_is_found_where_nothing_is_asked() -> None:
    assert search(_arms(*PAPERS), Query("  "), 5) == ()


@given(st.text(max_size=50), st.integers(1, 6))
def test_any_question_gives_falling_scores_and_the_same_twice(text: str, k: int) -> None:
    arms = _arms(*PAPERS)
    query = _reader(arms).read(Query(text))
    found = search(arms, query, k)
    assert found == search(arms, query, k)
    assert len(found) <= k
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert np.isfinite([one.score for one in found]).all()
