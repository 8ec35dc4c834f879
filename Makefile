# Each target sets up what it needs. PYTHON chooses the interpreter: make run PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# How many processes run the tests, each with a server and a browser of its own; 0: this one alone.
WORKERS ?= 3
SCRIPTS := stances/app stances/components stances/snapshot
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test test-engines check bench fuzz pictures format wheel clean
.DEFAULT_GOAL := run

run: $(VENV)/run.stamp
	$(BIN)/stances serve

# What one test process has compiled, the others and their servers read, whatever the shell says.
test: export PYTHONDONTWRITEBYTECODE :=
# Numbers are worked out by one thread a process: the workers have the processors between them.
test: export OPENBLAS_NUM_THREADS := 1
test: export OMP_NUM_THREADS := 1
test: $(VENV)/dev.stamp
	$(BIN)/python tests/browser/chromium.py --install
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

# The engine of `stances large` on a Spark of this machine with two workers; it needs Java 17.
test-engines: $(VENV)/spark.stamp
	@java -version 2>/dev/null || \
	  { echo "Spark needs Java 17 or newer: sudo apt-get install default-jre-headless"; exit 1; }
	STANCES_ENGINE='local[2]' $(BIN)/python -m pytest tests/engine

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/oxlint --deny-warnings $(SCRIPTS)
	$(BIN)/oxfmt --check $(SCRIPTS)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/stances check

bench: $(VENV)/bench.stamp
	$(BIN)/python tests/browser/chromium.py --install
	$(BIN)/python -m benchmarks

pictures: $(VENV)/dev.stamp
	$(BIN)/python tests/browser/chromium.py --install
	PYTHONPATH=. $(BIN)/python docs/images/pictures.py

# Damaged files and hostile addresses that no run before had, for about so many minutes.
MINUTES ?= 15
FUZZ := PYTHONPATH=$(VENV)/fuzz:. $(BIN)/python -m tests.robustness
fuzz: $(VENV)/fuzz.stamp
	STANCES_FUZZ_MINUTES=$$(($(MINUTES) * 2 / 3)) $(BIN)/python -m pytest tests/robustness
	$(FUZZ).coverage_guided $$(($(MINUTES) / 5 + 1))
	$(FUZZ).described $$(($(MINUTES) * 4))

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/oxlint --fix $(SCRIPTS)
	$(BIN)/oxfmt $(SCRIPTS)
	$(BIN)/stances schema --output data/stances.schema.json
	$(BIN)/stances rules --output docs/rules.md
	$(BIN)/stances fields --output docs/data-format.md

wheel: $(VENV)/dev.stamp
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	$(PYTHON) -m venv build/installed
	build/installed/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt dist/stances-*.whl
	cd build && installed/bin/stances --version && installed/bin/stances check

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Stances needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) -r requirements.txt
	$(PIP) --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt pyproject.toml | $(BIN)/python
	$(PIP) -r requirements.txt -r requirements-dev.txt
	$(PIP) --no-deps --editable .
	touch $@ $(VENV)/run.stamp

$(VENV)/bench.stamp: requirements-bench.txt $(VENV)/dev.stamp
	$(PIP) -r requirements-bench.txt
	touch $@

$(VENV)/spark.stamp: requirements-spark.txt $(VENV)/dev.stamp
	$(PIP) -r requirements-spark.txt
	touch $@

$(VENV)/fuzz.stamp: requirements-fuzz.txt $(VENV)/dev.stamp
	$(PIP) --no-deps --upgrade --target $(VENV)/fuzz -r requirements-fuzz.txt
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .schemathesis
