"""What goes into the catalogue comes out of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from committeesearch.errors import IndexDamaged
from committeesearch.retrieval.catalogue import Catalogue, Entry, LeftOut, Stamp, pack_document, pack_page, unpack_page
from tests.retrieval.made import document, page, passage

PASSAGES = [passage("a b's “é”.txt", number, f"Words {number}", on=date(2024, 1, 9)) for number in range(3)]
FILE = PASSAGES[0].file


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    path = tmp_path / "catalogue.db"
    writing = Catalogue(path, write=True)
    pages = ((1, pack_page(page("Some words"))), (2, pack_page(page("More words", 2))))
    note = LeftOut(FILE, "Only pictures, no text.", "Index with OCR.", "pages 3")
    writing.put(Entry(FILE, pack_document(document(FILE, PASSAGES)), pages, (note,)), Stamp("d1", 10, 20))
    writing.put(Entry("torn.pdf", left_out=(LeftOut("torn.pdf", "It is damaged."),)), Stamp("d2", 1, 2))
    writing.replace_passages(PASSAGES, [bytes([number]) * 16 for number in range(3)])
    writing.set("encoder", "fake@64")
    writing.close()
    return Catalogue(path)


def test_papers_pages_and_passages_come_back_equal(catalogue: Catalogue) -> None:
    assert catalogue.document(FILE) == document(FILE, PASSAGES)
    assert list(catalogue.documents()) == [document(FILE, PASSAGES)]
    assert catalogue.page(FILE, 2) == page("More words", 2)
    assert [one.text for one in catalogue.page_texts(FILE)] == ["Some words", "More words"]
    assert list(catalogue.passages()) == PASSAGES
    assert catalogue.passage(catalogue.row(PASSAGES[1].id)) == PASSAGES[1]
    assert catalogue.text_hashes() == [bytes([number]) * 16 for number in range(3)]
    assert catalogue.meta["encoder"] == "fake@64"
    assert [catalogue.count(table) for table in ("documents", "pages", "passages")] == [1, 2, 3]


def test_files_left_out_are_known_with_their_reasons(catalogue: Catalogue) -> None:
    assert catalogue.stamps() == {FILE: Stamp("d1", 10, 20), "torn.pdf": Stamp("d2", 1, 2)}
    assert [(note.file, note.reason, note.part) for note in catalogue.left_out()] == [
        (FILE, "Only pictures, no text.", "pages 3"),
        ("torn.pdf", "It is damaged.", ""),
    ]


def test_what_is_not_there_is_a_key_error(catalogue: Catalogue) -> None:
    for look in (
        lambda: catalogue.document("torn.pdf"),
        lambda: catalogue.document("'; DROP TABLE files; --"),
        lambda: catalogue.page(FILE, 3),
        lambda: catalogue.passage(3),
        lambda: catalogue.row("nothing"),
    ):
        with pytest.raises(KeyError):
            look()


def test_a_file_put_again_replaces_what_was_stored(catalogue: Catalogue) -> None:
    writing = Catalogue(catalogue.path, write=True)
    changed = replace(document(FILE, PASSAGES), title="Bridges")
    writing.put(Entry(FILE, pack_document(changed), ((1, pack_page(page("New words"))),)), Stamp("d3", 11, 21))
    writing.close(keep=False)
    assert Catalogue(catalogue.path).document(FILE).title == "Roads"
    writing = Catalogue(catalogue.path, write=True)
    writing.put(Entry(FILE, pack_document(changed), ((1, pack_page(page("New words"))),)), Stamp("d3", 11, 21))
    writing.remove("torn.pdf")
    writing.close()
    after = Catalogue(catalogue.path)
    assert after.document(FILE).title == "Bridges"
    assert [one.text for one in after.page_texts(FILE)] == ["New words"]
    assert after.stamps() == {FILE: Stamp("d3", 11, 21)}


def test_a_page_keeps_its_words_boxes_and_marks() -> None:
    kept = page("One two")
    assert unpack_page(1, pack_page(kept)) == kept
    assert unpack_page(1, pack_page(replace(kept, words=()))).words == ()


@pytest.mark.parametrize("content", [None, b"", b"no database" * 200])
def test_a_catalogue_that_cannot_be_read_is_damaged(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "c.db").write_bytes(content)
    with pytest.raises(IndexDamaged, match="index"):
        Catalogue(tmp_path / "c.db")
