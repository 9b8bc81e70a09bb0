"""The first tab: a question, its answer, and the passages that prove it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import gradio as gr

from committeesearch.dates import printed_period
from committeesearch.errors import CommitteeSearchError
from committeesearch.library import LONGEST_QUESTION, CommitteeSearch
from committeesearch.results import Answer, Understood
from committeesearch.web.cards import answer_html, message_html, promised_html
from committeesearch.web.examples import example_questions
from committeesearch.web.narrowing import chosen, narrowing
from committeesearch.web.summary import summarised, summary_box

WRITE_ADDRESS = """(question, ...rest) => {
  const address = new URL(window.location.href);
  if (question && question !== address.searchParams.get("q")) {
    address.searchParams.set("q", question);
    address.hash = "";
    window.history.pushState(null, "", address);
  }
  return [question, ...rest];
}"""
"""Puts the question into the address: it can be sent to a colleague, and Back leads to the question before."""

LISTEN = """() => {
  document.querySelector("#answer").setAttribute("aria-live", "polite");
  window.addEventListener("popstate", () => {
    const asked = new URL(window.location.href).searchParams.get("q") || "";
    if (document.querySelector("#question textarea").value !== asked) window.location.reload();
  });
}"""
"""Has the answer read out by screen readers, and asks the question before when the user goes back to it."""

SHOW_ANSWER = """() => {
  const answer = document.querySelector("#answer");
  const top = answer.getBoundingClientRect().top;
  if (top > window.innerHeight / 2 || top < 0) answer.scrollIntoView({ block: "start" });
}"""
"""Brings the answer onto the screen where it would begin in the lower half: on a phone, or below many chips."""

ASK = """() => document.querySelector("#ask").click()"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The last question, what was read out of it, the passages shown, best first, and the answer."""

    question: str = ""
    understood: tuple[Understood, ...] = ()
    passages: tuple[str, ...] = ()
    answer: Answer | None = None


def ask_tab(library: CommitteeSearch, blocks: gr.Blocks) -> None:
    """Question box, examples, controls, and the answer as cards."""
    with gr.Row(equal_height=True):
        question = gr.Textbox(
            value="",
            label="Your question",
            placeholder="When did private fostering oversight change?",
            lines=1,
            autofocus=True,
            elem_id="question",
            scale=5,
            min_width=320,
        )
        ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=1, min_width=120)
    controls = narrowing(library)
    chips = gr.CheckboxGroup(label="Read from your question (untick what is wrong, then ask again)", visible=False)
    wanted = summary_box(library.settings)
    summary = gr.HTML(elem_id="summary", visible=library.settings.summarises)
    answer = gr.HTML(elem_id="answer")
    last = gr.State(Asked())
    respond = _responder(library)
    asking = gr.on(
        [ask.click, question.submit],
        respond,
        inputs=[question, chips, last, *controls.inputs],
        outputs=[answer, chips, last],
        js=WRITE_ADDRESS,
        api_name="ask",
    )
    asking.then(None, js=SHOW_ANSWER, api_visibility="private")
    if library.settings.summarises:
        summing = asking.then(
            lambda last, wanted: (yield from summarised(library, last.answer, wanted)),
            inputs=[last, wanted],
            outputs=[summary],
            api_visibility="private",
        )
        # A late summary of one question must not come to stand above the answer to the next.
        gr.on([ask.click, question.submit], None, cancels=[summing], api_visibility="private")
    blocks.load(
        _from_address(respond),
        inputs=[chips, last, *controls.inputs],
        outputs=[question, answer, chips, last],
        show_progress_on=[answer],  # whoever is typing already must not have the box covered
        api_visibility="private",
    ).then(None, js=SHOW_ANSWER, api_visibility="private")
    blocks.load(None, js=LISTEN, api_visibility="private")
    _examples(library, question)
    _judging(library, last)


