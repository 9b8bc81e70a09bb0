import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from committeesearch.errors import JudgementError
from committeesearch.evaluation import Evidence, Judgement, collection, questions, record


def _write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def _place(quote: str, **more: object) -> dict[str, object]:
    return {"file": "a.pdf", "quote": quote, **more}


def test_all_places_are_wanted_one_by_one_and_a_repeated_place_is_an_alternative(tmp_path: Path) -> None:
    file = _write(
        tmp_path / "gold.jsonl",
        {
            "id": "q1",
            "question": "How many?",
            "kind": "figure",
            "evidence": [_place("Twelve homes."), _place("Nine flats.", meeting_date="2024-01-30")],
            "alternatives": [_place("twelve  homes", file="b.pdf"), _place("old", stance="superseded")],
            "mode": "all",
        },
    )
    (question,) = questions(file)
    assert [[place.file for place in group] for group in question.wanted] == [["a.pdf", "b.pdf"], ["a.pdf"]]
    assert question.wanted[1][0].meeting_date == date(2024, 1, 30)
    assert [place.stance for place in question.others] == ["superseded"]


def test_where_any_place_is_enough_they_make_one_group(tmp_path: Path) -> None:
    file = _write(
        tmp_path / "gold.jsonl",
        {"id": "q1", "question": "?", "evidence": [_place("one"), _place("two")], "mode": "any"},
    )
    assert [len(group) for group in questions(file)[0].wanted] == [2]


def test_a_question_without_evidence_has_no_answer_and_stays_in(tmp_path: Path) -> None:
    file = _write(tmp_path / "gold.jsonl", {"id": "q1", "question": "Mermaids?", "evidence": []})
    assert not questions(file)[0].answerable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no questions"),
        ("{", "line 1: not JSON"),
        ("[]", "line 1: expected a JSON object"),
        ('{"question": "?"}', "not a questions file"),
        (
            '{"id": 1, "question": "?", "evidence": [{"file": "a", "quote": "b", "meeting_date": "soon"}]}',
            "not a questi",
        ),
        ('{"id": 1, "question": "?", "evidence": []}\n{"id": 1, "question": "?", "evidence": []}', "two questions"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(JudgementError, match=said) as raised:
        questions(file)
    assert str(file) in str(raised.value)


def test_a_missing_file_is_a_judgement_error(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="cannot be read"):
        questions(tmp_path / "none.jsonl")


def test_what_officers_judge_is_only_ever_added_and_read_back_as_a_question(tmp_path: Path) -> None:
    file = tmp_path / "users" / "judgements.jsonl"
    record(file, Judgement("Who leads?", True, "a.pdf", "Mr Gough, Leader", page=3, meeting_date=date(2025, 1, 30)))
    before = file.read_text(encoding="utf-8")
    record(file, Judgement("Who leads?", False, "b.pdf", "The leading council"))
    record(file, Judgement("Who follows?", False, "b.pdf", "Nobody"))
    assert file.read_text(encoding="utf-8").startswith(before)
    (question,) = questions(file)  # one with nothing but refusals is not known to have no answer
    assert question.wanted == ((Evidence("a.pdf", "Mr Gough, Leader", 3, None, date(2025, 1, 30), "", "supports"),),)
    assert [place.quote for place in question.others] == ["The leading council"]


def test_a_later_judgement_of_the_same_words_counts(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    for proves in (False, True):
        record(file, Judgement("Who?", proves, "a.pdf", "Mr Gough"))
    assert len(questions(file)[0].wanted) == 1
    record(file, Judgement("Who?", False, "a.pdf", "Mr Gough"))
    assert questions(file) == ()


def test_beir_folders_are_read_zipped_or_not(tmp_path: Path) -> None:
    _write(tmp_path / "queries.jsonl", {"_id": "q1", "text": "bins"})
    with gzip.open(tmp_path / "corpus.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"_id": "d1", "title": "Waste", "text": "Collections"}))
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\n", encoding="utf-8")
    found = collection(tmp_path)
    assert (found.qrels, found.queries, found.corpus) == (
        {"q1": {"d1": 2}},
        {"q1": "bins"},
        {"d1": "Waste Collections"},
    )


def test_trec_qrels_have_a_column_more_and_no_header(tmp_path: Path) -> None:
    file = tmp_path / "qrels.txt"
    file.write_text("q1 0 d1 1\nq1 0 d2 0\n", encoding="utf-8")
    assert collection(file).qrels == {"q1": {"d1": 1, "d2": 0}}


@pytest.mark.parametrize("text", ["q1 d1\n", "q1 0 d1 good\n", ""])
def test_qrels_that_cannot_be_used_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "qrels.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(JudgementError):
        collection(file)


def test_a_folder_without_qrels_is_no_collection(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="not a BEIR folder"):
        collection(tmp_path)
