"""What is true of the sample corpus, read off the making of it: nothing here is typed in that layout decides.

``files``        kind, committee, date, printed number and item of every page, agenda items, minutes with their
                 resolutions and divisions: the form that ``committeesearch outline FILE --json`` prints
``questions``    judged questions with the page of each place of evidence
``commitments``  who is to do what by when, and the later words that follow it up
``acronyms``     short forms with the long forms that the papers give
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

from tests.sample_council.front import numbered
from tests.sample_council.markup import Piece, plain
from tests.sample_council.meetings import BODIES, SITTINGS
from tests.sample_council.papers import File, Placed
from tests.sample_council.texts import TEXTS, Text, read

HERE = Path(__file__).parent
Row = dict[str, Any]


def tables(files: list[File]) -> dict[str, list[Row]]:
    """Every table of truth by name, as rows that JSON can hold."""
    shelf = Shelf(files)
    return {
        "files": [outline(file) for file in files],
        "questions": [question(shelf, row) for row in _listed("questions")],
        "commitments": [commitment(shelf, row) for row in _listed("commitments")],
        "acronyms": [acronym(shelf, row) for row in _listed("acronyms")],
    }


def _listed(name: str) -> list[Row]:
    rows = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["row"]
    ids = [row.get("id", row.get("short")) for row in rows]
    if len(set(ids)) != len(ids):
        raise ValueError(f"{name}: an id is used twice")
    return rows


# --- structure -----------------------------------------------------------------------------------------------


def outline(file: File) -> Row:
    """A file as a committee clerk would describe it."""
    items: list[Row] = []
    parted = file.kind != "supplement" and not file.committee.endswith("Committee")
    for number, entry, printed, page in file.entries:
        items.append(
            {
                "kind": "agenda_item",
                "number": number,
                "title": entry.title,
                "page": page,
                "pages": list(printed) if printed else None,
                "section": entry.section or ("UNRESTRICTED ITEMS" if parted else None),
                "author": entry.author or None,
                "to_follow": entry.note == "To follow",
            }
        )
    for placed in file.placed:
        if placed.paper.endswith("minutes"):
            items += minutes(placed)
    return {
        "file": file.path,
        "kind": file.kind,
        "committee": file.committee,
        "meeting_date": file.meeting and str(file.meeting),
        "exempt": file.exempt,
        "pages": [
            {"page": at, "printed_page": printed, "item": item} for at, (printed, item) in enumerate(file.marks, 1)
        ],
        "items": items,
    }


def minutes(placed: Placed) -> list[Row]:
    """The minutes of a meeting, each with what it resolved and how it voted."""
    text, rows = read(placed.paper), []
    for number, title, at, pieces in _minutes(text):
        scrutiny = BODIES[placed.paper.split("-")[0]].scrutiny
        item, _, title = title.partition(" | ")
        page = functools.partial(_page_of, placed)
        rows.append(
            {
                "kind": "minute",
                "number": str(number),
                "title": title.upper() if scrutiny else title,
                "page": page(at),
                "meeting_date": _date(placed.paper),
                "agenda_item": None if scrutiny else item,
                "resolutions": resolutions(pieces),
                "divisions": list(divisions(pieces, page)),
            }
        )
    return rows


def _minutes(text: Text) -> Iterator[tuple[int, str, int, list[tuple[int, Piece]]]]:
    number, title, start = int(text.settings["first"]), "", 0
    pieces: list[tuple[int, Piece]] = []
    for at, piece in enumerate(text.pieces):
        if piece.kind == "heading":
            if title:
                yield number, title, start, pieces
                number += 1
            title, start, pieces = piece.text, at, []
        elif title:
            pieces.append((at, piece))
    yield number, title, start, pieces


def _page_of(placed: Placed, at: int) -> int:
    return placed.notes[f"{placed.paper}/{at}"]


def resolutions(pieces: list[tuple[int, Piece]]) -> list[str]:
    """Each part of what was resolved: a nested list belongs to the part that it stands under."""
    parts: list[str] = []
    resolving = False
    for _, piece in pieces:
        words = plain(piece.text)
        if words.startswith("RESOLVED"):
            resolving = bool(re.search(r"(:|That)$", words))
            parts += [] if resolving else [words]
        elif resolving and piece.kind == "list":
            words = f"{piece.number} {words}"
            if piece.level and parts:
                parts[-1] += " " + words
            else:
                parts.append(words)
        elif resolving and piece.kind == "paragraph" and not parts:
            parts.append(words)
        else:
            resolving = False
    return parts


MOVED = re.compile(
    r"((?:Mr|Mrs|Ms|Councillor) [A-Z][\w-]+) (?:proposed|moved),? and ((?:Mr|Mrs|Ms|Councillor) [A-Z][\w-]+) seconded"
)
COUNT = re.compile(r"\b(For|Against|Abstain) \(?(\d+)\)?")
IN_WORDS = re.compile(r"(carried|lost) by (\d+) votes to (\d+)")


def divisions(pieces: list[tuple[int, Piece]], page: Any) -> Iterator[Row]:
    """Every vote that was put, with its counts where the minutes give them."""
    proposer = seconder = None
    counts: dict[str, int] = {}
    where = None
    for at, piece in pieces:
        words = plain(piece.text)
        if moved := MOVED.search(words):
            proposer, seconder = moved.groups()
        for side, count in COUNT.findall(words):
            where = where or page(at)
            counts[side.lower()] = int(count)
        result = None
        if piece.kind == "aside":
            result = re.search(r"carried|lost", words)[0]
        elif given := IN_WORDS.search(words):
            result, first, second = given[1], int(given[2]), int(given[3])
            counts = {"for": first, "against": second}
        elif "carried without a division" in words:
            result = "carried"
        if result:
            votes = {side: counts.get(side) for side in ("for", "against", "abstain")}
            yield {**votes, "result": result, "page": where or page(at), "proposer": proposer, "seconder": seconder}
            proposer, seconder, counts, where = None, None, {}, None


# --- words and their places ----------------------------------------------------------------------------------


def squash(text: str) -> str:
    """Letters and digits alone, so that line ends, hyphens and typesetting make no difference."""
    return re.sub(r"[^\w%£]", "", text).replace("_", "").lower()


class Shelf:
    """The files, to look words up in."""

    def __init__(self, files: list[File]) -> None:
        self.files = files
        self.items = {
            entry.paper: f"{number}. {entry.title}"
            for sitting in SITTINGS
            for number, entry in numbered(sitting)
            if entry.paper
        }
        for sitting in SITTINGS:
            self.items |= {new: self.items[old] for old, new in sitting.supplement.items()}
        self.items["childrens-2024-11-12-member.docx"] = "7. Cabinet Member Update"
        self.pages: dict[str, list[str]] = {}

    def places(self, paper: str, quote: str) -> list[Row]:
        """Every place of the quote, files in order of path but the paper's own meeting first."""
        found = [
            self._place(file, placed, quote) for file in self.files for placed in file.placed if placed.paper == paper
        ]
        if not found:
            raise ValueError(f"no file holds the paper {paper}")
        return sorted(
            found, key=lambda place: (str(place["meeting_date"]) not in place["file"], "pack" in place["file"])
        )

    def _place(self, file: File, placed: Placed, quote: str) -> Row:
        page = line = printed = None
        if file.path.endswith(".pdf"):
            page = self._page(file, placed, quote)
            printed = file.marks[page - 1][0]
        else:
            source = TEXTS / (
                placed.paper
                if "." in placed.paper[-5:] and not placed.paper.endswith("docx")
                else f"{placed.paper}.txt"
            )
            lines = source.read_text(encoding="utf-8").splitlines()
            line = next(
                (at for at, words in enumerate(lines, 1) if squash(quote) in squash(re.sub("<[^>]+>", " ", words))),
                None,
            )
            if line is None:
                raise ValueError(f"{placed.paper} does not say {quote!r}")
            line = line if file.path.endswith((".md", ".html")) else None
        return {
            "file": file.path,
            "page": page,
            "printed_page": printed,
            "line": line,
            "quote": quote,
            "meeting_date": _date(placed.paper),
            "item": self._item(placed, quote),
        }

    def _page(self, file: File, placed: Placed, quote: str) -> int:
        if file.path not in self.pages:
            document = pypdfium2.PdfDocument(file.data)
            self.pages[file.path] = [squash(page.get_textpage().get_text_range()) for page in document]
        wanted = squash(quote)
        for number in range(placed.page, placed.page + placed.pages):
            if wanted in self.pages[file.path][number - 1]:
                return number
        raise ValueError(f"{file.path}: no single page of {placed.paper} says {quote!r}")

    def _item(self, placed: Placed, quote: str) -> str | None:
        if not placed.paper.endswith("minutes"):
            return self.items.get(placed.paper)
        text = read(placed.paper)
        scrutiny = BODIES[placed.paper.split("-")[0]].scrutiny
        for number, title, _, pieces in _minutes(text):
            words = squash(" ".join(f"{piece.number} {plain(piece.text)}" for _, piece in pieces))
            if squash(quote) in words:
                title = title.partition(" | ")[2]
                return f"{number}. {title.upper() if scrutiny else title}"
        return None


