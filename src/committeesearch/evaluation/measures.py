"""How good a run is: for each question, and over all of them.

Quote-based measures (over answerable questions; a hit counts when it holds the judged words):

    S@1, S@5        a supporting quote stands in the first, in the first five hits
    R@5             share of the wanted groups of quotes found in the first five hits
    R@4k            the same within the first 4,000 characters of hit text: long passages gain nothing
    MRR@10          reciprocal rank of the first supporting hit
    page date item  of the evidence found in the first five hits, the share whose hit names the place rightly
    A               the answer's quotes hold supporting words
    contra          they hold only superseded words, or say what the judgement rules out
    abstain P R F1  of "no evidence" on the unanswerable questions, where there are any

The field's own measures (nDCG@10, RR, R@10, Judged@10) are worked out by ir-measures over *groups*: a hit stands for
the wanted groups that it is the first to meet, or for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ir_measures

from committeesearch.evaluation.judgements import MISLEADING, Collection, Evidence, Question
from committeesearch.evaluation.matching import holds, letters, names_item, same_paper
from committeesearch.evaluation.runs import Row, Run, RunHit, RunQuote

HIT_CHARACTERS = 2000
"""Of a hit's text that are looked at, so that whole papers do not count as hits."""
BUDGET = 4000
"""Characters of hit text that an asker reads, for R@4k."""
QUOTES, QUOTE_CHARACTERS = 3, 900
"""Of an answer that count."""
ANSWER_SHARE, HEART = 0.8, 25
"""A quote proves when it holds this share of the judged words, or is itself a stretch of them this many letters long:
an answer may be the heart of a longer judged quote."""

FIELD = ("nDCG@10", "RR@10", "R@10", "Judged@10")
"""Measures computed by ir-measures."""
ORDER = ("S@1", "S@5", "R@5", "R@4k", "MRR@10", *FIELD, "page", "date", "item", "A", "contra")
ABSTENTION = ("abstain P", "abstain R", "abstain F1")


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with what a run made of it. ``rank`` (from 1) is of the first supporting hit among ten, or None."""

    question: Question
    row: Row
    rank: int | None
    measures: Mapping[str, float]
    """Values by name; "page", "date" and "item" only where there was a place to check."""

    @property
    def abstained_rightly(self) -> bool:
        """Whether it answered where the papers answer, and only there."""
        return self.row.abstained != self.question.answerable

    @property
    def right(self) -> bool:
        """Whether the answer is proved, or rightly none is given."""
        return bool(self.measures.get("A")) if self.question.answerable else self.row.abstained

    @property
    def outcome(self) -> str:
        """What became of the answer, in plain words."""
        if self.question.answerable:
            return "says no" if self.row.abstained else "right" if self.right else "not proved"
        return "rightly none" if self.row.abstained else "answered, though no paper does"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run scored. ``means`` are by measure, those of abstention included; ``ms`` its p50 and p95."""

    scored: tuple[Scored, ...]
    means: Mapping[str, float]
    ms: tuple[float, float]

    def by_kind(self) -> dict[str, tuple[Scored, ...]]:
        """The questions of each kind, kinds in alphabetical order."""
        kinds = sorted({one.question.kind for one in self.scored})
        return {kind: tuple(one for one in self.scored if one.question.kind == kind) for kind in kinds}


def evaluate(questions: Sequence[Question], run: Run) -> Evaluation:
    """Score every question; one that the run does not have found nothing and said nothing."""
    scored = [_score(question, run.get(question.id, Row(question.id))) for question in questions]
    field = _field_measures(scored)
    scored = [replace(one, measures={**one.measures, **field.get(one.question.id, {})}) for one in scored]
    return Evaluation(tuple(scored), _means(scored), _percentiles([one.row.ms for one in scored]))


