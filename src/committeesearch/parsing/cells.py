"""The cells of a table, looked at one by one or row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committeesearch.traced import Traced

Row = tuple[Traced, ...]

_NUMERIC = re.compile(r"\W*(?:[£$€]?\s?[-+(]?[\d.,]+[)]?\s?(?:%|k|m|bn|p)?\W*)+$", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d\d){1,2})?|\d\d[-–/]\d\d)\W*$")
_VALUE = re.compile(r"[-–+(]?\s*£?\s*(\d+(?:,\d{3})*(?:\.\d+)?)\s*\)?")
_LETTERS = re.compile(r"[^a-z0-9]+")


def is_figure(cell: Traced) -> bool:
    """Whether a cell holds figures and nothing else; a year names something and is none."""
    return bool(cell and _NUMERIC.match(cell.text) and not _YEAR.match(cell.text))


def value(cell: Traced) -> float | None:
    """The one number that a cell holds, with its sign; None where it holds none, several, or words."""
    match = _VALUE.fullmatch(cell.text.strip())
    if match is None:
        return None
    number = float(match.group(1).replace(",", ""))
    return -number if cell.text.strip()[0] in "-–(" else number


def has_letters(cell: Traced) -> bool:
    """Whether a cell holds a word, however short."""
    return any(letter.isalpha() for letter in cell.text)


def has_words(row: Row) -> bool:
    """Whether a row says anything: dashes and dots alone say nothing."""
    return any(letter.isalnum() for cell in row for letter in cell.text)


def is_group(row: Row) -> bool:
    """Whether a row has a label and nothing else: it names the group of the rows below it."""
    return len(row) > 1 and has_letters(row[0]) and not any(row[1:])


def is_lower(row: Row) -> bool:
    """Whether all its cells go on in lower case: the rest of a row that a page break cut."""
    filled = [cell.text for cell in row if cell]
    return bool(filled) and all(text[0].islower() for text in filled)


def folded(rows: Sequence[Row]) -> str:
    """The letters and digits of rows alone, for telling whether they say the same."""
    return "|".join(_LETTERS.sub("", cell.text.lower()) for row in rows for cell in row)
