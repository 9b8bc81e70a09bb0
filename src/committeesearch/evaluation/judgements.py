"""Questions with the words that answer them, read from what people keep them in.

Three forms are read: gold questions (JSON lines with ``evidence``), what officers judged in the app (JSON lines with
``verdict``), and test collections (TREC qrels, or a BEIR folder), which judge documents by id instead of by words.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from committeesearch.errors import JudgementError
from committeesearch.evaluation.matching import letters

SUPPORTS = "supports"
NOT_EVIDENCE = "not-evidence"
"""Stance of words that an officer was shown and turned down."""
MISLEADING = ("superseded", "misleading-extraction")
"""Stances of words that are true to the paper and yet not, or no longer, the answer."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a paper that bear on a question, and where they stand."""

    file: str
    quote: str
    page: int | None = None
    line: int | None = None
    meeting_date: date | None = None
    item: str = ""
    stance: str = SUPPORTS


@dataclass(frozen=True, slots=True)
class Question:
    """A judged question. Each of ``wanted`` is a group of places of which one is enough; none: it has no answer."""

    id: str
    text: str
    kind: str = "question"
    wanted: tuple[tuple[Evidence, ...], ...] = ()
    others: tuple[Evidence, ...] = ()
    """Judged words that do not support: superseded, conflicting, background, turned down."""
    must_not: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether any paper answers it."""
        return bool(self.wanted)


@dataclass(frozen=True, slots=True)
class Collection:
    """A test collection. ``qrels``: for each query id, the grade of each judged document id."""

    name: str
    qrels: Mapping[str, Mapping[str, int]]
    queries: Mapping[str, str] = field(default_factory=dict)
    corpus: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an officer said of a hit: whether its words prove an answer to the question."""

    question: str
    proves: bool
    file: str
    text: str
    page: int | None = None
    line: int | None = None
    meeting_date: date | None = None
    item: str = ""
    author: str = ""
    at: str = ""
    """ISO 8601 with time zone; filled in when it is written."""


def record(file: Path, judgement: Judgement) -> None:
    """Add a judgement to the end of ``file``; nothing that stands there is ever changed."""
    row = asdict(judgement)
    row["verdict"] = "proves" if row.pop("proves") else "does not"
    row["at"] = judgement.at or datetime.now(UTC).isoformat(timespec="seconds")
    row["meeting_date"] = judgement.meeting_date.isoformat() if judgement.meeting_date else None
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def questions(file: Path) -> tuple[Question, ...]:
    """The questions of a gold file or of an officers' judgements file, in order. Raises JudgementError."""
    if file.is_dir():
        raise JudgementError(
            f"{file} is a folder. Name a file of judged questions; a BEIR folder brings papers of its own, and is "
            "scored with a run over them."
        )
    rows = list(json_lines(file))
    if not rows:
        raise JudgementError(f"{file} holds no questions.")
    try:
        found = _judged(rows) if "verdict" in rows[0] else tuple(_gold(row) for row in rows)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        wrong = f"a line has no {error}" if isinstance(error, KeyError) else str(error)
        raise JudgementError(
            f"{file} is not a questions file: {wrong}. Each line needs id, question and evidence (a list of places "
            "with file and quote), or is a judgement made in the app."
        ) from error
    twice = [question.id for question in found]
    if len(set(twice)) < len(twice):
        again = next(id for id in twice if twice.count(id) > 1)
        raise JudgementError(f"{file} has two questions with the id {again!r}; each needs its own.")
    return found


def collection(path: Path) -> Collection:
    """A BEIR folder (queries, qrels and corpus, ``.gz`` or not) or a file of TREC qrels. Raises JudgementError."""
    if path.is_file():
        return Collection(path.stem, _qrels(path))
    qrels = next((path / name for name in _QRELS if (path / name).is_file()), None)
    queries = _either(path / "queries.jsonl")
    if qrels is None or queries is None:
        raise JudgementError(f"{path} is not a BEIR folder: it needs queries.jsonl and qrels.tsv (or qrels/test.tsv).")
    corpus = _either(path / "corpus.jsonl")
    return Collection(path.name, _qrels(qrels), _texts(queries), _texts(corpus) if corpus else {})


