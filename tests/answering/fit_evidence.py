"""Fit the constants of ``committeesearch.answering.evidence`` on questions with known answers.

    python -m tests.answering.fit_evidence INDEX QUESTIONS.jsonl[,QUESTIONS.jsonl] [INDEX QUESTIONS.jsonl ...]

Each line of a questions file has ``question`` and ``evidence`` (empty: the papers do not say). The questions of
``junk.txt``, which no council's papers answer, are asked of every index. Prints the constants, and for some bounds how
many were refused when each fifth is judged by a model of the others; a question is in one fifth for all indexes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from committeesearch import CommitteeSearch
from committeesearch.answering import evidence, forms
from committeesearch.answering.quotes import COMPARED, scored_by_words, with_likeness
from committeesearch.answering.unsaid import unsaid
from committeesearch.library import ANSWER_DEPTH
from committeesearch.results import Filters

JUNK = Path(__file__).with_name("junk.txt").read_text(encoding="utf-8").splitlines()
JUNK_WEIGHT = 0.25
"""Of a junk question beside one with near misses in the papers: the latter are what is hard."""
STRENGTH = 10.0
"""Inverse of the penalty on large coefficients (scikit-learn's C)."""
BOUNDS = (0.2, 0.25, 0.27, 0.3, 0.35)


def main(*pairs: str) -> None:
    """Read, fit, judge, print."""
    asked: list[tuple[str, str]] = []  # question, kind
    rows, settled = [], []
    for index, names in zip(pairs[::2], pairs[1::2], strict=True):
        papers = CommitteeSearch.open(index).papers
        questions = [*_known(names.split(",")), *((text, "junk") for text in JUNK)]
        asked += questions
        for text, _ in questions:
            query = papers.understand(text, Filters())
            question, hits = forms.read(query), papers.search(query, ANSWER_DEPTH)
            scored = with_likeness(question, scored_by_words(question, hits, papers)[:COMPARED], papers)
            found = evidence.signals(question, hits, scored, papers)
            rows.append(astuple(found))
            certain = found.likeness < evidence.least_likeness(found.known) or found.fact < evidence.LEAST_FACT
            told = evidence.undecided(question, papers) or unsaid(question, scored, papers)
            settled.append(certain or bool(told))
    values, kinds = np.array(rows), np.array([kind for _, kind in asked])
    answerable, weights = kinds == "answerable", np.where(kinds == "junk", JUNK_WEIGHT, 1.0)
    chance = np.zeros(len(values))
    folds = StratifiedGroupKFold(5, shuffle=True, random_state=0)
    for train, test in folds.split(values, answerable, [text for text, _ in asked]):
        chance[test] = _fit(values[train], answerable[train], weights[train]).predict_proba(values[test])[:, 1]
    for bound in BOUNDS:
        refused = (chance < bound) | np.array(settled)
        told = (f"{kind} {refused[kinds == kind].sum()} of {(kinds == kind).sum()}" for kind in sorted(set(kinds)))
        print(f"refused below {bound}:", ", ".join(told))
    model = _fit(values, answerable, weights)
    print("INTERCEPT", round(float(model.intercept_[0]), 2))
    for part, value in zip(fields(evidence.Signals), model.coef_[0], strict=True):
        print(part.name, round(float(value), 2))


def _known(names: list[str]) -> list[tuple[str, str]]:
    lines = (line for name in names for line in Path(name).read_text(encoding="utf-8").splitlines() if line)
    entries = [json.loads(line) for line in lines]
    return [(entry["question"], "answerable" if _answered(entry) else "unanswerable") for entry in entries]


def _answered(entry: dict) -> bool:
    return any(place.get("stance", "supports") == "supports" for place in entry.get("evidence") or ())


def _fit(values, answerable, weights):
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000)
    return model.fit(values, answerable, sample_weight=weights)


if __name__ == "__main__":
    main(*sys.argv[1:])
