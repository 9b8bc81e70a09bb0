import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committeesearch.evaluation import (
    Collection,
    Evidence,
    Question,
    Row,
    RunHit,
    RunQuote,
    by_id,
    evaluate,
    evaluate_collection,
    questions,
    read,
    write,
)
from committeesearch.evaluation.matching import holds, letters, names_item

QUOTE = "The Cabinet agreed to close three tips"


def _question(*quotes: str, mode_any: bool = False, **more: object) -> Question:
    places = tuple(Evidence("a.pdf", quote, page=2, meeting_date=date(2024, 1, 30), item="4. Tips") for quote in quotes)
    wanted = (places,) if mode_any and places else tuple((place,) for place in places)
    return Question("q", "What about tips?", "fact", wanted, **more)  # type: ignore[arg-type]


def _hit(text: str, file: str = "a.pdf", page: int = 2) -> RunHit:
    return RunHit(file, text, page=page, item="4. Tips", meeting_date=date(2024, 1, 30))


def _means(question: Question, *hits: RunHit, **more: object) -> dict[str, float]:
    return dict(evaluate([question], by_id([Row("q", hits, **more)])).means)  # type: ignore[arg-type]


def test_a_quote_is_met_whatever_its_layout() -> None:
    assert holds("the CABINET agreed\nto close-three tips.", QUOTE)
    assert not holds("The Cabinet agreed", QUOTE)


def test_a_table_row_is_met_with_its_cells_in_another_order_but_two_loose_words_are_not() -> None:
    assert holds("1,200 · Sefton · adoption · 14", "adoption Sefton 14 1200")
    assert not holds("close the tips", "tips close")


def test_ranks_are_counted_over_the_first_ten() -> None:
    other = _hit("Something else")
    assert _means(_question(QUOTE), other, other, _hit(f"{QUOTE}.")) == pytest.approx(
        {
            "S@1": 0,
            "S@5": 1,
            "R@5": 1,
            "R@4k": 1,
            "MRR@10": 1 / 3,
            "nDCG@10": 0.5,  # 1 / log2(1 + 3)
            "RR@10": 1 / 3,
            "R@10": 1,
            "Judged@10": 1 / 3,
            "page": 1,
            "date": 1,
            "item": 1,
            "A": 0,
            "contra": 0,
        }
    )


def test_long_hits_use_the_budget_up() -> None:
    filler = _hit("x" * 5_000)  # of which 2,000 characters are looked at, and as many paid for
    means = _means(_question(QUOTE), filler, filler, _hit(QUOTE))
    assert (means["R@5"], means["R@4k"]) == (1, 0)


def test_each_of_several_quotes_is_wanted_unless_any_is_enough() -> None:
    second = "and to open a fourth elsewhere"
    assert _means(_question(QUOTE, second), _hit(QUOTE))["R@5"] == 0.5
    assert _means(_question(QUOTE, second, mode_any=True), _hit(QUOTE))["R@5"] == 1


def test_the_same_words_in_another_paper_prove_nothing_but_a_typeset_copy_does() -> None:
    assert _means(_question(QUOTE), _hit(QUOTE, "b.pdf"))["S@5"] == 0
    assert _means(_question(QUOTE), _hit(QUOTE, "a.txt"))["S@5"] == 1


def test_places_are_checked_only_where_evidence_was_found() -> None:
    assert _means(_question(QUOTE), _hit(QUOTE, page=3))["page"] == 0
    assert "page" not in _means(_question(QUOTE), _hit("nothing"))


@pytest.mark.parametrize(
    ("given", "named"),
    [("4. Tips and dumps", True), ("Tips, and other dumps", True), ("14. Waste", False), ("", False)],
)
def test_an_item_is_named_by_its_number_or_its_title(given: str, named: bool) -> None:
    assert names_item("Item 4. Tips and other dumps", given) is named


