"""Short forms with their long forms, people with their roles, and decision numbers, with the page that gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from committeesearch.model import Acronym, FrontField, Person
from committeesearch.parsing.flow import FlowLine
from committeesearch.parsing.front import value
from committeesearch.parsing.marks import unmarked
from committeesearch.parsing.style import Setting

_SHORT = re.compile(r"\(\s*[\"'“‘]?(?P<short>[A-Z][A-Za-z0-9&/.\-]{1,11})[\"'”’]?\s*\)")
_SHORT_FIRST = re.compile(r"\b(?P<short>[A-Z][A-Z0-9&]{1,9})\s+\(\s*(?P<long>[A-Z][^()]{5,120}?)\s*\)")
_LONGEST = 300
"""Letters before a short form in which its long form stands, at most."""
_LITTLE = {"of", "and", "the", "for", "in", "to", "a", "an", "on", "with", "by", "at", "or", "&", "de"}

_WORDS = {
    "NO",
    "AS",
    "IT",
    "OR",
    "US",
    "AM",
    "IN",
    "ON",
    "IS",
    "AT",
    "BE",
    "DO",
    "GO",
    "HE",
    "IF",
    "ME",
    "MY",
    "OF",
    "SO",
    "TO",
    "UP",
    "WE",
    "AND",
    "THE",
}
"""Initials of people, mostly, that are words: expanding them would spoil every question."""

_HONORIFIC = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?|Rev(?:erend)?|Lord|Lady|Councillor|Cllr|Councillors|Alderman)\.?"
)
_NAME = rf"(?:{_HONORIFIC}\s+)?(?:[A-Z][\w'’\-]*\.?\s+){{1,4}}?[A-Z][\w'’\-]+(?:,?\s+(?:OBE|MBE|CBE|JP|MP))*"
_ROLE_WORD = (
    r"(?:Director|Officer|Member|Leader|Chair(?:man|woman|person)?|Vice[\s-]Chair(?:man|woman|person)?|Head|Manager|Commissioner|Counsel|Accountant"
    r"|Chief\s+Executive|Secretary|Clerk|Mayor|Lead|Adviser|Advisor|Analyst|Solicitor|Treasurer|Inspector|Principal|Representative|Governor|Portfolio\s+Holder)"
)
_IN_BRACKETS = re.compile(
    rf"(?P<name>{_NAME})\s*\(\s*(?:in\s+the\s+)?(?P<role>[^()]{{0,90}}\b{_ROLE_WORD}\b[^()]{{0,90}})\)"
)
_PART = r"\(?(?:[A-Z][\w'’&\-]*|of|for|and|the|to|in|&|[-–])\)?"
_ROLE = rf"(?:{_PART}[\s,]+){{0,12}}?\(?{_ROLE_WORD}\b\)?(?:[\s,]+{_PART}){{0,16}}"
_AFTER_COMMA = re.compile(rf"^(?P<name>{_NAME})(?:,\s*|\s[-–—]\s)(?P<role>{_ROLE})[.;,]?$")
_HAS_ROLE = re.compile(rf"\b{_ROLE_WORD}\b")
# In a field the names of several people follow each other without a mark: a name is then two words and its title.
_NAMED = re.compile(
    rf"(?P<name>(?:{_HONORIFIC}\s+)?[A-Z][\w'’\-]+\s+(?:[A-Z]\.?\s+)?[A-Z][\w'’\-]+)(?:,\s*|\s[-–—]\s)(?={_ROLE})"
)
_PREFIX = re.compile(
    r"^\W*(?:From|By|Report\s+(?:of|author)|Contact(?:\s+Officer)?|Councillor(?=\s+Cllr))\s*:?\s*", re.IGNORECASE
)
_SECOND = re.compile(r"\s+and\s+(?=[A-Z][\w'’\-]+\s+[A-Z][\w'’\-]+,)")
"""Between a role and the next person's name."""
_PLURAL = re.compile(r"^(Councillor|Cllr)s\b")
_REACHED = re.compile(r",?\s*(?:\S+@|\btel\b|\bext\b|\+?\d[\d ]{5,})", re.IGNORECASE)
"""How a person is reached stands after what they are."""
_OFFICE = re.compile(rf"\b{_ROLE_WORD}\b|\b(?:Committee|Council|Cabinet|Board|Services|Inspectorate)\b")
_DECISION = re.compile(r"\b(\d{2}[/-]\d{4,6})\b")


