"""Which meeting a paper belongs to: committee, date, time and place, from the surest source to the weakest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from committeesearch.model import FrontField, Meeting, SourceFile
from committeesearch.parsing.bodies import BODY, NOT_NAMES, committee_name, named, named_above, place_name, whole_name
from committeesearch.parsing.dates import WrittenDate, dates_in, time_in
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.front import value
from committeesearch.parsing.marks import unmarked
from committeesearch.parsing.style import Setting

HEAD_LINES = 80
"""Lines in which a paper names its meeting: a cover, a list of members, then the agenda's head."""

_SYSTEM = re.compile(r"(?:^|\bfor\s+)(?P<committee>[^,]+(?:,[^,\d]+)*),\s+(?P<when>\d\d?/\d\d?/\d{4}\s+\d\d?:\d\d)\s*$")
_HELD = re.compile(
    r"\b(?:minutes?\s+(?:of|for|from)\s+)?(?:(?:the|an?)\s+)?(?:(?:[a-z]+\s+){0,3}?meeting\s+of\s+(?:the\s+)?)?(?P<committee>[^.:]{3,120}?)"
    r",?\s+(?:was\s+|to\s+be\s+|will\s+be\s+|which\s+was\s+)?held\s+(?P<rest>.{6,260})",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(
    r"\bto\s+attend\s+(?:(?:the|an?)\s+)?(?:[a-z]+\s+){0,3}?meeting\s+of\s+(?:the\s+)?(?P<committee>[^.:]{3,120}?),?\s+"
    r"(?P<rest>(?:on|at|in)\s.{6,260})",
    re.IGNORECASE | re.DOTALL,
)
"""A summons without "held": "to attend a meeting of the Full Council on Monday 4th March"."""
_PLACE = re.compile(
    r"\b(?:in|at)\s+(?P<place>(?!\d)[A-Z(].{3,140}?)(?=,?\s+(?:on|at\s+\d+|commencing|from\s+\d+)\b|\.?\s*$"
    r"|,?\s+(?:to\s+(?:deal|which|consider|transact)|when|for\s+the\s+purposes?)\b)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^\W*(?P<label>meeting\s+of|meeting|committee|name\s+of\s+(?:committee|meeting)|date(?:\s+and\s+time)?(?:\s+of\s+meeting)?|meeting\s+date"
    r"|day|time|start\s+time|venue|place|location|meeting\s+place)\s*[:\t]\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^\W*(?:(?:draft|unconfirmed|confirmed|public|exempt)\s+)*(?:minutes\b|held\s+(?:at|on|in)\b|meeting\b|notice\b|summons\b|you\s+are\b|at\s+(?:a|the|an)\b"
    r"|(?:the|an?)\s+(?:[\w-]+\s+){0,3}meeting\s+of\b|(?:[\w&,'’()-]+\s+){1,10}(?:minutes|meeting)\b(?!\s+(?:of|on|in|with|the)\b))",
    re.IGNORECASE,
)
"""How minutes, notices and summonses begin the sentence that names their meeting."""
_PRESENT = re.compile(r"^\W*(?:(?:members?|councillors?)\s+)?(?:present|in\s+attendance)\b", re.IGNORECASE)
_STARTED = re.compile(r"^\W*(?:commenc\w+|start\w*|began|time)\b", re.IGNORECASE)
_STARTED_BELOW = 6
"""Lines from the sentence that names the meeting to one that says when it began."""
_OPEN_END = re.compile(r"(?:[,&]|\b(?:at|in|of|on|the|and))$", re.IGNORECASE)
_ITEM = re.compile(r"^\W*(?:\d+[.)]?\s|item\b|[a-z][.)]\s)", re.IGNORECASE)
_COUNCIL = re.compile(r"^(?!county council$|full council$|council$).*\bcouncil$", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:room|hall|chamber|house|offices?|centre|center|building|suite|court|street|road|library|school|church|pavilion|teams|zoom|online|virtual)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:^|\s+)(?:ask\s+for|tel(?:ephone)?|e-?mail|contact(?:\s+officer)?|direct\s+(?:line|dial)|officer)\s*:.*$",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\t| {4,}")
_BANNER = 100
"""Letters of a line that names a committee, at most."""
_BEFORE, _AFTER = 12, 40
"""Letters of a line before a meeting's date ("Date: ", "on "), and after one without its weekday ("at 7.30 pm")."""
_DATE_BELOW = 4
"""Lines from a committee's name to the date below it: the words "Agenda" and "Notice of meeting" stand between."""
_HEAD_ROWS = 4
"""Rows of a table that is the head of a paper, not a list."""
_PLACE_LETTERS = 70
"""Letters of a line that gives a place below the date, at most."""
_NAME_LINES = 8
_ABOUT_REPORTS = {"report_to", "report_of", "portfolio", "wards", "key_decision", "decision_number"}
_DASHES = re.compile(r"\s+[-–—]\s+|\s*,\s+(?=(?:\d|mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE)


def meeting_of(source: SourceFile, lines: Sequence[FlowLine], front: Sequence[FrontField]) -> Meeting:
    """The meeting of a paper as far as the paper itself tells; later sources fill what earlier ones leave open."""
    head, sheet = from_head(lines), from_front(front)
    stated = (sheet, head) if sheet.date else (head, sheet)
    meeting = merged((from_metadata(source), *stated, from_labels(lines), from_banner(lines)))
    # A name without a date is believed only beside a date that the paper gives as its meeting's.
    return merged((meeting, from_name(lines))) if meeting.date else meeting


def merged(meetings: Iterable[Meeting]) -> Meeting:
    """The first value of each field."""
    result = Meeting()
    for meeting in meetings:
        result = Meeting(
            result.committee or meeting.committee,
            result.date or meeting.date,
            # A time without its date belongs to some other meeting.
            result.time or (meeting.time if result.date in (None, meeting.date) or meeting.date is None else None),
            result.place or meeting.place,
        )
    return result


def from_metadata(source: SourceFile) -> Meeting:
    """ModernGov writes "Cabinet, 30/01/2025 10:00" into subject and title of the packs that it makes."""
    for text in (source.subject, source.title):
        if match := _SYSTEM.search(text.strip()):
            dates = dates_in(match["when"])
            committee = match["committee"].rsplit(" for ", 1)[-1]
            return Meeting(committee_name(committee), dates[0].date if dates else None, time_in(match["when"][10:]))
    return Meeting()


def from_head(lines: Sequence[FlowLine]) -> Meeting:
    """From the sentence that minutes and summonses begin with: "… meeting of the Cabinet held in … on …".

    Reports mention meetings too; only a sentence that opens a line as minutes, notices and summonses do counts.
    """
    rows = [line for line in lines[:HEAD_LINES] if unmarked(line.line, line.body).text.strip()]
    texts, setting = _texts(lines), Setting.of(lines)
    for at, text in enumerate(texts):
        if _PRESENT.match(text):
            break  # below, minutes speak of other meetings
        opened = next((line for line in (at, at - 1, at - 2) if line >= 0 and _OPENS.match(texts[line])), None)
        if opened is None or _ITEM.match(text):
            continue
        if not re.search(r"\bheld\b", text, re.IGNORECASE):
            if opened == at and (called := _called(_sentence(texts[at : at + 3]), texts[:at])):
                return called
            continue
        # "HELD AT 2.00 P.M. …" stands below the committee's name.
        since = opened - (opened == at > 0 and text[:4].lower() == "held")
        match = _HELD.search(" ".join(texts[since : at + 4]))
        rest = [text[text.lower().index("held") + 4 :], *texts[at + 1 : at + 4]]
        dates = dates_in(" ".join(rest))
        if not match or not dates:
            continue
        before = " ".join(rest)[: dates[0].start]
        # After the date only the sentence's own lines: the next ones say who was there.
        wraps = [_wraps(above, below, setting) for above, below in pairwise(rows[at : at + len(rest)])]
        ends = ["\n" if not wrap or _PRESENT.match(line) else " " for wrap, line in zip(wraps, rest[1:], strict=True)]
        after = "".join(map(str.__add__, rest, [*ends, ""]))[dates[0].end :].split("\n")[0]
        place = _PLACE.match(before.strip()) or _PLACE.search(after)
        started = next((line for line in texts[at + 1 : at + _STARTED_BELOW] if _STARTED.match(line)), "")
        return Meeting(
            whole_name(named(match["committee"]), texts[:at]) or named_above(texts, opened),
            dates[0].date,
            time_in(after) or time_in(before) or time_in(started),
            place_name(place["place"]) if place else None,
        )
    return Meeting()


def _sentence(texts: Sequence[str]) -> str:
    """The first line with those that go on with it: no heading in capitals, no item."""
    return " ".join([texts[0], *takewhile(lambda text: not (text.isupper() or _ITEM.match(text)), texts[1:])])


def _called(sentence: str, above: Sequence[str]) -> Meeting | None:
    """What a summons calls its readers to; None where the sentence goes on with "held", or names no date."""
    match = _CALLED.search(sentence)
    dates = dates_in(match["rest"]) if match else ()
    name = named(match["committee"]) if match else None
    if not match or not dates or not name or re.search(r"\bheld\b", sentence, re.IGNORECASE):
        return None
    before, after = match["rest"][: dates[0].start], match["rest"][dates[0].end :]
    place = _PLACE.match(before) or _PLACE.search(after)
    return Meeting(
        whole_name(name, above),
        dates[0].date,
        time_in(after) or time_in(before),
        place_name(place["place"]) if place else None,
    )


def _wraps(above: FlowLine, below: FlowLine, setting: Setting) -> bool:
    """Whether a line is full, or cannot end there, so that its sentence goes on below."""
    return not setting.room_for(above, below) or bool(_OPEN_END.search(above.text))


def from_front(front: Sequence[FrontField]) -> Meeting:
    """From a report's front sheet: "To: Cabinet - 30 January 2025", or committee and date in fields of their own."""
    to, on = value(front, "report_to", "decision_maker", "meeting"), value(front, "meeting_date")
    committee = named(_DASHES.split(to)[0])
    in_to, in_field = dates_in(to) if committee else (), dates_in(on)
    labels = " ".join(field.label.lower() for field in front if field.name == "meeting_date")
    # A bare "Date" is a letter's as often as a meeting's; fields about a report beside it tell.
    if in_field and ("meeting" in labels or " of" in labels or any(field.name in _ABOUT_REPORTS for field in front)):
        return Meeting(committee, in_field[0].date, time_in(on[in_field[0].end :]))
    return Meeting(committee, in_to[0].date if in_to else None)


def from_labels(lines: Sequence[FlowLine]) -> Meeting:
    """From labels on the cover: "MEETING: …", "DATE: …", "TIME: …", "VENUE: …"."""
    found: dict[str, str] = {}
    texts = _texts(lines)
    for at, text in enumerate(texts):
        if match := _LABELLED.match(text):
            below = texts[at + 1] if at + 1 < len(texts) else ""
            said = _CELLS.split(match["value"])[0]
            goes_on = below and not re.match(r"[A-Z][\w ]{1,20}:", below) and not dates_in(said)
            found.setdefault(
                _label(match["label"]), f"{said} {below}" if goes_on and said.isupper() and below.isupper() else said
            )
    dates = dates_in(found.get("date", ""))
    committee = found.get("committee", "")
    return Meeting(
        committee_name(committee) if BODY.search(committee) else None,
        dates[0].date if dates else None,
        time_in(found.get("time", "")) or (time_in(found["date"][dates[0].end :]) if dates else None),
        place_name(found["place"]) if "place" in found else None,
    )


def from_banner(lines: Sequence[FlowLine]) -> Meeting:
    """From a committee's name on a line of its own, the date beside or below it: "CABINET", "Tuesday, 4th March"."""
    rows = [line for line in lines[:HEAD_LINES] if line.text.strip()]
    texts = [unmarked(line.line, line.body).text.strip() for line in rows]
    for at, text in enumerate(texts):
        if len(text) > _BANNER or not named(_DASHES.split(text)[0]) or _in_list(rows[at]):
            continue
        for near in range(at, min(at + _DATE_BELOW, len(texts))):
            if written := _meeting_date(texts[near], beside=near == at):
                names = [name for words in texts[at : near + 1] if (name := named(_DASHES.split(words)[0]))]
                # The council's own name stands above the committee's.
                name = next((name for name in names if not _COUNCIL.search(name)), names[0])
                after = texts[near][written.end :]
                before = texts[near][: written.start] if near > at else ""
                times = map(time_in, (after, before, *(texts[near + 1 : near + 2] if near > at else ())))
                place = _PLACE.search(after)
                return Meeting(
                    name,
                    written.date,
                    next(filter(None, times), None),
                    place_name(place["place"]) if place else _place_below(rows, near),
                )
    return Meeting()


def _meeting_date(text: str, beside: bool) -> WrittenDate | None:
    """The date that a line gives for the meeting: with its weekday, or alone but for time and place."""
    dates = dates_in(text)
    if not dates or (beside and len(_DASHES.split(text)) < 2):
        return None
    written = dates[0]
    before = 0 if beside else len(_DASHES.split(text[: written.start])[-1])
    fits = before <= _BEFORE and (written.weekday_agrees or len(text) - written.end <= _AFTER)
    return written if fits and written.weekday_agrees is not False else None


def _in_list(line: FlowLine) -> bool:
    """Whether a line stands in a long table, which lists meetings and decisions rather than names the paper's."""
    grid = line.line.grid
    return grid is not None and grid < len(line.page.grids) and len(line.page.grids[grid].rows) > _HEAD_ROWS


def from_name(lines: Sequence[FlowLine]) -> Meeting:
    """The first line that is nothing but a committee's name, the council's own name counting last."""
    names = [name for text in _texts(lines)[:_NAME_LINES] if len(text) <= _BANNER and (name := named(text))]
    bodies = [name for name in names if not _COUNCIL.search(name)]
    return Meeting(next(iter([*bodies, *names]), None))


def _place_below(rows: Sequence[FlowLine], at: int) -> str | None:
    """An agenda's head goes on with the place, one or two lines in the column of the date."""
    place: list[str] = []
    for row in rows[at + 1 : at + 6]:
        if _PRESENT.match(row.text):
            break
        cell = _CONTACT.sub("", next(iter(row.columns())).text)
        if not cell:
            continue
        plain = len(cell) <= _PLACE_LETTERS and not NOT_NAMES.search(cell) and cell[:1].isupper()
        goes_on = place and not cell.isupper() and not _VENUE.search(cell) and "," in place[0] + cell
        if plain and (_VENUE.search(cell) or goes_on):
            place.append(cell)
        elif place:
            break
    return place_name(" ".join(place)) if place else None


def _label(label: str) -> str:
    label = label.lower()
    if "time" in label and "date" not in label:
        return "time"
    if re.match(r"venue|place|location|meeting\s+place", label):
        return "place"
    return "date" if re.search(r"date|day", label) else "committee"


def _texts(lines: Sequence[FlowLine]) -> list[str]:
    return [text for line in lines[:HEAD_LINES] if (text := unmarked(line.line, line.body).text.strip())]
