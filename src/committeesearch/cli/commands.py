"""Commands that index, ask and look."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from committeesearch.cli import terminal
from committeesearch.cli.options import (
    CommitteeOption,
    CorpusOption,
    CountOption,
    Exit,
    IndexOption,
    JsonOption,
    KindOption,
    ModelOption,
    SinceOption,
    UntilOption,
    app,
    console,
    filters,
    opened,
    print_json,
    told,
)
from committeesearch.cli.registered import show_commitments
from committeesearch.commitments import to_rows
from committeesearch.library import CommitteeSearch
from committeesearch.results import Status
from committeesearch.serialise import to_dict
from committeesearch.settings import Settings


@app.command()
def index(
    corpus: Annotated[Path | None, typer.Argument(help="Folder of papers. Default: corpus.")] = None,
    index: IndexOption = None,
    model: ModelOption = None,
    workers: Annotated[int | None, typer.Option(help="Processes that read papers. Default: one for each core.")] = None,
    include_exempt: Annotated[bool | None, typer.Option(help="Index exempt papers too, behind a label.")] = None,
    ocr: Annotated[bool | None, typer.Option(help="Read scanned pages with Tesseract.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Index a folder of papers, or bring its index up to date. Says what was left out and why."""
    with told():
        settings = Settings.from_environment(
            corpus=corpus, index=index, model=model, workers=workers, include_exempt=include_exempt, ocr=ocr
        )
        with terminal.progress(console) as report:
            summary = CommitteeSearch.build(settings.corpus, settings.index, settings=settings, progress=report).summary
        assert summary is not None  # what ``build`` has just made
    if as_json:
        print_json(to_dict(summary))
    else:
        terminal.show_summary(Console(), summary)


@app.command()
def search(
    question: str,
    index: IndexOption = None,
    committee: CommitteeOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    kind: KindOption = None,
    count: CountOption = 10,
    as_json: JsonOption = False,
) -> None:
    """List the passages closest to a question, best first."""
    with told():
        result = opened(index).search(question, k=count, **filters(committee, since, until, kind))
    print_json(to_dict(result)) if as_json else terminal.show_hits(Console(), result)
    raise typer.Exit(Exit.DONE if result.hits else Exit.NOTHING)


@app.command()
def ask(
    question: str,
    index: IndexOption = None,
    committee: CommitteeOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    kind: KindOption = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="Also have the quotes summarised by the language model of the settings.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a question with words of the papers and where they stand, or say that the papers do not."""
    with told():
        papers = opened(index)
        answer = papers.ask(question, **filters(committee, since, until, kind))
        promised = papers.promised(question)
        written = papers.summarise(answer) if summary else None
    if as_json:
        rows = {"commitments": to_rows(promised)} | ({"summary": to_dict(written)} if written else {})
        print_json(to_dict(answer) | rows)
    else:
        show_commitments(Console(), promised) if promised else None
        terminal.show_answer(Console(), answer)
        terminal.show_summary_of_quotes(Console(), written) if written else None
    raise typer.Exit(Exit.DONE if promised or answer.status is Status.ANSWERED else Exit.NOTHING)


@app.command()
def changes(
    topic: str,
    index: IndexOption = None,
    committee: CommitteeOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what the papers say of a topic from meeting to meeting, and what differs."""
    with told():
        found = opened(index).changes(topic, **filters(committee, since, until, None))
    print_json(to_dict(found)) if as_json else terminal.show_changes(Console(), found)
    raise typer.Exit(Exit.DONE if found.entries else Exit.NOTHING)


@app.command()
def outline(
    file: Annotated[str | None, typer.Argument(help="A paper, as it is called in the corpus.")] = None,
    index: IndexOption = None,
    all_papers: Annotated[bool, typer.Option("--all", help="Every indexed paper, one JSON line each.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print how a paper was understood: its meeting, items, minutes, decisions and votes."""
    if not file and not all_papers:
        raise typer.BadParameter("Name a paper, or give --all.")
    with told():
        papers = opened(index)
        outlines = papers.outlines() if all_papers else [papers.outline(str(file))]
        for entry in outlines:
            if all_papers:
                sys.stdout.write(json.dumps(entry, ensure_ascii=False) + "\n")
            elif as_json:
                print_json(entry)
            else:
                terminal.show_outline(Console(), papers.document(str(file)))


@app.command()
def status(index: IndexOption = None, as_json: JsonOption = False) -> None:
    """Say what is indexed: papers, passages, meetings, the model, and what was left out."""
    with told():
        found = opened(index).status()
    print_json(to_dict(found)) if as_json else terminal.show_status(Console(), found)


@app.command("app")
def serve_app(
    index: IndexOption = None,
    corpus: CorpusOption = None,
    host: Annotated[str | None, typer.Option(help="Address to serve on. Default: 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve on. Default: 7860.")] = None,
    auth: Annotated[str, typer.Option(help="Ask for this user name and password, written name:password.")] = "",
) -> None:
    """Open the app in a browser on this computer."""
    from committeesearch.web import serve

    with told():
        settings = Settings.from_environment(index=index, corpus=corpus, host=host, port=port)
        papers = CommitteeSearch.open(settings.index, settings=settings)
        serve(papers, settings.host, settings.port, auth, ready=lambda url: terminal.show_address(Console(), url))
