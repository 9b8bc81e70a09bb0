"""Superlatives over a table: "Which district has the most empty homes?" is answered by one row, not by the header.

The column is the one whose header says most of what is asked; where the header itself names months, quarters or years
and one of them is asked for, it is the cell of the row. Totals and averages are no candidates, and two rows with the
same figure are no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from committeesearch.answering.forms import Question
from committeesearch.answering.quotes import Scored
from committeesearch.answering.spans import CELLS, SpanKind, Stretch, stretches
from committeesearch.answering.words import stem, stems
from committeesearch.model import Table
from committeesearch.ports import Papers

LOOKED_AT = 20
"""Best stretches among which the table is looked for: its rows share their header, so many of them stand together."""
ABOUT = 0.6
"""Share of the question's words that the table with its headings must hold; a table of something else has a greatest
figure too."""
LEAST_ROWS = 3
"""Rows from which a greatest one says something."""
BEYOND = 12
"""Passages before and after in which the rest of a long table's rows stand."""
ROUNDING = 0.002
"""By how much a sum may differ from what is added up, as a share of it: figures are printed rounded."""
_ASKED = re.compile(
    r"\b(?:which|what|who)\b.*?\b(?:(?P<most>most|largest|biggest|highest|greatest|longest)"
    r"|(?P<least>smallest|lowest|fewest|least|shortest))\b",
    re.I | re.S,
)
_PHRASE_ENDS = re.compile(r"\b(?:in|of|at|on|for|by|during|across|within|and|among|had|has|have)\b|[?,;]", re.I)
_KIND = re.compile(r"\b(?:which|what)\s+(?:type of |kind of )?(?P<noun>[a-z]+)", re.I)
_SUM = re.compile(r"\b(?:total|all|average|mean|overall|england|national|county)\b", re.I)
_VALUE = re.compile(r"^\W*?(?P<minus>[-–(])?\s*[£+]?\s*(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|k|m|bn)?\s*\)?\W*$")
_PERIOD = re.compile(
    r"^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|^Q[1-4]\b|^(?:19|20)\d\d\b|^\d\d[-/]\d\d$", re.I
)
_PERIODS = frozenset({"month", "quarter", "year"})
_UNITS = {"%": stems("percentage percent share proportion rate"), "£": stems("money cost amount sum spending budget")}
_GROWTH = stems("growth change increase rise")


@dataclass(frozen=True, slots=True)
class Found:
    """The row that answers, and the answer read off it."""

    stretch: Stretch
    line: str


def most(question: Question, scored: Sequence[Scored], papers: Papers) -> Found | None:
    """The row with the greatest or smallest figure of what is asked; None where no table says it."""
    asked = _ASKED.search(question.text)
    noun = _KIND.search(question.text)
    if not asked or not noun:
        return None
    sign = -1.0 if asked["least"] else 1.0
    of_what = stems(_PHRASE_ENDS.split(question.text[asked.end() :], maxsplit=1)[0])
    words = frozenset(stem(term) for term in question.terms) - stems(asked["most"] or asked["least"])
    seen: set[int] = set()
    for one in scored[:LOOKED_AT]:
        table = _table(one.stretch, papers)
        if table is None or not _is_about(words, of_what, one.stretch, table):
            continue
        if noun["noun"].lower() in _PERIODS:
            if one.stretch.text != _row(tuple(cell.text for cell in table.header)):
                return _in_row(one.stretch, table, words, sign)
        elif id(table) not in seen:
            seen.add(id(table))
            found = _in_column(one, table, words, stem(noun["noun"].lower()), sign, papers)
            if found:
                return found
    return None


def _table(stretch: Stretch, papers: Papers) -> Table | None:
    if stretch.kind is not SpanKind.ROW:
        return None
    passage = stretch.passage
    blocks = papers.document(passage.file).items[passage.item].blocks[slice(*passage.blocks)]
    return next((block.table for block in blocks if block.table and stretch.text in block.body.text), None)


