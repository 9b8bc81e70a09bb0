"""Whom a paper's own labels make answerable: "Responsible officer" below a section, "Report author" at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from committeesearch.commitments import agents
from committeesearch.commitments.found import flat
from committeesearch.model import Block, BlockKind, Document, Item

_RESPONSIBLE = re.compile(
    r"\W*(?:(?:responsible|accountable)\s+officer|(?:action|responsible)\s+(?:owner|person))s?\b[^.;:]{0,90}(?::|$)",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"\W*(?:report\s+author|author\s+of\s+(?:the\s+)?report|author|lead\s+officer|contact\s+officer)s?\b\s*:?\s*",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\W*(?:n/?a|not\s+applicable|none|tbc|tbd|to\s+be\s+confirmed)?\W*$", re.IGNORECASE)
_WORDS = 14
"""Words that name one officer or two with their posts; more is prose."""
MEMBER = re.compile(
    r"\b(?:Cabinet\s+Member|Portfolio\s+Holder|Leader|Chair(?:man|person|woman)?|Mayor|Councillor|Cllr)\b"
)
OFFICER = re.compile(r"\b(?:Director|Officer|Head|Manager|Chief|Executive|Solicitor|Treasurer|Lead|Clerk)\b")
_UPDATE = re.compile(r"Cabinet Member\s*(?:[–-]|for)\s*[A-Z][\w',& ]{3,60}")
_SHORT_COUNCIL = re.compile(r"\b[A-Z]{1,4}(?:CC|BC|DC)\b(?:['’]s)?")
_COUNCIL = re.compile(r"\b(?:[Tt]he|our)\s+(?:(?:[A-Z]\w+\s+){0,2})?Council\b")
_OFTEN = 2
"""Times that a paper must call a council by its initials, or speak of the Council, for it to be the council's paper."""
_ONE_OFFICER = 3
"""Words such as "Chief Executive Officer" that the title of one officer can hold; more are several officers."""


def responsible(item: Item) -> dict[int, str]:
    """Who answers for the deeds of a section, by the place of its blocks in the item.

    Impact assessments and action plans name the officer in a field of its own below the section that sets the actions
    out; the field holds for that one section.
    """
    found: dict[int, str] = {}
    section = 0
    for at, block in enumerate(item.blocks):
        label = _RESPONSIBLE.match(block.body.text) if block.kind is not BlockKind.TABLE else None
        if label and (name := _name(block.body.text[label.end() :], item.blocks[at + 1 : at + 2])):
            found.update(dict.fromkeys(range(section, at), name))
        if block.kind is BlockKind.HEADING:
            section = at + 1
    return found


def _name(same_line: str, following: Sequence[Block]) -> str:
    """The value of a field, on its own line or on the next."""
    value = same_line if same_line.strip() else "".join(block.body.text for block in following)
    value = " ".join(value.split())
    return "" if _NOBODY.match(value) or len(value.split()) > _WORDS or value.endswith(".") else value


def written_by(item: Item, document: Document) -> str:
    """The post of the officer who wrote a report that others sign, by its contact details; "" where none tells."""
    for at, block in enumerate(item.blocks):
        label = _WRITTEN_BY.match(block.body.text)
        if not label:
            continue
        said = " ".join(
            part.body.text if part is not block else block.body.text[label.end() :] for part in item.blocks[at : at + 2]
        )
        for person in document.people:
            if person.name in said and agents.is_agent(person.role):
                return person.role
    return ""


def council(document: Document) -> str:
    """What a paper calls the council whose paper it is: its initials, "the Council", or "" where it speaks of none."""
    text = "\n".join(block.body.text for item in document.items for block in item.blocks)
    initials = Counter(re.sub(r"['’]s$", "", found) for found in _SHORT_COUNCIL.findall(text))
    short, times = next(iter(initials.most_common(1)), ("", 0))
    full = len(_COUNCIL.findall(text))
    if times >= _OFTEN:
        return short
    return "the Council" if full >= _OFTEN else ""


def author(item: Item, document: Document) -> str:
    """Whose paper it is, where it is one role's or body's: by its title, its front sheet or the agenda."""
    member = _UPDATE.search(f"{item.title}\n{document.title}")
    if member:
        return member[0].strip()
    front = next((field.value.text for field in item.front if field.name == "report_of"), "") or item.author
    front = re.sub(r"^\W*By\b\W*", "", flat(front))
    named = [person for person in document.people if person.name in front]
    if named:
        return named[0].role if len({person.name for person in named}) == 1 and agents.is_agent(named[0].role) else ""
    several = len(OFFICER.findall(front)) > _ONE_OFFICER or (OFFICER.search(front) and MEMBER.search(front))
    return front if agents.is_agent(front) and not several else ""
