# The verbs of the house. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup test lint format soak model schema picture notebook quality screenshots

help:  ## list the verbs
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(BIN)/dateline  ## make the virtual environment with everything the tests need

$(BIN)/dateline: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[test]'

test: setup  ## the tests, as CI runs them
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile

lint: setup  ## formatting, lint, types and the import contracts of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: setup  ## put the code into the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

soak: setup  ## the long checks: more than two thousand kills
	$(BIN)/python -m pytest -m soak

model: setup  ## train what the package ships, from ../shared/data (see MODEL_CARD.md)
	$(BIN)/python training/tagger/train.py --data ../shared/data
	training/model/make.sh ../shared/data build/model
	$(BIN)/python training/who/train.py --data ../shared/data
	build/model/torch/bin/pip install -q -e .
	build/model/torch/bin/python training/what/train.py --data ../shared/data

picture: setup  ## draw the README's picture anew from examples/
	$(BIN)/python docs/picture.py

notebook: setup  ## run the cells of docs/notebook.md anew
	$(BIN)/python docs/notebook.py

quality: setup  ## measure the readers anew for the desk's page "How we are wrong"
	$(BIN)/python docs/quality.py

screenshots: setup  ## take the README's pictures of the desk anew, in Chromium
	$(BIN)/python docs/screenshots.py