def chip_label(understood: Understood) -> str:
    """How something read from the question is shown, in words that need no explaining."""
    said, meant = understood.said, understood.meant
    words = {
        "date": _dated(said, meant),
        "committee": f"Committee: {meant}",
        "paper": f"“{said}”: decisions first",
        "acronym": f"{said} means {meant}",
        "spelling": f"“{said}” read as “{meant}”",
        "synonym": f"{said} (also {meant})",
    }
    return words.get(understood.kind, f"{understood.kind}: {said}")


def _dated(said: str, meant: str) -> str:
    """With the year, where the asker left it to the papers to say which is meant."""
    first, _, last = meant.partition(" to ")
    if not last or first[:4] in said or last[:4] in said:
        return f"Date: {said}"
    return f"“{said}” read as {printed_period(date.fromisoformat(first), date.fromisoformat(last))}"


def _examples(library: CommitteeSearch, question: gr.Textbox) -> None:
    """Below the answer, which is what the next user wants to see first. Choosing one asks it."""
    questions = example_questions(library.documents())
    if questions:
        gr.Markdown("For example:")
        with gr.Row():
            for text in questions:
                button = gr.Button(text, size="sm", min_width=280)
                chosen = button.click(partial(str, text), outputs=[question], api_visibility="private")
                chosen.then(None, js=ASK, api_visibility="private")


def _responder(library: CommitteeSearch) -> Callable[..., tuple[str, Any, Asked]]:
    def respond(question: str, kept: list[str], last: Asked, *narrowed: Any) -> tuple[str, Any, Asked]:
        if not question.strip():
            return message_html("Type a question first.", ""), gr.update(visible=False), Asked()
        if len(question) > LONGEST_QUESTION:
            text = (
                f"It has {len(question):,} characters; {LONGEST_QUESTION:,} is the most. Ask for one thing at a time."
            )
            return message_html("That question is too long.", text), gr.update(visible=False), Asked()
        known = last.understood if last.question == question else ()
        ignored = tuple(item for item in known if chip_label(item) not in kept)
        try:
            answer = library.ask(question, ignore=ignored, **chosen(*narrowed))
        except CommitteeSearchError as error:
            return message_html("That did not work.", str(error)), gr.update(visible=False), Asked()
        labels = [chip_label(item) for item in answer.query.understood]
        every = [*labels, *(chip_label(item) for item in ignored)]
        chips = gr.update(choices=every, value=labels, visible=bool(every))
        passages = tuple(hit.passage.id for hit in answer.hits)
        asked = Asked(question, (*answer.query.understood, *ignored), passages, answer)
        promised = promised_html(question, library.register_query(question), library.promised(question))
        return promised + answer_html(answer), chips, asked

    return respond


def _from_address(respond: Callable[..., tuple[str, Any, Asked]]) -> Callable[..., tuple[Any, Any, Any, Any]]:
    def load(request: gr.Request, kept: list[str], last: Asked, *rest: Any) -> tuple[Any, Any, Any, Any]:
        question = str(request.query_params.get("q", ""))
        if not question.strip():  # and the user may already be typing
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        return (question, *respond(question, kept, last, *rest))

    return load


def _judging(library: CommitteeSearch, last: gr.State) -> None:
    """An officer's verdict on a passage, kept for measuring the search."""
    with gr.Accordion("Help to measure the search: does a passage prove the answer?", open=False):
        number = gr.Number(label="Passage number", value=1, minimum=1, precision=0)
        with gr.Row():
            yes = gr.Button("This proves it")
            no = gr.Button("This does not")
        said = gr.Textbox(value="", label="Kept", interactive=False)

    def judge(proves: bool) -> Callable[[Asked, float], str]:
        def keep(asked: Asked, number: float) -> str:
            if not 1 <= number <= len(asked.passages):
                return "Ask a question first, then give the number of one of its passages."
            file = library.judge(asked.question, asked.passages[int(number) - 1], proves)
            return f"Passage {int(number)} {'proves' if proves else 'does not prove'} the answer: kept in {file.name}."

        return keep

    for button, proves in ((yes, True), (no, False)):
        button.click(judge(proves), inputs=[last, number], outputs=[said], api_visibility="private")
