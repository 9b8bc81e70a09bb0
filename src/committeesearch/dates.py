"""Days as councils print them."""

from __future__ import annotations

from datetime import date


def printed(day: date | None, without: str = "") -> str:
    """ "6 March 2023"; ``without`` where there is none."""
    return f"{day.day} {day:%B %Y}" if day else without
