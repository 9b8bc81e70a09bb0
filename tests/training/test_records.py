"""The training records, and a step of training on them."""

import random

import torch

from committeesearch.retrieval.encoder import load
from committeesearch.settings import PACKAGED_MODEL
from committeesearch.training import encoder
from committeesearch.training.records import records


def test_every_question_is_proved_by_a_sentence_of_its_passage() -> None:
    known = records()
    assert len(known) > 1000
    for record in known:
        assert record.decoy
        for one in record.questions:
            assert one.text.strip()
            assert one.proved_by
            assert all(0 <= place < len(record.sentences) for place in one.proved_by)
    assert 0.1 < sum(record.held_back for record in known) / len(known) < 0.15


def test_no_passage_is_there_twice() -> None:
    openings = [record.sentences for record in records()]
    assert len(set(openings)) == len(openings)


def test_training_learns_what_it_is_shown() -> None:
    torch.manual_seed(0)
    model = load(PACKAGED_MODEL).module[0]
    encoder.quiet(model)
    batch = [(record.questions[0], record) for record in records()[:4]]

    def loss() -> torch.Tensor:
        return encoder.loss(model, batch, random.Random(0))

    parts = [part for name, part in model.named_parameters() if "embeddings" not in name]
    optimiser = torch.optim.AdamW(parts, lr=encoder.LEARNING_RATE)
    before = loss()
    before.backward()
    optimiser.step()
    assert loss() < before
