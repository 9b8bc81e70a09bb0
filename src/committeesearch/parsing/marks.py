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
_WHOLLY_BOLD = re.compile(
    r"^\W*(?:#{1,6}\s+)?(?:\*\*|__|<b>|<strong>).+?(?:\*\*|__|</b>|</strong>)?\W*$", re.IGNORECASE
)
_INNER_BOLD = re.compile(r"(?:\*\*|__|</b>|</strong>)\s*\S", re.IGNORECASE)


def unmarked(line: Line, body: Traced) -> Traced:
    """The words of a line; lines that were set on a page (with a box) carry no marks."""
    if line.box is not None or not _MARKS.search(body.text):
        return body
    return concat(body.split(_MARKS)).strip()


def marked_bold(line: Line, body: Traced) -> bool:
    """Whether the whole line is marked bold."""
    if line.box is not None or not _WHOLLY_BOLD.match(body.text):
        return False
    opened = re.search(r"\*\*|__|<b>|<strong>", body.text, re.IGNORECASE)
    return opened is not None and not _INNER_BOLD.search(body.text, opened.end())
