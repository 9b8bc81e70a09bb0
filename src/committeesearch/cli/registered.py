"""What the command line shows of the register."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from committeesearch.cli.terminal import where
from committeesearch.commitments import counts, standing
from committeesearch.results import Commitment


def show_commitments(console: Console, found: Sequence[Commitment]) -> None:
    """Who is to do what, by when, how it stands, and where it was said."""
    for one in found:
        due = f", due {' '.join(one.due.text.split())}" if one.due.text else ""
        heading = f"{one.who or 'Nobody named'}{due}: {standing(one).value} ({one.type.value})"
        console.print(Text(heading, style="bold").append(f"  {one.id}", style="not bold dim"))
        console.print(Text(f"“{one.quote.text}”"))
        console.print(Text(one.status_reason, style="dim"))
        console.print(where(one.quote.citation))
        if one.mark:
            noted = (one.mark.note, one.mark.assignee and f"followed up by {one.mark.assignee}")
            said = "; ".join(part for part in noted if part)
            who = f"Noted by {one.mark.author}, {one.mark.at[:10]}"
            console.print(Text(f"{who}: {said or one.mark.status}", style="green"))
        console.print()
    held = [f"{count} {status.value}" for status, count in counts(found).items() if count]
    console.print(Text(f"{many_commitments(len(found))}{': ' if held else ''}{', '.join(held)}."))


def many_commitments(count: int) -> str:
    """As people say it: "1 commitment", "20 commitments"."""
    return f"{count:,} commitment{'' if count == 1 else 's'}"
