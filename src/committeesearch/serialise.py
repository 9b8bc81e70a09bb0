"""Results as plain data for JSON: files, pages, items and dates under the names that evaluation reads."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import singledispatch
from pathlib import Path
from typing import Any

from committeesearch.commitments import to_rows
from committeesearch.results import Commitment, FollowUp, Hit, Quote


@singledispatch
def to_dict(value: Any) -> Any:
    """Any result as dictionaries, lists, strings, numbers, booleans and None; dates as "2024-01-30"."""
    if is_dataclass(value):
        return {item.name.rstrip("_"): to_dict(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, dict):
        return {str(to_dict(key)): to_dict(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_dict(item) for item in value]
    if isinstance(value, float):
        return round(value, 6)
    return value


@to_dict.register
def _(value: Enum) -> Any:
    return value.value


@to_dict.register(date)
@to_dict.register(time)
def _(value: date | time) -> str:
    return value.isoformat()


@to_dict.register
def _(value: Path) -> str:
    return str(value)


@to_dict.register
def _(value: Hit) -> dict[str, Any]:
    passage = value.passage
    return {
        "rank": value.rank,
        "score": to_dict(value.score),
        "arms": dict(value.arms),
        "id": passage.id,
        "kind": passage.kind.value,
        "text": passage.body.text,
        **to_dict(value.citation),
    }


@to_dict.register
def _(value: Quote) -> Any:
    own = {
        "text": value.text,
        "header": value.header,
        "passage": value.passage_id,
        "start": value.start,
        "end": value.end,
    }
    return own | to_dict(value.citation)


@to_dict.register
def _(value: FollowUp) -> Any:
    return {"grade": value.grade.value, "basis": value.basis, **to_dict(value.quote)}


@to_dict.register
def _(value: Commitment) -> dict[str, Any]:
    return to_rows((value,))[0]