def test_an_answer_is_right_by_its_quotes_and_wrong_by_superseded_words() -> None:
    old = Evidence("a.pdf", "Five tips will close next year", stance="superseded")
    question = _question(QUOTE, others=(old,), must_not=("seven tips",))
    right = _means(question, quotes=(RunQuote("a.pdf", "Cabinet agreed to close three tips"),))
    wrong = _means(question, quotes=(RunQuote("a.pdf", old.quote),))
    ruled_out = _means(question, quotes=(RunQuote("a.pdf", QUOTE),), text="Seven tips.")
    assert [(one["A"], one["contra"]) for one in (right, wrong, ruled_out)] == [(1, 0), (0, 1), (1, 1)]


def test_only_three_quotes_and_900_characters_count() -> None:
    quotes = (RunQuote("a.pdf", "x" * 900), RunQuote("a.pdf", QUOTE))
    assert _means(_question(QUOTE), quotes=quotes)["A"] == 0


def test_unanswerable_questions_are_scored() -> None:
    asked = [Question(str(number), "?", wanted=_question(QUOTE).wanted if number < 2 else ()) for number in range(4)]
    run = by_id([Row("0", abstained=True), Row("1"), Row("2", abstained=True), Row("3")])
    scored = evaluate(asked, run)
    means = scored.means
    assert (means["abstain P"], means["abstain R"], means["abstain F1"]) == (0.5, 0.5, 0.5)
    assert [(one.right, one.outcome) for one in scored.scored] == [
        (False, "says no"),
        (False, "not proved"),
        (True, "rightly none"),
        (False, "answered, though no paper does"),
    ]


def test_a_question_that_the_run_lacks_counts_as_missed() -> None:
    assert evaluate([_question(QUOTE)], {}).means["nDCG@10"] == 0


def test_collections_are_scored_by_id_and_missing_queries_score_nought() -> None:
    judged = Collection("c", {"q1": {"d1": 1}, "q2": {"d2": 1}})
    scores = evaluate_collection(judged, {"q1": {"d0": 2.0, "d1": 1.0}})
    assert scores["q1"]["RR@10"] == 0.5
    assert scores["q2"]["RR@10"] == 0


@given(st.text(max_size=60))
def test_any_text_holds_itself(text: str) -> None:
    assert holds(text, text) or not letters(text)


GOLD = Path(__file__).parents[2] / "../shared/gold"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the hand-made questions are not beside this repository")
def test_measures_agree_with_the_reference_scorer(tmp_path: Path) -> None:
    """A made-up run that finds a third of the evidence at changing ranks, with pages and items half right."""
    gold = GOLD / "kent-questions.jsonl"
    asked = questions(gold)
    rows = []
    for number, question in enumerate(asked):
        hits = [RunHit("kent/none.pdf", f"nothing {place}") for place in range(number % 7)]
        quotes = []
        for group in question.wanted[: number % 3]:
            place = group[-1]
            text = f"before {place.quote.upper()} after" + " and on" * (number * 10)
            hits.append(RunHit(place.file, text, page=(place.page or 0) + number % 2, item=place.item[: number % 12]))
            quotes.append(RunQuote(place.file, text[: 40 + number * 9]))
        rows.append(Row(question.id, tuple(hits), number % 5 == 0, "", tuple(quotes)))
    run = tmp_path / "run.jsonl"
    write(rows, run)
    command = [sys.executable, str(GOLD / "score.py"), str(gold), str(run), "--json", str(tmp_path / "out.json")]
    subprocess.run(command, check=True, capture_output=True)
    wanted = json.loads((tmp_path / "out.json").read_text())
    means = {name.replace(" ", "_"): value for name, value in evaluate(asked, read(run)).means.items()}
    shared = set(wanted) & set(means)
    assert {"S@1", "R@4k", "page", "item", "A", "abstain_F1"} <= shared
    assert {name: means[name] for name in shared} == pytest.approx({name: wanted[name] for name in shared}, abs=5e-5)
