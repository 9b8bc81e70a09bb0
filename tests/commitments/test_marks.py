"""People's notes outlive a rebuild, a renamed file and small changes of the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from committeesearch.commitments import Marks, find_commitments, standing
from committeesearch.errors import SettingsError
from committeesearch.results import Commitment, CommitmentStatus

from .paper import Paper, Shelf, document, minute

WORDS = "The Head of Libraries agreed to report back on opening hours by 30 June 2023."


def register(file: str, words: str, number: str = "12") -> tuple[Commitment, ...]:
    page = Paper()
    other = page.paragraph("The Head of Museums agreed to circulate the visitor figures to Members.")
    return find_commitments(Shelf(document(file, minute(number, "Libraries", [page.paragraph(words), other]))))


def noted(commitments: tuple[Commitment, ...]) -> list[str]:
    return [row.mark.note for row in commitments if row.mark]


def about_libraries(commitments: tuple[Commitment, ...]) -> Commitment:
    return next(row for row in commitments if "Libraries" in row.owner)


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    made = Marks(tmp_path / "notes" / "commitments.jsonl")
    made.set(
        about_libraries(register("m.pdf", WORDS)),
        status="evidence of completion",
        note="Seen on 4 July",
        assignee="J Bright",
        author="A Clerk",
    )
    return made


def test_a_mark_survives_a_rebuild(marks: Marks) -> None:
    (row,) = [row for row in Marks(marks.path).apply(register("m.pdf", WORDS)) if row.mark]
    assert "Libraries" in row.owner
    assert row.mark
    assert (row.mark.note, row.mark.assignee, row.mark.author) == ("Seen on 4 July", "J Bright", "A Clerk")
    assert row.mark.at[4] == "-"
    assert standing(row) is CommitmentStatus.COMPLETED


def test_a_mark_survives_a_renamed_file_and_a_new_number(marks: Marks) -> None:
    assert noted(marks.apply(register("packs/2023/renamed.pdf", WORDS, "13"))) == ["Seen on 4 July"]


def test_a_mark_survives_a_small_change_of_the_words(marks: Marks) -> None:
    changed = WORDS.replace("30 June 2023", "31 July 2023")
    found = marks.apply(register("m.pdf", changed))
    assert noted(found) == ["Seen on 4 July"]
    assert about_libraries(found).mark is not None


def test_a_mark_does_not_go_to_another_commitment(marks: Marks) -> None:
    changed = "The Head of Parks agreed to plant two hundred trees."
    assert noted(marks.apply(register("m.pdf", changed))) == []


def test_the_last_mark_holds_and_earlier_ones_are_its_history(marks: Marks) -> None:
    row = about_libraries(register("m.pdf", WORDS))
    marks.set(row, note="And again", author="B Clerk")
    assert noted(marks.apply([row])) == ["And again"]
    assert [mark.note for mark in marks.history(row)] == ["Seen on 4 July", "And again"]


def test_a_mark_needs_a_name(marks: Marks) -> None:
    with pytest.raises(SettingsError, match="author"):
        marks.set(about_libraries(register("m.pdf", WORDS)), note="x", author="  ")


def test_a_damaged_line_is_named(marks: Marks) -> None:
    with marks.path.open("a") as file:
        file.write("{not json\n")
    with pytest.raises(SettingsError, match="Line 2"):
        marks.apply(register("m.pdf", WORDS))


def test_no_file_is_no_marks(tmp_path: Path) -> None:
    rows = register("m.pdf", WORDS)
    assert Marks(tmp_path / "none.jsonl").apply(rows) == rows
