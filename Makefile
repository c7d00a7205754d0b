# `make` prints the menu. Everything runs in .venv, which is made on first use; no environment has to be active.

PYTHON ?= python3
ARGS ?=

VENV := .venv
RUN := $(VENV)/bin/python
SITE_READY := $(VENV)/site-ready
DEV_READY := $(VENV)/dev-ready

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint golden bench score lock clean

help: ## print this menu
	@printf 'make TARGET [PYTHON=python3.12] [ARGS="..."]\n\n'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

site: $(SITE_READY) ## build the site into site/
	$(RUN) -m build_tools build $(ARGS)

serve: $(SITE_READY) ## show the site on this machine and rebuild on every change
	$(RUN) -m build_tools serve $(ARGS)

check: $(SITE_READY) ## list what an editor has to look at in source_texts/
	$(RUN) -m build_tools check $(ARGS)

test: lint ## run the linters, then every test (ARGS="-k phrase" picks some)
	$(RUN) -m pytest -n auto --dist loadfile $(ARGS)

lint: $(DEV_READY) ## run ruff and mypy
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy

golden: $(DEV_READY) ## rewrite the golden files; read their diff before committing it
	$(RUN) -m pytest tests/golden --rewrite-golden $(ARGS)

bench: $(DEV_READY) ## time the build for 2, 20 and 100 rulebooks; count pictures; weigh pages
	$(RUN) -m tests.bench $(ARGS)
	$(RUN) -m tests.bench_diagrams
	$(RUN) -m tests.bench_pages

score: $(DEV_READY) ## measure the references and facts that patterns find, the counterparts proposed, and the search
	$(RUN) -m tests.score_patterns
	$(RUN) -m tests.score_references
	$(RUN) -m tests.score_parallels
	$(RUN) -m tests.score_search $(ARGS)

lock: $(DEV_READY) ## compile requirements*.txt from pyproject.toml
	$(RUN) -m uv pip compile $(LOCK) --output-file requirements.txt pyproject.toml
	$(RUN) -m uv pip compile $(LOCK) --output-file requirements-dev.txt --extra dev --constraint requirements.txt pyproject.toml

# One set of versions for all supported Pythons and platforms, with the hashes of every file of a release.
LOCK := --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-config \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

clean: ## remove what the build wrote, .venv and the tools' caches
	rm -rf site .cache .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find docs -mindepth 1 -maxdepth 1 -type d ! -name assets -exec rm -rf {} +
	rm -f $(addprefix docs/,$(addsuffix .md,index chains compare data glossary instruments limits meetings prohibitions reports roles))
	find build_tools tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(SITE_READY): requirements.txt | $(RUN)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(SITE_READY)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@
