"""The register: who is to do what, by when, and what later papers show."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
import pandas as pd

from committeesearch.commitments import counts, standing
from committeesearch.errors import CommitteeSearchError
from committeesearch.library import CommitteeSearch
from committeesearch.results import Commitment, CommitmentStatus, CommitmentType, OwnerBasis
from committeesearch.web import noting
from committeesearch.web.cards import message_html, render
from committeesearch.web.narrowing import chosen, narrowing

HEADERS = ["No.", "Made on", "Who", "What", "Due", "Status", "Kind"]
WIDTHS = ["55px", "100px", "190px", "430px", "110px", "110px", "110px"]
EXPORTS = {
    "Spreadsheet": "xlsx",
    "CSV": "csv",
    "Calendar of due dates": "ics",
    "Evidence pack (Word)": "docx",
    "Evidence pack (Markdown)": "md",
}
FEWEST_MARKED = 4
"""Height of the plot's axis: below it, fractions of commitments would be marked."""
MONTHS_SHOWN = 24
"""More months than that cannot be labelled side by side; years are shown then."""
SHOWN_BY_DEFAULT = [
    kind for kind in CommitmentType if kind not in (CommitmentType.NOTED, CommitmentType.RECOMMENDATION)
]
"""A report that was noted asks nothing of anybody, and a recommendation is not a decision."""


FETCH = """() => setTimeout(() => document.querySelector("#register-file").click(), 300)"""
"""Downloads the file that was just written: a download button's own click would still fetch the one before."""
SHOWN, CHOSEN = "All that are shown", "The chosen one only"


def commitments_tab(library: CommitteeSearch, blocks: gr.Blocks, tab: gr.Tab, tabs: gr.Tabs) -> None:
    """Filters, counts, a table, a card for the chosen row with people's own notes, and exports.

    All are listed when the tab is first opened; an address with a question of the register opens it with its filters.
    """
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
    card = gr.HTML()
    form = noting.noting()
    with gr.Row():
        which = gr.Radio([SHOWN, CHOSEN], value=SHOWN, label="Export")
        kind = gr.Radio(list(EXPORTS), value="Spreadsheet", label="as")
        export = gr.Button("Export")
    file = gr.DownloadButton("The file", elem_id="register-file", visible="hidden")

    def respond(
        words: str, owner: str, due_before: str, statuses: list[str], types: list[str], *narrowed: Any
    ) -> tuple[Any, ...]:
        try:
            rows = library.commitments(
                about=words,
                owner=owner,
                due_before=due_before,
                statuses=tuple(CommitmentStatus(s) for s in statuses or ()),
                types=tuple(CommitmentType(t) for t in types or ()),
                **chosen(*narrowed),
            )
        except CommitteeSearchError as error:
            return message_html("That did not work.", str(error)), gr.update(visible=False), [], ()
        held = {status: count for status, count in counts(rows).items() if count}
        return (
            render("counts.html", counts=held, total=len(rows)),
            _plot(rows),
            [_row(n, row) for n, row in enumerate(rows, 1)],
            rows,
        )

    inputs = [words, owner, due_before, statuses, types, *controls.inputs]
    shown = [summary, plot, table, found]
    gr.on(
        [show.click, words.submit, owner.submit, due_before.submit],
        respond,
        inputs=inputs,
        outputs=shown,
        api_visibility="private",
    )

    def first(rows: tuple[Commitment, ...], *filters: Any) -> tuple[Any, ...]:
        return (gr.skip(),) * len(shown) if rows else respond(*filters)

    tab.select(first, inputs=[found, *inputs], outputs=shown, api_visibility="private")

    def from_address(request: gr.Request, *filters: Any) -> tuple[Any, ...]:
        wanted = library.register_query(str(request.query_params.get("register", "")))
        if wanted is None:
            return (gr.skip(),) * (5 + len(shown))
        asked = (wanted.about, wanted.owner, [s.value for s in wanted.statuses], [t.value for t in wanted.types])
        about, who, standing, kinds = asked
        rows = respond(about, who, "", standing, kinds, *filters)
        return gr.update(selected="commitments"), about, who, standing, kinds, *rows

    blocks.load(
        from_address,
        inputs=controls.inputs,
        outputs=[tabs, words, owner, statuses, types, *shown],
        api_visibility="private",
    )

    def choose(found: tuple[Commitment, ...], event: gr.SelectData) -> tuple[str, ...]:
        commitment = found[int(event.row_value[0]) - 1]
        return _card(commitment), *noting.of(commitment)

    table.select(choose, inputs=[found], outputs=[card, *form.fields], api_visibility="private")

    def shown_again(id: str, found: tuple[Commitment, ...]) -> str:
        kept = next((one for one in found if one.id == id), None) or next(iter(library.commitments(ids=[id])), None)
        return _card(kept) if kept else ""

    def note(id: str, status: str | None, assignee: str, author: str, note: str) -> Any:
        return noting.keep(library, id, status, assignee, author, note)

    form.keep.click(
        note,
        inputs=[form.one, form.status, form.assignee, form.author, form.note],
        outputs=[form.said],
        api_visibility="private",
    ).then(respond, inputs=inputs, outputs=shown, api_visibility="private").then(
        shown_again, inputs=[form.one, found], outputs=[card], api_visibility="private"
    )
    export.click(
        _exporter(library), inputs=[found, form.one, which, kind], outputs=[file], api_visibility="private"
    ).success(None, js=FETCH)


def _card(commitment: Commitment) -> str:
    return render("commitment.html", commitment=commitment)


def _exporter(library: CommitteeSearch) -> Callable[..., str]:
    def write(found: tuple[Commitment, ...], id: str, which: str, form: str, request: gr.Request) -> str:
        if which == CHOSEN:
            found = tuple(one for one in found if one.id == id)
            if not found:
                raise gr.Error("Choose a commitment in the table first.")
        # A folder of its own: two users exporting at once must not get each other's file.
        folder = Path(tempfile.mkdtemp(prefix="committeesearch-"))
        target = folder / f"commitments.{EXPORTS[form]}"
        library.export_commitments(found, target, f"{request.request.base_url}paper/")
        return str(target)

    return write


def _row(number: int, commitment: Commitment) -> list[str]:
    due = commitment.due
    return [
        str(number),
        str(commitment.quote.citation.meeting_date or ""),
        _who(commitment),
        commitment.quote.text,
        str(due.last) if due.last else due.text,
        standing(commitment).value,
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
    return gr.update(value=frame, y_lim=[0, max(FEWEST_MARKED, int(frame["Commitments"].max()))], visible=True)