def _is_about(words: frozenset[str], of_what: frozenset[str], stretch: Stretch, table: Table) -> bool:
    """Whether a table holds most words of the question and all of what is to be greatest."""
    said = stems(f"{stretch.passage.context} {stretch.passage.body.text} {_row(tuple(c.text for c in table.header))}")
    compound = {word for word in words for other in said if len(word) > 2 and other.startswith(word)}  # "taxbase"
    held = words & said | compound
    marked = _GROWTH.union(*_UNITS.values())
    return bool(words) and of_what <= held | marked and len(held) >= ABOUT * len(words)


def _in_column(
    one: Scored, table: Table, words: frozenset[str], noun: str, sign: float, papers: Papers
) -> Found | None:
    header = [cell.text for cell in table.header]
    if not header or noun not in stems(f"{header[0]} {one.stretch.passage.context}"):
        return None
    column = _column(header, words)
    rows = [tuple(cell.text for cell in row) for row in table.rows if len(row) == len(header)]
    figures = [(value, row) for row in rows if column and (value := _number(row[column])) is not None]
    sums = _sums([value for value, _ in figures])
    values = [
        (sign * value, row)
        for at, (value, row) in enumerate(figures)
        if at not in sums and row[0].strip() and not _SUM.search(row[0])
    ]
    best = max(values, default=None)
    if not best or len(values) < LEAST_ROWS or sum(value == best[0] for value, _ in values) > 1:
        return None
    row = best[1]
    stretch = next((piece for piece in _rows(one.stretch, papers) if piece.text == _row(row)), None)
    return Found(stretch, f"{row[0].strip()}: {row[column].strip()}") if stretch else None


def _column(header: Sequence[str], words: frozenset[str]) -> int:
    """The column, from 1, whose header says most of what is asked; 0 where none or several do."""
    scores = []
    for cell in header[1:]:
        said = stems(cell).union(*(unit for mark, unit in _UNITS.items() if mark in cell))
        fits = bool(words & _GROWTH) == bool(said & _GROWTH) and (said & _UNITS["%"] or not words & _UNITS["%"])
        scores.append(len(said & words) + len(said & _GROWTH) if fits else 0)
    best = max(scores, default=0)
    return scores.index(best) + 1 if best and scores.count(best) == 1 else 0


def _sums(values: Sequence[float]) -> frozenset[int]:
    """Places of values that are the sum of two or more directly before them, whatever the row is called."""
    return frozenset(
        at
        for at in range(2, len(values))
        for start in range(at - 1)
        if values[at] and abs(sum(values[start:at]) - values[at]) <= ROUNDING * abs(values[at])
    )


def _in_row(stretch: Stretch, table: Table, words: frozenset[str], sign: float) -> Found | None:
    cells, header = stretch.text.split(CELLS), [cell.text.strip() for cell in table.header]
    if len(cells) != len(header) or not stems(cells[0]) <= words:
        return None
    values = [
        (sign * value, name, cell.strip())
        for cell, name in zip(cells, header, strict=True)
        if _PERIOD.search(name) and (value := _number(cell)) is not None
    ]
    best = max(values, default=None)
    if not best or len(values) < LEAST_ROWS or sum(value == best[0] for value, *_ in values) > 1:
        return None
    return Found(stretch, f"{best[1]}: {best[2]}")


def _rows(stretch: Stretch, papers: Papers) -> Iterator[Stretch]:
    for passage in papers.neighbours(stretch.passage, BEYOND, BEYOND):
        yield from stretches(replace(stretch.hit, passage=passage, citation=papers.cite(passage)))


def _row(cells: Sequence[str]) -> str:
    return CELLS.join(cells)


def _number(cell: str) -> float | None:
    match = _VALUE.match(cell.strip())
    if not match:
        return None
    scale = {"k": 1e3, "m": 1e6, "bn": 1e9}.get(match["unit"] or "", 1.0)
    return float(match["digits"].replace(",", "")) * scale * (-1 if match["minus"] else 1)
