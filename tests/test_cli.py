from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from committeesearch import CommitteeSearch
from committeesearch.cli import app
from tests.answering.stand_in import server

QUESTION = "When did private fostering oversight change?"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def index(sample_index: CommitteeSearch) -> str:
    return str(sample_index.settings.index)


def test_ask_prints_quotes_with_their_places(index: str) -> None:
    result = run("ask", QUESTION, "--index", index)
    assert result.exit_code == 0
    assert "November 2024" in result.output
    assert "page" in result.output


def test_ask_as_json_has_what_evaluation_reads(index: str) -> None:
    answer = json.loads(run("ask", QUESTION, "--index", index, "--json").output)
    assert answer["status"] == "answered"
    assert {"file", "page", "text", "item", "meeting_date"} <= answer["hits"][0].keys()
    assert {"file", "page", "text"} <= answer["quotes"][0].keys()


LIES = "Private fostering is dealt with in the papers [1]. It was abolished on 31 February 1999 [1]."


def test_a_summary_is_asked_for_and_shows_what_it_had_to_leave_out(index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with server(LIES) as (settings, seen):
        monkeypatch.setenv("COMMITTEESEARCH_LLM_URL", settings.llm_url)
        monkeypatch.setenv("COMMITTEESEARCH_LLM_MODEL", settings.llm_model)
        assert run("ask", QUESTION, "--index", index).exit_code == 0
        assert not seen  # nobody asked for a summary
        summary = json.loads(run("ask", QUESTION, "--index", index, "--summary", "--json").output)["summary"]
        assert len(seen) == 1
        assert [one["text"] for one in summary["dropped"]][-1] == "It was abolished on 31 February 1999."
        shown = run("ask", QUESTION, "--index", index, "--summary").output
        assert "Left out" in " ".join(shown.split())
        assert "do not say “31 February 1999”" in " ".join(shown.split())


def test_a_summary_without_a_model_is_wrong_use(index: str) -> None:
    result = run("ask", QUESTION, "--index", index, "--summary")
    assert result.exit_code == 2


def test_ask_that_finds_nothing_says_so_with_exit_code_1(index: str) -> None:
    result = run("ask", "How many unicorns does the Mayor keep in orbit?", "--index", index)
    assert result.exit_code == 1
    assert "The indexed papers do not say." in result.output


@pytest.mark.parametrize(("since", "until"), [("2024-01-01", "2024-06-30"), ("2024", "June 2024")])
def test_filters_hold(index: str, since: str, until: str) -> None:
    result = run("search", "private fostering", "--since", since, "--until", until, "--json", "--index", index)
    dates = {hit["meeting_date"] for hit in json.loads(result.output)["hits"]}
    assert dates
    assert all("2024-01-01" <= day <= "2024-06-30" for day in dates)


@pytest.mark.parametrize(
    "arguments",
    [("ask", ""), ("ask", "x" * 10_000), ("search", "x", "--since", "yesterday"), ("outline",), ("ask",)],
)
def test_wrong_use_is_exit_code_2_with_advice(arguments: tuple[str, ...], index: str) -> None:
    result = run(*arguments, "--index", index)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "option", [("search", "x", "--since"), ("changes", "x", "--until"), ("commitments", "--due-before")]
)
def test_a_date_that_cannot_be_read_is_told_with_what_can(option: tuple[str, ...], index: str) -> None:
    result = run(*option, "June", "--index", index)
    assert result.exit_code == 2
    assert "“June” is not a date that can be read. Write it with its year" in " ".join(result.output.split())


def test_markup_in_a_question_is_harmless(index: str) -> None:
    result = run("ask", "<script>alert(1)</script> [bold]", "--index", index)
    assert result.exit_code in (0, 1)


def test_a_missing_index_is_exit_code_3_and_says_what_to_do(tmp_path: Path) -> None:
    result = run("ask", QUESTION, "--index", str(tmp_path / "none"))
    assert result.exit_code == 3
    assert "committeesearch index" in result.output


def test_a_missing_corpus_is_exit_code_2(tmp_path: Path) -> None:
    result = run("index", str(tmp_path / "none"), "--index", str(tmp_path / "index"))
    assert result.exit_code == 2
    assert "no folder" in result.output


def test_outline_of_all_papers_is_a_line_each(index: str, sample_index: CommitteeSearch) -> None:
    lines = run("outline", "--all", "--json", "--index", index).output.splitlines()
    assert len(lines) == sample_index.status().papers
    assert {"file", "kind", "committee", "meeting_date", "pages", "items"} <= json.loads(lines[0]).keys()


def test_commitments_are_listed_and_written(index: str, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run("commitments", "--json", "--index", index).output.splitlines()]
    assert rows
    assert {"file", "type", "owner", "due", "text", "meeting_date", "follow_up"} <= rows[0].keys()
    for suffix in ("csv", "xlsx", "ics", "docx", "md"):
        target = tmp_path / f"register.{suffix}"
        assert run("commitments", "--out", str(target), "--index", index).exit_code == 0
        assert target.stat().st_size > 0


