"""Who moved something and who seconded it, as one sentence of minutes says."""

from __future__ import annotations

import re
from dataclasses import dataclass

TITLES = (
    r"(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Alderman|Rev\.?"
    r"|Prof(?:essor)?\.?)"
)
_NAME = (
    rf"(?:[Tt]he\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,3}}"
    rf"|(?:{TITLES}\s+)?[A-Z][\w’'.-]*(?:\s+(?:de|van|von|[A-Z][\w’'.-]*)){{0,4}})"
)
_ASIDE = r"(?:\s*\([^)]*\))?(?:,[^.;]{0,150}?,)?"
_ADVERB = r"(?:(?:formally|duly|then|also|subsequently)\s+)?"
_VERB = r"(?:proposed|moved|suggested|tabled|put\s+forward)"
_MOVES = re.compile(r"\b(?:propos|mov|suggest|tabl|put forward|motion)", re.IGNORECASE)
_BY = r"(?:\s+by)?\s*:?\s+"
_PROPOSALS = (
    re.compile(
        rf"(?P<proposer>{_NAME}){_ASIDE}\s+{_ADVERB}{_VERB}\b[^.;]{{0,200}}?(?:,|\band\b|,\s*and)\s+"
        rf"(?P<seconder>{_NAME}){_ASIDE}\s+{_ADVERB}seconded\b"
    ),
    re.compile(
        rf"\b(?:[Mm]oved|[Pp]roposed|MOVED|PROPOSED){_BY}(?P<proposer>{_NAME}){_ASIDE}[^.;]{{0,80}}?"
        rf"\b(?:[Ss]econded|SECONDED){_BY}(?P<seconder>{_NAME})"
    ),
    re.compile(
        rf"\b[Pp]rop(?:osed)?[.:]?\s*(?P<proposer>{TITLES}\s+{_NAME})[\s,;/]*[Ss]ec(?:onded)?[.:]?\s*"
        rf"(?P<seconder>{TITLES}\s+{_NAME})"
    ),
    re.compile(
        rf"[Oo]n\s+(?:the|a)\s+(?:motion|proposition|proposal)\s+(?:of|by|from)\s+(?P<proposer>{_NAME}){_ASIDE}[^.;]{{0,80}}?"
        rf"\bseconded\s+by\s+(?P<seconder>{_NAME})"
    ),
    re.compile(
        rf"\b(?:[Pp]roposer|[Pp]roposed\s+by|[Mm]over|[Mm]oved\s+by)\s*:\s*(?P<proposer>{_NAME})[\s,;]*"
        rf"(?:[Ss]econder|[Ss]econded\s+by)\s*:\s*(?P<seconder>{_NAME})"
    ),
    re.compile(
        rf"(?P<proposer>{_NAME}){_ASIDE}\s+(?:[a-z][^.;,]{{0,60}}?\sand\s+)?{_ADVERB}{_VERB}\b[^.;]{{0,200}}?\bseconded\s+by\s+(?P<seconder>{_NAME})"
    ),
    re.compile(
        rf"(?P<proposer>{_NAME}){_ASIDE}\s+{_ADVERB}{_VERB}\b"
        r"(?=[^.;]*\b(?:following\s+(?:amendment|motion)|an\s+amendment)\b)(?P<seconder>)"
    ),
)
_MOVER = re.compile(
    rf"(?:^\W*(?:[Ii]t\s+was\s+)?(?:[Mm]oved|[Pp]roposed|MOVED|PROPOSED|[Pp]roposer|[Mm]over)(?:\s+by\b)?\s*:?\s+"
    rf"(?P<by>{TITLES}\s+{_NAME})|(?P<first>{TITLES}\s+{_NAME}){_ASIDE}\s+{_ADVERB}(?:proposed|moved)\b)"
)
_SECONDER = re.compile(
    rf"(?:\b(?:[Ss]econded|SECONDED|[Ss]econder)(?:\s+by\b)?\s*:?\s+(?P<by>{TITLES}\s+{_NAME})"
    rf"|(?P<first>{TITLES}\s+{_NAME}){_ASIDE}\s+{_ADVERB}seconded\b)"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who moved and who seconded; "" where nobody is named."""

    proposer: str
    seconder: str


def proposal(text: str) -> Proposal | None:
    """Who proposed a motion and who seconded it."""
    if not _MOVES.search(text):
        return None
    match = next((match for pattern in _PROPOSALS if (match := pattern.search(text))), None)
    return Proposal(_name(match["proposer"]), _name(match["seconder"] or "")) if match else None


def mover(text: str) -> str:
    """Who moves something that the sentence names no seconder for; "" where nobody does."""
    match = _MOVER.search(text) if _MOVES.search(text) else None
    return _name(match["by"] or match["first"]) if match else ""


def seconder(text: str) -> str:
    """Who seconds what another sentence says was moved; "" where nobody does."""
    match = _SECONDER.search(text)
    return _name(match["by"] or match["first"]) if match else ""


def _name(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,.")
