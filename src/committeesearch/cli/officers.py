"""The command that lists commitments, writes them out, and keeps people's notes on them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from committeesearch.cli import terminal
from committeesearch.cli.options import (
    CommitteeOption,
    Exit,
    IndexOption,
    JsonOption,
    SinceOption,
    UntilOption,
    app,
    console,
    opened,
    told,
    writable,
)
from committeesearch.cli.registered import many_commitments, show_commitments
from committeesearch.commitments import ORDERS, print_csv, to_rows
from committeesearch.errors import SettingsError
from committeesearch.library import CommitteeSearch
from committeesearch.results import CommitmentStatus, CommitmentType

DayOption = Annotated[str, typer.Option(metavar="DATE", help="Only what is due before this day, month or year.")]


@app.command()
def commitments(
    about: Annotated[str, typer.Argument(help="Only those about these words.")] = "",
    index: IndexOption = None,
    owner: Annotated[str, typer.Option(help="Only what this person, post or body is to do.")] = "",
    committee: CommitteeOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    due_before: DayOption = "",
    status: Annotated[list[CommitmentStatus] | None, typer.Option(help="May be repeated.")] = None,
    kind: Annotated[list[CommitmentType] | None, typer.Option("--type", help="May be repeated.")] = None,
    ids: Annotated[list[str] | None, typer.Option("--id", help="Only the one with this id; may be repeated.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="What was only noted, too.")] = False,
    sort: Annotated[str, typer.Option(help=f"One of {', '.join(ORDERS)}.")] = "meeting",
    out: Annotated[Path | None, typer.Option(help="Write them to a file: .csv .xlsx .ics .docx .md")] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the lines of the spreadsheet.")] = False,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook.")] = None,
    ics: Annotated[Path | None, typer.Option(help="Write a calendar of due dates.")] = None,
) -> None:
    """List who is to do what, by when, and what later papers show of it. --json prints one commitment a line."""
    types = tuple(kind or ()) or (tuple(CommitmentType) if everything or ids else ())
    with told():
        _named(xlsx, ".xlsx")
        _named(ics, ".ics")
        writable(out, xlsx, ics)
        papers = opened(index)
        found = papers.commitments(
            about=about,
            owner=owner,
            committee=committee,
            since=since,
            until=until,
            due_before=due_before,
            statuses=tuple(status or ()),
            types=types,
            order=sort,
            ids=ids or (),
        )
        for target in filter(None, (out, xlsx, ics)):
            papers.export_commitments(found, target)
            console.print(f"{many_commitments(len(found))} written to {target}.", markup=False)
    if as_json:
        for row in to_rows(found):
            terminal.print_line(row)
    elif as_csv:
        print_csv(found, sys.stdout)
    elif not (out or xlsx or ics):
        show_commitments(Console(), found)
    raise typer.Exit(Exit.DONE if found else Exit.NOTHING)


@app.command()
def mark(
    commitment: Annotated[str, typer.Argument(help="Its id, as `committeesearch commitments` prints it.")],
    author: Annotated[str, typer.Option(help="Your name.")],
    status: Annotated[CommitmentStatus | None, typer.Option(help="Its status, as you know it.")] = None,
    note: Annotated[str, typer.Option(help="What you know.")] = "",
    assignee: Annotated[str, typer.Option(help="Who follows it up.")] = "",
    index: IndexOption = None,
) -> None:
    """Note what you know of a commitment. The note outlives every new indexing."""
    with told():
        papers: CommitteeSearch = opened(index)
        papers.mark_commitment(commitment, status=status or "", note=note, assignee=assignee, author=author)
    console.print("Kept.")


def _named(target: Path | None, suffix: str) -> None:
    if target and target.suffix.lower() != suffix:
        raise SettingsError(f"{target} must end in {suffix}; for other forms give --out.")
