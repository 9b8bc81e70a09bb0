"""The words of one paper, set as a report or as minutes."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib import colors
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from tests.sample_council import layout
from tests.sample_council.layout import BODY, CENTRED, LEFT, WIDTH, Section, flowables, marked
from tests.sample_council.markup import Piece, parse
from tests.sample_council.meetings import BODIES, COUNCIL, Body

TEXTS = Path(__file__).parent / "text"
FIELD = LEFT.clone("field", fontName="Helvetica-Bold", spaceAfter=0)
VALUE = LEFT.clone("value", spaceAfter=0)


@dataclass(frozen=True)
class Text:
    """A paper's words: head of settings and front sheet, then the pieces of its body."""

    name: str
    settings: dict[str, str]
    front: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]

    @property
    def title(self) -> str:
        return self.settings.get("title") or next(value for label, value in self.front if label == "Subject:")


@functools.cache
def read(name: str) -> Text:
    """The text of that name, its snippets put in."""
    head, _, body = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").partition("\n---\n")
    body = re.sub(
        r"^@include (\w+)$", lambda match: (TEXTS / f"_{match[1]}.txt").read_text(encoding="utf-8"), body, flags=re.M
    )
    settings: dict[str, str] = {}
    front: list[tuple[str, str]] = []
    for line in head.splitlines():
        if " | " in line:
            label, _, value = line.partition("|")
            front.append((label.strip(), value.strip()))
        else:
            label, _, value = line.partition(":")
            settings[label] = value.strip()
    return Text(name, settings, tuple(front), tuple(parse(body)))


def report(text: Text) -> list[Flowable]:
    """A report: front sheet, then the body."""
    flow: list[Flowable] = []
    if text.settings.get("kind") == "update":
        flow += [Paragraph(f"{marked(text.title.upper())}", CENTRED)]
    if text.front:
        rows = [[Paragraph(marked(label), FIELD), Paragraph(marked(value), VALUE)] for label, value in text.front]
        ruled = text.front[0][0] == "Report to:"
        style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]
        style += (
            [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
            if ruled
            else [("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)]
        )
        flow += [Table(rows, colWidths=[WIDTH * 0.31, WIDTH * 0.69], style=style), Spacer(0, 10)]
    return flow + flowables(list(text.pieces), text.name, text.settings.get("hyphenate") == "yes")


def minutes(text: Text, body: Body) -> list[Flowable]:
    """Minutes: heading, attendance, then each minute under its number."""
    if body.scrutiny:
        head = [Paragraph(marked(line), layout.HEADINGS[1]) for line in (body.name.upper(), text.settings["lead"])]
    else:
        head = [
            Paragraph(COUNCIL.upper(), CENTRED),
            Paragraph(body.name.upper(), CENTRED),
            Paragraph(text.settings["lead"], BODY),
        ]
    number = int(text.settings["first"])
    pieces: list[Piece] = []
    for piece in text.pieces:
        if piece.kind != "heading":
            pieces.append(piece)
            continue
        item, _, title = piece.text.partition(" | ")
        if body.scrutiny:
            pieces.append(Piece("heading", f"{number}. {title.upper()}", level=2))
        else:
            pieces.append(Piece("heading", f"{number}.   {title}{layout.UNDER}(Item {item})", level=2))
        number += 1
    flow = flowables(pieces, text.name)
    return head + flow


def running_header(text: Text) -> str:
    """What later pages of a paper carry at the top."""
    if "lead" in text.settings and "MEETING HELD" in text.settings["lead"]:
        body = BODIES[text.name.split("-")[0]]
        return f"{body.name.upper()} - {text.settings['lead'].rpartition(' ON ')[2]}"
    return "" if "lead" in text.settings else f"Marlbeck MBC – {text.title}"[:90]


def paper(name: str) -> Section:
    """The section of a paper, on pages of its own."""
    text = read(name)
    setter = (
        functools.partial(minutes, text, BODIES[name.split("-")[0]])
        if name.endswith("minutes")
        else functools.partial(report, text)
    )
    return Section(setter, header=running_header(text))
