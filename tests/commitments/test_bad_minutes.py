"""The awkward cases of minutes, from the file to the register: each gives a row that makes sense, or none."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch import CommitteeSearch
from committeesearch.results import Commitment, CommitmentType, OwnerBasis
from committeesearch.retrieval.encoder import FakeEncoder

MINUTES = """\
BARTON BOROUGH COUNCIL

# PARKS AND PLACES COMMITTEE

## MINUTES OF THE MEETING HELD ON TUESDAY 7 MARCH 2023

PRESENT: Councillor Orr (Chair), Councillors Pym and Yeo

### 22. BANDSTAND

A revised drawing would be circulated to Members.

RESOLVED: That

(1) the Head of Parks be requested to submit a report on the bandstand to the next meeting of the Committee;

(2) the Director of Place be requested to:

(a) repair the roof of the bandstand by 31 June 2023; and

(b) publish the cost of the works by 5 th July 2023; and

(3) the report be noted.

### 23. NOTICE OF MOTION: BUS FARES

Councillor Pym moved, and Councillor Yeo seconded, the motion that:

the Leader be requested to write to the Minister about bus fares.

A vote was taken and the motion was lost by 3 votes to 6.

### 24. NOTICE OF MOTION: TREES

Councillor Yeo moved, and Councillor Pym seconded, the motion that:

the Head of Parks be requested to plant 50 trees by 1 March 2024.

Councillor Orr moved, and Councillor Pym seconded, the following amendment:

the Head of Parks be requested to plant 80 trees by 1 March 2024.

The amendment was put to the vote and was carried.

The substantive motion was put to the vote and was carried.
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[Commitment, ...]:
    folder = tmp_path_factory.mktemp("minutes")
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    papers = CommitteeSearch.build(folder, tmp_path_factory.mktemp("index"), encoder=FakeEncoder())
    return papers.commitments(types=tuple(CommitmentType))


def the(rows: tuple[Commitment, ...], words: str) -> Commitment:
    (row,) = (row for row in rows if words in row.quote.text)
    return row


def test_a_passive_without_a_name_says_that_nobody_is_named(rows: tuple[Commitment, ...]) -> None:
    row = the(rows, "revised drawing")
    assert (row.type, row.owner, row.owner_basis) == (CommitmentType.UNDERTAKING, "", OwnerBasis.NONE)


def test_the_next_meeting_with_none_known_keeps_its_words(rows: tuple[Commitment, ...]) -> None:
    row = the(rows, "submit a report")
    assert (row.owner, row.part, row.due.text, row.due.last) == (
        "the Head of Parks",
        "(1)",
        "to the next meeting",
        None,
    )


@pytest.mark.parametrize(
    ("words", "part", "when", "day"),
    [
        ("repair the roof", "(2) (a)", "by 31 June 2023", None),
        ("publish the cost", "(2) (b)", "by 5 th July 2023", date(2023, 7, 5)),
    ],
)
def test_each_nested_part_is_asked_of_whom_the_part_above_names(
    rows: tuple[Commitment, ...], words: str, part: str, when: str, day: date | None
) -> None:
    row = the(rows, words)
    assert row.quote.text.startswith(part[-3:])
    assert (row.owner, row.part, row.due.text, row.due.last) == ("the Director of Place", part, when, day)


def test_what_is_only_noted_is_kept_apart(rows: tuple[Commitment, ...]) -> None:
    assert the(rows, "be noted").type is CommitmentType.NOTED


def test_of_motions_only_what_was_carried_as_amended_stands(rows: tuple[Commitment, ...]) -> None:
    assert not [row for row in rows if "bus fares" in row.quote.text or "50 trees" in row.quote.text]
    row = the(rows, "80 trees")
    assert (row.type, row.owner, row.due.last) == (CommitmentType.RESOLUTION, "the Head of Parks", date(2024, 3, 1))


def test_there_are_no_others(rows: tuple[Commitment, ...]) -> None:
    assert len(rows) == 6
