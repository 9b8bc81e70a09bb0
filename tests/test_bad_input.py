"""A folder of papers in which much has gone wrong: the good are indexed, the rest are listed with their reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from committeesearch import CommitteeSearch
from committeesearch.errors import IndexMissing, IndexOutdated, SettingsError
from committeesearch.retrieval.encoder import FakeEncoder
from tests.fixtures import bad_input


def build(corpus: Path, index: Path) -> CommitteeSearch:
    return CommitteeSearch.build(corpus, index, encoder=FakeEncoder())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("papers")


@pytest.fixture(scope="module")
def reasons(folder: Path) -> dict[str, str]:
    return bad_input.make(folder)


@pytest.fixture(scope="module")
def papers(folder: Path, reasons: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> CommitteeSearch:
    bad_input.make_good(folder)
    return build(folder, tmp_path_factory.mktemp("index"))


def test_every_bad_file_is_listed_with_its_own_reason(papers: CommitteeSearch, reasons: dict[str, str]) -> None:
    said = {note.file: f"{note.reason} {note.advice}".lower() for note in papers.status().skipped}
    assert said.keys() == reasons.keys()
    for file, reason in reasons.items():
        assert re.search(reason, said[file]), f"{file}: {said[file]}"


def test_every_reason_says_what_to_do(papers: CommitteeSearch) -> None:
    assert all(note.reason and note.advice for note in papers.status().skipped)


def test_good_papers_beside_them_are_found(papers: CommitteeSearch) -> None:
    assert sorted(document.file for document in papers.documents()) == sorted(
        ["minutes copy.pdf", "minutes.pdf", bad_input.ODD_NAME]
    )
    hits = papers.search("bandstand painted green").hits
    assert bad_input.GOOD_WORDS in hits[0].passage.body.text


def test_a_name_with_quotes_spaces_and_foreign_letters_is_cited_as_it_is(papers: CommitteeSearch) -> None:
    hit = papers.search("plane tree pollarded").hits[0]
    assert hit.citation.file == bad_input.ODD_NAME
    assert papers.paper_path(hit.citation.file).name == bad_input.ODD_NAME
    assert papers.page_picture(hit.citation.file, 1).startswith(b"\x89PNG")


def test_two_files_with_the_same_content_are_one_text_with_two_places(papers: CommitteeSearch) -> None:
    held = [
        hit for hit in papers.search("bandstand painted green").hits if bad_input.GOOD_WORDS in hit.passage.body.text
    ]
    assert len(held) == 1
    places = {held[0].citation.file, *(place.file for place in held[0].citation.also_in)}
    assert places == {"minutes.pdf", "minutes copy.pdf"}


def test_nothing_of_a_protected_paper_is_found(papers: CommitteeSearch) -> None:
    assert all("price of the bandstand" not in passage.body.text for passage in papers.papers.passages())


def test_a_file_without_permission_is_listed_and_the_next_run_takes_it_up(tmp_path: Path) -> None:
    corpus, index = tmp_path / "papers", tmp_path / "index"
    bad_input.make_good(corpus)
    with bad_input.unreadable(corpus / "minutes.pdf") as closed:
        if not closed:
            pytest.skip("this user may read every file (root)")
        skipped = {note.file: note.reason for note in build(corpus, index).status().skipped}
    assert "permission" in skipped["minutes.pdf"]
    assert not build(corpus, index).status().skipped


def test_a_bad_paper_that_is_mended_is_indexed_by_the_next_run(tmp_path: Path) -> None:
    corpus, index = tmp_path / "papers", tmp_path / "index"
    corpus.mkdir()
    (corpus / "minutes.pdf").write_bytes(b"")
    assert build(corpus, index).status().papers == 0
    (corpus / "minutes.pdf").write_bytes(bad_input.good_pdf())
    mended = build(corpus, index)
    assert mended.status().papers == 1
    assert not mended.status().skipped


def test_a_paper_that_goes_bad_does_not_leave_a_ghost(tmp_path: Path) -> None:
    corpus, index = tmp_path / "papers", tmp_path / "index"
    bad_input.make_good(corpus)
    build(corpus, index)
    (corpus / bad_input.ODD_NAME).write_bytes(b"")
    after = build(corpus, index)
    assert [note.file for note in after.status().skipped] == [bad_input.ODD_NAME]
    assert all(hit.passage.file != bad_input.ODD_NAME for hit in after.search("plane tree pollarded").hits)


def test_an_empty_folder_makes_an_index_that_answers_that_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    papers = build(tmp_path / "papers", tmp_path / "index")
    assert papers.search("bandstand").hits == ()
    answer = papers.ask("When will the bandstand be painted?")
    assert answer.status == "no_evidence"
    assert answer.reason


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no folder"):
        build(tmp_path / "nowhere", tmp_path / "index")


def test_an_index_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="committeesearch index"):
        CommitteeSearch.open(tmp_path / "index", encoder=FakeEncoder())


def test_an_index_made_with_another_model(tmp_path: Path) -> None:
    bad_input.make_good(tmp_path / "papers")
    build(tmp_path / "papers", tmp_path / "index")
    with pytest.raises(IndexOutdated, match="model"):
        CommitteeSearch.open(tmp_path / "index", encoder=FakeEncoder(name="another"))


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "x" * 10_000])
def test_questions_that_cannot_be_asked_are_refused_in_words(papers: CommitteeSearch, question: str) -> None:
    with pytest.raises(SettingsError, match="question"):
        papers.ask(question)


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>", "'; DROP TABLE passages; --", "??!", "\x00\x07", "🜁 🜂", "NEAR(a b) OR *"]
)
def test_strange_questions_get_a_plain_answer(papers: CommitteeSearch, question: str) -> None:
    answer = papers.ask(question)
    assert answer.status == "no_evidence"
    assert answer.question == question