def _date(paper: str) -> str | None:
    """The meeting's date, which a paper's name holds."""
    found = re.search(r"\d{4}-\d\d-\d\d", paper)
    return found[0] if found else None


def question(shelf: Shelf, row: Row) -> Row:
    """A question with the places of its evidence; the first place stands for a paper, the others are alternatives."""
    evidence, others = [], []
    for paper, quote, *stance in row.get("evidence", []):
        first, *rest = (
            {**place, "stance": stance[0] if stance else "supports"} for place in shelf.places(paper, quote)
        )
        evidence.append(first)
        others += rest
    return {
        "id": row["id"],
        "question": row["question"],
        "kind": row["kind"],
        "difficulty": row.get("difficulty", 2),
        "answer": row.get("answer"),
        "evidence": evidence,
        "alternatives": others,
        "mode": row.get("mode", "any"),
        "must_not": row.get("must_not", []),
    }


def commitment(shelf: Shelf, row: Row) -> Row:
    """A commitment with its place, and the places of later words about it."""
    place, *others = shelf.places(row["paper"], row["text"])
    follow_up = []
    for paper, quote, grade in row.get("follow_up", []):
        first, *rest = shelf.places(paper, quote)
        follow_up.append({**first, "text": quote, "grade": grade, "alternatives": rest})
    return {
        "id": row["id"],
        "type": row["type"],
        "text": row["text"],
        **place,
        "owner": row.get("owner"),
        "due": row.get("due"),
        "due_text": row.get("due_text"),
        "clear": True,
        "status": row["status"],
        "alternatives": others,
        "follow_up": follow_up,
    }


def acronym(shelf: Shelf, row: Row) -> Row:
    """A short form with a place that defines it."""
    place, *others = shelf.places(row["paper"], f"{row['long']} ({row['short']})")
    return {"short": row["short"], "long": row["long"], **place, "alternatives": others}
