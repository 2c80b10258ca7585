# make extract CORPUS=folder OUT=folder    make add FILE=text    make PYTHON=python3.12 …
PYTHON ?= python3
CORPUS ?= corpus
OUT ?= outputs
GOLD ?= tests/gold
FILE ?=
FOLDER ?=
WORDS ?=
KIND ?=
FORMAT ?=
AXE := 4.14.1
OLD ?=
NEW ?=
NAME ?=
FROM ?=
NER_DATA ?=
RELEASES ?= tests/press
SEEDS ?= 2 3 4 5
BEST ?= 3

HEAD_DATA := tests/press tests/zones/pages tests/resolve/published.toml tests/resolve/publishers.toml

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m pressefakten
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Every target that has a description is one that makes no file of its name.
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*\#\# .*/\1/p' $(firstword $(MAKEFILE_LIST)))

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

extract: $(VENV)/ready ## Extract the facts of CORPUS (corpus) into OUT (outputs)
	@$(RUN) extract "$(CORPUS)" --out "$(OUT)"

add: $(VENV)/ready ## Put FILE= into CORPUS, extract, and print the new facts
	@test -n "$(FILE)" || { echo "Which text? Type: make add FILE=path" >&2; exit 2; }
	@$(RUN) add "$(FILE)" --corpus "$(CORPUS)" --out "$(OUT)"

list: $(VENV)/ready ## List the releases in OUT
	@$(RUN) list --out "$(OUT)"

search: $(VENV)/ready ## Search texts and facts in OUT for WORDS= (KIND= for one kind of fact)
	@test -n "$(WORDS)" || { echo "Which words? Type: make search WORDS=haushalt" >&2; exit 2; }
	@$(RUN) search $(WORDS) $(if $(KIND),--kind "$(KIND)") --out "$(OUT)"

watch: $(VENV)/ready ## Watch FOLDER= (or CORPUS itself) and extract what comes; Ctrl-C ends it
	@$(RUN) watch $(if $(FOLDER),"$(FOLDER)") --corpus "$(CORPUS)" --out "$(OUT)"

diff: $(VENV)/ready ## What changed since the last run that differed, or from OLD= to NEW=
	@$(RUN) diff $(if $(OLD),"$(OLD)") $(if $(NEW),"$(NEW)") --out "$(OUT)" || [ $$? -eq 1 ]

export: $(VENV)/ready $(if $(filter xlsx parquet,$(FORMAT)),$(VENV)/ready-export) ## Write the facts as FORMAT= (csv, xlsx, parquet, sqlite, webannotation, conll, ical, vcard)
	@test -n "$(FORMAT)" || { echo "As what? Type: make export FORMAT=csv" >&2; exit 2; }
	@$(RUN) export $(FORMAT) --out "$(OUT)"

report: $(VENV)/ready ## Write the report of OUT to look at: OUT/report/index.html
	@$(RUN) report --out "$(OUT)"

apply: $(VENV)/ready ## Keep the corrections in FILE= beside CORPUS, and extract with them
	@test -n "$(FILE)" || { echo "Which corrections? Type: make apply FILE=path/to/corrections.jsonl" >&2; exit 2; }
	@$(RUN) apply "$(FILE)" --corpus "$(CORPUS)" --out "$(OUT)"
	@$(RUN) extract "$(CORPUS)" --out "$(OUT)"

check: $(VENV)/ready ## Look for contradictions in the text FILE=
	@test -n "$(FILE)" || { echo "Which text? Type: make check FILE=path" >&2; exit 2; }
	@$(RUN) check "$(FILE)" || [ $$? -eq 1 ]

timeline: $(VENV)/ready ## How what is said of NAME= develops
	@test -n "$(NAME)" || { echo "Of whom or what? Type: make timeline NAME=name" >&2; exit 2; }
	@$(RUN) timeline "$(NAME)" --out "$(OUT)"

agenda: $(VENV)/ready ## What is announced, from today or FROM= on
	@$(RUN) agenda $(if $(FROM),--from "$(FROM)") --out "$(OUT)"

eval: $(VENV)/ready ## Measure against the gold annotations in GOLD (tests/gold)
	@$(RUN) eval "$(GOLD)" --texts "$(CORPUS)"

test: $(VENV)/ready-dev ## Run every test
	$(BIN)/python -m pytest

axe: build/axe/node_modules/axe-core/axe.min.js ## Get the library that looks at the pages for people who cannot see or point

build/axe/node_modules/axe-core/axe.min.js:
	npm install --silent --no-audit --no-fund --prefix build/axe axe-core@$(AXE)

lint: $(VENV)/ready-dev ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/ready ## Measure speed, stage by stage, the name tagger beside others, and what a large corpus costs
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.tagger
	$(BIN)/python -m benchmarks.store --releases 1000 --releases 10000

bench-store: $(VENV)/ready ## Measure runs, search and memory with 1,000 to 100,000 releases (half an hour)
	$(BIN)/python -m benchmarks.store

test-kills: $(VENV)/ready-dev ## Kill a run at two hundred random moments
	KILLS=200 $(BIN)/python -m pytest tests/corpus/test_processes.py -k killed_at_any_moment

