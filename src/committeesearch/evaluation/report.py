"""An evaluation for people, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from committeesearch.evaluation.measures import Evaluation, Scored
from committeesearch.evaluation.significance import Comparison
from committeesearch.evaluation.why import Reason

BY_KIND = ("S@1", "S@5", "R@5", "MRR@10", "nDCG@10", "A")
WORST = 25
"""Questions listed as the worst."""


def worst(evaluation: Evaluation) -> tuple[Scored, ...]:
    """Answerable questions whose evidence is not among the first five, and others that were answered, worst first."""
    missed = [
        one
        for one in evaluation.scored
        if (one.question.answerable and not one.measures["S@5"]) or not one.abstained_rightly
    ]
    return tuple(sorted(missed, key=lambda one: (-(one.rank or 99), one.question.id)))


def page(
    title: str,
    evaluation: Evaluation,
    comparisons: Sequence[Comparison] = (),
    reasons: Mapping[str, Reason] | None = None,
) -> str:
    """One HTML page that needs nothing else: bars by kind, and the worst questions with what became of them."""
    reasons = reasons or {}
    means = "".join(_bar(name, value) for name, value in evaluation.means.items())
    kinds = "".join(
        f"<tr><th scope=row>{escape(kind)}<td>{len(scored)}"
        + "".join(f"<td>{_cell(_values(scored, name))}" for name in BY_KIND)
        for kind, scored in evaluation.by_kind().items()
    )
    heads = "".join(f"<th scope=col>{name}" for name in BY_KIND)
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
    ".bar{display:inline-block;height:.9rem;background:#1d70b8;vertical-align:middle;margin-right:.5rem}"
)
_BAR_WIDTH = 16
"""Width of a full bar, in rem."""


def _bar(name: str, value: float) -> str:
    return f"<tr><th scope=row>{escape(name)}<td>{_cell([value], _BAR_WIDTH)}"


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
        return "answered, though no paper does"
    said = "; said “no evidence”" if one.row.abstained else ""
    reason = reasons.get(one.question.id)
    return (reason.text if reason else f"rank {one.rank}" if one.rank else "not among the first ten") + said