def test_run_and_evaluate_score_a_question(index: str, tmp_path: Path, sample_index: CommitteeSearch) -> None:
    hit = sample_index.ask(QUESTION).hits[0]
    gold, out = tmp_path / "gold.jsonl", tmp_path / "run.jsonl"
    place = {"file": hit.citation.file, "page": hit.citation.page, "quote": hit.passage.body.text}
    question = {"id": "q1", "question": QUESTION, "kind": "change", "evidence": [place], "mode": "any"}
    gold.write_text(json.dumps(question) + "\n", encoding="utf-8")
    assert (
        run("run", str(gold), "--out", str(out), "--trec", str(tmp_path / "run.trec"), "--index", index).exit_code == 0
    )
    assert (tmp_path / "run.trec").read_text(encoding="utf-8").startswith("q1 Q0 ")
    scored = run("evaluate", str(gold), str(out), "--json", "--report", str(tmp_path / "report.html"))
    assert json.loads(scored.output)["measures"]["S@1"] == 1.0
    assert "<html" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert run("evaluate", str(gold), str(out), "--fail-under", "S@1=1").exit_code == 0
    assert run("evaluate", str(gold), str(out), "--fail-under", "S@1=1.1").exit_code == 1
    below = run("evaluate", str(gold), str(out), "--fail-under", "s@1=1.1", "--fail-under", "S@5=1")
    assert "S@1 is 1.0000, below 1.1." in below.output
    assert "S@5 is" not in below.output
    (row,) = json.loads(scored.output)["questions"]
    assert (row["id"], row["rank"], row["answer"]) == ("q1", 1, "right")


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A gold file, a run over it, a run over others, qrels, and the runs in TREC's format."""
    place = {"file": "tips.pdf", "quote": "three tips will close"}
    for id in ("q1", "q2"):
        row = {
            "id": id,
            "hits": [{"id": "d1", "file": "tips.pdf", "text": "In May three tips will close."}],
            "answer": {},
        }
        (tmp_path / f"{id}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        (tmp_path / f"{id}.trec").write_text(f"{id} Q0 d1 1 1.0 us\n", encoding="utf-8")
    gold = [{"id": id, "question": "Tips?", "evidence": [place]} for id in ("q1", "q3")]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)) + "\n", encoding="utf-8")
    (tmp_path / "gold.qrels").write_text("q1 0 d1 1\nq1 0 d2 1\nq3 0 d3 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gold.jsonl", "q2.jsonl"), "is a run over other questions: these begin with q1, it with q2"),
        (("gold.jsonl", "q1.jsonl", "--compare", "q2.jsonl"), "is a run over other questions"),
        (("gold.qrels", "q2.trec"), "is a run over other questions"),
        (("gold.jsonl", "q1.trec"), "Questions and runs are files of JSON lines"),
        (("gold.jsonl", "none.jsonl"), "cannot be read: No such file or directory"),
        (("gold.jsonl", "q1.jsonl", "--fail-under", "S@5"), "is not a bound"),
        (("gold.jsonl", "q1.jsonl", "--fail-under", "S@5=1.2.3"), "is not a bound"),
        (("gold.jsonl", "q1.jsonl", "--fail-under", "S@6=1"), "There is no measure called S@6. There are: S@1"),
        (("gold.jsonl", "q1.jsonl", "--fail-under", "page=1"), "give no value for page"),
        (("gold.qrels", "q1.trec", "--fail-under", "S@5=1"), "There are: nDCG@10"),
        (("gold.jsonl", "q1.jsonl", "--report", "report.png"), "name it report.html"),
        (("gold.jsonl", "q1.jsonl", "--report", "."), "it is a folder"),
        (("gold.qrels", "q1.trec", "--report", "report.html"), "not for qrels"),
        (("gold.qrels",), "are scored with a run"),
        (("q1.jsonl", "q1.jsonl"), "a line has no 'evidence'"),
    ],
)
def test_what_cannot_be_scored_says_why(
    arguments: tuple[str, ...], said: str, judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(judged)
    result = run("evaluate", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_questions_that_a_run_lacks_are_counted_aloud(judged: Path) -> None:
    result = run("evaluate", str(judged / "gold.jsonl"), str(judged / "q1.jsonl"))
    assert result.exit_code == 0
    assert "lacks 1 of 2 questions (q3 …)" in " ".join(result.output.split())


def test_documents_judged_by_id_are_scored_and_compared_in_either_form_of_a_run(judged: Path) -> None:
    qrels, ours, trec = (str(judged / name) for name in ("gold.qrels", "q1.jsonl", "q1.trec"))
    result = run("evaluate", qrels, ours, "--compare", trec, "--json", "--fail-under", "rr@10=0.5")
    assert result.exit_code == 0
    found = json.loads(result.output[result.output.index("{") :])
    assert found["measures"]["RR@10"] == 0.5  # of q1 1, of q3 nought
    assert found["questions"]["q1"]["R@10"] == 0.5
    assert {one["p"] for one in found["compared"]} == {1.0}
    assert "Worst queries" in run("evaluate", qrels, trec).output


def test_a_folder_is_no_file_of_questions(tmp_path: Path, index: str) -> None:
    result = run("run", str(tmp_path), "--out", str(tmp_path / "run.jsonl"), "--index", index)
    assert result.exit_code == 2
    assert "is a folder. Name a file of judged questions" in " ".join(result.output.split())


def test_what_was_judged_in_the_app_is_evaluated(index: str, tmp_path: Path, sample_index: CommitteeSearch) -> None:
    hits = sample_index.ask(QUESTION).hits
    settings = replace(sample_index.settings, index=tmp_path / "index")
    shutil.copytree(sample_index.settings.index, settings.index)
    papers = CommitteeSearch.open(settings=settings)
    papers.judge(QUESTION, hits[0].passage.id, proves=True)
    file = papers.judge(QUESTION, hits[1].passage.id, proves=False)
    result = run("evaluate", str(file), "--why", "--json", "--index", index)
    found = json.loads(result.output[result.output.index("{") :])
    assert found["measures"]["S@1"] == 1
    assert found["measures"]["Judged@10"] == pytest.approx(0.2)
    assert [reason["rank"] for reason in found["why"].values()] == [1]


def test_help_names_the_defaults() -> None:
    assert "Default: 127.0.0.1" in " ".join(run("app", "--help").output.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("commitments", "--out", "{none}/register.csv"), "there is no folder"),
        (("run", "questions.jsonl", "--out", "{none}/run.jsonl"), "there is no folder"),
        (("evaluate", "{none}"), "There is no file or folder"),
        (("app", "--port", "99999"), "cannot be used"),
        (("app", "--host", "nowhere.invalid"), "--host"),
    ],
)
def test_what_cannot_be_used_is_named_in_a_line(
    arguments: tuple[str, ...], said: str, index: str, tmp_path: Path
) -> None:
    named = [part.format(none=tmp_path / "none") for part in arguments]
    result = run(*named, "--index", index)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_file_is_neither_a_folder_of_papers_nor_an_index(tmp_path: Path) -> None:
    file = tmp_path / "agenda.txt"
    file.write_text("AGENDA", encoding="utf-8")
    papers = run("index", str(file), "--index", str(tmp_path / "index"))
    assert papers.exit_code == 2
    assert "There is no folder" in " ".join(papers.output.split())
    index = run("ask", QUESTION, "--index", str(file))
    assert index.exit_code == 3
    assert "Delete" not in index.output


