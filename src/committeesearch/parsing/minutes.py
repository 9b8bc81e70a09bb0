"""Minutes: numbered or titled minutes with what was resolved and how it was voted."""

from __future__ import annotations

from collections.abc import Sequence

from committeesearch.model import Item, Meeting
from committeesearch.parsing.flow import FlowLine


def minutes(lines: Sequence[FlowLine], meeting: Meeting, section: str = "") -> tuple[Item, ...]:
    """The minutes that stand in ``lines``, in order; empty where none is recognised."""
    return ()
