"""What callers give, made into what the stages take: "March 2023" into a day, "minutes" into a kind of paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from committeesearch.dates import read_day
from committeesearch.errors import SettingsError
from committeesearch.model import PaperKind
from committeesearch.results import Filters

E = TypeVar("E", bound=StrEnum)


def filters_of(
    committee: str | None = "",
    since: date | str | None = None,
    until: date | str | None = None,
    kinds: Iterable[PaperKind | str] | None = (),
    files: Iterable[str] | None = (),
) -> Filters:
    """The filters; SettingsError for a date or a kind that cannot be used."""
    first, end = day_of(since, last=False), day_of(until, last=True)
    try:
        return Filters(
            committee=(committee or "").strip(),
            since=first,
            until=end,
            kinds=tuple(PaperKind(kind) for kind in kinds or ()),
            files=tuple(files or ()),
        )
    except ValueError as error:
        known = ", ".join(kind.value for kind in PaperKind)
        raise SettingsError(f"A filter cannot be used ({error}). The kinds of paper are: {known}.") from error


def members(kind: type[E], values: Iterable[E | str]) -> tuple[E, ...]:
    """The members that the values name; SettingsError for a name that there is not."""
    try:
        return tuple(kind(value) for value in values)
    except ValueError as error:
        known = ", ".join(member.value for member in kind)
        raise SettingsError(f"{error}; choose one of: {known}.") from error


def day_of(value: date | str | None, last: bool) -> date | None:
    """The day itself, or the one that is typed: of a month or a year the first, or its ``last``."""
    return read_day(value, last) if isinstance(value, str) else value
