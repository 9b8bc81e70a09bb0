"""The server's own routes: guarded, escaped, and never a page that the public may not see."""

from __future__ import annotations

import io
import socket
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from rich.console import Console

from committeesearch import CommitteeSearch
from committeesearch.cli.terminal import show_status
from committeesearch.retrieval.encoder import FakeEncoder
from committeesearch.web import build_app, serve
from committeesearch.web.cards import render

PACK = "pack & annex.pdf"
AGENDA = (
    "",
    "CABINET",
    "Tuesday, 12 March 2024 at 10.00 am",
    "Council Chamber, Town Hall",
    "AGENDA",
    "1. Apologies",
    "4. Bandstand repairs (Pages 3 - 3)",
    "5. Sale of the depot (Pages 4 - 4)",
)
PUBLIC = (
    "Agenda Item 4",
    "Report to: Cabinet",
    "Date: 12 March 2024",
    "Title: Bandstand repairs",
    "1. The bandstand will be painted green by the Head of Parks.",
    "Page 3",
)
PRIVATE = (
    "Agenda Item 5",
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972",
    "Report to: Cabinet",
    "Date: 12 March 2024",
    "Title: Sale of the depot",
    "1. The reserve price of the depot is one million pounds.",
    "Page 4",
)
BOOKMARKS = ("Agenda", "4 Bandstand repairs", "5 Sale of the depot")
NOTES = "<script>alert(1)</script>\nREPORT TO CABINET\n\nDate of meeting: 12 March 2024\n\nThe otters are back.\n"


def draw(target: Path) -> None:
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    canvas.setTitle("(Public Pack)Agenda Document for Cabinet, 12/03/2024 10:00")
    for title, lines in zip(BOOKMARKS, (AGENDA, PUBLIC, PRIVATE), strict=True):
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title)
        for row, line in enumerate(lines):
            canvas.drawString(440 if row == 0 else 72, 40 if line.startswith("Page ") else 790 - 30 * row, line)
        canvas.showPage()
    canvas.save()


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> CommitteeSearch:
    folder = tmp_path_factory.mktemp("papers")
    draw(folder / PACK)
    (folder / "notes.txt").write_text(NOTES, encoding="utf-8")
    return CommitteeSearch.build(folder, tmp_path_factory.mktemp("index"), encoder=FakeEncoder())


@pytest.fixture(scope="module")
def client(papers: CommitteeSearch) -> TestClient:
    return TestClient(build_app(papers))


def test_every_answer_forbids_other_hosts_and_inline_handlers(client: TestClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script-src-attr 'none'" in policy


def test_a_text_paper_is_shown_as_words_with_the_line_marked(client: TestClient) -> None:
    answer = client.get("/paper/notes.txt?line=6")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert 'class="here" id="here"><span class="n">6</span>The otters are back.' in answer.text


def test_a_pack_with_an_exempt_item_is_shown_only_page_by_public_page(
    client: TestClient, papers: CommitteeSearch
) -> None:
    assert [note.part for note in papers.status().partly], "the exempt item was not recognised"
    name = quote(PACK)
    assert client.get(f"/paper/{name}").status_code == 403
    assert client.get(f"/picture/{name}?page=2").content.startswith(b"\x89PNG")
    assert client.get(f"/picture/{name}?page=3").status_code == 404
    assert "reserve price" not in str(papers.outline(PACK))
    assert not any("reserve price" in hit.passage.body.text for hit in papers.search("reserve price of the depot").hits)


def test_the_list_of_papers_and_the_status_tell_what_is_missing_of_which(papers: CommitteeSearch) -> None:
    page = render("status.html", status=papers.status())
    assert "<strong>pack &amp; annex.pdf</strong>, item 5: Exempt from publication" in page
    console = Console(record=True, width=200, file=io.StringIO())
    show_status(console, papers.status())
    assert "pack & annex.pdf, item 5: Exempt from publication" in console.export_text()


@pytest.mark.parametrize("spans", ["x", "1-", "1-2,a-b", "-5"])
def test_a_place_that_is_none_is_refused(client: TestClient, spans: str) -> None:
    assert client.get(f"/picture/{quote(PACK)}?page=1&spans={spans}").status_code == 422


def test_a_password_guards_papers_and_pictures_too(papers: CommitteeSearch) -> None:
    client = TestClient(build_app(papers, auth=("clerk", "long-secret")))
    for path in ("/", "/paper/notes.txt", f"/picture/{quote(PACK)}?page=1", "/config"):
        assert client.get(path).status_code == 401, path
        assert client.get(path, auth=("clerk", "wrong")).status_code == 401, path
        assert client.get(path, auth=("clerk", "long-secret")).status_code == 200, path


class Stop(Exception):
    """Ends ``serve`` from within, before it would serve for ever."""


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_the_address_is_told_only_once_a_browser_can_reach_it(papers: CommitteeSearch, host: str) -> None:
    def open_it(address: str) -> None:
        assert address.startswith("http://127.0.0.1:")
        socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=5).close()
        raise Stop

    with pytest.raises(Stop):
        serve(papers, host, 0, ready=open_it)
