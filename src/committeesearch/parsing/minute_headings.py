"""Where each minute begins: "84. Apologies", "77/21 MINUTES", "01.19.03 Finance", or a title with no number at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from committeesearch.parsing.paragraphs import Paragraph
from committeesearch.parsing.style import Setting

MOST_TITLE_WORDS = 45
"""Titles of reports that change statutory schemes are long; a paragraph of that length ends with a full stop."""
MOST_SKIPPED = 3
"""Numbers that may be missing between two minutes: exempt minutes are printed elsewhere."""
SKIP_COST = 0.5
OUTDENT = 12
"""Points by which a minute's number stands to the left of the text, at least."""
_NUMBERED = re.compile(
    r"(?i:min(?:ute)?\.?\s+(?:no\.?\s*|number\s+)?)?"
    r"(?P<number>\d\d\.\d\d\.\d{1,3}|\d{1,2}\.0|(?:[A-Z]{1,8}[/.-]?|[A-Z]{2,6}\s)?\d{1,4}(?:[/.-]\d{1,4}){0,2}[A-Z]?)"
    r"(?P<sign>[.):]?)(?:\s+[-–—]?\s*|$)(?P<title>.*)$",
    re.DOTALL,
)
_REFERENCE = re.compile(
    r"[(\[]?\s*(?:agenda\s+)?item\s*(?:no\.?|number)?\s*(?P<item>\d{1,3}[A-Za-z]?)\s*[)\]]?\s*[.:]?$", re.IGNORECASE
)
_TAILED = re.compile(
    r"\s*[(\[]\s*(?:agenda\s+)?item\s*(?:no\.?|number)?\s*(?P<item>\d{1,3}[A-Za-z]?)\s*[)\]]\s*$", re.IGNORECASE
)
_ATTENDANCE = re.compile(
    r"^\W*(?:also\s+)?(?:members?\s+|councillors?\s+|officers?\s+)?(?:(?:present|in\s+attendance|absent|virtual)\b"
    r"|(?:apologies(?:\s+for\s+absence)?|substitutes?|officers?|members?|observers?|attendance)\s*:)"
    r"|^\W*(?:[\w-]+\s+){0,4}(?:members|officers|observers|co-?optees|representatives|guests)\W*$"
    r"|\bin\s+the\s+chair\W*$",
    re.IGNORECASE,
)
"""Who was there: labels, and the names of groups on lines of their own."""
_OF_MEMBERS = re.compile(r"\b(?:of|for|from|by|to)\b", re.IGNORECASE)
_PART_OF_MINUTE = re.compile(
    r"^\W*(?:(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|recommended)\b|resolutions?\b\W*$|decisions?(?:\s+(?:made|taken))?\W*$"
    r"|(?:reasons?|grounds)\s+for\b|(?:details\s+of\s+)?(?:any\s+)?(?:alternatives?|other\s+options|options)\b.{0,30}\b(?:considered|rejected)\b"
    r"|actions?\b\s*(?:[:–—-]|$|by\b|points?\b)|recorded\s+vote\b|voting\b|recommendations?\W*$|(?:for|against|abst\w+)\s*[:(]"
    r"|chair(?:man|woman|person)?\W*$|signed\b|the\s+meeting\b.{0,60}\b(?:closed|ended|concluded|finished|adjourned|rose)\b"
    r"|part\s+(?:[1-3]|i{1,3}|[a-c]|one|two|three)\b)",
    re.IGNORECASE,
)
"""What stands out inside minutes and is the title of none."""
SECTION = re.compile(r"^\W*part\s+(?:[1-3]|i{1,3}|[a-c]|one|two|three)\b[^.;]{0,80}$", re.IGNORECASE)
"""The name of a part of the agenda, between the minutes of its items."""
_NOT_TITLE = re.compile(r"[.;:,][\"'”’)\]]*$")
_LOOSE = re.compile(r"(?:[A-Z]+\d+|\d{4}[/-]\d{2,4})\s", re.IGNORECASE)
"""A quarter or a financial year at the head of a title, that looks like a number."""
_BESIDE = re.compile(
    r"\s*(?:\t| {4,})\s*\W*(?:actions?(?:\s+by)?|[A-Z]{2,4}(?:\s*[/&,]\s*[A-Z]{2,4})*)\W*$", re.IGNORECASE
)
"""Beside a title, in a column at the right: its heading, or who is to act."""
MOST_PLACED = 12
"""Words of a title that only its place marks."""


