"""What the papers say of a topic, meeting by meeting, and what differs."""

from __future__ import annotations

from typing import Any

import gradio as gr
import pandas as pd

from committeesearch.errors import CommitteeSearchError
from committeesearch.library import CommitteeSearch
from committeesearch.results import Changes
from committeesearch.web.cards import changes_html, message_html
from committeesearch.web.narrowing import chosen, narrowing

FEWEST_POINTS = 2
"""A plot of one figure shows nothing that the table does not."""


def over_time_tab(library: CommitteeSearch) -> None:
    """A topic box, the timeline, and a plot where there are figures."""
    topic = gr.Textbox(value="", label="Topic", placeholder="private fostering oversight", lines=1)
    show = gr.Button("Show how it changed", variant="primary")
    controls = narrowing(library)
    plot = gr.LinePlot(x="Meeting", y="Figure", color="What", visible=False, label="Figures over time")
    timeline = gr.HTML()

    def respond(topic: str, *narrowed: Any) -> tuple[Any, str]:
        if not topic.strip():
            return gr.update(visible=False), message_html("Type a topic first.", "")
        try:
            changes = library.changes(topic, **chosen(*narrowed))
        except CommitteeSearchError as error:
            return gr.update(visible=False), message_html("That did not work.", str(error))
        return _plot(changes), changes_html(changes)

    gr.on(
        [show.click, topic.submit],
        respond,
        inputs=[topic, *controls.inputs],
        outputs=[plot, timeline],
        api_name="changes",
    )


def _plot(changes: Changes) -> Any:
    rows = [
        {"Meeting": pd.Timestamp(figure.quote.citation.meeting_date), "Figure": figure.value, "What": figure.label}
        for figure in changes.figures
        if figure.quote.citation.meeting_date
    ]
    if len({row["Meeting"] for row in rows}) < FEWEST_POINTS:
        return gr.update(visible=False)
    return gr.update(value=pd.DataFrame(rows), visible=True)
