"""Marks of plain-text formats inside a line: "## ", "**", "<b>". They are not the paper's words."""

from __future__ import annotations

import re

from committeesearch.model import Line
from committeesearch.traced import Traced, concat

_MARKS = re.compile(
    r"^\s*#{1,6}\s+"  # heading
    r"|\s#+\s*$"
    r"|\*\*|__(?=\S)|(?<=\S)__"  # bold
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"  # italic
    r"|</?(?:b|strong|i|em|u|span|p|br|sup|sub|font)\b[^<>]*>",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*|__|</?(?:b|strong)>", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")


def unmarked(line: Line, body: Traced) -> Traced:
    """The words of a line; lines that were set on a page (with a box) carry no marks."""
    if line.box is not None or not _MARKS.search(body.text):
        return body
    return concat(body.split(_MARKS)).strip()


def marked_bold(line: Line, body: Traced) -> bool:
    """Whether all words of the line are marked bold; where one mark of a pair was lost, the other counts for both."""
    if line.box is not None:
        return False
    marks = list(_BOLD.finditer(body.text))
    if not marks:
        return False
    if len(marks) == 1:
        outside = [body.text[: marks[0].start()], body.text[marks[0].end() :]]
        return not all(_WORDS.search(text) for text in outside)
    edges = [0, *(place for mark in marks for place in mark.span()), len(body.text)]
    return not any(_WORDS.search(body.text[start:end]) for start, end in zip(edges[::4], edges[1::4], strict=False))
