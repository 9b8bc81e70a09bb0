"""The door: a folder of papers in, cited passages out, kept up to date by content."""

import json
import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from committeesearch import CommitteeSearch, Settings, to_dict
from committeesearch.errors import IndexBusy, IndexMissing, IndexOutdated, SettingsError, UnverifiedQuote
from committeesearch.results import Filters, Quote
from committeesearch.retrieval.encoder import FakeEncoder
from committeesearch.retrieval.writing import Writer

FOSTERING = """Children's Services Committee

Minutes of the meeting held on 9 January 2024

12. Private fostering

The oversight of private fostering arrangements moves from the Service Manager to the Assistant Director from April.

RESOLVED that the change to the oversight of private fostering be noted.

13. Potholes

Potholes in Quarry Lane have been filled and the carriageway will be inspected again in June.
"""

BINS = """Environment and Waste Committee

Minutes of the meeting held on 5 March 2024

4. Refuse collection

The committee noted that garden waste is collected every fortnight and that missed collections fell to 31.
"""


def write(corpus: Path, name: str, text: str) -> Path:
    path = corpus / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def build(corpus: Path, index: Path, **settings: object) -> CommitteeSearch:
    return CommitteeSearch.build(corpus, index, settings=Settings(workers=1, **settings), encoder=FakeEncoder())


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    corpus = tmp_path_factory.mktemp("papers") / "Bürgerméister's “papers”"
    write(corpus, "children/minutes 9 January.txt", FOSTERING)
    write(corpus, "bins & refuse.txt", BINS)
    write(corpus, "empty.txt", "")
    write(corpus, "torn.pdf", "%PDF-1.4 and no more")
    return corpus, tmp_path_factory.mktemp("index") / "index"


@pytest.fixture(scope="module")
def papers(folders: tuple[Path, Path]) -> CommitteeSearch:
    return build(*folders)


def test_a_passage_is_found_and_cited(papers: CommitteeSearch) -> None:
    hit = papers.search("Service Manager to Assistant Director").hits[0]
    assert "moves from the Service Manager" in hit.passage.body.text
    assert hit.rank == 1
    assert dict(hit.arms).keys() == {"dense", "lexical"}
    assert hit.citation.file == "children/minutes 9 January.txt"
    assert hit.citation.meeting_date == date(2024, 1, 9)
    assert hit.citation.page is None
    assert FOSTERING.splitlines()[hit.citation.line - 1] in hit.passage.body.text


def test_every_file_left_out_is_listed_with_its_reason(papers: CommitteeSearch) -> None:
    reasons = {skipped.file: skipped.reason for skipped in papers.summary.skipped}
    assert reasons.keys() == {"empty.txt", "torn.pdf"}
    assert "empty" in reasons["empty.txt"]
    assert papers.status().skipped == papers.summary.skipped


def test_filters_hold_before_ranking(papers: CommitteeSearch) -> None:
    words = "private fostering oversight"
    assert {hit.citation.file for hit in papers.search(words, committee="environment AND waste").hits} == {
        "bins & refuse.txt"
    }
    assert {hit.citation.file for hit in papers.search(words, since="2024-02-01").hits} == {"bins & refuse.txt"}
    assert {hit.citation.file for hit in papers.search(words, until=date(2024, 2, 1)).hits} == {
        "children/minutes 9 January.txt"
    }
    assert {hit.citation.file for hit in papers.search(words, files=["bins & refuse.txt"]).hits} == {
        "bins & refuse.txt"
    }
    assert papers.search(words, since="2031-01-01").hits == ()
    assert papers.search(words, since="January 2024").hits == papers.search(words, since=date(2024, 1, 1)).hits
    assert papers.search(words, until="January 2024").hits == papers.search(words, until=date(2024, 1, 31)).hits
    assert papers.search(words, until="").hits == papers.search(words).hits
    assert papers.search(words, kinds=["forward plan"]).hits == ()
    assert papers.papers.searched(Filters(since=date(2024, 2, 1))).papers == 1


@pytest.mark.parametrize(
    ("filters", "advice"), [({"since": "last week"}, "March 2023, 2023 or"), ({"kinds": ["sonnet"]}, "forward plan")]
)
def test_filters_that_mean_nothing_say_what_would(
    papers: CommitteeSearch, filters: dict[str, object], advice: str
) -> None:
    with pytest.raises(SettingsError, match=advice):
        papers.search("anything", **filters)


@pytest.mark.parametrize("question", ["", " \n"])
def test_an_empty_question_is_refused(papers: CommitteeSearch, question: str) -> None:
    with pytest.raises(SettingsError, match="empty"):
        papers.search(question)


def test_a_question_of_10000_characters_is_refused_and_markup_is_only_text(papers: CommitteeSearch) -> None:
    with pytest.raises(SettingsError, match="10,000 characters"):
        papers.ask("a" * 10_000)
    assert papers.search("<script>alert(1)</script>").query.text == "<script>alert(1)</script>"


def test_a_quote_is_verified_character_by_character(papers: CommitteeSearch) -> None:
    passage = papers.search("garden waste fortnight").hits[0].passage
    start = passage.body.text.index("garden waste")
    end = passage.body.text.index("fortnight") + len("fortnight")
    quote = Quote(passage.body.text[start:end], papers.papers.cite(passage, start, end), passage.id, start, end)
    assert papers.cite(quote).line == BINS[: BINS.index("garden waste")].count("\n") + 1
    for wrong in (
        replace(quote, text="garden waste is never collected"),
        replace(quote, start=start + 1),
        replace(quote, passage_id="no"),
    ):
        with pytest.raises(UnverifiedQuote):
            papers.cite(wrong)


