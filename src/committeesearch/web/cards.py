"""Answers, hits and timelines as HTML. Every word of a paper or a user passes through one escaping environment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import quote as url_quote
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from committeesearch.commitments import Wanted, standing
from committeesearch.dates import printed
from committeesearch.model import Authority, Place
from committeesearch.results import Answer, Changes, Citation, Commitment, Figure, Hit, Quote
from committeesearch.spans import CELLS

AUTHORITY_WORDS = {
    Authority.RESOLUTION: "Decision",
    Authority.MINUTES: "Minutes",
    Authority.REPORT: "Report",
    Authority.UPDATE: "Cabinet member's update",
    Authority.APPENDIX: "Appendix",
    Authority.AGENDA: "Agenda",
}

_INERT = {ord(c): f"&#{ord(c)};" for c in "{}$`"}
"""gr.HTML runs its value through template engines: written as entities these cannot open a template."""


def inert(value: object) -> object:
    """``value`` as HTML text that neither a browser nor a template engine can take for code."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    return Markup(str(escape(value)).translate(_INERT))  # noqa: S704 - escaped in this very line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that carry the same marks; ``classes`` are CSS class names."""

    text: str
    classes: str


def stretches(text: str, **marks: Iterable[tuple[int, int]]) -> list[Stretch]:
    """``text`` cut wherever a mark begins or ends; a keyword names the marks, its value holds half-open ranges."""
    cuts = {0, len(text)}
    ranges = {name: [(max(0, a), min(len(text), b)) for a, b in given] for name, given in marks.items()}
    for given in ranges.values():
        for start, end in given:
            cuts |= {start, end}
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    found = []
    for start, end in pairwise(ordered):
        classes = [name for name, given in ranges.items() if any(a <= start and end <= b for a, b in given)]
        found.append(Stretch(text[start:end], " ".join(classes)))
    return found


def plain_date(day: date | None) -> str:
    """ "6 March 2023"; "date not given" where there is none."""
    return printed(day, "date not given")


def figure_words(figure: Figure) -> str:
    """ "£23,300,000", "34%", "613 households"."""
    number = f"{figure.value:,.10g}"
    if figure.unit == "£":
        return f"-£{number[1:]}" if figure.value < 0 else f"£{number}"
    return number + (figure.unit if figure.unit == "%" else f" {figure.unit}")


def page_words(citation: Citation | Place) -> str:
    """ "page 12 (printed 10)"; the line for a file without pages."""
    if citation.page is None:
        line = getattr(citation, "line", None)
        return f"line {line}" if line else ""
    printed = citation.printed_page
    return f"page {citation.page}" + (f" (printed page {printed})" if printed and printed != citation.page else "")


def place_words(citation: Citation) -> str:
    """One line that a reader can look the words up by, and copy into an e-mail."""
    parts = [
        citation.committee or "",
        plain_date(citation.meeting_date),
        f"item {citation.item}" if citation.item[:1].isdigit() else citation.item,
        f"paragraph {citation.paragraph}" if citation.paragraph else "",
        page_words(citation),
    ]
    return ", ".join(part for part in parts if part)


def headings_words(citation: Citation) -> str:
    """The headings above the words, outermost first, without the item's own name, which stands beside them."""
    item = _letters(citation.item)
    return " › ".join(heading for heading in citation.headings if not item.endswith(_letters(heading) or "-"))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def shown_header(quote: Quote) -> str:
    """The header of a table row as printed; "" where the paper's table has empty cells for one."""
    return quote.header if quote.header.strip(" ·") else ""


def labelled(quote: Quote) -> list[tuple[str, str]]:
    """The cells of a table row, each under its column's name; nothing for other words, or where they do not match."""
    labels, cells = quote.header.split(CELLS), quote.text.split(CELLS)
    # One column may have no name, that of the rows; where more have none, the names were read into one cell.
    named = sum(bool(label.strip()) for label in labels) >= len(labels) - 1 > 0
    return list(zip(labels, cells, strict=True)) if named and len(labels) == len(cells) else []


def paper_link(citation: Citation | Place) -> str:
    """Address of the paper at the page (or line) of the citation."""
    path = "paper/" + url_quote(citation.file)
    if citation.page is None:
        line = getattr(citation, "line", None)
        return path + (f"?line={line}#here" if line else "")
    return f"{path}#page={citation.page}"


def picture_link(citation: Citation) -> str:
    """Address of the picture of the cited page with the words marked; "" for a file without pages."""
    if citation.page is None:
        return ""
    spans = ",".join(f"{span.start}-{span.end}" for span in citation.spans if span.page == citation.page)
    return "picture/" + url_quote(citation.file) + "?" + urlencode({"page": citation.page, "spans": spans})


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("committeesearch.web"),
        autoescape=True,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        authority_words=AUTHORITY_WORDS,
        stretches=stretches,
        plain_date=plain_date,
        figure_words=figure_words,
        headings_words=headings_words,
        shown_header=shown_header,
        labelled=labelled,
        page_words=page_words,
        place_words=place_words,
        paper_link=paper_link,
        picture_link=picture_link,
    )
    return environment


_TEMPLATES = _environment()


def render(template: str, **values: Any) -> str:
    """A template of this package, filled in."""
    return _TEMPLATES.get_template(template).render(**values)


def answer_html(answer: Answer) -> str:
    """The answer, its quotes with their places, then the passages that they come from."""
    quoted: dict[str, list[tuple[int, int]]] = {}
    for quote in answer.quotes:
        quoted.setdefault(quote.passage_id, []).append((quote.start, quote.end))
    return render("answer.html", answer=answer, quoted=quoted)


def changes_html(changes: Changes) -> str:
    """The timeline, with what differs from entry to entry."""
    return render("changes.html", changes=changes)


PROMISES_SHOWN = 5
"""Commitments shown above an answer; the Commitments tab has them all."""


def promised_html(question: str, wanted: Wanted | None, commitments: Sequence[Commitment]) -> str:
    """The first commitments that a question asks for, above its answer, and the way to the others; nothing where it
    asks for none (``wanted`` is None)."""
    if wanted is None:
        return ""
    return render("promised.html", question=question, wanted=wanted, commitments=commitments, shown=PROMISES_SHOWN)


def message_html(title: str, text: str) -> str:
    """Something that the user must know, in plain words."""
    return render("message.html", title=title, text=text)


def quote_marks(quote: Quote, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """Struck-through characters inside a quote, counted from its beginning."""
    hit = next((hit for hit in hits if hit.passage.id == quote.passage_id), None)
    if hit is None:
        return []
    return [(a - quote.start, b - quote.start) for a, b in hit.passage.deleted if a < quote.end and b > quote.start]


_TEMPLATES.globals["quote_marks"] = quote_marks
_TEMPLATES.globals["standing"] = standing
