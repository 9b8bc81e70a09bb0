"""Dates, sums, shares, numbers, spans of time, people and roles, as they are printed in a stretch of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What a fact is; a question's form asks for one or more of them."""

    DATE = "date"
    MONEY = "money"
    PERCENT = "percentage"
    DURATION = "duration"
    NUMBER = "number"
    PERSON = "person"
    ROLE = "role"
    NAME = "name"
    """Any other name or short form: a service, a company, "IRO"."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as printed, at characters ``start`` to ``end`` of the text that it was read from."""

    kind: FactKind
    text: str
    start: int
    end: int


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_PART = r"(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+|(?:early|mid|late)[\s-]+)?"
_COUNT_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TITLE = (
    r"(?:Councillors?|Cllrs?\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sir|Dame|Lord|Lady|Baroness|Reverend|Rev\.?"
    r"|Prof(?:essor|\.)?)"
)
_CAPITAL = r"(?:M(?:a?c)|O['’]|D[e'’]|Fitz|Van|Le)?[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*"
_INITIAL = r"(?:[A-Z]\.?\s?){1,3}"
_POST = (
    r"(?:director|officer|manager|worker|chair(?:man|woman|person)?|leader|lead|commissioner|cabinet\s+member|head"
    r"|inspector|advis[eo]r|governor|representative|secretary|minister|mayor|co-?ordinator|headteacher|solicitor"
    r"|treasurer|accountant|auditor|practitioner|nurse|coroner|ombudsman|champion|co-?optee|whip|clerk)s?"
)

_PATTERNS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (
        FactKind.DATE,
        re.compile(
            rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
            rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d\b"
            rf"|\b{_PART}{_MONTH}\s+(?:{_DAY},\s+)?(?:{_YEAR}|['’]?\d\d\b(?!\.\d))"
            rf"|\b{_PART}{_SEASON}(?:\s+term)?\s+{_YEAR}"
            rf"|\b{_PART}(?:[Qq](?:uarter\s)?[1-4])\b(?:\s+(?:of\s+)?{_YEAR})?"
            rf"|\b(?:in|by|until|till|since|from|to|between|and|during|before|after|of)\s+{_PART}"
            rf"(?:(?:January|February|March|April|June|July|August|September|October|November|December)\b(?:\s+{_YEAR})?"
            rf"|(?:the|this|next|last)\s+(?:{_SEASON}|(?:calendar|financial|municipal|academic)\s+year))"
            rf"|\b{_PART}{_YEAR}(?![\d,.]\d|%)\b",
        ),
    ),
    (
        FactKind.MONEY,
        re.compile(rf"[-+]?£\s?(?:{_DIGITS})(?:\s?(?:k|m|bn|million|billion|thousand)\b)?(?:\s+per\s+\w+)?"),
    ),
    (FactKind.PERCENT, re.compile(rf"[-+]?\b(?:{_DIGITS})\s?(?:%|per\s?cent\b|percentage points?\b)")),
    (
        FactKind.DURATION,
        re.compile(
            rf"\b(?:\d+(?:\.\d+)?|one|an?|half|{_COUNT_WORD})(?:\s?(?:-|–|to)\s?\d+)?[\s-]+(?:(?:working|school|calendar)\s+)?"
            r"(?:minute|hour|day|week|fortnight|month|term|year)s?\b(?!\s+old|-old)",
            re.I,
        ),
    ),
    (FactKind.PERSON, re.compile(rf"\b{_TITLE}\s+(?:(?:{_INITIAL}\s?)?{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})")),
    (
        FactKind.ROLE,
        re.compile(
            rf"\b(?:(?!(?i:{_POST})\b){_CAPITAL}\s+(?:(?:and|of|for|&)\s+)?){{1,5}}(?i:{_POST})\b"
            rf"(?:\s+(?:for|of)\s+(?:the\s+)?{_CAPITAL}(?:(?:,?\s+(?:and\s+|&\s+)?){_CAPITAL}){{0,5}})?"
            rf"|\b(?:Chief\s+Executive|Leader|Chair|Chairman|Mayor|Director|Head|Commissioner|Secretary|Minister|Cabinet\s+Member)"
            rf"(?:\s+(?:for|of)\s+(?:the\s+)?{_CAPITAL}(?:(?:,?\s+(?:and\s+|&\s+)?){_CAPITAL}){{0,5}})?",
        ),
    ),
    (FactKind.PERSON, re.compile(rf"\b{_CAPITAL}\s+(?:[A-Z]\.?\s+)?{_CAPITAL}\b(?!\s+[A-Z][a-z])")),
    (FactKind.NUMBER, re.compile(rf"(?<![\w.£/])(?:{_DIGITS})(?![\w/]|\.\d)|\b(?:zero|{_COUNT_WORD})\b", re.I)),
    (FactKind.NAME, re.compile(rf"\b[A-Z][A-Z&]+[a-z]?\b|(?<=[a-z,] ){_CAPITAL}(?:\s+{_CAPITAL})*")),
)

