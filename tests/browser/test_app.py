from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from committeesearch import CommitteeSearch
from committeesearch.cli import app

QUESTION = "When did private fostering oversight change?"


def ask(page: Page, address: str, question: str) -> None:
    page.goto(address)
    box = page.get_by_role("textbox", name="Your question")
    box.fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()


def test_an_answer_shows_words_place_and_the_page_itself(page: Page, app_address: str) -> None:
    ask(page, app_address, QUESTION)
    quote_card = page.locator(".cs-quote").first
    expect(quote_card).to_be_visible()
    expect(page.locator(".cs-answer")).to_contain_text("private fostering")
    expect(quote_card.locator(".cs-place")).to_contain_text("Children's Services Overview and Scrutiny Committee")
    picture = quote_card.locator("img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 500", arg=picture.element_handle())
    link = quote_card.get_by_role("link").first.get_attribute("href") or ""
    assert "#page=" in link
    paper = page.request.get(f"{app_address}/{link.split('#')[0]}")
    assert paper.ok
    assert paper.body().startswith(b"%PDF")


def test_without_a_language_model_in_the_settings_no_summary_is_offered(page: Page, app_address: str) -> None:
    ask(page, app_address, QUESTION)
    expect(page.locator(".cs-quote").first).to_be_visible()
    expect(page.get_by_label("Also have the quotes summarised")).to_have_count(0)
    expect(page.get_by_text("Nothing that you type leaves this computer.")).to_be_visible()


def test_the_address_of_an_answer_can_be_sent_to_a_colleague(page: Page, app_address: str) -> None:
    ask(page, app_address, QUESTION)
    expect(page.locator(".cs-quote").first).to_be_visible()
    page.wait_for_url("**q=When*")
    page.goto(f"{app_address}/?q={quote(QUESTION)}")
    expect(page.locator(".cs-quote").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Your question")).to_have_value(QUESTION)


def test_the_way_back_leads_to_the_question_before(page: Page, app_address: str) -> None:
    ask(page, app_address, QUESTION)
    expect(page.locator(".cs-quote").first).to_be_visible()
    page.get_by_role("textbox", name="Your question").fill("Are there any mermaids in the canal?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer")).to_contain_text("The indexed papers do not say.")
    page.go_back()
    expect(page.locator(".cs-quote").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Your question")).to_have_value(QUESTION)


def test_on_a_phone_the_answer_is_the_first_thing_on_the_screen(page: Page, app_address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, app_address, f"{QUESTION} Since 2019.")
    expect(page.locator(".cs-quote").first).to_be_visible()
    page.wait_for_function("document.querySelector('#answer').getBoundingClientRect().top < 430")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_example_is_asked_when_it_is_chosen(page: Page, app_address: str) -> None:
    page.goto(app_address)
    page.get_by_role("button", name=re.compile("^What (was decided|do the papers say) about")).first.click()
    expect(page.locator("#answer .cs-answer")).to_be_visible()


def test_what_was_read_from_a_question_can_be_taken_off(page: Page, app_address: str) -> None:
    ask(page, app_address, "What was said of private fostering since 2024?")
    chip = page.get_by_label("Date: since 2024")
    expect(chip).to_be_checked()
    chip.uncheck()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_label("Date: since 2024")).not_to_be_checked()
    expect(page.locator(".cs-quote").first).to_be_visible()


def test_the_keyboard_alone_asks_and_shows_where_it_is(page: Page, app_address: str) -> None:
    page.goto(app_address)
    box = page.get_by_role("textbox", name="Your question")
    expect(box).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Ask", exact=True)
    expect(button).to_be_focused()
    assert button.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".cs-quote").first).to_be_visible()