def test_a_setting_that_is_no_number_is_named(index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITTEESEARCH_PORT", "abc")
    result = run("app", "--index", index)
    assert result.exit_code == 2
    assert "not a whole number" in " ".join(result.output.split())


def test_changes_name_the_meetings_between_which_they_were_reported(index: str) -> None:
    result = run("changes", "private fostering oversight", "--index", index)
    assert result.exit_code == 0
    assert "new since" in " ".join(result.output.split())


def test_one_commitment_by_the_id_that_the_list_shows_is_written_as_an_evidence_pack(
    index: str, tmp_path: Path, sample_index: CommitteeSearch
) -> None:
    one = next(row for row in sample_index.commitments() if row.owner)
    listed = run("commitments", "--owner", one.owner, "--index", index).output
    assert one.id in listed
    assert re.search(r"\d+ commitments?: \d+ \w+", listed)
    target = tmp_path / "pack.md"
    result = run("commitments", "--id", one.id, "--out", str(target), "--index", index)
    assert "1 commitment written" in result.output
    pack = target.read_text(encoding="utf-8")
    assert pack.startswith("# Commitments: the evidence\n\n1 commitment, ")
    assert "## 1. " in pack
    assert "## 2. " not in pack


def test_csv_is_the_same_printed_and_written(index: str, tmp_path: Path) -> None:
    target = tmp_path / "register.csv"
    run("commitments", "--out", str(target), "--index", index)
    printed = run("commitments", "--csv", "--index", index).output
    assert printed.splitlines() == target.read_text(encoding="utf-8-sig").splitlines()


@pytest.mark.parametrize("day", ["2024-12-31", "31/12/2024", "31 December 2024", "2025"])
def test_a_day_may_be_written_as_people_write_it(index: str, day: str) -> None:
    rows = [
        json.loads(line)
        for line in run("commitments", "--due-before", day, "--json", "--index", index).output.splitlines()
    ]
    assert rows
    assert all(row["due"].split("/")[-1] < ("2025-01-01" if day == "2025" else "2024-12-31") for row in rows)


def test_a_workbook_is_not_written_under_another_forms_name(index: str, tmp_path: Path) -> None:
    result = run("commitments", "--xlsx", str(tmp_path / "register.docx"), "--index", index)
    assert result.exit_code == 2
    assert "must end in .xlsx" in " ".join(result.output.split())
    assert not list(tmp_path.iterdir())
