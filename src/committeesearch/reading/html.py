"""HTML, as councils publish minutes and decisions on their sites: words, headings, lists and tables."""

from __future__ import annotations

import warnings
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PreformattedString

from committeesearch.errors import LimitExceeded, NoTextFound
from committeesearch.model import Format, SourceFile
from committeesearch.reading.flow import FlowWriter, Run
from committeesearch.reading.letters import normalised
from committeesearch.settings import ReadingLimits

_DROPPED = ("script", "style", "noscript", "template", "nav", "svg", "head", "iframe", "form", "button", "select")
"""What a reader of the page does not read as its words. (A page laid out inside one form is kept: see below.)"""
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var",
}  # fmt: skip
_STRUCK = {"del", "s", "strike"}
_INSERTED = {"ins", "u"}


def read_html(data: bytes, file: str, digest: str, limits: ReadingLimits) -> SourceFile:
    """A file of one page; its text is built from the words that a reader of the page sees."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(data, "lxml")
    title = normalised(" ".join(soup.title.get_text().split())) if soup.title else ""
    body = soup.body or soup
    words = len(body.get_text())
    for tag in body.find_all(_DROPPED):
        # ASP.NET, which ModernGov is written in, wraps every page in one form.
        if tag.name != "form" or len(tag.get_text()) * 2 < words:
            tag.decompose()
    writer = FlowWriter()
    _Walker(writer, file, limits).walk(body)
    page = writer.page()
    if not page.text:
        raise NoTextFound(file, "It holds no words.", "Check that it is the right file.")
    return SourceFile(file, Format.HTML, digest, (page,), title=title)


class _Walker:
    """Gathers runs of words until a block ends, then writes them as a line."""

    def __init__(self, writer: FlowWriter, file: str, limits: ReadingLimits) -> None:
        self._writer, self._file, self._limits = writer, file, limits
        self._runs: list[Run] = []

    def walk(self, tag: Any, heading: int = 0, struck: bool = False, inserted: bool = False, mark: str = "") -> None:
        """Write everything in a tag."""
        if mark:
            self._runs.append((mark + " ", False, False))
        for number, child in enumerate(tag.children, 1):
            if isinstance(child, NavigableString):
                if not isinstance(child, PreformattedString):
                    self._runs.append((normalised(str(child).replace("\n", " ")), struck, inserted))
            elif isinstance(child, Tag):
                self._tag(child, heading, struck, inserted, number)

    def _tag(self, tag: Tag, heading: int, struck: bool, inserted: bool, _number: int) -> None:
        name = tag.name
        if name == "br":
            self._flush(heading)
        elif name in _INLINE:
            self.walk(tag, heading, struck or name in _STRUCK, inserted or name in _INSERTED)
        elif name == "table" and _is_data(tag):
            self._flush(heading)
            self._table(tag)
        else:
            self._flush(heading)
            level = int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else heading
            self.walk(tag, level, struck, inserted, _list_mark(tag))
            self._flush(level)

    def _flush(self, heading: int) -> None:
        self._writer.line(self._runs, heading)
        self._runs = []

    def _table(self, table: Tag) -> None:
        rows: list[list[str]] = []
        header = 0
        for row in table.find_all("tr"):
            cells = row.find_all(["td", "th"])
            if not cells:
                continue
            header += header == len(rows) and all(cell.name == "th" for cell in cells)
            rows.append([normalised(cell.get_text(" ")).replace("\n", " ") for cell in cells])
        if sum(map(len, rows)) > self._limits.table_cells:
            raise LimitExceeded(
                self._file, f"A table has more than {self._limits.table_cells:,} cells.", "Raise the limit."
            )
        self._writer.table(rows, header)


def _is_data(table: Tag) -> bool:
    """Not a table that only lays the page out: no table inside, and two columns somewhere."""
    if table.find("table"):
        return False
    return any(len(row.find_all(["td", "th"])) > 1 for row in table.find_all("tr"))


def _list_mark(tag: Tag) -> str:
    """The number or bullet that a browser puts before a list item."""
    if tag.name != "li" or tag.parent is None:
        return ""
    if tag.parent.name != "ol":
        return "•"
    before = len(tag.find_previous_siblings("li"))
    start = str(tag.parent.get("start") or "1")
    number = (int(start) if start.isdigit() else 1) + before
    kind = str(tag.parent.get("type") or "1")
    if kind in "aA" and number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"({letter if kind == 'a' else letter.upper()})"
    return f"{number}."
