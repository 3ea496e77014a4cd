# One command a purpose. The first of them makes .venv (a stamp file tells when it is current).
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
export OMP_NUM_THREADS ?= 1

.PHONY: demo test lint quality bench dictionary clean

demo: $(STAMP)  ## the examples through the whole pipeline, with what was found
	$(BIN)/isnad run examples --warehouse warehouse/data/demo
	$(BIN)/isnad sql "SELECT speaker, cue, content FROM quotes ORDER BY quotation_id LIMIT 8" --warehouse warehouse/data/demo

test: lint  ## what every change must pass
	$(BIN)/pytest -n 2 -m "not quality"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

quality: $(STAMP)  ## figures against annotated data; slow
	$(BIN)/pytest -m quality -s

bench: $(STAMP)  ## how fast the stages are
	$(BIN)/python -m tests.bench

dictionary: $(STAMP)
	$(BIN)/python -m schemas.dictionary

$(STAMP): pyproject.toml constraints/ci.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -c constraints/ci.txt -e '.[test]'
	touch $@

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis warehouse/data/demo
