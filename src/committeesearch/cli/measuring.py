"""Commands that measure the search against judged questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import isnan, nan
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import track

from committeesearch.cli import terminal
from committeesearch.cli.options import Exit, IndexOption, JsonOption, app, console, opened, print_json, told, writable
from committeesearch.errors import SettingsError
from committeesearch.evaluation import (
    ABSTENTION,
    FIELD,
    ORDER,
    Evaluation,
    Question,
    Reason,
    Run,
    as_listed,
    by_id,
    collection,
    compare,
    evaluate,
    evaluate_collection,
    explain,
    paired,
    questions,
    read,
    read_scores,
    run,
    write,
    write_report,
    write_trec,
)
from committeesearch.library import CommitteeSearch
from committeesearch.results import Filters
from committeesearch.serialise import to_dict

R = TypeVar("R")
QuestionsArgument = Annotated[
    Path, typer.Argument(help="Judged questions (JSON lines), or judgements made in the app.")
]


@app.command("run")
def run_questions(
    file: QuestionsArgument,
    out: Annotated[Path, typer.Option(help="Where to write the run (JSON lines).")],
    trec: Annotated[Path | None, typer.Option(help="Write it in TREC's format too.")] = None,
    index: IndexOption = None,
) -> None:
    """Ask every question of a file and write what was found and answered."""
    with told():
        writable(out, trec)
        asked = questions(file)
        papers = opened(index)
        rows = list(run(track(asked, "Questions", console=console), _warm(papers, asked).ask))
        write(rows, out)
        if trec:
            write_trec(rows, trec)
    console.print(f"{len(rows)} questions written to {out}.", markup=False)


@app.command("evaluate")
def evaluate_run(
    gold: Annotated[Path, typer.Argument(help="Judged questions; or TREC qrels, or a BEIR folder, with a run.")],
    run_file: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run to score. Default: ask now.")] = None,
    against: Annotated[Path | None, typer.Option("--compare", help="Another run, to test the difference.")] = None,
    fail_under: Annotated[list[str] | None, typer.Option(help="Exit with 1 below a bound: nDCG@10=0.8")] = None,
    report: Annotated[Path | None, typer.Option(help="Write an HTML report.")] = None,
    why: Annotated[bool, typer.Option(help="Say of each question what became of its evidence.")] = False,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score the search against judged questions."""
    with told():
        writable(report)
        if report and report.suffix.lower() not in (".html", ".htm"):
            raise SettingsError(f"{report} is not named as a web page. The report is HTML: name it report.html.")
        if not gold.exists():
            raise SettingsError(f"There is no file or folder {gold}. Name the judged questions.")
        by_document = gold.is_dir() or gold.suffix not in (".jsonl", ".json")
        bounds = [_bound(text, FIELD if by_document else (*ORDER, *ABSTENTION)) for text in fail_under or ()]
        if by_document:
            if report or why:
                raise SettingsError("--report and --why are for questions judged by their words, not for qrels.")
            means = _score_documents(gold, run_file, against, as_json)
        else:
            means = _score_questions(gold, run_file, against, report, why, index, as_json)
        missing = [name for name, _ in bounds if name not in means]
        if missing:
            raise SettingsError(f"These questions give no value for {missing[0]}, so no bound can be set for it.")
    below = [(name, bound) for name, bound in bounds if means[name] < bound]
    for name, bound in below:
        console.print(f"{name} is {means[name]:.4f}, below {bound:g}.", style="red", markup=False)
    if below:
        raise typer.Exit(Exit.NOTHING)


def _score_questions(
    gold: Path,
    run_file: Path | None,
    against: Path | None,
    report: Path | None,
    why: bool,
    index: Path | None,
    as_json: bool,
) -> Mapping[str, float]:
    asked = questions(gold)
    other = _run_over(asked, against) if against else None  # complained of before the work of minutes
    scored = evaluate(asked, _run_over(asked, run_file) if run_file else _asked_now(asked, index))
    compared = compare(scored, evaluate(asked, other)) if other is not None else ()
    reasons = _reasons(scored, index) if why else {}
    if report:
        write_report(scored, report, compared, reasons)
    if as_json:
        rows = [
            {
                "id": one.question.id,
                "kind": one.question.kind,
                "rank": one.rank,
                "answer": one.outcome,
                "measures": dict(one.measures),
            }
            for one in scored.scored
        ]
        means = {"measures": dict(scored.means), "questions": rows}
        print_json({**means, "compared": to_dict(compared), "why": to_dict(reasons)})
    else:
        terminal.show_evaluation(Console(), scored, compared, reasons)
    return scored.means


def _score_documents(gold: Path, run_file: Path | None, against: Path | None, as_json: bool) -> Mapping[str, float]:
    if run_file is None:
        raise SettingsError(
            "Qrels and BEIR folders judge documents by their ids, so they are scored with a run: name it after them. "
            "`committeesearch run QUESTIONS --out RUN.jsonl --trec RUN.trec` writes one."
        )
    judged = collection(gold)
    values, *others = (
        evaluate_collection(judged, _known(judged.qrels, read_scores(file), file))
        for file in (run_file, against)
        if file
    )
    compared = paired(values, others[0], FIELD) if others else ()
    means = {name: sum(row[name] for row in values.values()) / len(values) for name in FIELD}
    if as_json:
        print_json({"measures": means, "questions": values, "compared": to_dict(compared)})
    else:
        terminal.show_collection(Console(), means, compared, values, judged.queries)
    return means


def _run_over(asked: Sequence[Question], file: Path) -> Run:
    return _known([question.id for question in asked], read(file), file)


def _known(asked: Collection[str], run: Mapping[str, R], file: Path) -> Mapping[str, R]:
    """The run, if it is one over these questions; those that it lacks are counted aloud."""
    lacking = [id for id in asked if id not in run]
    if len(lacking) == len(asked):
        raise SettingsError(
            f"{file} is a run over other questions: these begin with {lacking[0]}, it with {next(iter(run), 'none')}."
        )
    if lacking:
        console.print(
            f"{file} lacks {len(lacking)} of {len(asked)} questions ({lacking[0]} …); they count as nothing found.",
            style="yellow",
            markup=False,
        )
    return run


def _asked_now(asked: Sequence[Question], index: Path | None) -> Run:
    return by_id(run(track(asked, "Questions", console=console), _warm(opened(index), asked).ask))


def _warm(papers: CommitteeSearch, asked: Sequence[Question]) -> CommitteeSearch:
    """Loads what the first question loads: the time of a question is not that of opening an index."""
    papers.ask(asked[0].text)
    return papers


def _reasons(scored: Evaluation, index: Path | None) -> dict[str, Reason]:
    papers = opened(index).papers
    return {
        one.question.id: as_listed(one)
        or explain(one.question, papers, papers.understand(one.question.text, Filters()))
        for one in scored.scored
    }


def _bound(text: str, measures: Sequence[str]) -> tuple[str, float]:
    name, _, value = text.rpartition("=")
    try:
        bound = float(value)
    except ValueError:
        bound = nan
    if not name or isnan(bound):
        raise SettingsError(f"{text!r} is not a bound. Write it like nDCG@10=0.8.")
    known = {measure.lower(): measure for measure in measures}
    if name.strip().lower() not in known:
        raise SettingsError(f"There is no measure called {name.strip()}. There are: {', '.join(measures)}.")
    return known[name.strip().lower()], bound
