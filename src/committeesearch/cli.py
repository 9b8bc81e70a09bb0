"""The command line.

Exit codes: 0 done, 1 found nothing or fell below a bound, 2 wrong use, 3 index missing or unusable.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from committeesearch import terminal
from committeesearch.errors import CommitteeSearchError, IndexUnusable
from committeesearch.library import CommitteeSearch
from committeesearch.model import PaperKind
from committeesearch.results import Status
from committeesearch.serialise import to_dict
from committeesearch.settings import Settings


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    NOTHING = 1
    WRONG_USE = 2
    NO_INDEX = 3


app = typer.Typer(
    help="Search council committee papers: cited, word for word, on this computer only.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

IndexOption = Annotated[Path | None, typer.Option("--index", help="Folder of the index. [default: index]")]
CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", help="Folder of the papers. [default: the one that was indexed]")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
CommitteeOption = Annotated[str, typer.Option("--committee", help="Only this committee: its name or a part of it.")]
DAY = ["%Y-%m-%d"]
SinceOption = Annotated[
    datetime | None, typer.Option("--since", formats=DAY, help="Only meetings on or after this day.")
]
UntilOption = Annotated[
    datetime | None, typer.Option("--until", formats=DAY, help="Only meetings on or before this day.")
]
KindOption = Annotated[list[PaperKind] | None, typer.Option("--kind", help="Only this kind of paper; may be repeated.")]
CountOption = Annotated[int, typer.Option("-k", "--count", min=1, max=100, help="How many passages.")]
ModelOption = Annotated[
    str | None, typer.Option("--model", help="Embedding model: a name or a folder. [default: the packaged one]")
]

console = Console(stderr=True)


@contextmanager
def _errors() -> Iterator[None]:
    """Our own errors as one line on stderr and the exit code that says what they mean."""
    try:
        yield
    except IndexUnusable as error:
        console.print(str(error), style="red", markup=False)
        raise typer.Exit(Exit.NO_INDEX) from error
    except CommitteeSearchError as error:
        console.print(str(error), style="red", markup=False)
        raise typer.Exit(Exit.WRONG_USE) from error


def _open(index: Path | None, corpus: Path | None = None, model: str | None = None) -> CommitteeSearch:
    settings = Settings.from_environment(index=index, corpus=corpus, model=model)
    return CommitteeSearch.open(settings.index, settings=settings)


def _filters(
    committee: str, since: datetime | None, until: datetime | None, kind: list[PaperKind] | None
) -> dict[str, Any]:
    return {
        "committee": committee,
        "since": since.date() if since else None,
        "until": until.date() if until else None,
        "kinds": tuple(kind or ()),
    }


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


@app.command()
def index(
    corpus: Annotated[Path | None, typer.Argument(help="Folder of papers. [default: corpus]")] = None,
    index: IndexOption = None,
    model: ModelOption = None,
    workers: Annotated[
        int | None, typer.Option(help="Processes that read papers. [default: one for each core]")
    ] = None,
    include_exempt: Annotated[bool | None, typer.Option(help="Index exempt papers too, behind a label.")] = None,
    ocr: Annotated[bool | None, typer.Option(help="Read scanned pages with Tesseract.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Index a folder of papers, or bring its index up to date. Says what was left out and why."""
    with _errors():
        settings = Settings.from_environment(
            corpus=corpus, index=index, model=model, workers=workers, include_exempt=include_exempt, ocr=ocr
        )
        with terminal.progress(console) as report:
            summary = CommitteeSearch.build(settings.corpus, settings.index, settings=settings, progress=report).summary
    if as_json:
        _print_json(to_dict(summary))
    else:
        terminal.show_summary(Console(), summary)


@app.command()
def search(
    question: str,
    index: IndexOption = None,
    committee: CommitteeOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    count: CountOption = 10,
    as_json: JsonOption = False,
) -> None:
    """List the passages closest to a question, best first."""
    with _errors():
        result = _open(index).search(question, k=count, **_filters(committee, since, until, kind))
    _print_json(to_dict(result)) if as_json else terminal.show_hits(Console(), result)
    raise typer.Exit(Exit.DONE if result.hits else Exit.NOTHING)


@app.command()
def ask(
    question: str,
    index: IndexOption = None,
    committee: CommitteeOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question with words of the papers and where they stand, or say that the papers do not."""
    with _errors():
        answer = _open(index).ask(question, **_filters(committee, since, until, kind))
    _print_json(to_dict(answer)) if as_json else terminal.show_answer(Console(), answer)
    raise typer.Exit(Exit.DONE if answer.status is Status.ANSWERED else Exit.NOTHING)


@app.command()
def changes(
    topic: str,
    index: IndexOption = None,
    committee: CommitteeOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the papers say of a topic from meeting to meeting, and what differs."""
    with _errors():
        found = _open(index).changes(topic, **_filters(committee, since, until, None))
    _print_json(to_dict(found)) if as_json else terminal.show_changes(Console(), found)
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
    with _errors():
        papers = _open(index)
        outlines = papers.outlines() if all_papers else [papers.outline(str(file))]
        for entry in outlines:
            if all_papers:
                sys.stdout.write(json.dumps(entry, ensure_ascii=False) + "\n")
            elif as_json:
                _print_json(entry)
            else:
                terminal.show_outline(Console(), papers.document(str(file)))


@app.command()
def status(index: IndexOption = None, as_json: JsonOption = False) -> None:
    """Say what is indexed: papers, passages, meetings, the model, and what was left out."""
    with _errors():
        found = _open(index).status()
    _print_json(to_dict(found)) if as_json else terminal.show_status(Console(), found)


@app.command("app")
def serve_app(
    index: IndexOption = None,
    corpus: CorpusOption = None,
    host: Annotated[str | None, typer.Option(help="Address to serve on. [default: 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="[default: 7860]")] = None,
    auth: Annotated[str, typer.Option(help="Ask for this user name and password, written name:password.")] = "",
) -> None:
    """Open the app in a browser on this computer."""
    from committeesearch.web import serve

    with _errors():
        settings = Settings.from_environment(index=index, corpus=corpus, host=host, port=port)
        papers = CommitteeSearch.open(settings.index, settings=settings)
        serve(papers, settings.host, settings.port, auth, ready=lambda url: terminal.show_address(Console(), url))


def main() -> None:
    """Entry point of the console script."""
    app()


if __name__ == "__main__":
    main()
