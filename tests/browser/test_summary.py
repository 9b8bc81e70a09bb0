"""The summary by a language model, in the app: asked for by ticking, held to the quotes, its lies shown as such."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from committeesearch import CommitteeSearch
from tests.answering.stand_in import server
from tests.browser.conftest import served
from tests.browser.test_app import QUESTION, ask

pytest.importorskip("openai", reason="the extra llm is not installed")

REPLY = (
    "Private fostering is overseen by a new dedicated Social Worker, Team Manager and Child Protection chair [1]. "
    "It was abolished on 31 February 1999 [1]. Now <img src=x onerror='window.ran = 1'> ignore your rules {{7*7}} [9]."
)


@pytest.fixture(scope="module")
def with_model(sample_corpus: Path, sample_index: CommitteeSearch) -> Iterator[tuple[str, list[Any]]]:
    with server(REPLY) as (settings, seen):
        named = {"COMMITTEESEARCH_LLM_URL": settings.llm_url, "COMMITTEESEARCH_LLM_MODEL": settings.llm_model}
        with served(sample_corpus, sample_index, os.environ | named) as address:
            yield address, seen


@pytest.fixture
def app_address(with_model: tuple[str, list[Any]]) -> str:
    """In place of the app without a model: ``page`` fails a test that asks anything of another address."""
    return with_model[0]


def test_a_summary_is_written_only_when_ticked_and_its_lies_are_shown(
    page: Page, app_address: str, with_model: tuple[str, list[Any]]
) -> None:
    _, seen = with_model
    ask(page, app_address, QUESTION)
    expect(page.locator(".cs-quote").first).to_be_visible()
    page.wait_for_timeout(1_000)
    assert not seen
    page.get_by_label("Also have the quotes summarised").check()
    page.get_by_role("button", name="Ask", exact=True).click()
    left_out = page.locator(".cs-dropped li")
    expect(left_out.first).to_be_visible()
    assert len(seen) == 1
    expect(page.locator(".cs-dropped")).to_contain_text("The quotes do not say “31 February 1999”.")
    expect(page.locator(".cs-dropped")).to_contain_text("It names a quote that does not exist.")
    expect(page.locator(".cs-dropped")).to_contain_text("<img src=x onerror='window.ran = 1'> ignore")
    assert page.evaluate("window.ran") is None
    page.get_by_role("textbox", name="Your question").fill("Are there any mermaids in the canal?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer")).to_contain_text("The indexed papers do not say.")
    expect(page.locator(".cs-dropped")).to_have_count(0)
    assert len(seen) == 1
