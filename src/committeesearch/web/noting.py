"""What people themselves know of a commitment: the form in which they note it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from committeesearch.errors import CommitteeSearchError
from committeesearch.library import CommitteeSearch
from committeesearch.results import Commitment, CommitmentStatus

AS_SHOWN = "as the papers show"


@dataclass(frozen=True, slots=True)
class Noting:
    """The form for the commitment whose id ``one`` holds; ``kept`` fires when a note was kept."""

    one: gr.State
    status: gr.Radio
    assignee: gr.Textbox
    author: gr.Textbox
    note: gr.Textbox
    said: gr.Textbox
    keep: gr.Button

    @property
    def fields(self) -> list[gr.components.Component]:
        """What ``of`` fills."""
        return [self.one, self.status, self.assignee, self.note, self.said]


def noting() -> Noting:
    """The form, folded away until it is wanted."""
    one = gr.State("")
    with gr.Accordion("Note what you know about the chosen commitment", open=False):
        status = gr.Radio(
            [AS_SHOWN, *(status.value for status in CommitmentStatus)], value=AS_SHOWN, label="Status, as you know it"
        )
        with gr.Row():
            assignee = gr.Textbox(value="", label="Who follows it up")
            author = gr.Textbox(value="", label="Your name")
        note = gr.Textbox(value="", label="Note", lines=2)
        keep = gr.Button("Keep this note")
        said = gr.Textbox(value="", label="Kept", interactive=False)
    return Noting(one, status, assignee, author, note, said, keep)


def of(commitment: Commitment) -> tuple[str, str, str, str, str]:
    """The values of the form for a commitment: what was noted on it last, and nothing of another one."""
    mark = commitment.mark
    if mark is None:
        return commitment.id, AS_SHOWN, "", "", ""
    return commitment.id, mark.status or AS_SHOWN, mark.assignee, mark.note, ""


def keep(library: CommitteeSearch, id: str, status: str | None, assignee: str, author: str, note: str) -> Any:
    """Keep what was typed and say so, or say what is missing."""
    if not id:
        return "Choose a commitment in the table first."
    if not author.strip():
        return "Give your name, so that others know whose note it is."
    known = "" if status in (None, AS_SHOWN) else str(status)
    try:
        library.mark_commitment(id, status=known, note=note, assignee=assignee, author=author)
    except CommitteeSearchError as error:
        return str(error)
    return "Kept. It stays when the papers are indexed again."
