"""An evaluation for people, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from committeesearch.evaluation.measures import Evaluation, Scored
from committeesearch.evaluation.significance import Comparison
from committeesearch.evaluation.why import Reason

BY_KIND = ("S@1", "S@5", "R@5", "MRR@10", "nDCG@10")
MEANINGS = {
    "S@1": "a proving passage comes first",
    "S@5": "a proving passage is among the first five",
    "R@5": "share of what is to be found that is among the first five",
    "R@4k": "the same within the first 4,000 characters that are read",
    "MRR@10": "1 for a proving passage in the first place, 1/2 in the second, and so on",
    "nDCG@10": "how far up all that is to be found stands",
    "RR@10": "MRR@10, as other tools count it",
    "R@10": "share of what is to be found that is among the first ten",
    "Judged@10": "share of the first ten that somebody has judged",
    "page": "of what was found, the right page is named",
    "date": "of what was found, the right meeting is named",
    "item": "of what was found, the right item is named",
    "A": "the quotes given as the answer prove it",
    "contra": "the answer says what is no longer so, or is ruled out (none is best)",
    "abstain P": "of the questions refused, those that no paper answers",
    "abstain R": "of the questions that no paper answers, those refused",
    "abstain F1": "both of these in one",
}
"""What each measure says, to whoever reads the report."""
WORST = 25
"""Questions listed as the worst."""


def worst(evaluation: Evaluation) -> tuple[Scored, ...]:
    """Questions whose evidence is not among the first five, or that were not answered rightly, worst first."""
    missed = [one for one in evaluation.scored if not (one.right and one.measures.get("S@5", 1))]
    return tuple(sorted(missed, key=lambda one: (-(one.rank or 99), one.question.id)))


def page(
    title: str,
    evaluation: Evaluation,
    comparisons: Sequence[Comparison] = (),
    reasons: Mapping[str, Reason] | None = None,
) -> str:
    """One HTML page that needs nothing else: bars by kind, and the worst questions with what became of them."""
    reasons = reasons or {}
    means = "".join(
        f"<tr><th scope=row>{escape(name)}<td>{_cell([value], _BAR_WIDTH)}<td>{escape(MEANINGS.get(name, ''))}"
        for name, value in evaluation.means.items()
    )
    kinds = "".join(
        f"<tr><th scope=row>{escape(kind)}<td>{len(scored)}"
        + "".join(f"<td>{_cell(_values(scored, name))}" for name in BY_KIND)
        + f"<td>{_cell([float(one.right) for one in scored])}"
        for kind, scored in evaluation.by_kind().items()
    )
    heads = "".join(f"<th scope=col>{name}" for name in (*BY_KIND, "answered rightly"))
    rows = "".join(
        f"<tr><td>{escape(one.question.id)}<td>{escape(one.question.text)}<td>{escape(one.question.kind)}"
        f"<td>{escape(_fate(one, reasons))}"
        for one in worst(evaluation)[:WORST]
    )
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(title)}</title><style>{_STYLE}</style>"
        f"<h1>{escape(title)}</h1><p>{len(evaluation.scored)} questions; a typical one takes {evaluation.ms[0]:.0f} ms."
        f"<h2>Measures</h2><table>{means}</table>"
        f"<h2>By kind of question</h2><table><tr><th scope=col>kind<th scope=col>n{heads}{kinds}</table>"
        f"{_compared(comparisons)}"
        f"<h2>Worst questions</h2><table><tr><th scope=col>id<th scope=col>question<th scope=col>kind"
        f"<th scope=col>what became of it{rows}</table></html>"
    )


def write_report(
    evaluation: Evaluation,
    file: Path,
    comparisons: Sequence[Comparison] = (),
    reasons: Mapping[str, Reason] | None = None,
) -> None:
    """Write ``page`` into ``file``."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page("How well questions are answered", evaluation, comparisons, reasons), encoding="utf-8")


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.2rem .6rem;text-align:left;border-bottom:1px solid #ccc}"
    ".bar{display:inline-block;height:.9rem;background:#1d70b8;vertical-align:middle;margin-right:.5rem}td:has(.bar){white-space:nowrap}"
)
_BAR_WIDTH = 8
"""Width of a full bar, in rem."""


def _cell(values: Sequence[float], width: float = 4) -> str:
    if not values:
        return "–"
    mean = sum(values) / len(values)
    return f'<span class=bar style="width:{max(0.0, min(1.0, mean)) * width:.2f}rem"></span>{mean:.2f}'


def _compared(comparisons: Sequence[Comparison]) -> str:
    if not comparisons:
        return ""
    rows = "".join(
        f"<tr><th scope=row>{escape(one.measure)}<td>{one.mean:.3f}<td>{one.other:.3f}<td>{one.p:.3f}"
        f"<td>{one.better} / {one.worse}"
        for one in comparisons
    )
    return (
        "<h2>Against the other run</h2><table><tr><th scope=col>measure<th scope=col>this<th scope=col>other"
        f"<th scope=col>p<th scope=col>better / worse{rows}</table>"
    )


def _values(scored: Sequence[Scored], name: str) -> list[float]:
    return [one.measures[name] for one in scored if name in one.measures]


def _fate(one: Scored, reasons: Mapping[str, Reason]) -> str:
    if not one.question.answerable:
        return one.outcome
    reason = reasons.get(one.question.id)
    found = reason.text if reason else f"rank {one.rank}" if one.rank else "not among the first ten"
    return f"{found}; answer: {one.outcome}"