_QRELS = ("qrels.tsv", "qrels/test.tsv", "qrels/dev.tsv")
_QRELS_COLUMNS = {3: (0, 1, 2), 4: (0, 2, 3)}
"""Columns of query, document and grade: BEIR has three columns and a header, TREC four and none."""


def json_lines(file: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, ``.gz`` or not. Raises JudgementError naming the line."""
    number = 0
    try:
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise JudgementError(f"{file}, line {number}: expected a JSON object.")
                yield row
    except json.JSONDecodeError as error:
        raise JudgementError(
            f"{file}, line {number}: not JSON ({error.msg}). Questions and runs are files of JSON lines."
        ) from error
    except OSError as error:
        raise JudgementError(f"{file} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise JudgementError(f"{file} cannot be read: it is not UTF-8 text.") from error


def _gold(row: Mapping[str, Any]) -> Question:
    main = [_evidence(place) for place in row["evidence"]]
    more = [_evidence(place) for place in row.get("alternatives") or ()]
    every = row.get("mode", "all") != "any"
    return Question(
        id=str(row["id"]),
        text=str(row["question"]),
        kind=str(row.get("kind") or "question"),
        wanted=_groups([place for place in main if place.stance == SUPPORTS], more, every),
        others=tuple(place for place in main + more if place.stance != SUPPORTS),
        must_not=tuple(map(str, row.get("must_not") or ())),
    )


def _groups(main: list[Evidence], more: list[Evidence], every: bool) -> tuple[tuple[Evidence, ...], ...]:
    """One group of all places where any is enough; else one for each, with the places that repeat its words."""
    alike = [place for place in more if place.stance == SUPPORTS]
    if not every:
        return ((*main, *alike),) if main else ()
    return tuple((place, *(one for one in alike if letters(one.quote) == letters(place.quote))) for place in main)


def _evidence(place: Mapping[str, Any]) -> Evidence:
    day = place.get("meeting_date")
    return Evidence(
        file=str(place["file"]),
        quote=str(place["quote"]),
        page=place.get("page"),
        line=place.get("line"),
        meeting_date=date.fromisoformat(day) if day else None,
        item=str(place.get("item") or ""),
        stance=str(place.get("stance") or SUPPORTS),
    )


def _judged(rows: list[dict[str, Any]]) -> tuple[Question, ...]:
    """One question for each text that was judged; a later judgement of the same words replaces an earlier one."""
    latest: dict[str, dict[tuple[str, str], Evidence]] = {}
    for row in rows:
        stance = {"proves": SUPPORTS, "does not": NOT_EVIDENCE}[row["verdict"]]
        place = _evidence({**row, "quote": row["text"], "stance": stance})
        latest.setdefault(str(row["question"]), {})[place.file, place.quote] = place
    found = []
    for text, places in latest.items():
        proofs = tuple(place for place in places.values() if place.stance == SUPPORTS)
        others = tuple(place for place in places.values() if place.stance != SUPPORTS)
        if proofs:  # hits that were all turned down do not make a question unanswerable
            id = "judged-" + hashlib.sha256(text.encode()).hexdigest()[:10]
            found.append(Question(id, text, "judged in the app", (proofs,), others))
    return tuple(found)


def _either(path: Path) -> Path | None:
    return next((one for one in (path, path.with_name(path.name + ".gz")) if one.is_file()), None)


def _texts(file: Path) -> dict[str, str]:
    try:
        return {
            str(row["_id"]): " ".join(filter(None, (row.get("title"), row["text"]))).strip() for row in json_lines(file)
        }
    except KeyError as error:
        raise JudgementError(f"{file}: a line has no {error}; BEIR files have _id and text.") from error


def _qrels(file: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.reader((" ".join(line.split()) for line in stream), delimiter=" "), 1):
                if not row or (number == 1 and row[-1] == "score"):
                    continue
                query, document, grade = (row[column] for column in _QRELS_COLUMNS[len(row)])
                grades.setdefault(query, {})[document] = int(grade)
    except (KeyError, ValueError) as error:
        raise JudgementError(
            f"{file}, line {number}: qrels have query, document and grade, with or without an iteration."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{file} cannot be read: {error}") from error
    if not grades:
        raise JudgementError(f"{file} holds no judgements.")
    return grades
