# Two commands: `make run` and `make test`. Everything is installed into .venv, nothing else is touched.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 7860
# More arguments for pip, should your machine need them (a proxy, PyTorch's CPU wheels).
PIP_ARGS ?=
# Folder that `make bench` measures on: the sample papers unless told.
PAPERS ?= corpus/sample
BIN := .venv/bin
# Versions that CI tested: the same on a fresh machine next year.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt $(PIP_ARGS)

.PHONY: run test check bench evaluate sample clean

run: .venv/.installed
	$(BIN)/committeesearch index corpus --index index
	$(BIN)/committeesearch app --index index --corpus corpus --host $(HOST) --port $(PORT)

test: .venv/.developer
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.developer
	$(BIN)/python -m tests.benchmarks $(PAPERS)

evaluate: .venv/.developer
	$(BIN)/python -m tests.benchmarks.bench_retrieval
	$(BIN)/python -m tests.benchmarks.bench_answers

sample: .venv/.developer
	$(BIN)/python -m tests.sample_council.make

clean:
	rm -rf .venv index/* .pytest_cache .mypy_cache .ruff_cache .hypothesis build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "committeesearch needs Python 3.11 or newer; say which with: make run PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing: this takes a few minutes the first time."
	$(PIP) --editable .
	@touch $@

.venv/.developer: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing, with the tools that tests need: this takes a few minutes the first time."
	$(PIP) --editable '.[dev,ocr,llm]'
	@touch $@ .venv/.installed
