"""What the command line shows to people. Words of papers are always ``Text``: they are never read as markup."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from committeesearch.dates import printed
from committeesearch.evaluation import Comparison, Evaluation, Reason
from committeesearch.indexing import IndexSummary, Reporter
from committeesearch.library import LibraryStatus
from committeesearch.model import BlockKind, Document
from committeesearch.results import Answer, Changes, Citation, Searched, SearchResult, Status

if TYPE_CHECKING:
    from committeesearch.answering.generate import Summary

SHOWN_CHARACTERS = 600
"""Of a passage in a list: about eight lines of a terminal."""
SHOWN_QUERIES = 25
"""Of a test collection, which may have hundreds."""


@contextmanager
def progress(console: Console) -> Iterator[Reporter]:
    """A progress bar for each stage of indexing."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        tasks: dict[str, int] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield report


def where(citation: Citation) -> Text:
    """Meeting, committee, item and place, on one or two lines."""
    first = " · ".join(part for part in (_day(citation), citation.committee or "", citation.authority.value) if part)
    item = f"Item {citation.item}" if citation.item else ""
    second = " · ".join(part for part in (item, " › ".join(citation.headings)) if part)
    text = Text(first, style="bold")
    if second:
        text.append("\n" + second, style="not bold")
    text.append(f"\n{citation.file}, {_place(citation)}".rstrip(", "), style="not bold cyan")
    if citation.superseded_by:
        text.append(f"\nSuperseded by {citation.superseded_by}", style="yellow")
    return text


def _day(citation: Citation) -> str:
    return printed(citation.meeting_date, "date not given")


def _place(citation: Citation) -> str:
    place = f"page {citation.page}" if citation.page else f"line {citation.line}" if citation.line else ""
    if citation.page and citation.printed_page and citation.printed_page != citation.page:
        place += f" (printed {citation.printed_page})"
    return place


def show_answer(console: Console, answer: Answer) -> None:
    """Quotes with their places; or that the papers do not say, and what is closest."""
    if answer.status is Status.ANSWERED:
        if answer.text:
            console.print(Text(answer.text, style="bold green"))
            console.print()
        for note in answer.notes:
            console.print(Text(note, style="yellow"))
        for number, quote in enumerate(answer.quotes, 1):
            if quote.header.strip(" ·"):
                console.print(Text(quote.header, style="dim"))
            console.print(Text(f"{number}. “{quote.text}”" if len(answer.quotes) > 1 else f"“{quote.text}”"))
            console.print(where(quote.citation))
            console.print()
        return
    console.print(Text("The indexed papers do not say.", style="bold"))
    if answer.reason:
        console.print(Text(answer.reason))
    console.print(_searched(answer.searched))
    if answer.hits:
        console.print(Text("\nClosest, does not answer:"))
        for hit in answer.hits[:3]:
            console.print(Text(_shortened(hit.passage.body.text), style="dim"))
            console.print(where(hit.citation))
            console.print()


def show_summary_of_quotes(console: Console, summary: Summary) -> None:
    """What a language model wrote and the quotes support, then what was left out, with the reason."""
    console.print(Text("In short, by a language model, held to the quotes:", style="bold"))
    for sentence in summary.sentences:
        console.print(Text(f"{sentence.text} [{', '.join(str(number + 1) for number in sentence.quotes)}]"))
    if summary.problem:
        console.print(Text(summary.problem, style="yellow"))
    for left in summary.dropped:
        console.print(Text(f"Left out: “{left.text}” {left.reason}", style="dim"))


def show_hits(console: Console, result: SearchResult) -> None:
    """Passages, best first."""
    if not result.hits:
        console.print(Text("Nothing was found."))
    for hit in result.hits:
        console.print(Text(f"{hit.rank}. {_shortened(hit.passage.body.text)}"))
        console.print(where(hit.citation))
        console.print()


def show_changes(console: Console, changes: Changes) -> None:
    """The timeline, oldest first, then the figures."""
    if not changes.entries:
        console.print(Text("The indexed papers say nothing of this over time."))
        console.print(Text(changes.reason))
    before: Citation | None = None
    for entry in changes.entries:
        cited = entry.quote.citation
        console.print(where(cited))
        if entry.quote.header.strip(" ·"):
            console.print(Text(entry.quote.header, style="dim"))
        console.print(Text(f"“{entry.quote.text}”"))
        for words, sign, style in (
            (entry.added, "new", "green"),
            (entry.removed, "no longer mentioned", "red"),
        ):
            if words and before:
                console.print(Text(f"{sign} since {_day(before)}: {', '.join(words)}", style=style))
        console.print()
        before = cited
    if changes.figures:
        table = Table("Meeting", "Figure", "Where")
        for figure in changes.figures:
            cited = figure.quote.citation
            table.add_row(_day(cited), f"{figure.value:,.10g} {figure.unit}", Text(f"{cited.file}, {_place(cited)}"))
        console.print(table)
    console.print(_searched(changes.searched))


