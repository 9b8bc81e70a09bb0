"""Evidence packs: commitments with their quotes, citations, follow-ups and file digests, as Word or Markdown."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote as escaped

from docx import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from committeesearch.commitments.register import is_named, say, standing
from committeesearch.commitments.tables import write_csv, write_ics, write_xlsx
from committeesearch.errors import SettingsError
from committeesearch.results import Citation, Commitment, Related

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What a pack says of the index that it was made from."""

    indexed_on: date | None = None
    last_paper: date | None = None
    """Date of the latest meeting."""
    corpus: Path | None = None
    """Folder of the papers; links lead there from where the pack is written."""
    address: str = ""
    """What opens a paper in place of that folder, before its name: "http://server/paper/"."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file, by its name in the index."""


Writer = Callable[[Sequence[Commitment], Path], None]
_TABLES: Mapping[str, Writer] = {".csv": write_csv, ".xlsx": write_xlsx, ".ics": write_ics}


def export(commitments: Sequence[Commitment], target: Path, facts: IndexFacts | None = None) -> None:
    """Write the commitments in the form that the name of ``target`` asks for: .csv, .xlsx, .ics, .docx or .md.

    Raises SettingsError for any other.
    """
    facts = facts or IndexFacts()
    suffix = target.suffix.lower()
    if suffix in _TABLES:
        _TABLES[suffix](commitments, target)
    elif suffix == ".md":
        target.write_text(to_markdown(commitments, facts, target.parent), encoding="utf-8")
    elif suffix == ".docx":
        _write_word(commitments, target, facts)
    else:
        raise SettingsError(f"{target.name}: commitments are written as .csv, .xlsx, .ics, .docx or .md.")


def to_markdown(commitments: Sequence[Commitment], facts: IndexFacts, folder: Path | None = None) -> str:
    """The pack as Markdown, to be kept in ``folder``; words of papers are escaped and cannot become markup."""
    papers = facts.address or _way(facts.corpus, folder)
    lines = ["# Commitments: the evidence", "", *(f"{line}  " for line in _preface(commitments, facts)), ""]
    for number, commitment in enumerate(commitments, 1):
        lines += [f"## {number}. {_plain(_title(commitment))}", "", *_block(commitment.quote.text), ""]
        lines += [f"— [{_plain(_where(commitment.quote.citation))}]({_link(commitment.quote.citation, papers)})", ""]
        lines += [f"- **{name}:** {_plain(value)}" for name, value in _facts(commitment)]
        for found in commitment.follow_ups:
            lines += [
                "",
                f"**{_plain(found.grade.value.capitalize())}** ({_plain(found.basis)})",
                "",
                *_block(found.quote.text),
                "",
            ]
            lines += [f"— [{_plain(_where(found.quote.citation))}]({_link(found.quote.citation, papers)})"]
        lines.append("")
    lines += [
        "## Files",
        "",
        *(f"- {_plain(file)}: SHA-256 `{digest}`" for file, digest in _files(commitments, facts)),
        "",
    ]
    return "\n".join(lines)


def _write_word(commitments: Sequence[Commitment], target: Path, facts: IndexFacts) -> None:
    word: Any = WordDocument()
    papers = facts.address or _way(facts.corpus, target.parent)
    word.add_heading("Commitments: the evidence", level=0)
    for line in _preface(commitments, facts):
        word.add_paragraph(line)
    for number, commitment in enumerate(commitments, 1):
        word.add_heading(_legal(f"{number}. {_title(commitment)}"), level=1)
        _quoted(word, commitment.quote.text, commitment.quote.citation, papers)
        for name, value in _facts(commitment):
            paragraph = word.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(_legal(value))
        for found in commitment.follow_ups:
            word.add_paragraph().add_run(_legal(f"{found.grade.value.capitalize()} ({found.basis})")).bold = True
            _quoted(word, found.quote.text, found.quote.citation, papers)
    word.add_heading("Files", level=1)
    for file, digest in _files(commitments, facts):
        word.add_paragraph(_legal(f"{file}: SHA-256 {digest}"), style="List Bullet")
    word.save(str(target))


def _quoted(word: Any, text: str, citation: Citation, papers: str) -> None:
    word.add_paragraph(_legal(f"“{text}”"), style="Quote")
    place = word.add_paragraph("— ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), place.part.relate_to(_link(citation, papers), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = place.add_run(_legal(_where(citation)))
    run.font.underline = True
    link.append(run._r)
    place._p.append(link)


def _preface(commitments: Sequence[Commitment], facts: IndexFacts) -> list[str]:
    made = f"Made from an index of {say(facts.indexed_on)}." if facts.indexed_on else ""
    latest = f"The latest meeting in it is that of {say(facts.last_paper)}." if facts.last_paper else ""
    count = f"{len(commitments)} commitment{'' if len(commitments) == 1 else 's'}, each in the paper's own words."
    return [line for line in (count, made, latest) if line]


def _title(commitment: Commitment) -> str:
    who = commitment.owner_normal or "Nobody named"
    day = commitment.quote.citation.meeting_date
    return f"{who} ({say(day)})" if day else who


def _facts(commitment: Commitment) -> list[tuple[str, str]]:
    mark = commitment.mark
    noted = f"{mark.note} ({mark.author}, {mark.at[:10]})" if mark and mark.note else ""
    named = commitment.owner if is_named(commitment) else f"{commitment.owner_normal} (not named in these words)"
    pairs = [
        ("Kind", commitment.type.value),
        ("Who", named if commitment.owner_normal else "nobody named"),
        ("For", commitment.beneficiary),
        ("Due", commitment.due.text),
        ("Condition", commitment.conditions),
        ("Part", commitment.part),
        *((other.uptake.value.capitalize(), _related(other)) for other in commitment.related),
        ("Status", standing(commitment).value),
        ("Why", commitment.status_reason),
        ("Assigned to", mark.assignee if mark else ""),
        ("Note", noted),
    ]
    return [(name, value) for name, value in pairs if value]


def _related(other: Related) -> str:
    return f"“{' '.join(other.quote.text.split())}” ({_where(other.quote.citation)})"


def _where(citation: Citation) -> str:
    place = f"page {citation.page}" if citation.page else f"line {citation.line}" if citation.line else ""
    day = say(citation.meeting_date) if citation.meeting_date else ""
    return ", ".join(part for part in (citation.committee or "", day, citation.item, citation.file, place) if part)


def _way(corpus: Path | None, folder: Path | None) -> str:
    """The way from a pack to the papers, which holds when both are moved together; "" where there is none."""
    if corpus is None or folder is None:
        return ""
    try:
        return escaped(Path(os.path.relpath(corpus.resolve(), folder.resolve())).as_posix()) + "/"
    except ValueError:  # on another drive
        return ""


def _link(citation: Citation, papers: str) -> str:
    return papers + escaped(citation.file) + (f"#page={citation.page}" if citation.page else "")


def _files(commitments: Sequence[Commitment], facts: IndexFacts) -> list[tuple[str, str]]:
    quotes = [
        quote
        for c in commitments
        for quote in (c.quote, *(other.quote for other in c.related), *(found.quote for found in c.follow_ups))
    ]
    files = dict.fromkeys(quote.citation.file for quote in quotes)
    return [(file, facts.digests.get(file, "not known")) for file in sorted(files)]


def _block(text: str) -> list[str]:
    return [f"> {_plain(line)}" for line in text.splitlines()]


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
