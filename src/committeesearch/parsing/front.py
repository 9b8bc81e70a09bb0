"""Front sheets: the labelled fields at the head of a report, whatever the council calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from committeesearch.model import FrontField
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import unmarked
from committeesearch.traced import Traced, concat, join

# Ours, and how councils label it. The order matters where one label begins with another.
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "meeting_date",
        r"(?:date|day)\s+(?:of|and\s+time\s+of)\s+(?:the\s+)?(?:meeting|committee|decision)|meeting\s+date",
    ),
    ("report_to", r"(?:report|submitted|presented)\s+to|to|committee(?:\s+name)?|name\s+of\s+(?:committee|meeting)"),
    (
        "title",
        r"(?:report\s+)?(?:subject|title)(?:\s+of\s+(?:the\s+)?(?:report|decision))?(?:\s*/\s*title\s+of\s+decision)?"
        r"|subject\s+matter(?:\s*/\s*title\s+of\s+decision)?|report\s+title|item\s+title",
    ),
    (
        "report_of",
        r"(?:report\s+(?:of|from|by|author)|from|by|author(?:\(?s\)?)?(?:\s+of\s+(?:the\s+)?report)?"
        r"|(?:responsible|lead|reporting|relevant)\s+(?:officer|director|head\s+of\s+service)|joint\s+report\s+of)(?:\(s\))?",
    ),
    (
        "wards",
        r"wards?(?:\(s\))?\s+(?:affected|involved|concerned)|affected\s+wards?|wards?(?:\(s\))?"
        r"|electoral\s+(?:divisions?|areas?)(?:\s+affected)?|divisions?\s+affected|parish(?:es)?(?:\s+affected)?",
    ),
    (
        "portfolio",
        r"portfolio(?:\s+holder)?(?:\(s\))?(?:\s*/\s*lead\s+member)?|(?:lead\s+)?cabinet\s+member(?:\(s\))?(?:\s+portfolio)?"
        r"|lead\s+member|executive\s+(?:member|portfolio)|relevant\s+portfolio(?:\s+holder)?",
    ),
    (
        "forward_plan",
        r"(?:is\s+(?:this|it)\s+)?(?:included|published)?\s*(?:in|on)?\s*(?:the\s+)?forward\s+plan(?:\s+(?:ref(?:erence)?|no\.?))?\??"
        r"|included\s+in\s+(?:the\s+)?forward\s+plan\??",
    ),
    ("key_decision", r"(?:[il]s\s+(?:this|it)\s+an?\s+)?key\s+decision\??(?:\s*\(y/n\))?"),
    (
        "exempt",
        r"(?:this\s+report\s+contains\s+)?(?:exempt|confidential|restricted)\s*(?:/|or)\s*(?:exempt|confidential|restricted)"
        r"(?:\s+(?:report|information|item|status))?\??|exempt(?:\s+(?:report|information|items?|status))?\??"
        r"|confidential(?:ity)?(?:\s+(?:report|item|status))?\??|(?:security\s+|report\s+)?classification"
        r"|(?:for\s+)?publication(?:\s+status)?|public\s*/\s*(?:private|exempt)|open\s*/\s*(?:exempt|closed)",
    ),
    (
        "decision_number",
        r"decision\s+(?:no\.?|number|ref(?:erence)?\.?)|(?:report|reference)\s+(?:no\.?|number)|(?:our\s+)?ref(?:erence)?\.?",
    ),
    ("decision_maker", r"decision\s+to\s+be\s+taken\s+by|decision[\s-]+(?:maker|taker)"),
    (
        "past_pathway",
        r"(?:past|previous)\s+pathway(?:\s+of\s+(?:the\s+)?(?:report|paper))?|previously\s+considered\s+by",
    ),
    ("future_pathway", r"future\s+pathway(?:\s+of\s+(?:the\s+)?(?:report|paper))?"),
    ("call_in", r"is\s+(?:the|this)\s+decision\s+(?:eligible\s+for|subject\s+to)\s+call[\s-]?in\??"),
    (
        "contact",
        r"(?:(?:officer|report)\s+)?contact(?:\s+(?:officer|details|person|name|point))?(?:\(s\))?|ask\s+for|further\s+information\s+from",
    ),
    ("telephone", r"tel(?:ephone)?(?:\s+(?:no\.?|number))?\.?|direct\s+(?:dial|line)(?:\s*/\s*ext)?"),
    ("email", r"e-?mail(?:\s+address)?"),
    ("directorate", r"(?:lead\s+)?(?:directorate|department|service(?:\s+area)?)"),
    ("meeting_date", r"date"),
)
_ENDS = re.compile(
    r"^\W*(?:(?:executive\s+|report\s+)?summary\b|purpose\b|recommend|reasons?\s+for|introduction\b|background\b|decisions?\s*:|present\b"
    r"|apologies\b|1\.?\s+\D|1\.\d|dear\s|agenda\b)",
    re.IGNORECASE,
)
_ALTERNATIVES = "|".join(f"(?P<f{at}>{labels})" for at, (_, labels) in enumerate(_LABELS))
_LABEL = re.compile(rf"(?:^|(?<=\t)|(?<=\s))(?:{_ALTERNATIVES})\s*(?::|[-–—](?=\s)|(?=\t)|$)", re.IGNORECASE)
_CELL = re.compile(rf"^(?:{_ALTERNATIVES})\s*[:?.\-–]*$", re.IGNORECASE)
_CELLS = re.compile(r"\t|\s\|\s|^\||\|$|\xa0{3,}| {4,}")
_SPACES = re.compile(r"\s+")

HEAD_LINES = 60
"""Lines within which a front sheet begins; the longest seen, with six authors, has 34."""
LONGEST_VALUE = 400
"""Characters; more is running text that began with a label's word."""


