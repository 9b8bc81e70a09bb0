"""Front sheets: the labelled fields at the head of a report, whatever the council calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from committeesearch.model import FrontField
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.marks import unmarked
from committeesearch.traced import Traced, concat, join

# Ours, and how councils label it. The order matters where one label begins with another.
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "meeting_date",
        r"(?:date|day)\s+(?:of|and\s+time\s+of)(?:\s+(?:the\s+)?(?:meeting|committee|decision))?|meeting\s+date",
    ),
    (
        "report_to",
        r"(?:report|submitted|presented)\s+to|to|committee(?:\s+name)?|name\s+of\s+(?:committee|meeting)",
    ),
    ("meeting", r"meeting"),
    (
        "title",
        r"(?:report\s+)?(?:subject|title)(?:\s+of\s+(?:the\s+)?(?:report|decision))?(?:\s*/\s*title\s+of\s+decision)?"
        r"|subject\s+matter(?:\s*/\s*title\s+of\s+decision)?|report\s+title|item\s+title",
    ),
    (
        "report_of",
        r"(?:report\s+(?:of|from|by|author)|from|by|author(?:\(?s\)?)?(?:\s+of\s+(?:the\s+)?report)?"
        r"|councillor|(?:responsible|lead|reporting|relevant)\s+(?:officer|director|head\s+of\s+service)|joint\s+report\s+of)(?:\(s\))?",
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
    ("key_decision", r"(?:[il]s\s+(?:this|it)\s+an?\s+)?key\s+decision\??(?:\s*\((?:y|yes)/(?:n|no)\))?"),
    ("notice", r"date\s+of\s+(?:notice|publication|despatch|issue)"),
    (
        "exempt",
        r"(?:(?:this\s+report\s+contains\s+)?(?:exempt|confidential|restricted)\s*(?:/|or)\s*(?:exempt|confidential|restricted)"
        r"(?:\s+(?:report|information|item|status))?\??|exempt(?:\s+(?:report|information|items?|status))?\??"
        r"|confidential(?:ity)?(?:\s+(?:report|item|status))?\??|(?:security\s+|report\s+)?classification"
        r"|(?:for\s+)?publication(?:\s+status)?|public\s*/\s*(?:private|exempt)|open\s*/\s*(?:exempt|closed))"
        r"(?:\s*\((?:y|yes)/(?:n|no)\))?",
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
    r"^\W*(?:(?:executive\s+|report\s+)?summary\b|purpose\b|recommend|reasons?\s+for|introduction\b|background\b|present\b"
    r"|decisions?(?:\s+(?:made|taken|required))?\s*(?::|$)"
    r"|apologies\b|1\.?\s+\D|1\.\d|dear\s|agenda\b)",
    re.IGNORECASE,
)
_ALTERNATIVES = "|".join(f"(?P<f{at}>{labels})" for at, (_, labels) in enumerate(_LABELS))
_LABEL = re.compile(rf"(?:^|(?<=\t)|(?<=\s))(?:{_ALTERNATIVES})\s*(?::|(?=\t)|$)", re.IGNORECASE)
_CELL = re.compile(rf"^(?:{_ALTERNATIVES})\s*[:?.\-–]*$", re.IGNORECASE)
_ALIGNED = 12.0
"""Points by which the lines of one cell may begin apart."""
_HEADED = 4
"""Rows of a front sheet with its labels in one row and the values below; a longer table is a list of something."""
_SPACES = re.compile(r"\s+")

HEAD_LINES = 60
"""Lines within which a front sheet begins; the longest seen, with six authors, has 34."""
LONGEST_VALUE = 400
"""Characters; more is running text that began with a label's word."""


def front_fields(lines: Sequence[FlowLine]) -> tuple[FrontField, ...]:
    """The fields at the head of a report, in order, the first of each name; empty where there is no front sheet."""
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
        header: list[FrontField] = []
        rows = line.page.grids[at].rows
        labelled = sum(bool(_CELL.match(_folded(row[0])) or _LABEL.match(_folded(row[0]))) for row in rows if row)
        if len(rows) > _HEADED and labelled * 3 < len(rows):
            continue
        for row in rows:
            cells = [unmarked(line.line, cell) for cell in row if cell.text.strip()]
            if len(cells) == len(header) and len(rows) <= _HEADED:
                yield from (
                    FrontField(field.name, field.label, cell.squeezed())
                    for field, cell in zip(header, cells, strict=True)
                )
            pairs = list(_pairs(cells))
            header = pairs if len(pairs) == len(cells) > 1 and not any(field.value for field in pairs) else []
            yield from pairs


def _from_lines(lines: Sequence[FlowLine]) -> Iterator[FrontField]:
    open_: list[_Open] = []
    header: list[_Open] = []
    for line in lines[:HEAD_LINES]:
        body = unmarked(line.line, line.body)
        if _ENDS.match(body.text):
            break
        if line.line.grid is not None and line.page.grids:
            continue
        if not body:
            if any(field.parts for field in open_):
                yield from (field.closed() for field in open_)
                open_, header = [], []
            continue
        cells = [(_left(line, cell), unmarked(line.line, cell)) for cell in line.columns()]
        fields = [field for left, cell in cells for field in _labelled(left, cell)]
        if not fields:
            _continue(open_ or header, cells)
            continue
        if all(not field.parts for field in fields) and len(fields) == len(cells) > 1:
            header = fields  # a row of labels: the values stand in the row below
        yield from (field.closed() for field in open_)
        open_ = _opened(cells)
    yield from (field.closed() for field in open_)


