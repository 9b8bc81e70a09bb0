"""Spans of real meetings that people judged to answer a question, as training records.

Made for QMSum (Zhong et al. 2021, MIT licence) laid out as a BEIR folder: ``corpus.jsonl`` of windows and
``queries.jsonl``, each with its ``metadata`` (``meeting``, and for a query ``split``), and ``qrels.tsv``. How people
ask about a debate, and how a debate answers, no invented passage teaches. Only the training split is read.
"""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from committeesearch.evaluation.judgements import collection, json_lines
from committeesearch.training.records import Asked, Record

SPANS = 2
"""Windows drawn for each question of the dozen or so that answer it: more would make these the greater part."""


def spans(folder: Path, chance: random.Random) -> tuple[Record, ...]:
    """One record a drawn window, beside another window of the same meeting that does not answer."""
    judged = collection(folder)
    meeting = {str(row["_id"]): row["metadata"]["meeting"] for row in _rows(folder, "corpus")}
    held: dict[str, list[str]] = defaultdict(list)
    for window, where in meeting.items():
        held[where].append(window)
    found = []
    for row in _rows(folder, "queries"):
        query = str(row["_id"])
        right = sorted(window for window, grade in judged.qrels.get(query, {}).items() if grade > 0)
        wrong = sorted(set(held[row["metadata"]["meeting"]]) - set(right))
        if row["metadata"]["split"] != "train" or not right or not wrong:
            continue
        for window in chance.sample(right, min(SPANS, len(right))):
            right_text, wrong_text = judged.corpus[window], judged.corpus[chance.choice(wrong)]
            found.append(Record("", (right_text,), (wrong_text,), (Asked(judged.queries[query], (), lay=False),)))
    return tuple(found)


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    file = next(one for one in (folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz") if one.is_file())
    return list(json_lines(file))
