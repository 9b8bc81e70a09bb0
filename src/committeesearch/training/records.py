"""The training records: an invented passage of a council paper with questions that it answers."""

from __future__ import annotations

import hashlib
import json
import random
from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("records")
HELD_BACK = 8
"""One record of so many is never trained on: the choice between models is made on those."""
BODIES = (
    "Cabinet",
    "Council",
    "Executive",
    "Overview and Scrutiny Committee",
    "Planning Committee",
    "Audit and Governance Committee",
    "Children and Young People Scrutiny Committee",
    "Health and Wellbeing Board",
    "Licensing Committee",
    "Place Select Committee",
    "Adult Social Care Committee",
    "Policy and Resources Committee",
)
NAMED = 0.6
"""Share of passages that are given a body, and of those given a date: models must do with and without."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the places (from 0) of the sentences that prove its answer; none: the passage as a whole does."""

    text: str
    proved_by: tuple[int, ...]
    lay: bool
    """Asked in words that the passage does not use."""


@dataclass(frozen=True, slots=True)
class Record:
    """``sentences`` of a passage under ``heading``; ``decoy``: sentences on the same topic that answer nothing;
    ``near_misses``: questions in whose words the passage speaks, and that it does not answer."""

    heading: str
    sentences: tuple[str, ...]
    decoy: tuple[str, ...]
    questions: tuple[Asked, ...]
    near_misses: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The same for the same passage, on every machine."""
        return int(hashlib.sha256(self.sentences[0].encode()).hexdigest()[:8], 16)

    @property
    def held_back(self) -> bool:
        """Whether it is kept for choosing between models."""
        return self.number % HELD_BACK == 0

    def passage(self, sentences: Iterable[str], chance: random.Random) -> str:
        """Sentences as a passage of an indexed paper is embedded: body, date and headings before them, as known."""
        known = [chance.choice(BODIES)] if chance.random() < NAMED else []
        if chance.random() < NAMED:
            known.append(f"{chance.randint(1, 28)} {chance.choice(month_name[1:])} {chance.randint(2016, 2025)}")
        known += [self.heading.replace(" > ", " › ")] if self.heading else []
        return "\n".join((", ".join(known), *sentences))


def records(folder: Path = FOLDER, pattern: str = "*.jsonl") -> tuple[Record, ...]:
    """Every record of a folder's files of JSON lines whose names match, by file and line."""
    lines = (line for file in sorted(folder.glob(pattern)) for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(_record(json.loads(line)) for line in lines if line.strip())


def _record(row: dict[str, object]) -> Record:
    questions: list[dict[str, object]] = row["questions"]  # type: ignore[assignment]
    return Record(
        heading=str(row["heading"]),
        sentences=tuple(row["sentences"]),  # type: ignore[arg-type]
        decoy=tuple(row["decoy"]),  # type: ignore[arg-type]
        questions=tuple(
            Asked(str(one["q"]), tuple(one["answer"]), one["style"] == "lay")  # type: ignore[arg-type]
            for one in questions
        ),
        near_misses=tuple(row["near_misses"]),  # type: ignore[arg-type]
    )