def acronyms_in(lines: Sequence[FlowLine]) -> tuple[Acronym, ...]:
    """Short forms that the paper itself spells out, each with its first long form, in order of appearance."""
    found: dict[tuple[str, str], Acronym] = {}
    previous = ""
    for line in lines:
        text = unmarked(line.line, line.body).text
        both = f"{previous} {text}"
        for short, long in (*_long_first(both, len(previous) + 1), *_short_first(both, len(previous) + 1)):
            found.setdefault((short, long.lower()), Acronym(short, long, line.number))
        previous = text if text else previous
    return tuple(found.values())


def _long_first(text: str, since: int) -> Iterator[tuple[str, str]]:
    for match in _SHORT.finditer(text):
        if match.end() > since and (long := long_form(match["short"], text[: match.start()])):
            yield match["short"], long


def _short_first(text: str, since: int) -> Iterator[tuple[str, str]]:
    for match in _SHORT_FIRST.finditer(text):
        if match.end() > since and long_form(match["short"], match["long"]) == match["long"].strip():
            yield match["short"], match["long"].strip()


def long_form(short: str, before: str) -> str:
    """The words at the end of ``before`` that ``short`` stands for; "" where its letters do not match.

    Each letter of the short form must begin a word, save letters inside a word whose first letter matched
    (after Schwartz and Hearst, 2003, made stricter: at least two thirds of the letters begin words, and the long
    form's first word begins with the short form's first letter).
    """
    letters = [letter.lower() for letter in short.rstrip("s") if letter.isalnum()]
    if short in _WORDS or len(letters) < 2 or sum(letter.isupper() for letter in short) < 2:
        return ""
    tail = re.split(r"[.;:?!()\t|•]\s|[:;•|\t]", before[-_LONGEST:])[-1]
    words = list(re.finditer(r"[^\s\-–/]+", tail))[-(2 * len(letters) + 4) :]
    begins = [at for at, word in enumerate(words) if _bare(word.group())[:1] == letters[0]]
    spelled = [at for at in reversed(begins) if _spells(letters, [_bare(word.group()) for word in words[at:]])]
    exact = [at for at in spelled if _initials(letters, [_bare(word.group()) for word in words[at:]])]
    heavy = [at for at in spelled if _bare(words[at].group()) not in _LITTLE]
    # "Office of Budget Responsibility": its last three words have the initials too, but no name begins with "of".
    for at in (*(at for at in exact if at in heavy), *heavy, *exact):
        long = re.sub(r"\s+", " ", tail[words[at].start() :].strip(" \"'“”‘’,"))
        return long if len(long) > len(short) + 2 else ""
    return ""


def _bare(word: str) -> str:
    return word.lower().strip("\"'“”‘’,")


