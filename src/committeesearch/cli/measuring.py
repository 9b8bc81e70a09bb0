"""Commands that measure the search against judged questions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from committeesearch.cli import terminal
from committeesearch.cli.options import Exit, IndexOption, JsonOption, app, console, opened, print_json, told, writable
from committeesearch.errors import SettingsError
from committeesearch.evaluation import (
    Evaluation,
    Reason,
    collection,
    compare,
    evaluate,
    evaluate_collection,
    explain,
    questions,
    read,
    read_trec,
    run,
    write,
    write_report,
    write_trec,
)
from committeesearch.results import Filters
from committeesearch.serialise import to_dict

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
        rows = list(run(track(asked, "Questions", console=console), papers.ask))
        write(rows, out)
        if trec:
            write_trec(rows, trec)
    console.print(f"{len(rows)} questions written to {out}.", markup=False)


@app.command("evaluate")
def evaluate_run(
    gold: Annotated[Path, typer.Argument(help="Judged questions; or TREC qrels, or a BEIR folder, with a TREC run.")],
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
        if not gold.exists():
            raise SettingsError(f"There is no file or folder {gold}. Name the judged questions.")
        bounds = [_bound(text) for text in fail_under or ()]
        if gold.is_dir() or gold.suffix not in (".jsonl", ".json"):
            means = _collection_means(gold, run_file)
            print_json(means) if as_json else terminal.show_measures(Console(), means)
        else:
            scored = _evaluated(gold, run_file, index)
            means = dict(scored.means)
            compared = compare(scored, evaluate(questions(gold), read(against))) if against else ()
            reasons = _reasons(gold, index) if why else {}
            if report:
                write_report(scored, report, compared, reasons)
            if as_json:
                print_json({"measures": means, "compared": to_dict(compared), "why": to_dict(reasons)})
            else:
                terminal.show_evaluation(Console(), scored, compared, reasons)
        missing = [name for name, _ in bounds if name not in means]
        if missing:
            raise SettingsError(f"There is no measure called {missing[0]}. There are: {', '.join(means)}.")
    if any(means[name] < bound for name, bound in bounds):
        raise typer.Exit(Exit.NOTHING)


def _evaluated(gold: Path, run_file: Path | None, index: Path | None) -> Evaluation:
    asked = questions(gold)
    if run_file:
        return evaluate(asked, read(run_file))
    rows = run(track(asked, "Questions", console=console), opened(index).ask)
    return evaluate(asked, {row.id: row for row in rows})


def _reasons(gold: Path, index: Path | None) -> dict[str, Reason]:
    papers = opened(index).papers
    return {
        question.id: explain(question, papers, papers.understand(question.text, Filters()))
        for question in questions(gold)
    }


def _collection_means(gold: Path, run_file: Path | None) -> dict[str, float]:
    if run_file is None:
        raise SettingsError("Qrels and BEIR folders are scored with a TREC run: name it after them.")
    rows = evaluate_collection(collection(gold), read_trec(run_file)).values()
    names = next(iter(rows), {})
    return {name: sum(row[name] for row in rows) / len(rows) for name in names}


def _bound(text: str) -> tuple[str, float]:
    match = re.fullmatch(r"(.+)=([\d.]+)", text)
    if not match:
        raise SettingsError(f"{text!r} is not a bound. Write it like nDCG@10=0.8.")
    return match[1], float(match[2])
