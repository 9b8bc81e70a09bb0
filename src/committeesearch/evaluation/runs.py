"""What the program found and said for each question of a batch, as values and as JSON lines or TREC lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

from committeesearch.errors import JudgementError
from committeesearch.evaluation.judgements import Question, json_lines
from committeesearch.results import Answer, Citation, Quote, Status

DEPTH = 10
"""Hits of a question that a run keeps; every measure looks at the first ten at most."""


@dataclass(frozen=True, slots=True)
class RunHit:
    """A passage found: where its words stand, and the words. ``arms`` gives its rank in each list that held it."""

    file: str
    text: str
    id: str = ""
    page: int | None = None
    line: int | None = None
    item: str = ""
    meeting_date: date | None = None
    score: float = 0.0
    arms: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RunQuote:
    """Words given as the answer."""

    file: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a run. ``ms`` is the time that it took, in milliseconds."""

    id: str
    hits: tuple[RunHit, ...] = ()
    abstained: bool = False
    text: str = ""
    quotes: tuple[RunQuote, ...] = ()
    ms: float = 0.0


Run = Mapping[str, Row]
"""The rows of a run by question id."""


def run(questions: Iterable[Question], ask: Callable[[str], Answer]) -> Iterator[Row]:
    """Ask each question and give its row; ``ask`` is ``CommitteeSearch.ask``."""
    for question in questions:
        started = perf_counter()
        answer = ask(question.text)
        yield row_of(question.id, answer, (perf_counter() - started) * 1000)


def by_id(rows: Iterable[Row]) -> Run:
    """Rows as a run."""
    return {row.id: row for row in rows}


def row_of(id: str, answer: Answer, ms: float = 0.0) -> Row:
    """The row of an answer."""
    return Row(
        id=id,
        hits=tuple(
            RunHit(
                file=hit.citation.file,
                text=hit.passage.body.text,
                id=hit.passage.id,
                page=hit.citation.page,
                line=hit.citation.line,
                item=_item(hit.citation),
                meeting_date=hit.citation.meeting_date,
                score=hit.score,
                arms=hit.arms,
            )
            for hit in answer.hits[:DEPTH]
        ),
        abstained=answer.status is Status.NO_EVIDENCE,
        text=answer.text,
        quotes=tuple(RunQuote(quote.citation.file, _written(quote), quote.citation.page) for quote in answer.quotes),
        ms=round(ms, 1),
    )


def _written(quote: Quote) -> str:
    """The words with a line end where the paper has something between, and the cells of a row parted by "|"."""
    parts = [quote.text[at:end] for at, end in pairwise((0, *quote.breaks, len(quote.text)))]
    return (
        "".join(part if part.endswith(" · ") else f"{part.rstrip()}\n" for part in parts).strip().replace(" · ", " | ")
    )


def _item(citation: Citation) -> str:
    """The minute or item as a clerk writes it, with the agenda item that it belongs to where that is another."""
    also = f" (Item {citation.agenda_item})" if citation.agenda_item else ""
    return citation.item + also if also and also.strip(" ()") not in citation.item else citation.item


def write(rows: Iterable[Row], file: Path) -> None:
    """Write a run as JSON lines."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps(_plain(row), ensure_ascii=False) + "\n")


def _plain(row: Row) -> dict[str, Any]:
    status = Status.NO_EVIDENCE if row.abstained else Status.ANSWERED
    return {
        "id": row.id,
        "ms": row.ms,
        "hits": [
            {
                "id": hit.id,
                "file": hit.file,
                "page": hit.page,
                "line": hit.line,
                "item": hit.item,
                "meeting_date": hit.meeting_date.isoformat() if hit.meeting_date else None,
                "score": hit.score,
                "arms": dict(hit.arms),
                "text": hit.text,
            }
            for hit in row.hits
        ],
        "answer": {
            "status": status.value,
            "text": row.text,
            "quotes": [{"file": quote.file, "page": quote.page, "text": quote.text} for quote in row.quotes],
        },
    }


def write_trec(rows: Iterable[Row], file: Path, tag: str = "committeesearch") -> None:
    """Write a run as TREC lines: question, Q0, passage id, rank, score, tag."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as stream:
        for row in rows:
            for rank, hit in enumerate(row.hits, 1):
                # Readers sort by score alone, so it must fall with rank even where ours ties.
                stream.write(f"{row.id} Q0 {hit.id or f'{row.id}-{rank}'} {rank} {1 / rank:.6f} {tag}\n")


def read(file: Path) -> Run:
    """The rows of a run file. Raises JudgementError."""
    rows: dict[str, Row] = {}
    for number, line in enumerate(json_lines(file), 1):
        try:
            row = _row(line)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise JudgementError(
                f"{file}, row {number}: not a row of a run ({error!r}); it needs id, hits and answer."
            ) from error
        if row.id in rows:
            raise JudgementError(f"{file}, row {number}: the question {row.id!r} has a row already.")
        rows[row.id] = row
    return rows


def read_scores(file: Path) -> dict[str, dict[str, float]]:
    """Scores of documents by query, from a run of ours or in TREC's format. Raises JudgementError."""
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            ours = stream.read(1) == "{"
    except OSError as error:
        raise JudgementError(f"{file} cannot be read: {error.strerror or error}.") from error
    if not ours:
        return read_trec(file)
    return {id: {hit.id: 1 / rank for rank, hit in enumerate(row.hits, 1)} for id, row in read(file).items()}


def read_trec(file: Path) -> dict[str, dict[str, float]]:
    """Scores of documents by query from a TREC run, by falling rank. Raises JudgementError."""
    found: dict[str, dict[str, float]] = {}
    number = 0
    try:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):  # noqa: B007 - for the message
            if line.strip():
                query, _, document, _, score, _ = line.split()
                found.setdefault(query, {})[document] = float(score)
    except ValueError as error:
        raise JudgementError(f"{file}, line {number}: a TREC run has six columns, the fifth a score.") from error
    except OSError as error:
        raise JudgementError(f"{file} cannot be read: {error.strerror or error}.") from error
    return found


def _row(line: Mapping[str, Any]) -> Row:
    answer = line.get("answer") or {}
    return Row(
        id=str(line["id"]),
        hits=tuple(_hit(hit) for hit in line.get("hits") or ()),
        abstained=answer.get("status") == Status.NO_EVIDENCE.value,
        text=str(answer.get("text") or ""),
        quotes=tuple(
            RunQuote(str(quote["file"]), str(quote.get("text") or ""), quote.get("page"))
            for quote in answer.get("quotes") or ()
        ),
        ms=float(line.get("ms") or 0),
    )


def _hit(hit: Mapping[str, Any]) -> RunHit:
    day = hit.get("meeting_date")
    return RunHit(
        file=str(hit["file"]),
        text=str(hit.get("text") or ""),
        id=str(hit.get("id") or ""),
        page=hit.get("page"),
        line=hit.get("line"),
        item=str(hit.get("item") or ""),
        meeting_date=date.fromisoformat(day) if day else None,
        score=float(hit.get("score") or 0),
        arms=tuple((hit.get("arms") or {}).items()),
    )
