"""The controls that narrow a search, shared by the tabs: committee, dates, kinds of paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from committeesearch.library import CommitteeSearch
from committeesearch.model import PaperKind

EVERY_COMMITTEE = "All committees"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The controls, in the order in which their values reach a listener."""

    committee: gr.Radio
    since: gr.Textbox
    until: gr.Textbox
    kinds: gr.CheckboxGroup

    @property
    def inputs(self) -> list[gr.components.Component]:
        """For a listener's ``inputs``; its values go to ``chosen``."""
        return [self.committee, self.since, self.until, self.kinds]


def narrowing(library: CommitteeSearch) -> Narrowing:
    """Radio buttons and boxes rather than drop-downs and date pickers, which screen readers cannot use."""
    status = library.status()
    with gr.Accordion("Narrow it down", open=False):
        committee = gr.Radio(
            [EVERY_COMMITTEE, *status.committees],
            value=EVERY_COMMITTEE,
            label="Committee",
            visible=bool(status.committees),
        )
        with gr.Row():
            since = gr.Textbox(value="", label="Meetings since", placeholder="for example 1 January 2023, or 2023")
            until = gr.Textbox(value="", label="Meetings until", placeholder="for example 31 March 2024, or 2024")
        kinds = gr.CheckboxGroup(
            [(kind.value.capitalize(), kind.value) for kind in PaperKind], label="Kinds of paper (none ticked: all)"
        )
    return Narrowing(committee, since, until, kinds)


def chosen(committee: str | None, since: str | None, until: str | None, kinds: list[str] | None) -> dict[str, Any]:
    """The controls' values as the library's keyword arguments; None is that of a box that was never shown."""
    return {
        "committee": "" if committee in (None, EVERY_COMMITTEE) else committee,
        "since": since,
        "until": until,
        "kinds": tuple(PaperKind(kind) for kind in kinds or ()),
    }
