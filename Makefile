# The two commands of the README, `make demo` and `make test`, do all the set-up they need in .venv.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: all demo test test-all lint types bench goldens clean

all: lint types test

.venv/created:
	@test -n "$(PYTHON)" || { echo "gradekit needs Python 3.11 or newer; set PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "This Python cannot make a virtual environment (on Debian: apt-get install python3-venv)" >&2; exit 2; }
	@touch $@

.venv/ready: .venv/created pyproject.toml
	@echo "Setting up .venv"
	@$(PIP) install -e '.[pdf]'
	@$(BIN)/python -m compileall -q gradekit
	@touch $@

.venv/ready-dev: .venv/ready pyproject.toml
	@$(PIP) install -e '.[dev]'
	@touch $@

demo: .venv/ready  ## the whole job on the bundled sample set, into demo/
	@$(BIN)/gradekit demo --out demo

test: .venv/ready-dev  ## the tests, in about a minute
	@$(BIN)/python -m pytest -n auto -m "not slow"

test-all: .venv/ready-dev  ## every test, the slow ones too
	@$(BIN)/python -m pytest -n auto

lint: .venv/ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/ready-dev
	@$(BIN)/mypy

bench: .venv/ready-dev  ## throughput and latency; takes a few minutes
	@$(BIN)/python bench/run.py

goldens: .venv/ready-dev  ## rewrite what the tests compare with, and show the change
	@REWRITE_GOLDENS=1 $(BIN)/python -m pytest -n 0 -m "not slow" tests/goldens tests/contract || true
	@git --no-pager diff --stat -- tests docs sample_sets

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
