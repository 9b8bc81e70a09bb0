"""What the commands share: options, exit codes, opening an index, errors as one line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from committeesearch.errors import CommitteeSearchError, IndexUnusable, SettingsError
from committeesearch.library import CommitteeSearch
from committeesearch.model import PaperKind
from committeesearch.settings import Settings


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    NOTHING = 1
    WRONG_USE = 2
    NO_INDEX = 3


IndexOption = Annotated[Path | None, typer.Option("--index", help="Folder of the index. Default: index.")]
CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", help="Folder of the papers. Default: the one that was indexed.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
CommitteeOption = Annotated[str, typer.Option("--committee", help="Only this committee: its name or a part of it.")]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="DATE", help="Only meetings since a day, a month or a year: March 2023.")
]
UntilOption = Annotated[
    str, typer.Option("--until", metavar="DATE", help="Only meetings up to a day, a month or a year, and in it.")
]
KindOption = Annotated[list[PaperKind] | None, typer.Option("--kind", help="Only this kind of paper; may be repeated.")]
CountOption = Annotated[int, typer.Option("-k", "--count", min=1, max=100, help="How many passages.")]
ModelOption = Annotated[
    str | None, typer.Option("--model", help="Embedding model: a name or a folder. Default: the packaged one.")
]

console = Console(stderr=True)


@contextmanager
def told() -> Iterator[None]:
    """Our own errors as one line on stderr and the exit code that says what they mean."""
    try:
        yield
    except IndexUnusable as error:
        console.print(str(error), style="red", markup=False)
        raise typer.Exit(Exit.NO_INDEX) from error
    except CommitteeSearchError as error:
        console.print(str(error), style="red", markup=False)
        raise typer.Exit(Exit.WRONG_USE) from error
    except OSError as error:  # a file or folder that the user named; what the index needs, it names itself
        console.print(f"{error.filename or 'A file'} cannot be used: {error.strerror}.", style="red", markup=False)
        raise typer.Exit(Exit.WRONG_USE) from error


def writable(*targets: Path | None) -> None:
    """Complains before the work of minutes of a file that cannot be written after it."""
    for target in filter(None, targets):
        if target.is_dir():
            raise SettingsError(f"{target} cannot be written: it is a folder. Name a file in it.")
        if not target.parent.is_dir():
            raise SettingsError(f"{target} cannot be written: there is no folder {target.parent}.")


def opened(index: Path | None, corpus: Path | None = None, model: str | None = None) -> CommitteeSearch:
    """The index that the options or the environment name."""
    settings = Settings.from_environment(index=index, corpus=corpus, model=model)
    return CommitteeSearch.open(settings.index, settings=settings)


def filters(committee: str, since: str, until: str, kind: list[PaperKind] | None) -> dict[str, Any]:
    """The options as the library's keyword arguments."""
    return {"committee": committee, "since": since, "until": until, "kinds": tuple(kind or ())}


def print_json(value: Any) -> None:
    """For scripts: one JSON value on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


app = typer.Typer(
    help="Search council committee papers: cited, word for word, on this computer only.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
