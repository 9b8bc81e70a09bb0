"""Every indexed paper with the structure that was understood, beside pictures of its pages."""

from __future__ import annotations

import gradio as gr

from committeesearch.errors import CommitteeSearchError
from committeesearch.library import CommitteeSearch
from committeesearch.model import Document
from committeesearch.web.cards import message_html, render


def papers_tab(library: CommitteeSearch) -> None:
    """A table of papers; choosing one shows its outline and a page."""
    status = library.status()
    gr.HTML(render("status.html", status=status))
    rows = [_row(document) for document in library.documents()]
    table = gr.Dataframe(
        value=rows,
        headers=["Paper", "Kind", "Meeting", "Committee"],
        column_widths=["430px", "140px", "110px", "300px"],
        datatype="str",
        interactive=False,
        show_search="filter",
        wrap=True,
        label="Papers: choose one to see how it was understood",
    )
    with gr.Row():
        outline = gr.HTML()
        with gr.Column():
            page = gr.Number(label="Page", value=1, minimum=1, precision=0, visible=False)
            picture = gr.HTML()
    chosen = gr.State("")

    def choose(event: gr.SelectData) -> tuple[str, str, object, str]:
        file = str(event.row_value[0])
        try:
            document = library.document(file)
        except (KeyError, CommitteeSearchError):
            return "", message_html("That paper is no longer in the index.", ""), gr.update(visible=False), ""
        return (
            file,
            render("outline.html", document=document),
            gr.update(value=1, visible=document.paged),
            show(file, 1),
        )

    def show(file: str, number: float) -> str:
        if not file or not library.document(file).paged:
            return ""
        return render("page.html", file=file, page=max(1, int(number or 1)))

    table.select(choose, outputs=[chosen, outline, page, picture], api_visibility="private")
    page.input(show, inputs=[chosen, page], outputs=[picture], api_visibility="private")


def _row(document: Document) -> list[str]:
    meeting = document.meeting
    return [document.file, document.kind.value, str(meeting.date or ""), meeting.committee or ""]
