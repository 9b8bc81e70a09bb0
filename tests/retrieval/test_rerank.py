"""A cross-encoder of one narrow layer, made here: what it thinks means nothing, but it is loaded and asked like any."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from committeesearch import CommitteeSearch
from committeesearch.errors import EncoderError
from committeesearch.results import Filters
from committeesearch.retrieval.encoder import verified_folder
from committeesearch.retrieval.rerank import CrossEncoderReranker

QUESTION = "private fostering oversight"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    folder = tmp_path_factory.mktemp("cross-encoder")
    tokens = AutoTokenizer.from_pretrained(verified_folder())
    torch.manual_seed(20_241_114)
    sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 8}
    config = BertConfig(vocab_size=len(tokens), num_labels=1, **sizes)
    BertForSequenceClassification(config).save_pretrained(folder, safe_serialization=True)
    tokens.save_pretrained(folder)
    return folder


def test_a_cross_encoder_named_in_the_settings_orders_what_is_found(
    model: Path, sample_index: CommitteeSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITTEESEARCH_RERANKER", str(model))
    turned = CommitteeSearch.open(sample_index.settings.index).papers
    plain = sample_index.papers
    query = plain.understand(QUESTION, Filters())
    before, after = plain.search(query, 50), turned.search(query, 50)
    assert {hit.passage.id for hit in before} == {hit.passage.id for hit in after}
    assert [hit.passage.id for hit in before] != [hit.passage.id for hit in after]
    texts = [hit.passage.body.text for hit in after]
    assert len(CrossEncoderReranker(str(model)).scores(QUESTION, texts)) == len(texts)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("/no/such/folder", "There is no folder /no/such/folder"),
        ("no-such/reranker", "hf download no-such/reranker"),
    ],
)
def test_a_reranker_that_is_not_there_says_what_to_do(name: str, said: str, sample_index: CommitteeSearch) -> None:
    settings = replace(sample_index.settings, reranker=name)
    with pytest.raises(EncoderError, match=said):
        CommitteeSearch.open(settings=settings)


def test_an_embedding_model_is_no_reranker() -> None:
    with pytest.raises(EncoderError, match="is an embedding model"):
        CrossEncoderReranker(str(verified_folder()))


def test_a_model_that_cannot_be_loaded_is_named(model: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"architectures": ["BertForSequenceClassification"]}))
    (tmp_path / "model.safetensors").write_bytes((model / "model.safetensors").read_bytes()[:100])
    with pytest.raises(EncoderError, match=f"{tmp_path} cannot be loaded"):
        CrossEncoderReranker(str(tmp_path)).scores("?", ["text"])
