"""How well answers, refusals and one-line answers do on invented papers: no judged question of a real council is used.

    python -m tests.benchmarks.bench_answers [--keep FOLDER]

The training records that are held back from training are laid out as papers of one passage each, and asked the
questions that they answer and those that they only seem to answer (near misses). For each kind of question it prints
how many were answered, how many of those with a quote of the proving sentence, and how many got a line; for near
misses every answer is one too many.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from calendar import month_name
from collections import Counter
from pathlib import Path

from committeesearch import CommitteeSearch
from committeesearch.results import Answer, Status
from committeesearch.training.records import BODIES, Record, records

SEED = 5
PROVES = 60
"""Characters of a sentence that a quote must share to be taken for it: long sentences may be quoted in part."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder for the papers and the index, kept for another run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = given.keep or Path(passing)
        held = [record for record in records() if record.held_back]
        lay_out(held, folder / "papers")
        library = CommitteeSearch.build(folder / "papers", folder / "index")
        for kind, counts in sorted(counted(held, library).items()):
            print(f"{kind:12}", ", ".join(f"{name} {count}" for name, count in counts.items()))


def lay_out(held: list[Record], folder: Path) -> None:
    """Each passage, and each passage beside it that answers nothing, as a paper of a body and a day drawn for it."""
    chance = random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    for number, record in enumerate(held):
        for which, sentences in (("a", record.sentences), ("b", record.decoy)):
            day = f"{chance.randint(1, 28)} {chance.choice(month_name[1:])} {chance.randint(2019, 2025)}"
            title = record.heading.split(">")[-1].strip()
            lines = (chance.choice(BODIES), "", f"Meeting held on {day}", "", title, "", *sentences)
            (folder / f"{number:04}{which}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def counted(held: list[Record], library: CommitteeSearch) -> dict[str, Counter[str]]:
    """By kind of question: asked, answered, of those with a quote that proves it, lines, and of those with such."""
    found: dict[str, Counter[str]] = {}
    for record in held:
        for one in record.questions:
            proofs = [record.sentences[place] for place in one.proved_by] or list(record.sentences)
            _count(found.setdefault("lay" if one.lay else "other", Counter()), library.ask(one.text), proofs)
        for text in record.near_misses:
            _count(found.setdefault("near misses", Counter()), library.ask(text), [])
    return found


def _count(counts: Counter[str], answer: Answer, proofs: list[str]) -> None:
    proved = any(_same(quote.text, proof) for quote in answer.quotes for proof in proofs)
    counts["asked"] += 1
    counts["answered"] += answer.status is Status.ANSWERED
    counts["proved"] += proved
    counts["lines"] += bool(answer.text)
    counts["lines with a proof"] += bool(answer.text) and proved


def _same(quote: str, proof: str) -> bool:
    one, other = " ".join(quote.split()), " ".join(proof.split())
    return other[:PROVES] in one or one[:PROVES] in other


if __name__ == "__main__":
    main()