def show_summary(console: Console, summary: IndexSummary) -> None:
    """What indexing did, and every file that it left out."""
    console.print(
        Text(
            f"{summary.papers} papers, {summary.pages} pages, {summary.passages} passages "
            f"({summary.read} read, {summary.unchanged} unchanged, {summary.removed} removed) "
            f"in {summary.seconds:.1f} s."
        )
    )
    if summary.skipped:
        console.print(Text(f"{len(summary.skipped)} left out:", style="yellow"))
        for skipped in summary.skipped:
            console.print(Text(f"  {skipped.file}: {skipped.reason}"))


def show_status(console: Console, status: LibraryStatus) -> None:
    """What is indexed."""
    table = Table(show_header=False)
    for name, value in (
        ("Papers", status.papers),
        ("Passages", status.passages),
        ("Meetings", f"{status.first} to {status.last}" if status.first else "none with a date"),
        ("Committees", ", ".join(status.committees)),
        ("Model", status.model),
        ("Left out", len(status.skipped)),
        ("In part", len({note.file for note in status.partly})),
    ):
        table.add_row(name, Text(str(value)))
    console.print(table)
    for skipped in status.skipped:
        console.print(Text(f"  {skipped.file}: {skipped.reason}", style="yellow"))
    for note in status.partly:
        console.print(Text(f"  {note.file}, {note.part}: {note.reason} {note.advice}".rstrip(), style="yellow"))


def show_outline(console: Console, document: Document) -> None:
    """A paper as a tree of items with their headings, decisions and votes."""
    meeting = document.meeting
    day = printed(meeting.date, "date not given")
    tree = Tree(Text(f"{document.file}\n{document.kind.value} · {meeting.committee or 'committee not given'} · {day}"))
    for item in document.items:
        page = f" (page {item.page})" if document.paged else ""
        name = f" · {item.name}" if item.name else ""
        branch = tree.add(Text(f"{item.number} {item.title}{name}".strip() + page, style="bold"))
        for field in item.front:
            branch.add(Text(f"{field.label}: {field.value.text}", style="dim"))
        for block in item.blocks:
            if block.kind is BlockKind.HEADING:
                branch.add(Text("  " * (block.level - 1) + block.body.text))
        for part in item.resolutions:
            branch.add(Text(f"decided: {part.text}", style="green"))
        for division in item.divisions:
            branch.add(Text(f"vote: {division.subject} {division.result}", style="green"))
    console.print(tree)


def show_address(console: Console, address: str) -> None:
    """Where the app answers."""
    console.print(Text(f"The app is ready: open {address} in a browser. Stop it with Ctrl+C."))


def _searched(searched: Searched) -> Text:
    dates = f", meetings from {searched.first} to {searched.last}" if searched.first else ""
    return Text(f"Searched {searched.passages} passages of {searched.papers} papers{dates}.", style="dim")


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS].rsplit(" ", 1)[0] + " …"


def show_measures(console: Console, means: Mapping[str, float]) -> None:
    """Measures, one a line."""
    table = Table("Measure", "Value")
    for name, value in means.items():
        table.add_row(name, f"{value:.4f}")
    console.print(table)


def show_evaluation(
    console: Console, scored: Evaluation, compared: Sequence[Comparison], reasons: Mapping[str, Reason]
) -> None:
    """Means, kinds, how the run differs from another, and the questions: all with ``reasons``, else what went wrong."""
    show_measures(console, scored.means)
    table = Table("Kind", "Questions", "Found in five", "Right")
    for kind, rows in scored.by_kind().items():
        found = str(sum(bool(row.measures.get("S@5")) for row in rows))
        table.add_row(*map(Text, (kind, str(len(rows)), found, str(sum(row.right for row in rows)))))
    console.print(table)
    console.print(f"milliseconds: p50 {scored.ms[0]:.0f}, p95 {scored.ms[1]:.0f}")
    _show_compared(console, compared)
    table = Table("Question", "Kind", "Rank", "Answer", *(("Why",) if reasons else ()))
    for row in scored.scored:
        if reasons or not row.right:
            cells = [f"{row.question.id} {row.question.text}", row.question.kind, str(row.rank or "-"), row.outcome]
            cells += [reasons[row.question.id].text] if row.question.id in reasons else []
            table.add_row(*map(Text, cells))
    console.print(table)


def show_collection(
    console: Console,
    means: Mapping[str, float],
    compared: Sequence[Comparison],
    values: Mapping[str, Mapping[str, float]],
    queries: Mapping[str, str],
) -> None:
    """Means, how the run differs from another, and the queries that fare worst."""
    show_measures(console, means)
    _show_compared(console, compared)
    table = Table("Worst queries", *means)
    first = next(iter(means))
    for query in sorted(values, key=lambda query: (values[query][first], query))[:SHOWN_QUERIES]:
        figures = (f"{values[query][name]:.2f}" for name in means)
        table.add_row(*map(Text, (f"{query} {queries.get(query, '')}".strip(), *figures)))
    console.print(table)


def _show_compared(console: Console, compared: Sequence[Comparison]) -> None:
    for one in compared:
        console.print(
            f"{one.measure}: {one.mean:.4f} against {one.other:.4f}, p = {one.p:.3f} "
            f"({one.better} better, {one.worse} worse)"
        )


def print_line(row: Mapping[str, Any]) -> None:
    """One JSON object on one line, for scripts."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
