"""The real app, served by the real command, looked at by a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from committeesearch import CommitteeSearch

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000
"""Milliseconds: two shared cores may load a model and run three other tests meanwhile."""


expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # One process, so that one app is served and one browser started.
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed: browser tests did not run"))


@pytest.fixture(scope="session")
def app_address(sample_corpus: Path, sample_index: CommitteeSearch) -> Iterator[str]:
    with served(sample_corpus, sample_index) as address:
        yield address


@contextmanager
def served(sample_corpus: Path, sample_index: CommitteeSearch, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """The app in a process of its own; yields its address."""
    command = [sys.executable, "-m", "committeesearch.cli", "app", "--port", "0", "--corpus", str(sample_corpus)]
    command += ["--index", str(sample_index.settings.index)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        try:
            line = next((line for line in process.stdout if "http://" in line), "")
            found = re.search(r"http://\S+", line)
            assert found, "the app did not say where it is"
            yield found[0]
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield (started := playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS)))
        started.close()


@pytest.fixture
def page(browser: Browser, app_address: str) -> Iterator[Page]:
    """A page that fails its test when anything is asked of another host, or a script fails."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    elsewhere: list[str] = []
    errors: list[str] = []
    page.on(
        "request", lambda r: elsewhere.append(r.url) if not r.url.startswith((app_address, "data:", "blob:")) else None
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not elsewhere, f"requests left the machine: {elsewhere}"
    assert not errors, f"scripts failed: {errors}"
