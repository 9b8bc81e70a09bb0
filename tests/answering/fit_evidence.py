"""Fit the constants of ``committeesearch.answering.evidence`` on questions with known answers.

    python -m tests.answering.fit_evidence INDEX QUESTIONS.jsonl ...

Each line of a questions file has ``question`` and ``answer`` (null: the papers do not say). ``JUNK`` below joins them.
Prints the constants, and precision and recall of "no evidence" when each fifth is judged by a model of the others.
"""

from __future__ import annotations

import json
import sys
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from committeesearch import CommitteeSearch
from committeesearch.answering import evidence, forms
from committeesearch.answering.quotes import ranked
from committeesearch.library import ANSWER_DEPTH
from committeesearch.results import Filters

JUNK = """are there any mermaids in the harbour?|what's the capital of France|asdf qwer zxcv|How tall is Mount Everest?
who won the 1966 world cup|recipe for chocolate cake|What is the meaning of life?|best pizza near me|lkjhg poiuy
When did the Titanic sink?|How many moons does Jupiter have?|Who is the president of Brazil?|what time does Tesco close
Are dragons allowed in council houses?|python list comprehension syntax|Did the council approve a spaceport?
When was the Loch Ness monster last seen?|bitcoin price today|how do I unblock a sink|Who wrote Hamlet?
How many penguins does the council own?|When will the monorail open?|How much was spent on unicorn feed in 2023?"""
JUNK_WEIGHT = 0.5
"""Of a junk question beside one with near misses in the papers: the latter are what is hard."""
STRENGTH = 10.0
"""Inverse of the penalty on large coefficients (scikit-learn's C)."""


def main(index: str, *files: str) -> None:
    """Read, fit, judge, print."""
    papers = CommitteeSearch.open(index).papers
    asked = [json.loads(line) for name in files for line in Path(name).read_text(encoding="utf-8").splitlines() if line]
    junk = [{"question": text, "answer": None} for line in JUNK.splitlines() for text in line.split("|")]
    rows, settled = [], []
    for entry in asked + junk:
        query = papers.understand(entry["question"], Filters())
        question, hits = forms.read(query), papers.search(query, ANSWER_DEPTH)
        rows.append(astuple(evidence.signals(question, hits, ranked(question, hits, papers), papers)))
        settled.append(bool(evidence.undecided(question, papers)))
    values, answerable = np.array(rows), np.array([entry["answer"] is not None for entry in asked + junk])
    weights = np.array([1.0] * len(asked) + [JUNK_WEIGHT] * len(junk))
    chance = np.zeros(len(values))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(values, answerable):
        chance[test] = _fit(values[train], answerable[train], weights[train]).predict_proba(values[test])[:, 1]
    for bound in (0.15, 0.2, 0.25, 0.3, 0.4):
        none = (chance < bound) | np.array(settled)
        for name, part in (("questions", slice(0, len(asked))), ("junk", slice(len(asked), None))):
            right = int((none[part] & ~answerable[part]).sum())
            every = (~answerable[part]).sum()
            print(f"bound {bound} {name}: precision {right}/{none[part].sum()}, recall {right}/{every}")
    model = _fit(values, answerable, weights)
    print("INTERCEPT", round(float(model.intercept_[0]), 2))
    for part, value in zip(fields(evidence.Signals), model.coef_[0], strict=True):
        print(part.name, round(float(value), 2))


def _fit(values, answerable, weights):
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    return model.fit(values, answerable, sample_weight=weights)


if __name__ == "__main__":
    main(*sys.argv[1:])
