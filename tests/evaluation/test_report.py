from pathlib import Path

import pytest

from committeesearch.evaluation import (
    Evaluation,
    Evidence,
    Question,
    Row,
    RunHit,
    by_id,
    compare,
    evaluate,
    page,
    randomisation,
    write_report,
)
from committeesearch.evaluation.report import MEANINGS

QUOTE = "the words that prove it"


def _run(found: set[int]) -> Evaluation:
    asked = [
        Question(f"q{number}", f"<script>{number}</script>?", "a & b", ((Evidence("a", QUOTE),),))
        for number in range(8)
    ]
    return evaluate(asked, by_id(Row(f"q{number}", (RunHit("a", QUOTE),)) for number in found))


def test_equal_runs_do_not_differ() -> None:
    assert randomisation([0.0, 0.0]) == 1


def test_few_differences_are_tried_out_exactly() -> None:
    # Of 8 assignments of signs to three equal differences, all plus and all minus are as extreme as what was seen.
    assert randomisation([0.5, 0.5, 0.5, 0]) == pytest.approx(2 / 8)


def test_many_differences_of_one_sign_are_no_chance_and_balanced_ones_are() -> None:
    assert randomisation([1.0] * 40) < 0.001
    assert randomisation([1.0, -1.0] * 20) == pytest.approx(1)


def test_runs_are_compared_question_by_question() -> None:
    better, worse = _run(set(range(8))), _run({0, 1})
    (success,) = compare(better, worse, ["S@5"])
    assert (success.mean, success.other, success.better, success.worse) == (1, 0.25, 6, 0)
    assert success.p == pytest.approx(2 / 2**6)


def test_the_report_shows_the_worst_questions_and_runs_nothing(tmp_path: Path) -> None:
    write_report(_run({0}), tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert html == page("How well questions are answered", _run({0}))
    assert "&lt;script&gt;7&lt;/script&gt;" in html
    assert "<script" not in html
    assert "a &amp; b" in html
    assert "http" not in html
    assert "not among the first ten; answer: not proved" in html


def test_the_report_says_what_each_measure_means_and_counts_what_was_rightly_refused() -> None:
    asked = [
        Question("q1", "Where are the mermaids?", "unanswerable"),
        Question("q2", "And the unicorns?", "unanswerable"),
    ]
    scored = evaluate(asked, by_id([Row("q1", abstained=True), Row("q2")]))
    html = page("Unanswerable", scored)
    assert set(scored.means) < set(MEANINGS)
    assert "of the questions that no paper answers, those refused" in html
    assert "</span>0.50" in html[html.index("By kind") : html.index("Worst")]
    worst_of_all = html[html.index("Worst") :]
    assert "answered, though no paper does" in worst_of_all
    assert "mermaids" not in worst_of_all
