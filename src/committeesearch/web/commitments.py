"""The register: who is to do what, by when, and what later papers show."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
import pandas as pd

from committeesearch.errors import CommitteeSearchError
from committeesearch.library import CommitteeSearch
from committeesearch.results import Commitment, CommitmentStatus, CommitmentType, OwnerBasis
from committeesearch.web.cards import message_html, render
from committeesearch.web.narrowing import chosen, narrowing, read_day

HEADERS = ["No.", "Made on", "Who", "What", "Due", "Status", "Kind"]
WIDTHS = ["55px", "100px", "190px", "430px", "110px", "110px", "110px"]
EXPORTS = {
    "Spreadsheet": "xlsx",
    "CSV": "csv",
    "Calendar of due dates": "ics",
    "Evidence pack (Word)": "docx",
    "Evidence pack (Markdown)": "md",
}
MONTHS_SHOWN = 24
"""More months than that cannot be labelled side by side; years are shown then."""
SHOWN_BY_DEFAULT = [
    kind for kind in CommitmentType if kind not in (CommitmentType.NOTED, CommitmentType.RECOMMENDATION)
]
"""A report that was noted asks nothing of anybody, and a recommendation is not a decision."""


def commitments_tab(library: CommitteeSearch) -> None:
    """Filters, counts, a table, a card for the chosen row with people's own marks, and exports."""
    with gr.Row():
        words = gr.Textbox(value="", label="About", placeholder="any words, for example training report")
        owner = gr.Textbox(value="", label="Who is to do it", placeholder="for example Assistant Director")
        due_before = gr.Textbox(value="", label="Due before", placeholder="for example 31 December 2023")
    statuses = gr.CheckboxGroup(
        [(s.value.capitalize(), s.value) for s in CommitmentStatus], label="Status (none ticked: all)"
    )
    types = gr.CheckboxGroup(
        [(t.value.capitalize(), t.value) for t in CommitmentType],
        value=[t.value for t in SHOWN_BY_DEFAULT],
        label="Kind",
    )
    controls = narrowing(library)
    show = gr.Button("Show commitments", variant="primary")
    summary = gr.HTML()
    plot = gr.BarPlot(x="Due", y="Commitments", visible=False, label="Due dates")
    table = gr.Dataframe(
        headers=HEADERS,
        column_widths=WIDTHS,
        datatype="str",
        interactive=False,
        wrap=True,
        show_search="filter",
        label="Choose a row to see the proof",
    )
    found = gr.State(())
    with gr.Row():
        form = gr.Radio(list(EXPORTS), value="Spreadsheet", label="Export what is shown as")
        export = gr.DownloadButton("Export")
    card = gr.HTML()
    one = gr.State("")
    _marking(library, one)

    def respond(
        words: str, owner: str, due_before: str, statuses: list[str], types: list[str], *narrowed: Any
    ) -> tuple[Any, ...]:
        try:
            rows = library.commitments(
                about=words,
                owner=owner,
                due_before=read_day(due_before, last=True),
                statuses=tuple(CommitmentStatus(s) for s in statuses or ()),
                types=tuple(CommitmentType(t) for t in types or ()),
                **chosen(*narrowed),
            )
        except CommitteeSearchError as error:
            return message_html("That did not work.", str(error)), gr.update(visible=False), [], ()
        counts = Counter(row.status for row in rows)
        return (
            render("counts.html", counts=counts, total=len(rows)),
            _plot(rows),
            [_row(n, row) for n, row in enumerate(rows, 1)],
            rows,
        )

    inputs = [words, owner, due_before, statuses, types, *controls.inputs]
    gr.on(
        [show.click, words.submit, owner.submit],
        respond,
        inputs=inputs,
        outputs=[summary, plot, table, found],
        api_visibility="private",
    )

    def choose(found: tuple[Commitment, ...], event: gr.SelectData) -> tuple[str, str]:
        commitment = found[int(event.row_value[0]) - 1]
        return render("commitment.html", commitment=commitment), commitment.id

    table.select(choose, inputs=[found], outputs=[card, one], api_visibility="private")
    export.click(_exporter(library), inputs=[found, form], outputs=[export], api_visibility="private")


def _exporter(library: CommitteeSearch) -> Callable[[tuple[Commitment, ...], str], str]:
    def write(found: tuple[Commitment, ...], form: str) -> str:
        # A folder of its own: two users exporting at once must not get each other's file.
        folder = Path(tempfile.mkdtemp(prefix="committeesearch-"))
        target = folder / f"commitments.{EXPORTS[form]}"
        library.export_commitments(found, target)
        return str(target)

    return write


def _marking(library: CommitteeSearch, one: gr.State) -> None:
    with gr.Accordion("Note what you know about the chosen commitment", open=False):
        status = gr.Radio([s.value for s in CommitmentStatus], label="Status, as you know it")
        with gr.Row():
            assignee = gr.Textbox(value="", label="Who follows it up")
            author = gr.Textbox(value="", label="Your name")
        note = gr.Textbox(value="", label="Note", lines=2)
        keep = gr.Button("Keep this note")
        said = gr.Textbox(value="", label="Kept", interactive=False)

    def mark(id: str, status: str | None, assignee: str, author: str, note: str) -> str:
        if not id:
            return "Choose a commitment in the table first."
        if not author.strip():
            return "Give your name, so that others know whose note it is."
        library.mark_commitment(id, status=status or "", note=note, assignee=assignee, author=author)
        return "Kept. It stays when the papers are indexed again."

    keep.click(mark, inputs=[one, status, assignee, author, note], outputs=[said], api_visibility="private")


def _row(number: int, commitment: Commitment) -> list[str]:
    due = commitment.due
    return [
        str(number),
        str(commitment.quote.citation.meeting_date or ""),
        _who(commitment),
        commitment.quote.text,
        str(due.last) if due.last else due.text,
        commitment.status.value,
        commitment.type.value,
    ]


def _who(commitment: Commitment) -> str:
    inferred = " (inferred)" if commitment.owner_basis is OwnerBasis.INFERRED else ""
    return f"{commitment.who}{inferred}" if commitment.who else "nobody named"


def _plot(rows: tuple[Commitment, ...]) -> Any:
    days = [row.due.last for row in rows if row.due.last]
    if not days:
        return gr.update(visible=False)
    form = "%Y-%m" if (max(days) - min(days)).days <= MONTHS_SHOWN * 31 else "%Y"
    counts = Counter(day.strftime(form) for day in days)
    frame = pd.DataFrame([{"Due": when, "Commitments": count} for when, count in sorted(counts.items())])
    return gr.update(value=frame, visible=True)