@dataclass(frozen=True, slots=True)
class MinuteHeading:
    """A minute's heading: paragraphs ``at`` to ``until`` (exclusive) of the minutes."""

    at: int
    until: int
    number: str
    title_from: tuple[int, int]
    """Paragraph that the title stands in, and the offset in its text where it begins."""
    title_end: int
    """Characters that do not belong to the title at the end of that paragraph: an "(Item 3)" there."""
    agenda_item: str
    weight: float
    """How much marks it as a heading."""

    def counted(self, last: bool) -> tuple[str, int]:
        """The number's fixed part and the part that counts up: its first or its ``last`` ("77/21", "CPP/17/39")."""
        parts = list(re.finditer(r"\d+", self.number))
        part = parts[-1] if last else parts[0]
        return f"{self.number[: part.start()]}#{self.number[part.end() :]}", int(part.group())


def minute_headings(
    paragraphs: Sequence[Paragraph], setting: Setting, levels: Sequence[int] = ()
) -> tuple[MinuteHeading, ...]:
    """The headings of the minutes, in order. ``levels`` are the paragraphs' heading levels, 0 for one that is none.

    Numbers inside paragraphs restart, minute numbers run on: of the numbers that look like headings, the run that
    counts up by one with the most marks of a heading is the minutes'. Titles without a number count where "(Item 3)"
    stands below them, before the first number, or where nothing is numbered; where nothing marks titles at all, those
    headings count that only their place tells.
    """
    edge = _left_edge(paragraphs)
    found = [heading for at in range(len(paragraphs)) if (heading := _candidate(paragraphs, at, setting, edge))]
    numbered = [heading for heading in found if heading.number]
    runs = (_longest_run(numbered, last) for last in (False, True))
    run = max(runs, key=lambda run: sum(heading.weight for heading in run))
    start = _after_attendance(paragraphs)
    plain = [heading for heading in found if not heading.number and heading.at >= start]
    if len(run) == 1 and len(plain) > 1 and _LOOSE.match(paragraphs[run[0].at].text):
        run = []
    if not run:  # "Q3 PERFORMANCE" and "2024/25 BUDGET" begin with what is no minute's number
        again = (_candidate(paragraphs, heading.at, setting, edge, numbers=False) for heading in numbered)
        plain += [heading for heading in again if heading and heading.at >= start]
        plain = sorted(plain, key=lambda heading: heading.at) or _by_place(paragraphs, levels, start)
    taken = {heading.at for heading in run}
    plain = [heading for heading in plain if heading.at not in taken]
    referred = [heading for heading in plain if heading.agenda_item]
    if run:
        chosen = referred + [heading for heading in plain if heading.at < run[0].at and heading not in referred]
    else:
        chosen = referred or plain
    return tuple(sorted((*run, *_with_text(chosen, taken)), key=lambda heading: heading.at))


def _candidate(
    paragraphs: Sequence[Paragraph], at: int, setting: Setting, edge: float, numbers: bool = True
) -> MinuteHeading | None:
    paragraph = paragraphs[at]
    text = paragraph.text
    if paragraph.rows or len(text.split()) > MOST_TITLE_WORDS or _tells_attendance(text):
        return None
    match = _NUMBERED.match(text) if numbers else None
    number = match["number"] if match else ""
    title_at, offset = (at, match.start("title")) if match else (at, 0)
    if match and not match["title"]:
        title_at, offset = at + 1, 0
    if title_at >= len(paragraphs) or paragraphs[title_at].rows:
        return None
    title = paragraphs[title_at].text[offset:]
    tail = _TAILED.search(title)
    below = paragraphs[title_at + 1].text if title_at + 1 < len(paragraphs) else ""
    reference = tail or _REFERENCE.match(below)
    title_end = len(title) - tail.start() if tail else 0
    if not tail and (beside := _BESIDE.search(title)):
        title_end = len(title) - beside.start()
    title = title[: len(title) - title_end].strip()
    if not re.match(r"[\"'“‘(\[]?[A-Z0-9]", title) or not re.search(r"[A-Za-z]{2}", title):
        return None
    if not number and _PART_OF_MINUTE.match(title):
        return None
    weight = _weight(paragraph, title, bool(reference), bool(number), setting, edge)
    if weight <= 0 or (_NOT_TITLE.search(title) and weight < 3):
        return None
    until = title_at + 1 + (1 if reference and not tail else 0)
    return MinuteHeading(
        at, until, number, (title_at, offset), title_end, reference["item"] if reference else "", weight
    )


