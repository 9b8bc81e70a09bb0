"""The app as a whole: one tab for each thing a user comes for."""

from __future__ import annotations

import gradio as gr

from committeesearch.library import CommitteeSearch
from committeesearch.web.ask import ask_tab
from committeesearch.web.commitments import commitments_tab
from committeesearch.web.over_time import over_time_tab
from committeesearch.web.papers import papers_tab

INTRODUCTION = """# Search the committee papers

Ask in your own words. You get the words of the papers themselves, with the meeting, item and page where
they stand. Nothing that you type leaves this computer"""
UNLESS = ", unless you have an answer summarised"


def build_blocks(library: CommitteeSearch) -> gr.Blocks:
    """The Gradio app over an opened index."""
    with gr.Blocks(title="Search the committee papers", analytics_enabled=False) as blocks:
        gr.Markdown(f"{INTRODUCTION}{UNLESS if library.settings.summarises else ''}.")
        with gr.Tabs() as tabs:
            with gr.Tab("Ask", id="ask"):
                ask_tab(library, blocks)
            with gr.Tab("Over time", id="over-time"):
                over_time_tab(library)
            with gr.Tab("Commitments", id="commitments") as register:
                commitments_tab(library, blocks, register, tabs)
            with gr.Tab("Papers", id="papers"):
                papers_tab(library)
    return blocks
