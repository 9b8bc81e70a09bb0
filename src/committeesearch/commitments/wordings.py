"""The expressions of time that councils write, as patterns: points, spans, meetings, vague words, repetitions."""

from __future__ import annotations

import re

from committeesearch.commitments.days import MONTH, NUMBERS

_MONTH = rf"(?:{MONTH})"
_MON = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?:20\d\d)"
_FINANCIAL = r"(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d(?!\d|/\d)"
_RANGE = r"\s*(?:/|–|-|and|or|to)\s*"
_PART = (
    r"(?:(?:the\s+)?(?:very\s+)?(?P<part>end|start|beginning|middle|close)\s+of\s+(?:the\s+)?"
    r"|(?P<edge>early|mid|late|later)[\s-]+(?:in\s+(?:the\s+)?)?)"
)
_COUNT = r"(?:\d{1,3}|" + "|".join(NUMBERS) + r")"
_UNIT = r"(?P<unit>working\s+day|day|week|month|quarter|year)s?"

_POINT = rf"""
    (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?
    (?:
      (?P<numeric>\b(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:20)?\d\d\b)
    | (?P<day>\b{_DAY})\s+(?:of\s+)?(?P<day_month>{_MONTH}|{_MON})\b(?:,?\s+(?P<day_year>{_YEAR}))?
    | \b(?P<month_a>{_MONTH}|{_MON})\s*(?P<month_day>{_DAY})\b(?!\s?(?:{_MONTH}))(?:,\s+(?P<month_day_year>{_YEAR}))
    | (?:{_PART})?
      (?:
        \b(?P<month>{_MONTH}|{_MON})\b(?:,?\s+(?P<month_year>{_YEAR}|\d\d(?!\d|\w|\s?%))
        |(?={_RANGE}(?:(?:early|mid|late)[\s-]+)?(?:{_MONTH}|{_MON})\s+(?P<lent_year>{_YEAR})))?
      | (?:the\s+|this\s+|next\s+)?\b(?P<season>spring|summer|autumn|winter)\b(?:\s+(?:of\s+)?(?P<season_year>{_YEAR}))?
      | (?:\b(?:quarter|qtr)s?\s+|\bQ)(?P<quarter>[1-4])\b
        (?:\s*(?:and|to|-|–|/)\s*Q?(?P<quarter_end>[1-4])\b)?(?:\s+(?:of\s+)?(?P<quarter_year>{_FINANCIAL}))?
      | \b(?:(?P<kind>academic|municipal|financial|school|calendar)\s+year\s+)?(?P<financial>{_FINANCIAL})
        (?:\s+(?P<kind_after>academic|municipal|financial|school)\s+year)?
      | \b(?:(?:the|this|next|new|current|each|every|coming|following)\s+){{1,3}}
        (?P<bare_kind>academic|municipal|financial|calendar)\s+year\b(?!\s+\d)
      | \b(?P<next>next|this|coming)\s+(?P<next_unit>month|quarter|year|term|week)\b
      | (?P<year>\b{_YEAR})\b(?!\s*[/–-]\s*\d)
      )
    )
"""
_LEAD = (
    r"(?:\b(?P<lead>no\s+later\s+than|by|before|until|till|up\s+to|from|during|throughout|within|for|in|on|at|over|"
    r"towards?|after|since|to|of)\s+(?:around\s+|about\s+|either\s+)?)?"
)
POINTS = re.compile(_LEAD + "(?:" + _POINT + ")", re.IGNORECASE | re.VERBOSE)
SPAN = re.compile(
    rf"\b(?:with)?in\s+(?:the\s+next\s+)?(?P<count>{_COUNT})\s+(?:to\s+{_COUNT}\s+)?{_UNIT}(?!\s+(?:old|ago))"
    r"(?P<anchor>\s+(?:of|from|after)\b(?!\s+(?:the\s+date\s+of\s+)?(?:this|the)\s+meeting))?"
    rf"|\b(?:over|during|in)\s+the\s+(?:next|coming|following)\s+"
    rf"(?:(?P<count2>{_COUNT})\s+(?P<unit2>week|month|year)s?|(?P<unit4>week|month|quarter|year|term)\b)"
    rf"|\b(?P<count3>{_COUNT})\s+(?P<unit3>week|month)s?\s+(?P<post>post|after|following)[\s-]+\w+",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"(?:\b(?:to|at|by|before|for|in)\s+)?(?:(?:a|the|its|their|our|each|every)\s+)?"
    r"\b(?P<which>next|future|subsequent|forthcoming|following|upcoming|later)\s+(?:available\s+|ordinary\s+|scheduled\s+)?"
    r"(?:(?:(?!by\b|on\b|and\b|of\b|to\b|at\b)[\w&,'’-]+\s+){0,6}?)(?:meetings?|cabinet\s+committees?|committee\s+agendas?|committee|cabinet|council|agendas?|board)\b"
    r"(?:\s+(?:cycle|meetings?)\b)?",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\bin\s+due\s+course\b|\bshortly\b|\bas\s+soon\s+as\s+(?:possible|practicable)\b|\bimminent(?:ly)?\b"
    r"|\b(?:at|as)\s+the\s+(?:next|earliest)\s+(?:available\s+)?opportunity\b|\bin\s+(?:the\s+)?future\b(?:\s+[A-Z]\w+){0,3}"
    r"|\b(?:for|in)\s+future\s+(?:reports|scorecards|years)\b|\bfuture\s+reports\b"
    r"|\bin\s+the\s+(?:coming|following|next\s+few)\s+(?:weeks|months|years)\b|\bthe\s+coming\s+(?:weeks|months)\b"
    r"|\bin\s+the\s+months\s+following\b|\bin\s+the\s+near\s+future\b"
    r"|\bin\s+the\s+(?:short|medium|long)(?:er)?(?:\s+to\s+(?:medium|long))?[\s-]term\b"
    r"|\b(?:prior\s+to|ahead\s+of|in\s+advance\s+of|in\s+time\s+for)\s+(?!being\b)"
    r"(?:(?:the|an?|any|each|its|their|our|final|formal|full|public)\s+)*(?:20\d\d[\w/–-]*\s+)?[\w'’-]+"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[\w'’-]+)?"
    r"|\bonce\s+[^,;.]{3,60}?\s+(?:is|are|has\s+been|have\s+been|was|were)\s+\w+|\bwhen\s+available\b"
    r"|\byears\s+\w+\s+(?:and|to)\s+\w+\b",
    re.IGNORECASE,
)
REPEATED = re.compile(
    r"\bon\s+(?:a|an)\s+(?:\w+\s+)?(?:\w+[\s-])?(?:regular|annual|quarterly|monthly|weekly|termly|yearly|ongoing|rolling)\s+basis\b"
    r"|\bon\s+a\s+(?:six|three|two|6|3|2)[\s-]month(?:ly)?\s+basis\b"
    r"|\b(?:six|three|two|6|3|2)[\s-]monthly\b|\b(?:bi-?)?annually\b|\bquarterly\b|\bmonthly\b|\btermly\b|\bfortnightly\b|\bhalf[\s-]yearly\b"
    r"|\b(?:every|each)\s+(?:(?:two|three|four|six|other|\d+)\s+day|(?:(?:two|three|four|six|other|\d+)\s+)?"
    r"(?:week|fortnight|month|quarter|term|year))s?\b|\bas\s+a\s+standing\s+item\b",
    re.IGNORECASE,
)


NAMES_SOMETHING = re.compile(
    r"\s+(?:20\d\d\s+)?(?:break|holidays?|budget|statement|forecasts?|figures|data|position|survey|census|election|elections|minutes|monitoring|settlement|deadline)\b"
    r"|\s*[,:(]\s*-?\d[\d.,]*\s?%",
    re.IGNORECASE,
)
"""What makes a month or a season part of a name: "the Autumn Budget", "the March 2024 forecast"; or the label of a
figure: "Quarter 3, 95.9%"."""
NAMES_A_PAPER = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+){0,3}(?:Report|Scorecard|Update|Plan|Programme|Review|Return|Minutes|Statement|Survey)\b"
)
"""A period without a preposition before the name of a paper: "note the Quarter 3 Performance Report"."""
PAPER_OF = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s+)?(?:that\s+)?(?:the\s+)?(?:(?!(?:to|in|of)\b)[\w’'-]+\s+){0,3}"
    r"(?:Programme|Plan|Budget|Strategy|Report|Accounts|Timetable|Calendar|Settlement)\s+$",
    re.IGNORECASE,
)
"""What opens with a paper of a year is about that paper: "the Work Programme for 2022/23 be noted"."""
AS_AT = re.compile(r"\bas\s+(?:at|of|on)\b", re.IGNORECASE)