def _weight(paragraph: Paragraph, title: str, referred: bool, numbered: bool, setting: Setting, edge: float) -> float:
    first = paragraph.first.line
    weight = 0.0
    weight += 3 if referred else 0
    weight += 2 if paragraph.marked else 0
    weight += 2 if paragraph.bold and not setting.mostly_bold else 0
    weight += 2 if setting.larger(first) else 0
    weight += 2 if title.isupper() else 0
    if numbered:
        weight += 1 if not _NOT_TITLE.search(title) and len(title.split()) <= 15 else 0
        weight += 1 if first.box and first.box.left <= edge - OUTDENT else 0
        # "(1)" and "1)" count inside paragraphs.
        weight -= 2 if paragraph.marker and paragraph.marker.number.endswith(")") else 0
    return weight


def _left_edge(paragraphs: Sequence[Paragraph]) -> float:
    """Where most lines of text begin."""
    lefts = sorted(line.line.box.left for paragraph in paragraphs for line in paragraph.lines if line.line.box)
    return lefts[len(lefts) // 2] if lefts else 0.0


def _longest_run(headings: Sequence[MinuteHeading], last: bool) -> list[MinuteHeading]:
    """The run of numbers, each a little above the one before, whose weights add up to the most."""
    best: list[float] = []
    before: list[int | None] = []
    counted = [heading.counted(last) for heading in headings]
    for at, heading in enumerate(headings):
        family, value = counted[at]
        options = [
            (best[other] - SKIP_COST * (step - 1), other)
            for other in range(at)
            if counted[other][0] == family and 0 < (step := value - counted[other][1]) <= MOST_SKIPPED + 1
        ]
        score, origin = max(options, default=(0.0, None))
        best.append(heading.weight + max(0.0, score))
        before.append(origin if score > 0 else None)
    if not best:
        return []
    at = max(range(len(best)), key=lambda index: best[index])
    # One number proves no run, unless it is plainly set as a heading.
    run: list[MinuteHeading] = []
    current: int | None = at
    while current is not None:
        run.append(headings[current])
        current = before[current]
    return run[::-1] if len(run) > 1 or run[0].weight >= 3 else []


def _by_place(paragraphs: Sequence[Paragraph], levels: Sequence[int], start: int) -> list[MinuteHeading]:
    """The headings that nothing but their place marks: at least two, the highest of them, each above some text."""
    placed = [
        at
        for at in range(start, len(levels))
        if levels[at]
        and len(paragraphs[at].text.split()) <= MOST_PLACED
        and not _tells_attendance(paragraphs[at].text)
        and not _PART_OF_MINUTE.match(paragraphs[at].text)
        and not _NOT_TITLE.search(paragraphs[at].text)
    ]
    highest = min((levels[at] for at in placed), default=0)
    chosen = [at for at in placed if levels[at] == highest]
    return [MinuteHeading(at, at + 1, "", (at, 0), 0, "", 1.0) for at in chosen] if len(chosen) > 1 else []


def _tells_attendance(text: str) -> bool:
    found = _ATTENDANCE.search(text)
    return bool(found) and not (text.rstrip().endswith(("rs", "es", "ts")) and _OF_MEMBERS.search(text))


def _after_attendance(paragraphs: Sequence[Paragraph]) -> int:
    """Index of the first paragraph below the list of those present."""
    last = [at for at, paragraph in enumerate(paragraphs[:40]) if _tells_attendance(paragraph.text)]
    return last[-1] + 1 if last else 1


def _with_text(headings: Sequence[MinuteHeading], taken: set[int]) -> list[MinuteHeading]:
    """Without those that stand directly above another heading: names of parts of the agenda."""
    begins = taken | {heading.at for heading in headings}
    return [heading for heading in headings if heading.until not in begins or heading.agenda_item]
