# Huiyin's verbs. Every one makes its own virtual environment first: python3 (3.11 or later) and make are all it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test torture bench words lock clean
.DEFAULT_GOAL := run

run: .venv/.run  ## start the desk: with BOT_TOKEN set on Telegram, without it as a demonstration in the browser
	@$(BIN)/python -m bot run

test: .venv/.test  ## everything CI runs: style, types, tests, coverage (without the journeys, which it would slow to a crawl)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/python -m pytest -n 2 --dist worksteal tests/journeys
	$(BIN)/python -m coverage erase
	COVERAGE_PROCESS_START=$(CURDIR)/pyproject.toml $(BIN)/python -m coverage run -m pytest -n 2 --dist worksteal --ignore tests/journeys
	$(BIN)/python -m coverage combine -q
	$(BIN)/python -m coverage report

torture: .venv/.test  ## what takes too long for every day: thousands of mutated updates, many kills, a whole minute of limits
	$(BIN)/python -m pytest -n 2 --dist worksteal -m torture

bench: .venv/.test  ## the speed of a conversation, as ratios in one run
	$(BIN)/python -m benchmarks

words: .venv/.test  ## the catalogues: gather the messages, derive each region's words, compile
	$(BIN)/python -m templates.catalogues

lock: .venv/.test  ## pin the dependencies again, with hashes
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -U -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -U -c requirements.lock --group dev -o requirements-dev.lock pyproject.toml

clean:  ## remove the virtual environment, the caches and the demonstration's data
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* data/demo.db*

.venv/.run: requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/.test: requirements-dev.lock .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