_TAKEN = "\0"
"""Stands for each character that already belongs to a fact."""

_NUMBERING = re.compile(
    r"(?m)^\s*(?:[-•]\s*)?(?:\(?\d{1,3}(?:(?:\.\d+)+[.)]?|[.)])|\(?[a-z]{1,3}\)|\([ivxl]+\))\s+(?=[A-Za-z\"“‘'])"
)
"""A paragraph's or a list item's number: not a figure."""

_NOT_A_PERSON = frozenset(
    """Council Committee Board Service Services Team Report Plan Strategy Programme Group Partnership Centre School Care
    Act Cabinet Agenda Minutes Meeting Quarter Health Education Social Children Young People Adult Budget Grant Fund
    County Borough District City Town Hall Road Street Court House Part Section Appendix Table Figure Annual Improvement
    Local Authority National Early Help Family Support Protection Policy Framework Review Overview Scrutiny Government
    Public Central Capital Revenue North South East West Special Home Community Learning Development Practice Quality
    Corporate Executive Assistant Senior Deputy Independent High Low Full Total Primary Secondary New The This These
    In On At For From By With And We It If As An Our There All Any Each No Not When Where While What How Why
    Minerals Waste Site Sites Policy Policies Planning Transport Highways Housing Environment Growth Finance Financial
    Trading Resources Customer Commissioning Commissioner Strategic Technical Digital Data Quality Assurance Resolution
    Item Items Paragraph Page Chapter Regulation Regulations Order Bill White Paper Green Grant Block Needs Statement
    Assessment Impact Equality Climate Emergency Risk Register Reserve Reserves Tax Rates Business Support Services
    Royal Hospital University College Academy Primary High Park Hall Library Centre Lane Avenue Crescent Square
    January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday United Kingdom European England Britain Wales Scotland Ireland British Active
    Whole Better Best Good Outstanding Requires Inadequate Single Joint Local Area Areas Place Places Project
    Who Number Percentage Rate Email Address Telephone Contact Facilities
    Working Together Front Door Private Fostering Trading Standards""".split()  # noqa: SIM905
)


def facts(text: str) -> tuple[Fact, ...]:
    """The facts of ``text`` in order; no two overlap, and a date or a sum wins over the number in it."""
    left = _NUMBERING.sub(lambda match: _TAKEN * len(match[0]), text)
    found: list[Fact] = []
    for kind, pattern in _PATTERNS:
        matches = [match for match in pattern.finditer(left) if kind is not FactKind.PERSON or _is_person(match[0])]
        for match in matches:
            start, end = match.span()
            found.append(Fact(kind, match[0].strip(), start, end))
            left = left[:start] + _TAKEN * (end - start) + left[end:]
    return tuple(sorted(found, key=lambda fact: fact.start))


def _is_person(text: str) -> bool:
    """A title makes a person; without one, no word may be of the kind that names bodies and papers."""
    return bool(re.match(_TITLE, text)) or not any(word in _NOT_A_PERSON for word in re.findall(r"[A-Z][\w'’-]*", text))
