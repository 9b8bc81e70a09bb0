"""Take the picture of the app that the README shows: ``python -m tests.browser.picture ADDRESS``."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE

QUESTION = "When did private fostering oversight change?"

if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1100, "height": 1250})
        page.goto(f"{sys.argv[1]}/?q={quote(QUESTION)}")
        page.locator(".cs-quote img").first.wait_for(timeout=PATIENCE)
        page.wait_for_function("[...document.querySelectorAll('.cs-quote img')][0].naturalWidth > 500")
        page.screenshot(path=Path(__file__).with_name("app.png"))
        browser.close()
