# The first target that needs it makes the environment `.venv` from the lock, which `.wheels` then
# holds as files: from there on nothing needs the network.

SHELL       := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BIN    := .venv/bin
LOCKED := .venv/locked
READY  := .venv/ready
WHEELS := .wheels
CODE   := generator generated tests
PEERS  := .bench/ready
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK   := CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --no-config \
    --generate-hashes --allow-unsafe --strip-extras --no-emit-options

# pyright's wrapper asks the package index for a newer version unless it is told not to.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help demo check test lint bench hostile soak lock clean

help:
	@echo 'make demo      generate the packages and verify every documented sample'
	@echo 'make check     say whether generated/ is what the specs say'
	@echo 'make test      everything that a change must pass: lint, check, pytest'
	@echo 'make lint      black, ruff, mypy, pyright'
	@echo 'make hostile   every hostile input in every place'
	@echo 'make soak      calls without a pause: cancellations, many at a time'
	@echo 'make bench     the figures of speed'
	@echo 'make lock      requirements.txt anew from pyproject.toml'
	@echo 'make clean     remove the environment and what tools left behind'

demo: $(READY)
	@$(BIN)/wirewright generate
	@$(BIN)/wirewright verify

check: $(READY)
	@$(BIN)/wirewright generate --check

test: lint check
	@$(BIN)/python -m pytest -q -n 2

lint: $(READY)
	@$(BIN)/black --check --quiet $(CODE) || $(BIN)/black --check $(CODE)
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/pyright --pythonpath $(BIN)/python --warnings

hostile: $(READY)
	@$(BIN)/python -m pytest -q -m hostile -rP

soak: $(READY)
	@$(BIN)/python -m pytest -q -m soak -rP

# The libraries that the codecs are compared with stand in an environment of their own.
bench: $(READY) $(PEERS)
	@$(BIN)/python -m pytest -q -m bench -rP
	@PYTHONPATH=generator .bench/bin/python -m tests.bench.run

lock: $(READY)
	@$(LOCK) --extra dev --extra mock --output-file requirements.txt pyproject.toml
	@$(LOCK) --output-file tests/bench/requirements.txt tests/bench/requirements.in

clean:
	rm -rf .venv .bench $(WHEELS) .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find $(CODE) -name __pycache__ -prune -exec rm -rf {} +

# Any Python from 3.11 on that can make environments; the lock was made with 3.11, so that first.
FIND_PYTHON = for python in python3.11 python3 python; do \
    $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
    && break || python=; done

$(READY): $(LOCKED) pyproject.toml
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(LOCKED): requirements.txt
	@$(FIND_PYTHON); if [ -z "$$python" ]; then \
	    echo 'make: Python 3.11 or newer, with venv, is needed and was not found.' >&2; exit 1; fi; \
	echo "making .venv from requirements.txt with $$($$python --version)"; \
	rm -rf .venv $(WHEELS); $$python -m venv .venv
	@$(PIP) download --require-hashes --only-binary :all: --dest $(WHEELS) -r requirements.txt
	@$(PIP) install --require-hashes --no-index --find-links $(WHEELS) -r requirements.txt
	@touch $@

$(PEERS): requirements.txt tests/bench/requirements.txt | $(READY)
	@echo 'making .bench from requirements.txt and tests/bench/requirements.txt'
	@rm -rf .bench; $(BIN)/python -m venv .bench
	@.bench/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes \
	    --only-binary :all: $(^:%=-r %)
	@touch $@
