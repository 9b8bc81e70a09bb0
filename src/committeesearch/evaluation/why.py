"""Why a question missed its evidence: not indexed, cut by a filter, or ranked too low, and where in each arm."""

from __future__ import annotations

from dataclasses import dataclass

from committeesearch.evaluation.judgements import Evidence, Question
from committeesearch.evaluation.matching import holds, same_paper
from committeesearch.evaluation.measures import Scored
from committeesearch.model import Passage
from committeesearch.ports import Papers
from committeesearch.results import Filters, Query

DEPTH = 100
"""Hits that are looked through for the evidence."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What became of a question's evidence. ``rank`` (from 1) is None where it is not among the first hundred."""

    question: str
    rank: int | None
    arms: tuple[tuple[str, int], ...]
    text: str
    """In plain words."""


def explain(question: Question, papers: Papers, query: Query) -> Reason:
    """What became of the evidence for ``question``, searched as ``query``."""
    places = [place for group in question.wanted for place in group]
    if not places:
        return Reason(question.id, None, (), "no paper answers it")
    hit = next((hit for hit in papers.search(query, DEPTH) if _among(hit.passage, places)), None)
    if hit is not None:
        return Reason(question.id, hit.rank, hit.arms, _where(hit.rank, hit.arms))
    indexed = sorted(document.file for document in papers.documents())
    files = tuple(file for file in indexed if any(same_paper(file, place.file) for place in places))
    if not files:
        return Reason(question.id, None, (), "its papers are not indexed")
    if not _held(papers, files, places, Filters(files=files)):
        return Reason(question.id, None, (), "no single passage holds the words: cut apart or read wrongly")
    if query.filters != Filters() and not _held(papers, files, places, query.filters):
        return Reason(question.id, None, (), "cut by a filter")
    return Reason(question.id, None, (), f"ranked below {DEPTH} in every list")


def as_listed(scored: Scored) -> Reason | None:
    """What a run itself says: where it has the evidence, and each list had it; None where it is not among its ten."""
    if scored.rank is None:
        return None
    arms = scored.row.hits[scored.rank - 1].arms
    return Reason(scored.question.id, scored.rank, arms, _where(scored.rank, arms))


def _held(papers: Papers, files: tuple[str, ...], places: list[Evidence], filters: Filters) -> bool:
    return any(_among(passage, places) for passage in papers.passages(filters) if passage.file in files)


def _among(passage: Passage, places: list[Evidence]) -> bool:
    return any(same_paper(passage.file, place.file) and holds(passage.body.text, place.quote) for place in places)


def _where(rank: int, arms: tuple[tuple[str, int], ...]) -> str:
    lists = ", ".join(f"{place} in the {arm} list" for arm, place in arms)
    return f"rank {rank}" + (f" ({lists})" if lists else "")
