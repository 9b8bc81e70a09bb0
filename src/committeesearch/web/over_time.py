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


ROOM = 1.1
"""Of the plot's height to its highest point; it begins at nought, so that a small change does not look like a leap."""


def over_time_tab(library: CommitteeSearch) -> None:
    """A topic box, the timeline, and a plot where there are figures."""
    with gr.Row(equal_height=True):
        topic = gr.Textbox(
            value="", label="Topic", placeholder="private fostering oversight", lines=1, scale=5, min_width=320
        )
        show = gr.Button("Show how it changed", variant="primary", scale=1, min_width=120)
    controls = narrowing(library)
    timeline = gr.HTML(elem_id="timeline")
    # Points, since papers of one meeting may give several figures, and a line through them would go straight up.
    plot = gr.ScatterPlot(x="Meeting", y="Figure", visible=False, label="Figures over time")

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
    rows: list[dict[str, Any]] = [
        {"Meeting": day.isoformat(), "Figure": figure.value}  # a word: each meeting gets a place and a name on the axis
        for figure in changes.figures
        if (day := figure.quote.citation.meeting_date)
    ]
    if len({row["Meeting"] for row in rows}) < FEWEST_POINTS:
        return gr.update(visible=False)
    values = [row["Figure"] for row in rows]
    edges = [min(0.0, *values) * ROOM, max(0.0, *values) * ROOM]
    title = f"{changes.topic} ({changes.figures[0].unit})"
    return gr.update(value=pd.DataFrame(rows), title=title, y_title="", x_title="", y_lim=edges, visible=True)
