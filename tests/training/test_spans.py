"""Judged spans of meetings as training records, from a folder laid out as such collections are."""

import json
import random
from collections.abc import Iterable
from pathlib import Path

from committeesearch.training.encoder import _batches
from committeesearch.training.spans import SPANS, spans


def _write(file: Path, rows: Iterable[dict[str, object]]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _folder(folder: Path) -> Path:
    said = {f"m{meeting}-{place}": f"Meeting {meeting}, window {place}." for meeting in (1, 2) for place in range(5)}
    _write(
        folder / "corpus.jsonl",
        ({"_id": id, "title": "", "text": text, "metadata": {"meeting": id[:2]}} for id, text in said.items()),
    )
    asked = {"q1": ("m1", "train"), "q2": ("m2", "val"), "q3": ("m2", "train")}
    _write(
        folder / "queries.jsonl",
        (
            {"_id": id, "text": f"What of {id}?", "metadata": {"meeting": meeting, "split": split}}
            for id, (meeting, split) in asked.items()
        ),
    )
    judged = [("q1", "m1-0"), ("q1", "m1-1"), ("q1", "m1-2"), ("q2", "m2-0"), ("q3", "m2-4")]
    lines = "".join(f"{query}\t{window}\t1\n" for query, window in judged)
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + lines)
    return folder


def test_only_the_training_split_is_read_and_no_answer_stands_as_a_wrong_window(tmp_path: Path) -> None:
    found = spans(_folder(tmp_path), random.Random(0))
    asked = [record.questions[0].text for record in found]
    assert sorted(asked) == ["What of q1?"] * SPANS + ["What of q3?"]
    for record in found:
        place = int(record.sentences[0][-2])
        if record.questions[0].text == "What of q1?":
            assert record.sentences[0].startswith("Meeting 1")
            assert place in (0, 1, 2)
            assert record.decoy[0] in ("Meeting 1, window 3.", "Meeting 1, window 4.")
        else:
            assert record.sentences == ("Meeting 2, window 4.",) != record.decoy


def test_a_question_is_not_drawn_away_from_another_of_its_own_windows(tmp_path: Path) -> None:
    found = spans(_folder(tmp_path), random.Random(0))
    asked = [(one, record) for record in found for one in record.questions]
    (batch,) = _batches(asked, random.Random(0))
    assert sorted(one.text for one, _ in batch) == ["What of q1?", "What of q3?"]
