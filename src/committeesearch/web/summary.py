"""The optional summary of an answer by the language model that the settings name; where they name none, nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import gradio as gr

from committeesearch.errors import CommitteeSearchError
from committeesearch.library import CommitteeSearch
from committeesearch.results import Answer, Status
from committeesearch.settings import Settings
from committeesearch.web.cards import message_html, render

if TYPE_CHECKING:
    from committeesearch.answering.generate import Summary


def summary_box(settings: Settings) -> gr.Checkbox:
    """Asks for a summary with the next answer: never ticked by itself, and not shown where no model is named."""
    return gr.Checkbox(
        value=False,
        label=f"Also have the quotes summarised by the language model {settings.llm_model} "
        f"(sends your question and the quotes to {settings.llm_url})",
        visible=settings.summarises,
    )


def summarised(library: CommitteeSearch, answer: Answer | None, wanted: bool) -> Iterator[str]:
    """First that the model is at work, then what it wrote; "" where no summary is wanted or there is no answer."""
    if not wanted or answer is None or answer.status is not Status.ANSWERED:
        yield ""
        return
    yield message_html("The language model is reading the quotes …", "This may take a minute. The quotes stand below.")
    try:
        yield summary_html(library.summarise(answer), answer.question, library.settings.llm_model)
    except CommitteeSearchError as error:
        yield message_html("There is no summary.", str(error))


def summary_html(summary: Summary, question: str, model: str) -> str:
    """The sentences that the quotes support, each with its quotes, and those that were left out, with the reason."""
    return render("summary.html", summary=summary, question=question, model=model)
