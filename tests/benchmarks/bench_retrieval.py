"""One table of how well evidence is found: each arm alone, and each step added, on every collection there is.

    python tests/benchmarks/bench_retrieval.py [--shared DIR] [--cache DIR] [--note TEXT] [--keep]

Gold questions are asked of an index of the real papers; the two test collections are laid out as one-paragraph papers.
``--keep`` adds the figures to ``retrieval.jsonl`` with the commit they were measured at.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import fmean
from types import SimpleNamespace
from typing import Any

import numpy as np

from committeesearch import CommitteeSearch
from committeesearch.evaluation import (
    Collection,
    Question,
    Row,
    RunHit,
    by_id,
    collection,
    compare,
    evaluate,
    evaluate_collection,
    questions,
)
from committeesearch.model import Authority, ItemKind, Meeting, PaperKind, Passage, PassageKind
from committeesearch.results import Query
from committeesearch.retrieval import fusion, query, search
from committeesearch.retrieval.arms import Arms, Ranked
from committeesearch.retrieval.columns import Columns
from committeesearch.retrieval.dense import Dense
from committeesearch.retrieval.encoder import load
from committeesearch.retrieval.lexical import Postings
from committeesearch.retrieval.query import Reader
from committeesearch.retrieval.sentences import Sentences, sentence_texts
from committeesearch.retrieval.texts import lexical_terms
from committeesearch.traced import Traced

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "../shared"
RESULTS = HERE / "retrieval.jsonl"
GOLD = ("sefton", "kent")
BENCHES = ("limerick", "qmsum-committee")
DEPTH = 10
RRF = 60

Search = Callable[[Arms, Query], Sequence[Ranked]]


# --- the steps -----------------------------------------------------------------------------------------------


def lexical_alone(arms: Arms, asked: Query) -> Sequence[Ranked]:
    rows, scores = arms.lexical(query.request(asked).terms, None, DEPTH)
    return [Ranked(int(row), float(score)) for row, score in zip(rows, scores, strict=True)]


def dense_alone(arms: Arms, asked: Query) -> Sequence[Ranked]:
    rows, scores = arms.dense(arms.encode(asked.text), None, DEPTH)
    return [Ranked(int(row), float(score)) for row, score in zip(rows, scores, strict=True)]


def reciprocal_ranks(arms: Arms, asked: Query) -> Sequence[Ranked]:
    lists = (
        arms.lexical(query.request(asked).terms, None, search.CANDIDATES)[0],
        arms.dense(arms.encode(asked.text), None, search.CANDIDATES)[0],
    )
    scores: dict[int, float] = {}
    for rows in lists:
        for rank, row in enumerate(rows.tolist(), 1):
            scores[row] = scores.get(row, 0) + 1 / (RRF + rank)
    return [Ranked(row, scores[row]) for row in sorted(scores, key=lambda row: (-scores[row], row))[:DEPTH]]


def ours(*kinds: str) -> Search:
    """Our search with only these kinds of what was understood."""

    def step(arms: Arms, asked: Query) -> Sequence[Ranked]:
        understood = tuple(one for one in asked.understood if one.kind in kinds)
        return search.search(arms, replace(asked, understood=understood), DEPTH)

    return step


def without(step: Search, **constants: Any) -> Search:
    """The step with other constants of the search."""

    def altered(arms: Arms, asked: Query) -> Sequence[Ranked]:
        kept = {name: getattr(search, name) for name in constants}
        vars(search).update(constants)
        try:
            return step(arms, asked)
        finally:
            vars(search).update(kept)

    return altered


READ = (query.DATE, query.PAPER, query.COMMITTEE, query.SPELLING, query.ACRONYM, query.SYNONYM)
PLAIN = "reciprocal rank fusion"
STEPS: dict[str, Search] = {
    "words alone (BM25)": lexical_alone,
    "meaning alone (MiniLM)": dense_alone,
    PLAIN: reciprocal_ranks,
    "scores, even share": without(
        ours(), SENTENCES=0.0, BACKGROUND=0.0, lexical_share=lambda covered, terms: fusion.MOST_LEXICAL
    ),
    "scores, share by coverage": without(ours(), SENTENCES=0.0, BACKGROUND=0.0),
    "+ background taken out": without(ours(), SENTENCES=0.0),
    "+ the best sentence": ours(),
    **{f"+ {kind}": ours(*READ[: number + 1]) for number, kind in enumerate(READ)},
}


# --- what is asked -------------------------------------------------------------------------------------------


class Remembering:
    """An encoder that encodes each question once, however many steps ask it."""

    def __init__(self, encoder: Any) -> None:
        self.encoder, self.identity, self.dimensions = encoder, encoder.identity, encoder.dimensions
        self.known: dict[str, Any] = {}

    def encode(self, texts: Sequence[str], question: bool = False) -> Any:
        for text in texts:
            if text not in self.known:
                self.known[text] = self.encoder.encode([text], question=question)[0]
        return np.array([self.known[text] for text in texts])


@dataclass(frozen=True)
class Asked:
    """A collection ready to be searched by any step."""

    arms: Arms
    reader: Reader
    score: Callable[[Callable[[str], Sequence[Ranked]]], dict[str, Any]]

    def measure(self, step: Search) -> dict[str, Any]:
        return self.score(lambda text: step(self.arms, self.reader.read(Query(text))))


def gold(shared: Path, cache: Path, encoder: Remembering) -> dict[str, Asked]:
    library = CommitteeSearch.build(shared / "real/papers", cache / "real", encoder=encoder.encoder)
    papers = library.papers
    arms = replace(papers.arms, encoder=encoder)
    reader = Reader.of(arms)
    return {
        name: Asked(arms, reader, _gold_score(papers, questions(shared / f"gold/{name}-questions.jsonl")))
        for name in GOLD
    }


def _gold_score(
    papers: Any, asked: Sequence[Question]
) -> Callable[[Callable[[str], Sequence[Ranked]]], dict[str, Any]]:
    def hit(row: int) -> RunHit:
        passage = papers.arms.passage(row)
        return RunHit(passage.file, passage.body.text, passage.id)

    def score(found: Callable[[str], Sequence[Ranked]]) -> dict[str, Any]:
        rows = [Row(one.id, tuple(hit(ranked.row) for ranked in found(one.text))) for one in asked if one.answerable]
        result = evaluate([one for one in asked if one.answerable], by_id(rows))
        paraphrases = [one.measures["S@5"] for one in result.scored if one.question.kind == "paraphrase"]
        shown = {name: result.means[name] for name in ("S@1", "S@5", "R@5", "R@4k", "MRR@10", "nDCG@10")}
        return {**shown, "paraphrase S@5": fmean(paraphrases), "evaluation": result}

    return score


def bench(folder: Path, cache: Path, encoder: Remembering) -> Asked:
    judged = collection(folder)
    passages = [_passage(number, id, text) for number, (id, text) in enumerate(judged.corpus.items())]
    vectors = _embedded(cache / f"{folder.name}-{encoder.identity}.npy", list(judged.corpus.values()), encoder.encoder)
    catalogue: Any = SimpleNamespace(passage=passages.__getitem__, meta={})
    arms = Arms(
        Columns.of(passages),
        Postings.build(map(lexical_terms, passages)),
        Dense(vectors, Exact(vectors)),
        _sentences(cache / f"{folder.name}-{encoder.identity}.sentences.npy", passages, encoder.encoder),
        encoder,
        catalogue,
    )
    return Asked(arms, Reader.of(arms), _bench_score(judged, list(judged.corpus)))


def _bench_score(
    judged: Collection, ids: Sequence[str]
) -> Callable[[Callable[[str], Sequence[Ranked]]], dict[str, Any]]:
    def score(found: Callable[[str], Sequence[Ranked]]) -> dict[str, Any]:
        run = {
            key: {ids[ranked.row]: 1 / place for place, ranked in enumerate(found(text), 1)}
            for key, text in judged.queries.items()
            if key in judged.qrels
        }
        scores = evaluate_collection(judged, run)
        return {"nDCG@10": fmean(one["nDCG@10"] for one in scores.values())}

    return score


class Exact:
    """What ``Dense`` asks of a store, answered without one."""

    def __init__(self, vectors: Any) -> None:
        self.vectors = vectors

    def query(self, query_embeddings: Sequence[Any], n_results: int, include: Iterable[str]) -> dict[str, Any]:
        scores = self.vectors @ query_embeddings[0]
        return {"ids": [[str(row) for row in np.argsort(-scores, kind="stable")[:n_results]]]}


def _passage(number: int, id: str, text: str) -> Passage:
    return Passage(
        id=id,
        file=f"{id}.txt",
        ordinal=0,
        kind=PassageKind.TEXT,
        body=Traced.of_page(text, 1),
        context="",
        meeting=Meeting(),
        paper=PaperKind.OTHER,
        authority=Authority.REPORT,
        item_kind=ItemKind.PART,
        item_number="",
        item_title="",
        item=number,
    )


def _sentences(file: Path, passages: Sequence[Passage], encoder: Any) -> Sentences:
    texts = [sentence_texts(passage) for passage in passages]
    return Sentences.of(texts, _embedded(file, [text for part in texts for text in part], encoder))


def _embedded(file: Path, texts: Sequence[str], encoder: Any) -> Any:
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file, encoder.encode(texts))
    return np.load(file)


# --- the table -----------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "committeesearch-bench")
    parser.add_argument("--note", default="")
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    if not given.shared.is_dir():
        raise SystemExit(f"The papers and questions to measure on are not at {given.shared}: nothing measured.")
    encoder = Remembering(load())
    asked = gold(given.shared, given.cache, encoder)
    asked |= {name: bench(given.shared / "bench" / name, given.cache, encoder) for name in BENCHES}
    figures: dict[str, dict[str, dict[str, Any]]] = {}
    for name, step in STEPS.items():
        figures[name] = {where: one.measure(step) for where, one in asked.items()}
        print(_line(name, figures[name]), flush=True)
    last = next(reversed(figures))
    for where in GOLD:
        for one in compare(
            figures[last][where].pop("evaluation"), figures[PLAIN][where]["evaluation"], ["S@5", "MRR@10"]
        ):
            print(f"{where} {one.measure}: {one.mean:.3f} against {one.other:.3f} of {PLAIN}, p = {one.p:.4f}")
    if given.keep:
        _keep(figures, given.note)


def _line(name: str, figures: dict[str, dict[str, Any]]) -> str:
    shown = (
        " ".join(f"{measure} {value:.3f}" for measure, value in values.items() if measure != "evaluation")
        for values in figures.values()
    )
    return f"{name:28} | " + " | ".join(shown)


def _keep(figures: dict[str, dict[str, dict[str, Any]]], note: str) -> None:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False, cwd=HERE
    ).stdout.strip()
    plain = {
        name: {
            where: {measure: round(value, 4) for measure, value in values.items() if measure != "evaluation"}
            for where, values in step.items()
        }
        for name, step in figures.items()
    }
    with RESULTS.open("a", encoding="utf-8") as stream:
        stream.write(
            json.dumps({"commit": commit, "date": date.today().isoformat(), "note": note, "figures": plain}) + "\n"
        )


if __name__ == "__main__":
    main()
