"""What one sentence of minutes says about a vote: who moved it, that it was put, the count, what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from committeesearch.model import Table
from committeesearch.parsing.movers import TITLES, proposal
from committeesearch.traced import Traced, join

_SPELT = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {"nil": 0, "none": 0, "zero": 0} | {word: value for value, word in enumerate(_SPELT.split())}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SIDES = {
    "for": r"(?:for(?:\s+the\s+(?:\w+\s+)?(?:motion|amendment|proposal|recommendations?))?"
    r"|in\s+favour(?:\s+of[^.;:(]{0,60})?)",
    "against": r"against(?:\s+the\s+\w+(?:\s+(?:motion|amendment))?)?",
    "abstain": r"(?:abstain(?:ed|ing)?|abstentions?|abstention\(s\))",
}
_LABEL = {
    side: re.compile(
        rf"(?<!\w)(?:votes?\s+|those\s+|members?\s+|councillors?\s+)?(?:voting\s+|voted\s+)?{words}"
        rf"(?:\s*[:=–—-]\s*|\s*[(\[]\s*|(?P<bare>\s+))(?P<count>\d{{1,3}})(?!\d|\s*%|\w|\.\d|,\d)",
        re.IGNORECASE,
    )
    for side, words in _SIDES.items()
}
_COUNTED = {
    side: re.compile(
        rf"\b(?P<count>{_COUNT})\s+(?:votes?\s+|members?\s+|councillors?\s+)?"
        rf"(?:were\s+|was\s+|had\s+|voted\s+|voting\s+|cast\s+)?{words}\b",
        re.IGNORECASE,
    )
    for side, words in _SIDES.items()
}
_NAMED = {
    side: re.compile(
        rf"\W*(?i:(?:(?:members?|councillors?|those)\s+)?(?:voting\s+|voted\s+)?{words}(?:\s+the\s+\w+)?)\s*(?:[(\[]\s*\d+\s*[)\]]\s*)?"
        rf"(?:[:–—-]\s*(?P<names>(?:{TITLES}\b|[A-Z]).+)|:?\s*)$",
        re.DOTALL,
    )
    for side, words in _SIDES.items()
}
_TO = re.compile(
    rf"(?:\bby\s+(?:a\s+(?:majority|vote)\s+of\s+)?(?P<for>{_COUNT})\s+(?:votes?\s+)?|\b(?P<cast>{_COUNT})\s+votes?\s+)"
    rf"to\s+(?P<against>{_COUNT})\b",
    re.IGNORECASE,
)
_OUTCOME = (
    r"(?:not\s+carried|not\s+agreed|(?:carried|agreed|approved|accepted)\s+unanimously|"
    r"unanimously\s+(?:carried|agreed|approved|accepted)|carried|lost|agreed|rejected|defeated|approved|adopted|accepted"
    r"|fell|falls|fallen|failed|withdrawn|passed|refused)"
)
_MATTER = (
    r"(?:(?:substantive|original|further|second|first)\s+)*"
    r"(?:amendment|amended\s+motion|motion|proposal|proposition|nomination|vote|recommendations?)s?"
    r"(?:,?\s+as\s+amended,?)?"
)
_RESULT = re.compile(
    rf"\b{_MATTER}\b[^.;]{{0,90}}?(?<!had\sbeen)\s(?:was|were|be|being|is|and|declared|therefore|accordingly)\s+"
    rf"(?:(?:duly|then|therefore|declared|accordingly)\s+)*(?P<outcome>{_OUTCOME})\b",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(
    r"\W*(?:vote\W+)?(?:unanimous(?:ly)?|all\s+(?:(?:were\s+)?in\s+favour|agreed)|agreed\s+by\s+all)\W*$", re.IGNORECASE
)
_DECLARED = re.compile(rf"\bdeclared\s+(?:the\s+)?{_MATTER}\s+(?:to\s+be\s+)?(?P<outcome>{_OUTCOME})\b", re.IGNORECASE)
_FELL = re.compile(rf"\b{_MATTER}\b[^.;]{{0,60}}?\s(?P<outcome>fell|failed)\b(?!\s+to\b)", re.IGNORECASE)
_WITHDREW = re.compile(r"\bwithdrew\b[^.;]{0,60}?\b(?:amendment|motion|proposal)\b", re.IGNORECASE)
_CASTING = re.compile(
    r"\bcasting\s+vote\b\W*(?:was\s+)?(?:used\s+|exercised\s+|cast\s+)?(?:(?P<yes>in\s+favour|for\b|to\s+(?:approve|support|carry|grant|agree))"
    r"|(?P<no>against\b|to\s+(?:refuse|reject|oppose|defeat)))",
    re.IGNORECASE,
)
_SECONDED_AND = re.compile(
    rf"\bseconded\b[^.;]{{0,120}}?(?:\band|,|\bwhich)\s+(?:(?:it|this)\s+)?(?:(?:was|were)\s+)?(?:duly\s+)?(?P<outcome>{_OUTCOME})\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"\W*(?:the\s+)?(?:{_MATTER}\s+)?(?:was\s+)?(?:declared\s+)?(?P<outcome>{_OUTCOME})"
    r"(?:\s+(?:accordingly|nem\.?\s*con\.?))?\W*$",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\bput\b[^.;]{0,120}?\bto\s+(?:the|a)\s+vote\b|\bput\s+to\s+the\s+(?:meeting|committee|council)\b"
    r"|\ba\s+(?:recorded\s+|named\s+)?vote\s+(?:was\s+taken|took\s+place)|\b(?:up)?on\s+being\s+put\b"
    r"|\b(?:amendment|motion|proposal|proposition|recommendations?)\s+(?:was|were)\s+(?:then\s+)?put\b"
    r"|\bvoting\s+was\s+as\s+follows\b|\brecorded\s+vote\b",
    re.IGNORECASE,
)
_PUT_OUTCOME = re.compile(
    rf"\b(?:it|which|this|and)\s+(?:was|were)\s+(?:duly\s+|declared\s+)?(?P<outcome>{_OUTCOME})\b", re.IGNORECASE
)
_ACCEPTED = re.compile(
    rf"\b(?:(?i:mover|proposer|seconder)|{TITLES}\s)[^.;]{{0,80}}?\b(?:accepted|agreed\s+to)\s+(?:the|this)\s+amendment\b"
)
_AGREED_TO = re.compile(r"\b(?P<outcome>agreed|accepted)\s+(?:to\s+)?the\s+(?:following\s+)?amendment\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\bparagraphs?\s+\(?(\d{1,3})\b", re.IGNORECASE)
_SUBSTANTIVE = re.compile(
    r"\bsubstantive\s+(?:motion|recommendation)|\bmotion,?\s+as\s+amended\b|\bamended\s+motion\b", re.IGNORECASE
)
_LOST = {"lost", "rejected", "defeated", "fell", "failed", "falls", "fallen", "refused", "not carried", "not agreed"}
_CARRIED = {"carried", "passed", "approved", "adopted"}
_SENTENCES = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z“\"])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Rev|Prof|No|St|[A-Z])\.$")


def sentences(body: Traced) -> Iterator[Traced]:
    """The sentences of a paragraph; "Cllr. Smith" is not the end of one."""
    held: list[Traced] = []
    for part in body.split(_SENTENCES):
        held.append(part)
        if not _ABBREVIATED.search(part.text):
            yield join(" ", held)
            held = []
    if held:
        yield join(" ", held)


def is_put(text: str) -> bool:
    """Whether something is put to the vote."""
    return bool(_PUT.search(text))


def counts(text: str) -> dict[str, int]:
    """Votes "for", "against" and "abstain", as far as a sentence gives numbers or names."""
    if match := _TO.search(text):
        found = {"for": _number(match["for"] or match["cast"]), "against": _number(match["against"])}
        abstained = _COUNTED["abstain"].search(text)
        return found | ({"abstain": _number(abstained["count"])} if abstained else {})
    found = {}
    bare = 0
    for side in _SIDES:
        if match := _LABEL[side].search(text):
            found[side] = _number(match["count"])
            bare += match["bare"] is not None
        elif match := _COUNTED[side].search(text):
            found[side] = _number(match["count"])
        elif (match := _NAMED[side].match(text)) and match["names"]:
            found[side] = names(match["names"])
    # "for 14 days": a number after a bare "for" counts votes only beside another side, or where nothing else stands.
    return {} if bare and len(found) == 1 and len(text.split()) > 4 else found


def side_named(text: str) -> str:
    """The side whose voters are listed below a label such as "Against:"; "" where the text is no such label."""
    return next((side for side in _SIDES if (match := _NAMED[side].match(text)) and not match["names"]), "")


def is_side(text: str) -> bool:
    """Whether the text lists the voters of one side, or is the label of such a list: "For (2): Councillors …"."""
    return any(pattern.match(text) for pattern in _NAMED.values())


def tabled(table: Table) -> dict[str, int]:
    """Votes of a recorded vote in a table: a column for each side with names below, or each member with a side."""
    sides = [next((side for side in _SIDES if _NAMED[side].match(cell.text)), "") for cell in table.header]
    if sum(map(bool, sides)) > 1:
        stated = counts(" ".join(cell.text for cell in table.header))
        columns = [(side, [row[at].text for row in table.rows]) for at, side in enumerate(sides) if side]
        return {side: stated.get(side, sum(map(names, cells))) for side, cells in columns}
    rows = (table.header, *table.rows)
    cast = [next((side for side in _SIDES if _NAMED[side].match(row[-1].text)), "") for row in rows if len(row) > 1]
    return {side: cast.count(side) for side in _SIDES} if sum(map(bool, cast)) * 2 > len(rows) > 2 else {}


def names(text: str) -> int:
    """How many people a list of names holds."""
    if stated := re.search(r"[(\[]\s*(\d{1,3})\s*[)\]]\W*$", text):
        return int(stated[1])
    text = re.sub(r"[(\[]\s*\d+\s*[)\]]|^\W*(?:none|nil)\W*$", "", text, flags=re.IGNORECASE)
    return len([name for name in re.split(r",|\band\b|&|;", text) if name.strip(" .")])


def outcome(text: str) -> str:
    """What came of a vote: "carried", "lost", or as the sentence says ("agreed"); "" where it does not say."""
    if _UNANIMOUS.match(text):
        return "carried unanimously"
    if match := _ALONE.match(text) or (_PUT_OUTCOME.search(text) if is_put(text) else None):
        return _normal(match["outcome"])
    if proposal(text):
        match = _AGREED_TO.search(text) or _SECONDED_AND.search(text)
        return _normal(match["outcome"]) if match else ""
    if match := _DECLARED.search(text) or _FELL.search(text):
        return _normal(match["outcome"])
    if _ACCEPTED.search(text):
        return "accepted"
    if _WITHDREW.search(text):
        return "withdrawn"
    if casting := _CASTING.search(text):
        return "carried" if casting["yes"] else "lost"
    match = _RESULT.search(text)
    if not match or (re.match(r"recommendation", match.group(), re.IGNORECASE) and not is_put(text)):
        return ""
    return _normal(match["outcome"])


def paragraph_meant(text: str) -> str:
    """The paragraph that a motion is set out in, "15"; "" where none is named."""
    match = _PARAGRAPH.search(text)
    return match.group(1) if match else ""


def is_substantive(text: str) -> bool:
    """Whether the motion is the one that amendments made."""
    return bool(_SUBSTANTIVE.search(text))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


def _normal(said: str) -> str:
    folded = re.sub(r"\s+", " ", said.lower())
    return "lost" if folded in _LOST else "carried" if folded in _CARRIED else folded