def evaluate_collection(collection: Collection, run: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Measures of ir-measures for each judged query of a test collection; a query without results scores nought."""
    return _ir_measures(collection.qrels, run)


def _score(question: Question, row: Row) -> Scored:
    if not question.answerable:
        return Scored(question, row, None, {})
    hits = row.hits[:10]
    meets = [[any(_finds(hit, place) for place in group) for group in question.wanted] for hit in hits]
    rank = next((number for number, met in enumerate(meets, 1) if any(met)), None)
    good, bad = (False, False) if row.abstained else _judge_answer(question, row)
    return Scored(
        question,
        row,
        rank,
        {
            "S@1": float(rank == 1),
            "S@5": float(rank is not None and rank <= 5),
            "R@5": _share(meets[:5], len(question.wanted)),
            "R@4k": _share(meets[: _within_budget(hits)], len(question.wanted)),
            "MRR@10": 1 / rank if rank else 0.0,
            "A": float(good),
            "contra": float(bad),
        }
        | _places(question, hits[:5]),
    )


def _finds(hit: RunHit, place: Evidence) -> bool:
    return same_paper(hit.file, place.file) and holds(hit.text[:HIT_CHARACTERS], place.quote)


def _share(meets: Sequence[Sequence[bool]], groups: int) -> float:
    return sum(any(met[group] for met in meets) for group in range(groups)) / groups


def _within_budget(hits: Sequence[RunHit]) -> int:
    """How many hits are read until the budget is used up; the one that uses it up is read."""
    read = 0
    for number, hit in enumerate(hits, 1):
        read += len(hit.text[:HIT_CHARACTERS])
        if read >= BUDGET:
            return number
    return len(hits)


def _places(question: Question, hits: Sequence[RunHit]) -> dict[str, float]:
    """For each group found, whether the first hit that finds it names page, meeting date and item as judged."""
    checks: dict[str, list[bool]] = {}
    for group in question.wanted:
        found = next(((hit, place) for hit in hits for place in group if _finds(hit, place)), None)
        if found is None:
            continue
        hit, place = found
        if place.page and hit.file.endswith(".pdf"):
            checks.setdefault("page", []).append(hit.page == place.page)
        if place.meeting_date:
            checks.setdefault("date", []).append(hit.meeting_date == place.meeting_date)
        if place.item:
            checks.setdefault("item", []).append(names_item(place.item, hit.item))
    return {name: sum(right) / len(right) for name, right in checks.items()} | {
        f"{name} checks": float(len(right)) for name, right in checks.items()
    }


def _judge_answer(question: Question, row: Row) -> tuple[bool, bool]:
    quotes = _shown(row.quotes)
    good = any(_proves(quote, place) for group in question.wanted for place in group for quote in quotes)
    misleading = [place for place in question.others if place.stance in MISLEADING]
    bad = not good and any(_proves(quote, place) for place in misleading for quote in quotes)
    said = letters(row.text) + "".join(letters(quote.text) for quote in quotes)
    ruled_out = any(letters(words) in said for words in question.must_not if letters(words))
    return good, bad or ruled_out


def _shown(quotes: Sequence[RunQuote]) -> list[RunQuote]:
    """The first quotes, cut where the characters that count are used up."""
    left, shown = QUOTE_CHARACTERS, []
    for quote in quotes[:QUOTES]:
        shown.append(replace(quote, text=quote.text[:left]))
        left -= len(shown[-1].text)
    return shown


def _proves(quote: RunQuote, place: Evidence) -> bool:
    if not quote.text or not same_paper(quote.file, place.file):
        return False
    said = letters(quote.text)
    return holds(quote.text, place.quote, ANSWER_SHARE) or (len(said) >= HEART and said in letters(place.quote))


def _field_measures(scored: Iterable[Scored]) -> dict[str, dict[str, float]]:
    qrels: dict[str, dict[str, int]] = {}
    run: dict[str, dict[str, float]] = {}
    for one in scored:
        groups = one.question.wanted
        if not groups:
            continue
        judged = {f"group-{number}": 1 for number in range(len(groups))}
        listed: list[str] = []
        for number, hit in enumerate(one.row.hits[:10]):
            met = [f"group-{at}" for at, group in enumerate(groups) if any(_finds(hit, place) for place in group)]
            fresh = [name for name in met if name not in listed]
            name = f"hit-{number}"
            listed += fresh or [name]
            if not fresh and (met or any(_finds(hit, place) for place in one.question.others)):
                judged[name] = 0
        qrels[one.question.id] = judged
        run[one.question.id] = {name: 1 / place for place, name in enumerate(listed, 1)}
    return _ir_measures(qrels, run)


def _ir_measures(
    qrels: Mapping[str, Mapping[str, int]], run: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    measures = [ir_measures.parse_measure(name) for name in FIELD]
    values: dict[str, dict[str, float]] = {query: dict.fromkeys(FIELD, 0.0) for query in qrels}
    found = {query: dict(run[query]) for query in qrels if run.get(query)}  # without results there is nought to divide
    if found:
        judged: Any = {query: dict(qrels[query]) for query in found}
        for value in ir_measures.iter_calc(measures, judged, found):
            values[value.query_id][str(value.measure)] = float(value.value)
    return values


def _means(scored: Sequence[Scored]) -> dict[str, float]:
    answerable = [one for one in scored if one.question.answerable]
    means = {}
    for name in ORDER:
        weighed = [
            (one.measures[name], one.measures.get(f"{name} checks", 1.0)) for one in answerable if name in one.measures
        ]
        if weighed:
            means[name] = sum(value * weight for value, weight in weighed) / sum(weight for _, weight in weighed)
    return means | _abstention(scored)


def _abstention(scored: Sequence[Scored]) -> dict[str, float]:
    said_no = [one for one in scored if one.row.abstained]
    right = sum(not one.question.answerable for one in said_no)
    unanswerable = sum(not one.question.answerable for one in scored)
    if not unanswerable:  # nothing could have been refused rightly
        return {}
    precision = right / len(said_no) if said_no else 0.0
    recall = right / unanswerable
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return dict(zip(ABSTENTION, (precision, recall, f1), strict=True))


def _percentiles(ms: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(ms) or [0.0]
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
