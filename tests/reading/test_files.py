"""Which files are read, and what is said of those that are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from committeesearch.errors import DamagedFile, ReadingError, UnsupportedFile
from committeesearch.reading import SUPPORTED, find_papers, page_picture, read
from tests.reading.paper import LIMITS, drawn, read_drawn, write


@pytest.mark.parametrize(
    ("name", "data", "kind", "message"),
    [
        ("a.pdf", b"", DamagedFile, "0 bytes"),
        ("a.docx", b"", DamagedFile, "0 bytes"),
        ("a.pdf", b"%!PS-Adobe-3.0\n", UnsupportedFile, "PostScript"),
        ("a.pdf", b"just words", DamagedFile, "not the kind"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", UnsupportedFile, "old Word"),
        ("a.txt", b"{\\rtf1 words}", UnsupportedFile, "rich text"),
        ("a.xlsx", b"words", UnsupportedFile, "'.xlsx'"),
        ("a.pdf", b"%PDF-1.7\n%%EOF", DamagedFile, "damaged"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, kind: type[ReadingError], message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(kind, match=message) as caught:
        read(path, f"council/{name}", LIMITS)
    assert caught.value.file == f"council/{name}"
    assert caught.value.advice


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        read(tmp_path / "gone.pdf", "gone.pdf", LIMITS)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(ReadingError, match="permission"):
        read(path, "a.txt", LIMITS)


def test_a_pdf_under_another_name_and_an_odd_name(tmp_path: Path) -> None:
    path = drawn(tmp_path / 'O\'Brien "§ 5" – Ünï.txt', lambda canvas: write(canvas, 72, 100, "Words"))
    assert read(path, path.name, LIMITS).pages[0].text == "Words"


def test_same_content_has_the_same_digest(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("words")
    assert read(tmp_path / "a.txt", "a.txt", LIMITS).digest == read(tmp_path / "b.txt", "b.txt", LIMITS).digest


def test_find_papers(tmp_path: Path) -> None:
    corpus, outside = tmp_path / "corpus", tmp_path / "outside"
    for folder in (corpus / "b" / "c", corpus / ".git", outside):
        folder.mkdir(parents=True)
    kept = ["a.PDF", "b/c/minutes 1.docx", "b/report.md"]
    for name in [*kept, ".hidden.pdf", "~$minutes.docx", ".git/x.txt", "sheet.xlsx"]:
        (corpus / name).write_text("words")
    (outside / "secret.txt").write_text("words")
    (corpus / "link.txt").symlink_to(outside / "secret.txt")
    (corpus / "gone.txt").symlink_to(outside / "nothing.txt")
    (corpus / "folder").symlink_to(outside)
    (corpus / "inside.txt").symlink_to(corpus / "b" / "report.md")
    assert [paper.file for paper in find_papers(corpus)] == [*kept, "inside.txt"]
    assert {".pdf", ".txt", ".md", ".html", ".docx"} <= SUPPORTED


def test_find_papers_needs_a_folder(tmp_path: Path) -> None:
    assert find_papers(tmp_path) == ()
    with pytest.raises(FileNotFoundError):
        find_papers(tmp_path / "none")


def test_page_picture_marks_the_words(tmp_path: Path) -> None:
    import io

    from PIL import Image

    path = tmp_path / "a.pdf"
    (page,) = read_drawn(path, lambda canvas: write(canvas, 72, 100, "Marked plain")).pages
    marked, plain = (word.box for word in page.words)
    picture = Image.open(io.BytesIO(page_picture(path, 1, [marked], 2.0)))
    assert picture.size == (1190, 1684)
    # The corner of each box is ground, not ink: yellow where it is marked, white where it is not.
    assert picture.getpixel((int(marked.left * 2) - 1, int(marked.top * 2) + 1))[2] < 200
    assert picture.getpixel((int(plain.right * 2), int(plain.top * 2) + 1)) == (255, 255, 255)
    with pytest.raises(IndexError, match="no page 2"):
        page_picture(path, 2)