def _initials(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the first letters of the words, of all or of those that count, are the short form."""
    heavy = [word[:1] for word in words if word not in _LITTLE]
    return (heavy == list(letters) and words[0] not in _LITTLE) or [word[:1] for word in words] == list(letters)


def _spells(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the first letters of the words that count spell the short form; "and" and "of" may be left out."""
    if _initials(letters, words):
        return True
    heavy = [word for word in words if word not in _LITTLE]
    at = 0
    begun = 0
    for word in words:
        if at < len(letters) and word[:1] == letters[at]:
            at, begun = at + 1, begun + 1
            inside = 1
            while (
                at < len(letters)
                and word in heavy
                and (inside := word.find(letters[at], inside)) > 0
                and not _begins_next(letters[at], words, word)
            ):
                at, inside = at + 1, inside + 1
        elif word in heavy:
            return False
    return at == len(letters) and begun * 3 >= len(letters) * 2


def _begins_next(letter: str, words: Sequence[str], word: str) -> bool:
    after = words[words.index(word) + 1 :]
    return any(other[:1] == letter for other in after)


def people_in(lines: Sequence[FlowLine], front: Sequence[FrontField]) -> tuple[Person, ...]:
    """People with the roles that the paper gives them: in attendance lists, signatures, front sheets."""
    found: dict[tuple[str, str], Person] = {}

    def add(name: str, role: str, page: int) -> None:
        name, role = _PLURAL.sub(r"\1", _tidy(_PREFIX.sub("", name))), _tidy(role)
        if 1 < len(name.split()) <= 6 and not _OFFICE.search(name) and not role[:1].islower():
            found.setdefault((name.lower(), role.lower()), Person(name, role, page))

    for field in front:
        if field.name in ("report_of", "contact"):
            page = field.value.pages[0] if field.value.pages else 1
            for name, role in _of_field(field.value.text):
                add(name, role or (value(front, "portfolio") if field.name == "report_of" else ""), page)
    stated = {spot.page: spot.end for field in front for spot in field.value.spans()}
    setting = Setting.of(lines)
    previous = ""
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        text = unmarked(line.line, line.body).text
        if line.line.start < stated.get(line.number, -1):
            continue  # the front sheet has told them whole, over its line ends
        both = f"{previous} {text}"
        if not _HAS_ROLE.search(both):
            previous = text
            continue
        for match in _IN_BRACKETS.finditer(both):
            if match.end() > len(previous):
                # The last word of the line above is a label as often as it is a name's first word.
                own = _IN_BRACKETS.search(text, max(0, match.start() - len(previous) - 1))
                whole = own and own["role"] == match["role"] and len(own["name"].split()) > 1
                add((own if own and whole else match)["name"], match["role"], line.number)
        said = _PREFIX.sub("", text)
        more = _rest(line, below, setting)
        if after := _AFTER_COMMA.match(f"{said} {more}") or _AFTER_COMMA.match(said):
            add(after["name"], _SECOND.split(after["role"])[0], line.number)
        previous = text
    return tuple(found.values())


def _rest(line: FlowLine, below: FlowLine | None, setting: Setting) -> str:
    """The line below where a full line goes on there, and is not the next person's; "" else."""
    if below is None or below.number != line.number or setting.room_for(line, below):
        return ""
    text = unmarked(below.line, below.body).text
    return "" if _AFTER_COMMA.match(text) else text


def _of_field(text: str) -> Iterator[tuple[str, str]]:
    """Names with roles of a field: "Sue Chandler, Cabinet Member for Children Dan Watkins, Cabinet Member for …"."""
    starts = [match for match in _NAMED.finditer(text) if not _OFFICE.search(match["name"])]
    ends = [*(match.start() for match in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=False):
        yield match["name"], _REACHED.split(text[match.end() : end])[0]
    if not starts and re.fullmatch(_NAME, text.strip()):
        yield text.strip(), ""


def references_in(file: str, title: str, front: Sequence[FrontField], texts: Sequence[str]) -> tuple[str, ...]:
    """Decision numbers that a paper goes by, as "24/00109": of its front sheet, title, file's name, head."""
    stated = value(front, "decision_number")
    sources = [stated, title, PurePosixPath(file).stem]
    # A bare number on a line of its own under the head of a decision form.
    sources += [text for text in texts[:12] if _DECISION.fullmatch(text.strip())]
    numbers = [match[1].replace("-", "/") for source in sources for match in _DECISION.finditer(source)]
    return tuple(dict.fromkeys(number for number in numbers if not re.match(r"(?:19|20)\d\d", number)))


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,.;:-–—")
