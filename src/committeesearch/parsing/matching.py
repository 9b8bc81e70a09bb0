"""Which agenda item a separate paper belongs to: by its number, its decision number, its title, or who refers to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from committeesearch.model import BlockKind, Document, Item, PaperKind

TITLE = 80
"""Likeness of titles, of 100, from which a paper is taken for an item's. On 48 papers of two councils the right items
scored 83 and more, the nearest wrong one 71."""
MARGIN = 5
"""Points by which the best item must beat the next."""

_ITEM = re.compile(r"\b(?:agenda\s+)?item\s*(?:no\.?\s*)?(\d{1,3}[a-z]?)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\b\d{2}[/-]\d{4,6}\b")
_LABEL = re.compile(r"\b(?:appendix|annexe?|app\.?|enclosure)\s*([A-Z]|\d{1,2}|[ivx]+)\b", re.IGNORECASE)
_CHAFF = re.compile(
    r"\b(?:item\s*\d+|\d{2}[/-]?\d{4,6}|report|final|draft|cover|cabinet|committee|council|supplementary|supplement|version|v\d+|appendix\s*\w{1,2}|annexe?\s*\w{1,2}"
    r"|for|the|of|to|and|a|on|in|\d{1,2}(?:st|nd|rd|th)?[\s-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[\s-]\d{4}|\d{1,2}\.\d\d)\b",
    re.IGNORECASE,
)


def matching_item(paper: Document, agenda: Sequence[Item]) -> Item | None:
    """The announced item that a paper belongs to by what it says of itself; None where that is not clear."""
    name = _name(paper)
    if (numbered := _ITEM.search(name)) and (item := _numbered(agenda, numbered[1])):
        return item
    by_reference = [item for item in agenda if set(paper.references) & references(item.title)]
    if len(by_reference) == 1:
        return by_reference[0]
    titles = (paper.title, name, _head(paper))
    scores = sorted(
        ((max(likeness(title, item.title) for title in titles), -at) for at, item in enumerate(agenda)), reverse=True
    )
    if scores and scores[0][0] >= TITLE and (len(scores) == 1 or scores[0][0] - scores[1][0] >= MARGIN):
        return agenda[-scores[0][1]]
    return None


def label_of(paper: Document) -> str:
    """The label of an appendix, "G" or "1", by its file's name or its head; "" where it has none."""
    label = _LABEL.search(_name(paper)) or _LABEL.search(_head(paper))
    return label[1].upper() if label else ""


def referring(paper: Document, reports: Sequence[Document]) -> Document | None:
    """The report whose appendix a paper is: the one that names it by its label, and says near it what it is."""
    label = label_of(paper)
    named_as = (_name(paper), _head(paper), *_first_heading(paper))
    own = [title for title in map(_plain, named_as) if len(title) >= _SHORTEST]
    scores: list[tuple[float, int]] = []
    for at, report in enumerate(reports):
        text = " ".join(block.body.text for item in report.items for block in item.blocks)
        named = [match for match in _LABEL.finditer(text) if match[1].upper() == label]
        if label and not named:
            continue
        near = [_plain(text[max(0, match.start() - _NEAR) : match.end() + _NEAR]) for match in named] or [_plain(text)]
        said = max((_said(title, words) for words in near for title in own), default=0.0)
        scores.append((said + likeness(_name(paper), report.title) / 2, -at))
    scores.sort(reverse=True)
    if not scores:
        return None
    best = reports[-scores[0][1]]
    # Two reports of one item, a cover and what it covers, both name the item's appendices.
    rivals = [score for score, at in scores[1:] if _numbers(reports[-at]) != _numbers(best) or not _numbers(best)]
    if not rivals:
        return best if label or scores[0][0] >= _NAMED else None
    return best if scores[0][0] >= _NAMED and scores[0][0] - max(rivals) >= MARGIN else None


def _name(paper: Document) -> str:
    return re.sub(r"_+", " ", PurePosixPath(paper.file).stem)


def _numbers(paper: Document) -> set[str]:
    return {item.number for item in paper.items if item.number}


_SHORTEST = 6
"""Letters of a title that can be looked for in a text; "MRP" is found anywhere."""
_SEVERAL = 4
"""Words of a title that a sentence will not hold by chance."""
_NEAR = 120
"""Letters before and after "Appendix G" in which a report says what it is."""
_NAMED = 75
"""Points from which a report is taken to name an appendix: its title near the label counts 100, its own subject 50."""


def references(text: str) -> set[str]:
    """Decision numbers in a text, with a slash."""
    return {match.replace("-", "/") for match in _REFERENCE.findall(text)}


def likeness(one: str, other: str) -> float:
    """Likeness of two titles, 0 to 100, blind to words that every paper's name has."""
    a, b = _plain(one), _plain(other)
    if not a or not b:
        return 0.0
    whole = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    if min(len(a.split()), len(b.split())) >= 3:
        return max(whole, fuzz.token_set_ratio(a, b) * 0.95)
    return whole


def _said(title: str, words: str) -> float:
    """How far words say a title, 0 to 100: in its order, or with most of its words in theirs."""
    parts = set(title.split())
    found = len(parts & set(words.split())) / len(parts) if len(parts) >= _SEVERAL else 0.0
    return max(fuzz.partial_ratio(title, words), 100 * found)


def _first_heading(paper: Document) -> list[str]:
    blocks = paper.items[0].blocks[:3] if paper.items else ()
    return [block.body.text for block in blocks if block.kind is BlockKind.HEADING][:1]


def _numbered(agenda: Sequence[Item], number: str) -> Item | None:
    return next((item for item in agenda if item.number.lower() == number.lower()), None)


def _head(paper: Document) -> str:
    if paper.kind is PaperKind.REPORT or not paper.items:
        return ""
    return " ".join(block.body.text for block in paper.items[0].blocks[:3])[:200]


def _plain(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", _CHAFF.sub(" ", text.lower().replace("20", "").replace("/", "-")))
    return " ".join(words.split())
