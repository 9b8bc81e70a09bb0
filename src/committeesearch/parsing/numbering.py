"""The bullet or number that stands before a paragraph: "•", "2.3", "(a)", "5)", "iv."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a marker counts. The order of ``_PATTERNS`` decides what an ambiguous one is read as."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    INTEGER = "integer"
    ROMAN = "roman"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a line: ``number`` as printed, where the words begin, and its place in its list."""

    style: Style
    number: str
    """"" for a bullet."""
    begins: int
    """Offset of the number in the line: after a bullet that stands before it."""
    words: int
    """Offset of the first word after the marker; the line's length where there is none."""
    value: int = 0
    """Position in its list, from 1; 0 for a bullet."""
    depth: int = 1
    """Parts of a decimal number: 2 for "2.3"."""

    @property
    def family(self) -> str:
        """Markers of one list have the same family: the style and the brackets."""
        return f"{self.style}{re.sub(r'[A-Za-z0-9]+', '', self.number)}" if self.number else "bullet"


BULLETS = "•▪◦‣⁃∙●○■□➢➤✓\uf0b7\uf0a7\uf0d8\uf02d\uf076\uf0fc\uf0a8\u2043\u25cf·§"
_BULLET = re.compile(rf"(?:[{BULLETS}\ue000-\uf8ff]\s*|[-–—*o]\s+)(?=\S|$)")
_ROMAN = r"(?:x{0,2}(?:ix|iv|v?i{0,3}))"
_PATTERNS = (
    (Style.DECIMAL, re.compile(r"(\(?\d{1,3}(?:\.\d{1,3}){1,4}[.)]?)(?=\s+(?:\d+\s+)?[^\W\d]|\s+[\"'“‘(\[])")),
    (Style.INTEGER, re.compile(r"(\(\d{1,3}\)|\d{1,3}[.)])(?=\s|$)")),
    (Style.ROMAN, re.compile(rf"(\((?=[ivx]){_ROMAN}\)|(?=[ivx]){_ROMAN}[.)])(?=\s|$)", re.IGNORECASE)),
    (Style.LETTER, re.compile(r"(\([A-Za-z]\)|[A-Za-z][.)])(?=\s|$)")),
)
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv"
_ROMAN_VALUES = {text: value for value, text in enumerate(_ROMANS.split(), 1)}


def marker(text: str, after: Marker | None = None) -> Marker | None:
    """The marker that ``text`` begins with, or None.

    ``after`` is the marker of the list item before: it settles whether "(i)" follows "(h)" or begins a list,
    and "v." follows "u." or "iv.".
    """
    bullet = _BULLET.match(text)
    begins = bullet.end() if bullet else 0
    for style, pattern in _PATTERNS:
        found = pattern.match(text, begins)
        if not found:
            continue
        number = found.group(1)
        value, depth = _value(style, number)
        if style is Style.ROMAN and (value == 0 or _continues_letters(number, after)):
            continue
        return Marker(style, number, begins, _words(text, found.end()), value, depth)
    return Marker(Style.BULLET, "", begins, begins) if bullet else None


def follows(before: Marker, after: Marker) -> bool:
    """Whether ``after`` is the next number of the list that ``before`` stands in."""
    if before.style is Style.DECIMAL and after.style is Style.DECIMAL:
        head, tail = _digits(before.number), _digits(after.number)
        return head[:-1] == tail[:-1] and tail[-1] == head[-1] + 1
    return before.family == after.family and after.value == before.value + 1


def _value(style: Style, number: str) -> tuple[int, int]:
    digits = _digits(number)
    if style is Style.DECIMAL:
        return digits[-1], len(digits)
    if style is Style.INTEGER:
        return digits[0], 1
    letters = number.strip("().").lower()
    return (_ROMAN_VALUES.get(letters, 0) if style is Style.ROMAN else ord(letters) - ord("a") + 1), 1


def _continues_letters(number: str, after: Marker | None) -> bool:
    letters = number.strip("().").lower()
    return after is not None and len(letters) == 1 and after.style is Style.LETTER and after.value == ord(letters) - 97


def _digits(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", number)]


def _words(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())
