"""Letters as they are kept for good. Offsets into ``Page.text`` always count these."""

from __future__ import annotations

import unicodedata

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Note marks: a reader and a tokeniser see that they are no part of a number."""

_SPACES = [0x09, 0x0B, 0x0C, 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
_NOTHING = [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0xD800, 0xE000)]
_CONTROL = [code for code in [*range(0x20), *range(0x7F, 0xA0)] if code not in (0x0A, *_SPACES)]

_LETTERS: dict[int, str | None] = {
    # Private use: the marks that Word takes from Symbol and Wingdings, nearly all of them bullets.
    **dict.fromkeys(range(0xE000, 0xF900), "•"),
    0xF0FC: "✓", 0xF0FE: "☒", 0xF0FB: "✗", 0xF0E0: "→", 0xF02D: "-", 0xF0BE: "–", 0xF020: " ",
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys([*_NOTHING, *_CONTROL]),
    0x02: "-", 0xFFFE: "-",  # pdfium's marks for a hyphen at the end of a line
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip


def normalised(text: str) -> str:
    """Ligatures written out, odd spaces plain, private-use bullets as "•", soft hyphens and control marks gone."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.translate(_LETTERS))
