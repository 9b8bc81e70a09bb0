"""People's own notes on commitments: a file of lines that no rebuild of the index touches.

Each line is one mark as somebody set it, with the words and the meeting of the commitment that it was set on. The last
line for a commitment holds; earlier ones are its history. A mark finds its commitment by id, and where the paper was
changed a little since, by the likeness of the words within the same meeting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from rapidfuzz import fuzz

from committeesearch.errors import SettingsError
from committeesearch.results import Commitment, Mark

ALIKE = 85.0
"""Likeness of words, 0 to 100 (rapidfuzz token_sort_ratio), from which they are one commitment reworded: a corrected
date or name leaves it above 90, two parts of one resolution about one report stay below 80."""
_LONGEST = 4_000
"""Characters of a note."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A mark with what is needed to find its commitment again."""

    commitment: str
    words: str
    meeting: str
    mark: Mark


class Marks:
    """The marks in one file. Several processes may write; each line is written whole."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def set(
        self, commitment: Commitment, *, status: str = "", note: str = "", assignee: str = "", author: str = ""
    ) -> Mark:
        """Note something on a commitment, in the name of ``author``. Raises SettingsError without a name."""
        if not author.strip():
            raise SettingsError("A note needs the name of whoever makes it: give an author.")
        now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        mark = Mark(_clean(status), _clean(note), _clean(assignee), _clean(author), now)
        line = _Line(commitment.id, commitment.quote.text, _meeting(commitment), mark)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self.path}.lock"), self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")
        return mark

    def history(self, commitment: Commitment) -> tuple[Mark, ...]:
        """Every mark on a commitment, oldest first."""
        return tuple(line.mark for line in self._lines() if _same(line, commitment))

    def apply(self, commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
        """The commitments, each with the last mark that was set on it."""
        commitments = tuple(commitments)
        latest: dict[str, _Line] = {line.commitment: line for line in self._lines()}
        if not latest:
            return commitments
        known = {commitment.id for commitment in commitments}
        lost = [line for id_, line in latest.items() if id_ not in known]
        found = {id_: line.mark for id_, line in latest.items() if id_ in known}
        free = [commitment for commitment in commitments if commitment.id not in found]
        for line in lost:
            nearest = max(
                (c for c in free if _meeting(c) == line.meeting), key=lambda c: _likeness(line, c), default=None
            )
            if nearest and _likeness(line, nearest) >= ALIKE:
                held = found.get(nearest.id)
                found[nearest.id] = line.mark if held is None or held.at < line.mark.at else held
        return tuple(replace(c, mark=found[c.id]) if c.id in found else c for c in commitments)

    def _lines(self) -> list[_Line]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        return [self._line(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]

    def _line(self, number: int, line: str) -> _Line:
        try:
            said = json.loads(line)
            return _Line(said["commitment"], said["words"], said["meeting"], Mark(**said["mark"]))
        except (ValueError, KeyError, TypeError) as error:
            raise SettingsError(
                f"Line {number} of {self.path} is not a note on a commitment ({error}). Mend or remove that line."
            ) from error


def _clean(text: str) -> str:
    return _CONTROL.sub("", text).strip()[:_LONGEST]


def _meeting(commitment: Commitment) -> str:
    day = commitment.quote.citation.meeting_date
    return day.isoformat() if day else ""


def _likeness(line: _Line, commitment: Commitment) -> float:
    return fuzz.token_sort_ratio(line.words, commitment.quote.text, processor=str.lower)


def _same(line: _Line, commitment: Commitment) -> bool:
    if line.commitment == commitment.id:
        return True
    return line.meeting == _meeting(commitment) and _likeness(line, commitment) >= ALIKE
