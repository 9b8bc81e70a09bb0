"""Train the sentence encoder on lay questions.

    python -m committeesearch.training.encoder OUT.safetensors [--spans QMSUM_FOLDER]
    python -m committeesearch.training.encoder OUT.safetensors --start TUNING_FILE --new '*-2.jsonl' [--spans ...]

The second goes on from weights that were trained before: once over the questions of the files named as new, and over a
part of what was learnt already.

Each question is drawn towards its passage and towards the sentence that proves the answer, and away from those of the
other questions of its batch, from a passage on the same topic that answers nothing, and from the other sentences of its
own passage (InfoNCE; van den Oord et al. 2018). Questions on debates, whose spans people judged, may be added: see
``spans.py``. The word vectors stay as they are: a few thousand questions hold too
few words to teach new ones. Only the changes are kept, as a tuning file.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch.nn import functional

from committeesearch.retrieval.encoder import load
from committeesearch.retrieval.tuning import compressed, tune
from committeesearch.settings import PACKAGED_MODEL
from committeesearch.training.records import Asked, Record, records
from committeesearch.training.spans import spans

EPOCHS, EPOCHS_FURTHER = 2, 1
"""Passes over the questions, from the packaged model and when going on."""
AGAIN = 0.25
"""Share of the questions learnt before that is repeated when going on, so that they are not forgotten: of those held
back 0.34 and 0.66 (lay, other) found their passage after, 0.30 and 0.67 before."""
BATCH = 32
LEARNING_RATE = 3e-5
WARM_UP = 0.1
"""Share of the steps in which the learning rate rises; after it, it falls to nought."""
TEMPERATURE = 0.05
"""As the packaged model was trained (its scale of 20)."""
PASSAGE_TOKENS, SENTENCE_TOKENS = 160, 64
OTHERS = 2
"""Other sentences of its own passage that a question is drawn away from."""
RANK = 64
SEED = 1


def main(target: Path, debates: Path | None = None, start: Path | None = None, new: str = "") -> None:
    """Train on the records, and on the judged debates of a folder, and write the tuning file; from the packaged model,
    or from where another tuning file has brought it (``new``: the pattern of the record files that it has not seen)."""
    chance = random.Random(SEED)  # noqa: S311 - for repeatable training
    torch.manual_seed(SEED)
    model = load(PACKAGED_MODEL).module
    before = {name: value.clone() for name, value in model.state_dict().items()}
    if start:
        tune(model, start)
    transformer = model[0]
    quiet(transformer)
    known = records()
    print("before:", first_found(transformer, known), flush=True)
    asked = to_learn(known, spans(debates, chance) if debates else (), records(pattern=new) if start else (), chance)
    parts = [part for name, part in transformer.named_parameters() if "embeddings" not in name]
    train(transformer, parts, asked, chance, EPOCHS_FURTHER if start else EPOCHS)
    save_file(compressed(before, model.state_dict(), RANK), target)
    model.load_state_dict(before)
    tune(model, target)
    print("after:", first_found(transformer, known), flush=True)


def to_learn(
    known: Sequence[Record], debates: Sequence[Record], new: Sequence[Record], chance: random.Random
) -> list[tuple[Asked, Record]]:
    """The questions to train on, none of a record that is held back: all, or with ``new`` ones those and a part of the
    others."""
    unseen = {record.number for record in new}
    asked = [(one, record) for record in known if not record.held_back for one in record.questions]
    first = [entry for entry in asked if not unseen or entry[1].number in unseen]
    rest = [entry for entry in asked if unseen and entry[1].number not in unseen]
    debated = [(one, record) for record in debates for one in record.questions]
    if not unseen:
        return first + debated
    return first + chance.sample(rest, int(AGAIN * len(rest))) + chance.sample(debated, int(AGAIN * len(debated)))


def first_found(model: Any, known: Sequence[Record]) -> dict[str, float]:
    """Share of the held-back questions, lay and other, whose passage is the nearest of all that were held back."""
    kept = [record for record in known if record.held_back]
    chance = random.Random(SEED)  # noqa: S311
    texts = [record.passage(part, chance) for record in kept for part in (record.sentences, record.decoy)]
    found: dict[str, list[bool]] = {"lay": [], "other": []}
    with torch.no_grad():
        parts = [_encode(model, texts[at : at + BATCH], PASSAGE_TOKENS) for at in range(0, len(texts), BATCH)]
        passages = torch.cat(parts)
        for place, record in enumerate(kept):
            nearest = _encode(model, [one.text for one in record.questions], SENTENCE_TOKENS) @ passages.T
            for one, best in zip(record.questions, nearest.argmax(1).tolist(), strict=True):
                found["lay" if one.lay else "other"].append(best == 2 * place)
    return {words: round(sum(right) / max(len(right), 1), 3) for words, right in found.items()}


def train(
    model: Any, parts: Sequence[Any], asked: list[tuple[Asked, Record]], chance: random.Random, epochs: int = EPOCHS
) -> None:
    """Change ``parts`` of the model over the questions."""
    steps = epochs * -(-len(asked) // BATCH)
    optimiser = torch.optim.AdamW(parts, lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: slope(step, steps))
    for epoch in range(epochs):
        for number, batch in enumerate(_batches(asked, chance)):
            far = loss(model, batch, chance)
            optimiser.zero_grad()
            far.backward()
            torch.nn.utils.clip_grad_norm_(parts, 1.0)
            optimiser.step()
            schedule.step()
            print(f"epoch {epoch + 1}, batch {number + 1}: loss {far.item():.3f}", flush=True)


def slope(step: int, steps: int) -> float:
    """Share of the learning rate at a step: up over ``WARM_UP``, then down to nought."""
    return min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, 1 - step / steps)


def quiet(model: Any) -> None:
    """Without dropout: on few examples of few words it cost more time than it gained."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
        if hasattr(module, "dropout_prob"):
            module.dropout_prob = 0.0