def test_ask_answers_with_words_of_the_papers(papers: CommitteeSearch) -> None:
    answer = papers.ask("How often is garden waste collected?")
    assert all(quote.text in BINS + FOSTERING for quote in answer.quotes)


def test_json_is_what_evaluation_reads(papers: CommitteeSearch) -> None:
    plain = json.loads(json.dumps(to_dict(papers.search("garden waste", k=1))))
    hit = plain["hits"][0]
    assert (hit["file"], hit["page"], hit["meeting_date"]) == ("bins & refuse.txt", None, "2024-03-05")
    assert "garden waste is collected every fortnight" in hit["text"]
    assert isinstance(hit["item"], str)
    answer = json.loads(json.dumps(to_dict(papers.ask("How often is garden waste collected?"))))
    assert answer["status"] in ("answered", "no_evidence")
    assert (
        {"file", "page", "text"} <= (answer["quotes"] or [{"file", "page", "text"}])[0].keys()
        if answer["quotes"]
        else True
    )


def test_neighbours_and_passages_keep_to_the_order_of_the_paper(papers: CommitteeSearch) -> None:
    view = papers.papers
    found = list(view.passages())
    assert [(passage.file, passage.ordinal) for passage in found] == sorted(
        (passage.file, passage.ordinal) for passage in found
    )
    for passage in found:
        around = view.neighbours(passage, 1, 1)
        assert passage in around
        assert {(other.file, other.item) for other in around} == {(passage.file, passage.item)}
    with pytest.raises(KeyError):
        view.passage("unknown")


def test_only_indexed_papers_can_be_reached(papers: CommitteeSearch) -> None:
    assert papers.paper_path("bins & refuse.txt").read_text(encoding="utf-8") == BINS
    for name in ("../index/CURRENT", "/etc/passwd", "empty.txt"):
        with pytest.raises(KeyError):
            papers.paper_path(name)


def test_rarity_is_the_lexical_arms(papers: CommitteeSearch) -> None:
    assert papers.papers.rarity("zebra") >= papers.papers.rarity("fortnight") > papers.papers.rarity("committee")


def test_an_index_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="committeesearch index"):
        CommitteeSearch.open(tmp_path / "none", encoder=FakeEncoder())


def test_an_index_of_another_model_says_what_to_do(folders: tuple[Path, Path], papers: CommitteeSearch) -> None:
    with pytest.raises(IndexOutdated, match=r"fake@64.*index the papers again"):
        CommitteeSearch.open(folders[1], encoder=FakeEncoder(32))


def test_a_folder_that_is_not_there_is_a_settings_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no folder"):
        build(tmp_path / "none", tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_an_empty_corpus_makes_an_index_that_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    papers = build(tmp_path / "corpus", tmp_path / "index")
    assert papers.summary.papers == 0
    assert papers.search("anything").hits == ()
    assert papers.search("anything", committee="any").hits == ()
    assert papers.ask("anything?").quotes == ()
    assert CommitteeSearch.open(tmp_path / "index", encoder=FakeEncoder()).status().passages == 0


class Counting(FakeEncoder):
    """Counts the texts that it is given."""

    encoded = 0

    def encode(self, texts, question=False):
        self.encoded += 0 if question else len(texts)
        return super().encode(texts, question)


def test_only_what_changed_is_read_and_embedded(tmp_path: Path) -> None:
    corpus, index, encoder = tmp_path / "corpus", tmp_path / "index", Counting()
    first = write(corpus, "a.txt", FOSTERING)
    write(corpus, "b.txt", BINS)

    def run() -> CommitteeSearch:
        encoder.encoded = 0
        return CommitteeSearch.build(corpus, index, settings=Settings(workers=1), encoder=encoder)

    papers = run()
    reader = CommitteeSearch.open(index, encoder=FakeEncoder())
    assert (papers.summary.read, papers.summary.unchanged, papers.summary.papers) == (2, 0, 2)
    generation = papers.papers.generation.name

    os.utime(first, (1, 1))  # another time of change, the same words
    unchanged = run()
    assert (unchanged.summary.read, encoder.encoded, unchanged.papers.generation.name) == (0, 0, generation)

    write(corpus, "a.txt", FOSTERING.replace("Quarry Lane", "Mill Street"))
    changed = run()
    assert (changed.summary.read, changed.summary.unchanged) == (1, 1)
    assert 1 <= encoder.encoded < changed.summary.passages
    texts = [hit.passage.body.text for hit in reader.search("potholes carriageway").hits]
    assert any("Mill Street" in text for text in texts)  # the reader noticed by itself
    assert not any("Quarry Lane" in text for text in texts)

    first.unlink()
    removed = run()
    assert (removed.summary.read, removed.summary.removed, removed.summary.papers, encoder.encoded) == (0, 1, 1, 0)
    assert {hit.citation.file for hit in reader.search("potholes fostering garden waste").hits} == {"b.txt"}
    assert reader.papers.arms.postings.frequency("pothol") == 0
    assert (
        reader.papers.arms.vectors._store.count() == removed.summary.passages == len(reader.papers.arms.vectors.vectors)
    )


def test_another_model_embeds_again_what_was_read_once(
    folders: tuple[Path, Path], papers: CommitteeSearch, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    shutil.copytree(folders[1], index)
    other = CommitteeSearch.build(folders[0], index, settings=Settings(workers=1), encoder=FakeEncoder(32))
    assert other.summary.read == 0
    assert other.search("private fostering oversight").hits[0].citation.file == "children/minutes 9 January.txt"


def test_one_process_writes_at_a_time(folders: tuple[Path, Path], papers: CommitteeSearch, tmp_path: Path) -> None:
    with Writer(tmp_path, FakeEncoder()), pytest.raises(IndexBusy, match="Wait"):
        build(folders[0], tmp_path)
