"""Numbers that Word counts by itself: they stand in no paragraph, only how to make them (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_LEVELS = 9
"""Levels of a list that Word knows."""
_DEEPEST = 12
"""Styles that may be based on one another before a circle is assumed."""
_LARGEST_ROMAN = 3999


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level is numbered: format ("decimal", "lowerLetter", …), text ("%1.%2"), first number."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    plain: bool = False
    """All its numbers are shown as figures, whatever their own level's format."""


@dataclass(slots=True)
class Numbering:
    """Counts through a document, paragraph by paragraph, in order."""

    levels: dict[int, dict[int, _Level]]
    """Levels of each list, by its ``numId``."""
    lists: dict[int, tuple[int, bool]]
    """Of each list: the definition it counts along with, and whether it starts anew."""
    styles: dict[str, tuple[int, int]]
    """List and level that paragraphs of a style have."""
    _counts: dict[int, list[int]] = field(default_factory=dict)
    _begun: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The numbering of a document; a document without any has an empty one."""
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return cls({}, {}, {})
        definitions = {
            _number(one, "w:abstractNumId"): {
                _number(level, "w:ilvl"): _level(level) for level in one.iterchildren(qn("w:lvl"))
            }
            for one in root.iterchildren(qn("w:abstractNum"))
        }
        levels: dict[int, dict[int, _Level]] = {}
        lists: dict[int, tuple[int, bool]] = {}
        for one in root.iterchildren(qn("w:num")):
            number, base = _number(one, "w:numId"), _value(one.find(qn("w:abstractNumId")))
            own = dict(definitions.get(base, {}))
            anew = False
            for override in one.iterchildren(qn("w:lvlOverride")):
                at, start = _number(override, "w:ilvl"), override.find(qn("w:startOverride"))
                given = override.find(qn("w:lvl"))
                level = _level(given) if given is not None else own.get(at, _Level())
                if start is not None:
                    level, anew = _Level(level.format, level.text, _value(start), level.plain), True
                own[at] = level
            levels[number], lists[number] = own, (base, anew)
        return cls(levels, lists, _styles(document))

    def mark(self, properties: Any, style: str) -> str:
        """The bullet or number before the next paragraph, with a space after it; "" where it has none."""
        own = properties.find(qn("w:numPr")) if properties is not None else None
        number, at = _place(own)
        by_style = self.styles.get(style, (0, 0))
        if number is None:
            number, at = by_style[0], by_style[1] if at is None else at
        level = self.levels.get(number, {}).get(at or 0)
        if level is None:
            return ""
        if level.format == "bullet":
            return "• "
        text = self._text(level, self._counted(number, at or 0), number)
        return f"{text} " if text else ""

    def _counted(self, number: int, at: int) -> list[int]:
        base, anew = self.lists[number]
        counts = self._counts.setdefault(base, [0] * _LEVELS)
        if anew and number not in self._begun:
            counts[:] = [0] * _LEVELS
        self._begun.add(number)
        for above in range(at):  # "2.1" under no "2." counts as "1.1" does
            counts[above] = counts[above] or self.levels[number].get(above, _Level()).start
        counts[at] = counts[at] + 1 if counts[at] else self.levels[number][at].start
        counts[at + 1 :] = [0] * (_LEVELS - at - 1)
        return counts

    def _text(self, level: _Level, counts: list[int], number: int) -> str:
        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = self.levels[number].get(at, _Level())
            return _FORMATS.get("decimal" if level.plain else own.format, str)(counts[at]) if at < _LEVELS else ""

        return "" if level.format == "none" else re.sub(r"%([1-9])", shown, level.text).strip()


def _level(level: Any) -> _Level:
    text, start = level.find(qn("w:lvlText")), level.find(qn("w:start"))
    format_ = level.find(qn("w:numFmt"))
    return _Level(
        format_.get(qn("w:val"), "decimal") if format_ is not None else "decimal",
        (text.get(qn("w:val")) or "") if text is not None else "",
        _value(start) if start is not None else 1,
        level.find(qn("w:isLgl")) is not None,
    )


def _styles(document: Any) -> dict[str, tuple[int, int]]:
    """List and level of each style that numbers its paragraphs, itself or by the style that it is based on."""
    elements = {style.style_id: style.element for style in document.styles}
    found: dict[str, tuple[int, int]] = {}
    for name in elements:
        number: int | None = None
        level: int | None = None
        current: str | None = name
        for _ in range(_DEEPEST):
            if current not in elements or number is not None:
                break
            element = elements[current]
            properties = element.find(qn("w:pPr"))
            number, at = _place(properties.find(qn("w:numPr")) if properties is not None else None)
            level = at if level is None else level
            based = element.find(qn("w:basedOn"))
            current = based.get(qn("w:val")) if based is not None else None
        if number:
            found[name] = number, level or 0
    return found


def _place(properties: Any) -> tuple[int | None, int | None]:
    """List (0: none, on purpose) and level of a ``numPr``; None for what it does not say."""
    if properties is None:
        return None, None
    number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    return (None if number is None else _value(number)), (None if level is None else min(_value(level), _LEVELS - 1))


def _value(element: Any) -> int:
    return _number(element, "w:val") if element is not None else 0


def _number(element: Any, name: str) -> int:
    text = element.get(qn(name)) or ""
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0


def _letter(value: int) -> str:
    """After "z" Word writes "aa", "bb"."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 26 * 4 else str(value)


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    text = ""
    for size, sign in _ROMAN:
        text += sign * (value // size)
        value %= size
    return text


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "none": lambda _: "",
}