CONTRAST = """part => {
  const light = colour => {
    const [r, g, b] = colour.match(/[0-9.]+/g).slice(0, 3)
      .map(x => x / 255).map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = part;
  while (/rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
  const [a, b] = [getComputedStyle(part).color, getComputedStyle(ground).backgroundColor].map(light);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
"""As WCAG 2 reckons it."""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_of_an_answer_can_be_read(page: Page, app_address: str, theme: str) -> None:
    page.goto(f"{app_address}/?q={quote(QUESTION)}&__theme={theme}")
    expect(page.locator(".cs-quote").first).to_be_visible()
    for name in (".cs-line", ".cs-heading", ".cs-place a", ".cs-tag", ".cs-searched", "button[role=tab].selected"):
        part = page.locator(name).first
        assert part.evaluate(CONTRAST) >= 4.5, f"{name} in {theme}"


def test_a_judgement_made_in_the_app_is_one_that_evaluation_reads(
    page: Page, app_address: str, sample_index: CommitteeSearch
) -> None:
    ask(page, app_address, QUESTION)
    expect(page.locator(".cs-quote").first).to_be_visible()
    page.get_by_role("button", name="Help to measure the search").click()
    page.get_by_role("button", name="This proves it").click()
    expect(page.get_by_label("Kept").first).to_have_value(re.compile("Passage 1 proves the answer: kept in"))
    index = sample_index.settings.index
    kept = index.with_name(f"{index.name}-notes") / "judgements.jsonl"
    result = CliRunner().invoke(app, ["evaluate", str(kept), "--index", str(index), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["measures"]["S@1"] == 1.0


def test_junk_is_told_plainly_that_the_papers_do_not_say(page: Page, app_address: str) -> None:
    ask(page, app_address, "Are there any mermaids in the canal?")
    expect(page.locator("#answer")).to_contain_text("The indexed papers do not say.")
    expect(page.locator("#answer")).to_contain_text("Searched")


def test_markup_in_a_question_stays_words(page: Page, app_address: str) -> None:
    ask(
        page, app_address, "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>{{7*7}}${window.ran = 3}"
    )
    expect(page.locator("#answer .cs-answer")).to_be_visible()
    assert page.evaluate("window.ran") is None


def test_an_empty_and_an_endless_question_are_answered_with_advice(page: Page, app_address: str) -> None:
    ask(page, app_address, "")
    expect(page.locator("#answer")).to_contain_text("Type a question first.")
    ask(page, app_address, "fostering " * 1_000)
    expect(page.locator("#answer")).to_contain_text("too long")


def test_a_date_that_nobody_can_read_is_named(page: Page, app_address: str) -> None:
    page.goto(app_address)
    page.get_by_role("textbox", name="Your question").fill(QUESTION)
    page.get_by_role("button", name="Narrow it down").first.click()
    page.wait_for_timeout(1_000)  # boxes that have just unfolded forget what is typed before they are wired
    page.get_by_label("Meetings since").first.fill("the day the lift broke")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer")).to_contain_text("is not a date that can be read")


def test_a_topic_is_shown_over_time(page: Page, app_address: str) -> None:
    page.goto(app_address)
    page.get_by_role("tab", name="Over time").click()
    page.get_by_label("Topic").fill("private fostering oversight")
    page.get_by_role("button", name="Show how it changed").click()
    entries = page.locator(".cs-timeline li")
    expect(entries.first).to_be_visible()
    assert entries.count() >= 2


def test_the_papers_tab_lists_what_was_left_out(page: Page, app_address: str) -> None:
    page.goto(app_address)
    page.get_by_role("tab", name="Papers").click()
    page.get_by_text("left out: see why").click()
    expect(page.get_by_text("Exempt from publication").first).to_be_visible()


EXEMPT = "cabinet/2023-09-14/23-00041 - The Future of Osterby Leisure Centre Exempt Appendix.pdf"
NOT_TO_BE_HAD = (
    "paper/..%2F..%2F..%2Fetc%2Fpasswd",
    "paper/pyproject.toml",
    "picture/nothing.pdf?page=1",
    f"paper/{quote(EXEMPT)}",
    f"picture/{quote(EXEMPT)}?page=1",
)


def test_nothing_but_indexed_papers_can_be_had(page: Page, app_address: str) -> None:
    page.goto(app_address)
    for path in NOT_TO_BE_HAD:
        assert page.request.get(f"{app_address}/{path}").status == 404, path


def test_a_commitment_is_shown_with_its_proof_and_keeps_a_note(page: Page, app_address: str) -> None:
    page.goto(app_address)
    page.get_by_role("tab", name="Commitments").click()
    page.get_by_label("About").fill("private fostering")
    page.get_by_role("button", name="Show commitments").click()
    expect(page.locator(".cs-counts")).to_be_visible()
    page.get_by_role("gridcell").filter(has_text="fostering").first.click()
    card = page.locator("section[aria-label=Commitment]")
    expect(card.locator("blockquote").first).to_contain_text("foster")
    page.get_by_role("button", name="Note what you know").click()
    keep = page.get_by_role("button", name="Keep this note")
    expect(keep).to_be_visible()
    page.wait_for_timeout(1_000)  # boxes that have just unfolded forget what is typed before they are wired
    page.get_by_label("Note", exact=True).fill("Raised with the service.")
    page.get_by_label("Your name").fill("A. Clerk")
    expect(page.get_by_label("Your name")).to_have_value("A. Clerk")
    keep.click()
    expect(page.get_by_label("Kept").last).to_have_value("Kept. It stays when the papers are indexed again.")


def test_commitments_are_listed_when_the_tab_is_opened_and_one_is_exported(page: Page, app_address: str) -> None:
    page.goto(app_address)
    page.get_by_role("tab", name="Commitments").click()
    expect(page.locator(".cs-counts")).to_be_visible()
    page.get_by_role("gridcell").filter(has_text=re.compile(r"^\s*1\s*$")).first.click()
    words = page.locator("section[aria-label=Commitment] blockquote").first.inner_text()
    page.get_by_label("The chosen one only").check()
    page.get_by_label("Evidence pack (Markdown)").check()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Export", exact=True).click()
    pack = fetched.value.path().read_text(encoding="utf-8")
    assert "1 commitment, each in the paper's own words." in pack
    assert re.findall(r"\w{4,}", words)[0] in pack
    assert f"({app_address.rstrip('/')}/paper/" in pack


def test_a_note_is_not_carried_over_to_the_next_commitment(page: Page, app_address: str) -> None:
    page.goto(app_address)
    page.get_by_role("tab", name="Commitments").click()
    expect(page.locator(".cs-counts")).to_be_visible()
    cells = page.get_by_role("gridcell").filter(has_text=re.compile(r"\w+ \w+ \w+ \w+ \w+"))
    card = page.locator("section[aria-label=Commitment]")
    cells.nth(0).click()
    expect(card).to_be_visible()
    page.get_by_role("button", name="Note what you know").click()
    page.wait_for_timeout(1_000)
    page.get_by_label("Note", exact=True).fill("Of the first.")
    page.get_by_label("Your name").fill("A. Clerk")
    page.get_by_role("button", name="Keep this note").click()
    expect(card).to_contain_text("“Of the first.”")
    first = card.locator("blockquote").first.inner_text()
    page.get_by_role("gridcell").filter(has_text=re.compile(r"^\s*2\s*$")).first.click()
    expect(card.locator("blockquote").first).not_to_have_text(first)
    expect(page.get_by_label("Note", exact=True)).to_have_value("")
    expect(page.get_by_label("Your name")).to_have_value("A. Clerk")


def test_a_question_about_promises_leads_to_the_register(page: Page, app_address: str) -> None:
    ask(page, app_address, "What did we promise about private fostering?")
    expect(page.locator("#answer")).to_contain_text("From the register of commitments")
    expect(page.locator("#answer")).to_contain_text("Looked for about “private fostering”")
    page.get_by_role("link", name="See all of them in the register").click()
    expect(page.locator(".cs-counts")).to_be_visible()
    expect(page.get_by_label("About").last).to_have_value("private fostering")
    expect(page.get_by_role("gridcell").filter(has_text="fostering").first).to_be_visible()