@dataclass(slots=True)
class _Open:
    """A field while its value is being collected: where its label and its value begin, from the left."""

    name: str
    label: str
    left: float
    value_left: float = -1.0
    asks: bool = False
    """The label ends with a colon: what follows is its value, even where it reads like a label ("Exempt")."""
    parts: list[Traced] = dataclass_field(default_factory=list)

    def closed(self) -> FrontField:
        return FrontField(self.name, self.label, join(" ", self.parts).squeezed())


def _opened(cells: Sequence[tuple[float, Traced]]) -> list[_Open]:
    """The fields of one row; a cell that is no label belongs to the label to its left."""
    fields: list[_Open] = []
    for left, cell in cells:
        awaited = bool(fields) and fields[-1].asks and not fields[-1].parts
        begun = [] if awaited and not _asks(cell) else list(_labelled(left, cell))
        if not begun and fields:
            fields[-1].value_left = left if fields[-1].value_left < 0 else fields[-1].value_left
            fields[-1].parts.append(cell)
        fields += begun
    return fields


def _labelled(left: float, cell: Traced) -> Iterator[_Open]:
    """The labels inside a cell, each with the words after it."""
    if match := _CELL.match(" ".join(cell.text.split())):
        yield _Open(_name(match), match.group().strip(" :?"), left, asks=_asks(cell))
        return
    matches = [match for match in _LABEL.finditer(cell.text) if _believable(match, cell.text)]
    if matches and matches[0].start() == 0:
        for match, after in zip(matches, [*matches[1:], None], strict=True):
            words = cell[match.end() : after.start() if after else len(cell)].strip()
            yield _Open(_name(match), match.group().strip(" :\t"), left, parts=[words] if words else [])


def _continue(fields: Sequence[_Open], cells: Sequence[tuple[float, Traced]]) -> None:
    """Give the cells of a row without labels to the fields above that they stand under."""
    if all(not field.parts for field in fields) and len(fields) == len(cells) > 1:
        for field, (_, cell) in zip(fields, cells, strict=True):
            field.parts.append(cell)
        return
    for left, cell in cells:
        if len(fields) == 1:
            fields[0].parts.append(cell)
            continue
        near = min(fields, key=lambda field: abs(field.value_left - left), default=None)
        if near and near.value_left >= 0 and abs(near.value_left - left) <= _ALIGNED:
            near.parts.append(cell)


def _left(line: FlowLine, cell: Traced) -> float:
    """Where a cell begins, from the left of the page; -1 in a text file."""
    place = cell.first
    if line.line.box is None or place is None:
        return -1.0
    return next((word.box.left for word in line.page.words if word.start >= place.start), -1.0)


def _pairs(cells: Sequence[Traced]) -> Iterator[FrontField]:
    """Label and value in neighbouring cells, or both in one: "Report Title: Quality Assurance"."""
    at = 0
    while at < len(cells):
        match = _CELL.match(_folded(cells[at]))
        if match:
            values = list[Traced]()
            asked = _asks(cells[at])
            while at + 1 < len(cells) and (
                not _CELL.match(_folded(cells[at + 1])) or (asked and not values and not _asks(cells[at + 1]))
            ):
                at += 1
                values.append(cells[at])
            yield FrontField(_name(match), match.group().strip(" :?"), join(" ", values).squeezed())
        elif inside := _LABEL.match(cells[at].text):
            yield FrontField(_name(inside), inside.group().strip(" :"), cells[at][inside.end() :].squeezed())
        at += 1


def _asks(cell: Traced) -> bool:
    return cell.text.rstrip().endswith((":", "?"))


def _folded(cell: Traced) -> str:
    return _SPACES.sub(" ", concat([cell]).text).strip()


def _name(match: re.Match[str]) -> str:
    return _LABELS[int((match.lastgroup or "f0")[1:])][0]


def _believable(match: re.Match[str], line: str) -> bool:
    """Inside a line only labels of two words with a colon count: "to:" or "date:" there is running text."""
    if match.start() == 0:
        return match.group().rstrip().endswith(":") or match.end() == len(line) or "\t" in line
    return match.group().rstrip().endswith(":") and len(match.group().split()) > 1


def begins_front_sheet(lines: Sequence[FlowLine]) -> bool:
    """Whether a report begins with the first of ``lines``: it is a label, and more labels follow within a few lines."""
    first = unmarked(lines[0].line, lines[0].body) if lines else Traced()
    cells = lines[0].columns() if first else ()
    opening = next(_labelled(0.0, unmarked(lines[0].line, cells[0])), None) if cells else None
    if opening is None or opening.name not in _OPENING:
        return False
    names = {field.name for field in front_fields(lines)}
    return len(names & _TELLING) >= 3 and bool(names & {"report_to", "title"})


_OPENING = {"report_to", "report_of", "title", "meeting_date", "decision_maker"}
"""Fields that stand first on a front sheet."""
_TELLING = _OPENING | {
    "wards",
    "portfolio",
    "key_decision",
    "exempt",
    "decision_number",
    "past_pathway",
    "forward_plan",
}
