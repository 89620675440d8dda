# One line per target; `make` alone lists them. CI calls the same ones.
PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
NOTEBOOKS := $(sort $(wildcard notebooks/[0-9]*.ipynb))
ROOT := $(shell [ "$$(id -u)" = 0 ] && echo --allow-root)
# Bytecode makes every import four times as fast; some machines switch it off.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK = 1

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-10s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

lab: .venv/lab ## set up and open JupyterLab on lesson 00
	$(BIN)/jupyter trust $(NOTEBOOKS) > /dev/null
	$(BIN)/jupyter lab $(ROOT) --ServerApp.root_dir="$(CURDIR)" notebooks/00-start-here.ipynb

app: .venv/lab ## show map and foreign support on a projector, without code
	$(BIN)/voila app/projector.ipynb

test: .venv/test ## set up and check everything: tables, code, lessons, browser
	$(BIN)/ruff check .
	$(BIN)/codespell
	$(BIN)/python -m tripoli.check
	$(BIN)/python -m pytest -q tests
	$(BIN)/python -m pytest -q --nbval notebooks

check: .venv/lab ## hold the tables against their codebook and rules
	$(BIN)/python -m tripoli.check

run: .venv/lab ## run every lesson and store its outputs
	$(BIN)/python tools/execute.py $(NOTEBOOKS)

tables: .venv/lab ## write data/datapackage.json from the codebook and the tables
	$(BIN)/python tools/datapackage.py

editions: .venv/lab ## write student and instructor editions into editions/
	$(BIN)/python tools/editions.py editions

site: .venv/site ## write the edition to read, build/site/, and its zip
	$(BIN)/python tools/reader.py build

handouts: .venv/lab ## print a hand-out of each lesson into build/handouts/ (needs Chromium)
	$(BIN)/python tools/handouts.py build/handouts $(NOTEBOOKS)

slides: .venv/site ## write a deck of slides of each lesson into build/slides/
	$(BIN)/python tools/slides.py build/slides $(NOTEBOOKS)

figures: .venv/lab ## write every published figure into figures/
	$(BIN)/python -m tripoli.figures
	$(BIN)/python tools/timeline.py

bench: .venv/bench ## measure the scrubber beside other widgets (4 minutes)
	PYTHONPATH=tools:tests/browser $(BIN)/python tests/bench/bench.py

hub: .venv/hub ## measure a class on a JupyterHub of its own (25 minutes, needs Node.js)
	PYTHONPATH=tools:tests/browser $(BIN)/python deploy/measure.py

binder: .venv/test ## build here what Binder would build, and run it (takes minutes)
	$(BIN)/python -m pytest -q -s tests/clean/binder.py

wheel: .venv/test ## run every lesson where only the wheel is installed (takes minutes)
	$(BIN)/python -m pytest -q -s tests/clean/wheel.py

fresh: ## test on the newest versions of all packages, and say what differs (takes minutes)
	$(PYTHON) tools/fresh.py

lock: ## write all pins from pyproject.toml (needs uv)
	sh tools/lock.sh

clean: ## remove the environment
	rm -rf .venv

.venv/lab: requirements.txt pyproject.toml
	@sh tools/setup.sh $(PYTHON) $(BIN) requirements.txt
	@touch $@

.venv/test: tests/requirements.txt .venv/lab
	@sh tools/setup.sh $(PYTHON) $(BIN) tests/requirements.txt
	@touch $@

.venv/site: site/requirements.txt .venv/lab
	@sh tools/setup.sh $(PYTHON) $(BIN) site/requirements.txt
	@touch $@

.venv/bench: tests/bench/requirements.txt .venv/lab
	@sh tools/setup.sh $(PYTHON) $(BIN) tests/bench/requirements.txt
	@touch $@

.venv/hub: deploy/requirements.txt .venv/lab
	@command -v npm > /dev/null || { echo "make hub needs Node.js and npm: on Debian, sudo apt install npm" >&2; exit 1; }
	@sh tools/setup.sh $(PYTHON) $(BIN) deploy/requirements.txt
	@npm install --silent --prefix .venv configurable-http-proxy@5.3.0
	@touch $@

.PHONY: help lab app test check run tables editions site handouts slides figures bench binder wheel fresh \
  hub lock clean
