from __future__ import annotations

import json
import re
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
    assert run("evaluate", str(gold), str(out), "--fail-under", "nonsense").exit_code == 2


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
