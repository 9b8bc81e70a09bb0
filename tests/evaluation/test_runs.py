from datetime import date
from pathlib import Path

import pytest

from committeesearch.errors import JudgementError
from committeesearch.evaluation import (
    Row,
    RunHit,
    RunQuote,
    by_id,
    read,
    read_scores,
    read_trec,
    row_of,
    write,
    write_trec,
)
from committeesearch.model import Authority, PaperKind
from committeesearch.results import Answer, Citation, Query, Quote, Searched, Status

ROW = Row(
    "q1",
    (
        RunHit("a b.pdf", "Twelve “homes”", "p1", 3, None, "4. Homes", date(2024, 1, 30), 0.5, (("dense", 2),)),
        RunHit("c.txt", "none", "p2", None, 12),
    ),
    False,
    "Twelve.",
    (RunQuote("a b.pdf", "Twelve", 3),),
    12.5,
)


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    rows = [ROW, Row("q2", abstained=True)]
    write(rows, tmp_path / "run.jsonl")
    assert read(tmp_path / "run.jsonl") == by_id(rows)


def test_trec_lines_fall_with_rank_and_can_be_read_back(tmp_path: Path) -> None:
    write_trec([ROW], tmp_path / "run.trec")
    assert (tmp_path / "run.trec").read_text().splitlines()[0] == "q1 Q0 p1 1 1.000000 committeesearch"
    assert read_trec(tmp_path / "run.trec") == {"q1": {"p1": 1.0, "p2": 0.5}}


@pytest.mark.parametrize("text", ['{"hits": []}', '{"id": "q", "hits": [{}]}', '{"id": "q"}\n{"id": "q"}', "nonsense"])
def test_a_run_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.jsonl").write_text(text)
    with pytest.raises(JudgementError):
        read(tmp_path / "run.jsonl")


@pytest.mark.parametrize("text", ["q1 Q0 d1 1 0.5", "q1 Q0 d1 1 high tag"])
def test_a_trec_run_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.trec").write_text(text)
    with pytest.raises(JudgementError, match="line 1"):
        read_trec(tmp_path / "run.trec")


def test_scores_are_read_from_either_form_of_a_run(tmp_path: Path) -> None:
    rows = [Row("q1", (RunHit("a.pdf", "one", id="d1"), RunHit("a.pdf", "two", id="d2")))]
    write(rows, tmp_path / "run.jsonl")
    write_trec(rows, tmp_path / "run.trec")
    scores = read_scores(tmp_path / "run.jsonl")
    assert scores == read_scores(tmp_path / "run.trec") == {"q1": {"d1": 1.0, "d2": 0.5}}
    with pytest.raises(JudgementError, match="cannot be read: No such file or directory"):
        read_scores(tmp_path / "none.trec")


def test_a_quote_is_written_with_line_ends_where_its_paper_breaks_it() -> None:
    cited = Citation("a.pdf", 1, 1, None, "Cabinet", None, "", "", (), "", PaperKind.REPORT, Authority.REPORT, ())
    split = Quote("It opens on 3 May.", cited, "p1", 0, 18, breaks=(9,))
    row = Quote("Roads · 4", cited, "p2", 0, 9, breaks=(8,))
    answer = Answer("q", Status.ANSWERED, "", (split, row), (), Query("q"), Searched(1, 1, None, None, ()))
    assert [quote.text for quote in row_of("q", answer).quotes] == ["It opens\non 3 May.", "Roads | 4"]