def _batches(asked: list[tuple[Asked, Record]], chance: random.Random) -> Iterator[list[tuple[Asked, Record]]]:
    """All questions in a new order; of two on one passage, or two passages of one question, the second would be drawn
    away from its own, and is left out."""
    chance.shuffle(asked)
    for start in range(0, len(asked), BATCH):
        part = {record.number: (one, record) for one, record in asked[start : start + BATCH]}
        yield list({one.text: (one, record) for one, record in part.values()}.values())


def loss(model: Any, batch: Sequence[tuple[Asked, Record]], chance: random.Random) -> Any:
    """How far the questions of a batch are from their proofs, beside everything else in it."""
    questions = _encode(model, [one.text for one, _ in batch], SENTENCE_TOKENS)
    passages = [record.passage(record.sentences, chance) for _, record in batch]
    decoys = [record.passage(record.decoy, chance) for _, record in batch]
    near = torch.cat([_encode(model, passages, PASSAGE_TOKENS), _encode(model, decoys, PASSAGE_TOKENS)])
    far = _far(questions, near)
    exact = [place for place, (one, _) in enumerate(batch) if one.proved_by]
    if exact:
        proven = [batch[place] for place in exact]
        proofs = [record.sentences[chance.choice(one.proved_by)] for one, record in proven]
        others = [sentence for one, record in proven for sentence in _others(one, record, chance)]
        far = far + _far(questions[exact], _encode(model, [*proofs, *others], SENTENCE_TOKENS))
    return far


def _far(questions: Any, texts: Any) -> Any:
    """How far each question is from the text in the same place, beside all the texts."""
    return functional.cross_entropy(questions @ texts.T / TEMPERATURE, torch.arange(len(questions)))


def _others(one: Asked, record: Record, chance: random.Random) -> list[str]:
    left = [sentence for place, sentence in enumerate(record.sentences) if place not in one.proved_by]
    return chance.sample(left, min(OTHERS, len(left)))


def _encode(model: Any, texts: Sequence[str], tokens: int) -> Any:
    """Mean of the last layer, as the packaged model pools; unit rows, with their gradients."""
    batch = model.tokenizer(list(texts), padding=True, truncation=True, max_length=tokens, return_tensors="pt")
    with torch.autocast("cpu", dtype=torch.bfloat16):
        layer = model.auto_model(**batch).last_hidden_state.float()
    held = batch["attention_mask"].unsqueeze(-1).float()
    return functional.normalize((layer * held).sum(1) / held.sum(1), dim=-1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--spans", type=Path, help="a folder with QMSum's judged spans")
    parser.add_argument("--start", type=Path, help="a tuning file to go on from")
    parser.add_argument("--new", default="", help="pattern of the record files that it has not seen")
    given = parser.parse_args()
    if bool(given.start) != bool(given.new):
        parser.error("--start and --new go together: what to go on from, and what to go on with")
    main(given.target, given.spans, given.start, given.new)
