"""What is made of the words that Tesseract gives."""

from __future__ import annotations

from committeesearch.reading.glyphs import Piece
from committeesearch.reading.ocr import even


def word(size: float) -> Piece:
    return Piece("mooring", 72, 100, 120, 100 + size, size)


def test_words_with_and_without_ascenders_are_of_one_size_and_a_heading_stays_larger() -> None:
    pieces = [word(size) for size in (5.0, 6.5, 4.8, 5.0, 12.0)]
    even(pieces)
    assert [piece.size for piece in pieces] == [5.0, 5.0, 5.0, 5.0, 12.0]
