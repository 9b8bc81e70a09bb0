"""What filters look at, one number a passage in each column, so that a filter costs microseconds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from committeesearch.model import Authority, PaperKind, Passage
from committeesearch.results import Filters, Searched

NONE = -1
"""A committee that the paper does not name; a date that it does not give is day 0."""

_PAPERS, _AUTHORITIES = list(PaperKind), list(Authority)
_ROW = np.dtype(
    [
        ("file", "<i4"),
        ("item", "<i4"),
        ("ordinal", "<i4"),
        ("committee", "<i4"),
        ("day", "<i4"),
        ("paper", "<i1"),
        ("authority", "<i1"),
        ("superseded", "?"),
    ]
)


@dataclass(frozen=True, slots=True)
class Columns:
    """One record a row: ``file`` and ``committee`` number the two lists of names, ``day`` is ``date.toordinal()``
    (0: none), ``paper`` and ``authority`` are positions in their enumerations, ``item`` that in ``Document.items``.
    Rows are ordered by file and ordinal.
    """

    rows: NDArray[Any]
    files: tuple[str, ...]
    committees: tuple[str, ...]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Columns:
        """The columns of passages, in their order."""
        files: dict[str, int] = {}
        committees: dict[str, int] = {}
        rows = []
        for passage in passages:
            meeting = passage.meeting
            name = meeting.committee
            rows.append(
                (
                    files.setdefault(passage.file, len(files)),
                    passage.item,
                    passage.ordinal,
                    committees.setdefault(name, len(committees)) if name else NONE,
                    meeting.date.toordinal() if meeting.date else 0,
                    _PAPERS.index(passage.paper),
                    _AUTHORITIES.index(passage.authority),
                    bool(passage.superseded_by),
                )
            )
        return cls(np.array(rows, _ROW), tuple(files), tuple(committees))

    def meetings(self) -> dict[str, tuple[date, ...]]:
        """The days on which each committee met, in order; "" where papers name no committee."""
        held: dict[str, set[int]] = {name: set() for name in self.committees}
        for committee, day in np.unique(self.rows[["committee", "day"]]).tolist():
            if day:
                held.setdefault(self.committees[committee] if committee != NONE else "", set()).add(day)
        return {name: tuple(map(date.fromordinal, sorted(days))) for name, days in held.items()}

    def save(self, folder: Path) -> None:
        """Write them into ``folder``."""
        np.save(folder / "columns.npy", self.rows, allow_pickle=False)
        names = {"files": self.files, "committees": self.committees}
        (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Columns:
        """The columns that were saved in ``folder``."""
        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        rows = np.load(folder / "columns.npy", allow_pickle=False)
        return cls(rows, tuple(names["files"]), tuple(names["committees"]))

    def mask(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Which rows the filters let through; None: all."""
        if filters == Filters():
            return None
        passed = np.ones(len(self.rows), bool)
        if filters.committee:
            wanted = [number for number, name in enumerate(self.committees) if is_called(name, filters.committee)]
            passed &= np.isin(self.rows["committee"], wanted)
        if filters.since or filters.until:
            passed &= self.rows["day"] > 0
        if filters.since:
            passed &= self.rows["day"] >= filters.since.toordinal()
        if filters.until:
            passed &= self.rows["day"] <= filters.until.toordinal()
        if filters.kinds:
            passed &= np.isin(self.rows["paper"], [_PAPERS.index(kind) for kind in filters.kinds])
        if filters.files:
            passed &= np.isin(
                self.rows["file"], [self.files.index(file) for file in filters.files if file in self.files]
            )
        return passed

    def searched(self, filters: Filters) -> Searched:
        """What a search within the filters looks through."""
        mask = self.mask(filters)
        rows = self.rows if mask is None else self.rows[mask]
        days = rows["day"][rows["day"] > 0]
        committees = [self.committees[number] for number in np.unique(rows["committee"]) if number != NONE]
        return Searched(
            papers=len(np.unique(rows["file"])),
            passages=len(rows),
            first=date.fromordinal(int(days.min())) if len(days) else None,
            last=date.fromordinal(int(days.max())) if len(days) else None,
            committees=tuple(sorted(committees)),
        )

    def around(self, row: int, before: int, after: int) -> range:
        """Rows before and after a row within the same item, itself included."""
        here = self.rows[row]

        def same(other: int) -> bool:
            there = self.rows[other]
            return bool(there["file"] == here["file"] and there["item"] == here["item"])

        first = last = row
        while first > 0 and row - first < before and same(first - 1):
            first -= 1
        while last + 1 < len(self.rows) and last - row < after and same(last + 1):
            last += 1
        return range(first, last + 1)


def is_called(committee: str, wanted: str) -> bool:
    """Whether ``wanted`` is a committee's name or a part of it."""
    return _folded(wanted) in _folded(committee)


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("&", " and ").split())