def front_fields(lines: Sequence[FlowLine]) -> tuple[FrontField, ...]:
    """The fields at the head of a report, in order; the first of each name counts. Empty where there is no front sheet."""
    found: dict[str, FrontField] = {}
    for field in (*_from_grids(lines), *_from_lines(lines)):
        if field.value and len(field.value) <= LONGEST_VALUE and field.name not in found:
            found[field.name] = field
    return tuple(found.values())


def value(fields: Sequence[FrontField], *names: str) -> str:
    """The words of the first field that has one of the names; "" where there is none."""
    return next((field.value.text for name in names for field in fields if field.name == name), "")


def _from_grids(lines: Sequence[FlowLine]) -> Iterator[FrontField]:
    seen: set[tuple[int, int]] = set()
    for line in lines[:HEAD_LINES]:
        at = line.line.grid
        if at is None or (line.number, at) in seen or at >= len(line.page.grids):
            continue
        seen.add((line.number, at))
        for row in line.page.grids[at].rows:
            yield from _pairs([cell for cell in row if cell.text.strip()])


def _from_lines(lines: Sequence[FlowLine]) -> Iterator[FrontField]:
    name, label, parts = "", "", list[Traced]()
    for line in lines[:HEAD_LINES]:
        body = unmarked(line.line, line.body)
        if _ENDS.match(body.text):
            break
        if line.line.grid is not None and line.page.grids:
            continue
        cells = [cell.strip() for cell in body.split(_CELLS) if cell.text.strip()]
        if len(cells) > 1 and _CELL.match(_folded(cells[0])) and any(_CELL.match(_folded(cell)) for cell in cells):
            yield from _pairs(cells)
            name, parts = "", []
            continue
        matches = [match for match in _LABEL.finditer(body.text) if _believable(match, body.text)]
        if not matches or matches[0].start() > 0:
            if name and body:
                parts.append(body[: matches[0].start()].strip() if matches else body)
            elif not body.text.strip() and parts:
                yield FrontField(name, label, join(" ", parts).squeezed())
                name, parts = "", []
        for at, match in enumerate(matches):
            if name:
                yield FrontField(name, label, join(" ", parts).squeezed())
            end = matches[at + 1].start() if at + 1 < len(matches) else len(body)
            name, label = _name(match), match.group().strip(" :\t")
            parts = [body[match.end() : end].strip()]
    if name:
        yield FrontField(name, label, join(" ", parts).squeezed())


def _pairs(cells: Sequence[Traced]) -> Iterator[FrontField]:
    """Label and value in neighbouring cells, or both in one: "Report Title: Quality Assurance"."""
    at = 0
    while at < len(cells):
        match = _CELL.match(_folded(cells[at]))
        if match:
            values = []
            while at + 1 < len(cells) and not _CELL.match(_folded(cells[at + 1])):
                at += 1
                values.append(cells[at])
            yield FrontField(_name(match), match.group().strip(" :?"), join(" ", values).squeezed())
        elif inside := _LABEL.match(cells[at].text):
            yield FrontField(_name(inside), inside.group().strip(" :"), cells[at][inside.end() :].squeezed())
        at += 1


def _folded(cell: Traced) -> str:
    return _SPACES.sub(" ", concat([cell]).text).strip()


def _name(match: re.Match[str]) -> str:
    return _LABELS[int((match.lastgroup or "f0")[1:])][0]


def _believable(match: re.Match[str], line: str) -> bool:
    """Inside a line only labels of two words with a colon count: "to:" or "date:" there is running text."""
    if match.start() == 0:
        return match.group().rstrip().endswith((":", "-", "–", "—")) or match.end() == len(line) or "\t" in line
    return match.group().rstrip().endswith(":") and len(match.group().split()) > 1