try-ray: $(VENV)/ready-ray ## Extract 200 made-up releases with Ray on two local processors
	$(BIN)/python -m examples.ray_extract --try

ablate: $(VENV)/ready ## Show what each rule of names gains and loses on the gold in GOLD
	@$(BIN)/python -m benchmarks.ablate $(GOLD)

schemas: $(VENV)/ready ## Make the JSON Schemas, and the table of kinds in docs/record.md, from the models
	$(BIN)/python -m pressefakten_schemas.generate schemas/json docs/record.md

docs: $(VENV)/ready ## Make docs/cli.md from the commands' own help
	$(BIN)/python -m pressefakten.cli.manual docs/cli.md

train: $(VENV)/ready-train ## Train the name tagger anew from the files in NER_DATA= (a night)
	for seed in $(SEEDS); do \
	  $(BIN)/python -m pressefakten.ner.train --data "$(NER_DATA)" --seed $$seed --run build/ner/$$seed || exit 1; \
	done
	$(BIN)/python -m pressefakten.ner.train --data "$(NER_DATA)" --recipe blend --seed 6 --blend $(SEEDS:%=build/ner/%) --run build/ner/blend
	$(BIN)/python -m pressefakten.ner.train --data "$(NER_DATA)" --recipe ship --seed 6 --blend build/ner/blend build/ner/$(BEST) --run build/ner/ship

train-six: $(VENV)/ready-train ## Train a tagger of six layers that the shipped one teaches, from NER_DATA= (hours)
	$(BIN)/python -m pressefakten.ner.train --data "$(NER_DATA)" --releases tests/press --recipe six --seed 7 --run build/ner/six
	$(BIN)/python -m pressefakten.ner.train --data "$(NER_DATA)" --releases tests/press --recipe six-more --seed 8 --blend build/ner/six --run build/ner/six-more
	$(BIN)/python -m pressefakten.ner.train --data "$(NER_DATA)" --releases tests/press --recipe six-releases --seed 9 --blend build/ner/six-more --run build/ner/six-releases
	$(BIN)/python -m pressefakten.ner.train --data "$(NER_DATA)" --releases tests/press --recipe six-ship --seed 9 --blend build/ner/six-more build/ner/six-releases --run build/ner/six-ship

train-smoke: $(VENV)/ready-train ## Show that every step of the training works (minutes)
	rm -rf build/ner-smoke
	$(BIN)/python -m pressefakten.ner.train --recipe smoke --run build/ner-smoke/1
	$(BIN)/python -m pressefakten.ner.train --recipe smoke-blend --blend build/ner-smoke/1 --run build/ner-smoke/blend
	$(BIN)/python -m pressefakten.ner.train --recipe smoke-six --releases tests/press --run build/ner-smoke/six

train-zones: $(VENV)/ready ## Train the weights of zones and head anew from tests/press (minutes)
	$(BIN)/python -m pressefakten.zones.train tests/press tests/zones/pages
	$(BIN)/python -m pressefakten.resolve.head.train $(HEAD_DATA)

check-zones: $(VENV)/ready ## Measure zones and head on groups of publishers left out of the training
	$(BIN)/python -m pressefakten.zones.train tests/press tests/zones/pages --check
	$(BIN)/python -m pressefakten.resolve.head.train $(HEAD_DATA) --check

train-links: $(VENV)/ready ## Train the weights of who belongs to what anew from RELEASES (tests/press)
	$(BIN)/python -m pressefakten.resolve.links.train $(RELEASES)

check-links: $(VENV)/ready ## Measure who belongs to what on groups of publishers left out of the training
	$(BIN)/python -m pressefakten.resolve.links.train $(RELEASES) --check

eval-ner: $(VENV)/ready ## Measure the name tagger on the dev sentences in NER_DATA=
	$(BIN)/python -m pressefakten.ner.evaluate --data "$(NER_DATA)"

calibrate: $(VENV)/ready ## Make the confidence of names true again after a change of tagger or rules (NER_DATA=, RELEASES=)
	$(BIN)/python -m pressefakten.ner.calibrate --data "$(NER_DATA)"
	$(BIN)/python -m pressefakten.resolve.confidence.train "$(RELEASES)"

lock: ## Choose the newest versions that fit pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --upgrade pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## Remove the environment and everything made, but not the outputs
	rm -rf $(VENV) build dist pipeline/*.egg-info schemas/*.egg-info *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are made last: without its stamp an environment is half-finished and is built anew.
$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "pressefakten needs Python 3.11 or newer; $(PYTHON) is: $$($(PYTHON) --version 2>&1 | head -n 1)" >&2; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up $(VENV) (once, about a minute) …" >&2
	@test -e $@ || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) install -r requirements.lock
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(PIP) install -r requirements-dev.lock
	@touch $@

$(VENV)/ready-ray: pyproject.toml $(VENV)/ready
	$(PIP) install -e '.[ray]'
	@touch $@

$(VENV)/ready-export: pyproject.toml $(VENV)/ready
	$(PIP) install -e '.[xlsx,parquet]'
	@touch $@

$(VENV)/ready-train: pyproject.toml $(VENV)/ready
	$(PIP) install -e '.[train]'
	@touch $@
