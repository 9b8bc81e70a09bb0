"""The small notation in which the sample papers are written.

A blank line parts paragraphs. At the start of a paragraph:

    # Heading          ## Sub-heading         1.1 Numbered paragraph
    (1) list item      "  (a)" two spaces: nested      "- " bullet     "* " bullet from a private-use font
    ## 3 | Title       in minutes: the minute of agenda item 3
    | a | b |          table rows, the first is the header      |^ no repeated header on the next page
    > centred          >> to the right, in italics              @page, @space 40, @scan NAME, @widths 3 1 1, @plain

Inside a paragraph: **bold**, ~~struck out~~, ++inserted++, ^1^ note mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

STARTS = re.compile(r"\s*(#{1,3} |\(\w{1,4}\) |[-*] |\d+(?:\.\d+)+\s|\d{1,2}\) |\||>{1,2} |@\w)")


@dataclass(frozen=True)
class Piece:
    """One paragraph, list item, heading, table or order to the typesetter."""

    kind: str
    text: str = ""
    number: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)


def parse(source: str) -> list[Piece]:
    """The pieces of a paper, in order."""
    pieces: list[Piece] = []
    for block in _blocks(source):
        if block[0].lstrip().startswith("|"):
            pieces.append(_table(block))
        else:
            pieces.append(_piece(block))
    return pieces


def plain(text: str) -> str:
    """A text without its marks, as a reader sees it; struck words are kept."""
    return re.sub(r"\*\*|~~|\+\+|\^", "", text)


def _blocks(source: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in source.splitlines():
        if not line.strip():
            blocks.append([])
            continue
        table = line.lstrip().startswith("|")
        follows = bool(blocks[-1]) and blocks[-1][0].lstrip().startswith("|")
        alone = bool(blocks[-1]) and blocks[-1][0].startswith(("#", "@"))
        if blocks[-1] and (alone or table != follows or (not table and STARTS.match(line))):
            blocks.append([])
        blocks[-1].append(line)
    return [block for block in blocks if block]


def _table(block: list[str]) -> Piece:
    kind = "table open" if block[0].startswith("|^") else "table"
    rows = [[cell.strip() for cell in line.strip().removeprefix("|^").strip("|").split("|")] for line in block]
    return Piece(kind, rows=rows)


def _piece(block: list[str]) -> Piece:
    indent = (len(block[0]) - len(block[0].lstrip())) // 2
    text = " ".join(line.strip() for line in block)
    if text.startswith("@"):
        order, _, value = text[1:].partition(" ")
        return Piece("order " + order, value)
    if heading := re.match(r"(#+) (.*)", text):
        return Piece("heading", heading[2], level=len(heading[1]))
    if aside := re.match(r"(>{1,2}) (.*)", text):
        return Piece("centred" if len(aside[1]) == 1 else "aside", aside[2])
    if bullet := re.match(r"([-*]) (.*)", text):
        return Piece("bullet" if bullet[1] == "-" else "private bullet", bullet[2], level=indent)
    if numbered := re.match(r"(\(\w{1,4}\)|\d{1,2}\)|\d+(?:\.\d+)+)\s+(.*)", text):
        kind = "paragraph" if numbered[1][0].isdigit() else "list"
        return Piece(kind, numbered[2], numbered[1], indent)
    return Piece("paragraph", text, level=indent)
