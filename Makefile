# Two commands matter: `make demo` and `make test`; the others serve those who work on Majaliss.
PYTHON ?= python3.11
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-browser bench lint format messages stats clean

help:  ## show these lines
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: .venv/.installed  ## make the environment in .venv
	@$(MANAGE) compile_catalogues

.venv/.installed: requirements.txt requirements-dev.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: install python3.11 and python3.11-venv, or say make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv || { echo "The venv module is missing: install python3.11-venv."; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

demo: setup  ## load the pilot and serve it on http://127.0.0.1:$(PORT)
	@LOG_LEVEL=WARNING $(MANAGE) migrate --verbosity 0
	@LOG_LEVEL=WARNING $(MANAGE) load_demo
	@PORT=$(PORT) sh -c '\
	  export DEMO_TODAY=$${DEMO_TODAY:-2026-05-08} BASE_URL=http://127.0.0.1:$$PORT LOG_LEVEL=$${LOG_LEVEL:-WARNING} DJANGO_SETTINGS_MODULE=cms.settings.development; \
	  $(MANAGE) db_worker >var/worker.log 2>&1 & worker=$$!; \
	  $(MANAGE) flush_search --loop 2 >var/flush.log 2>&1 & flush=$$!; \
	  echo; echo "Majaliss: http://127.0.0.1:$$PORT/   administration: http://127.0.0.1:$$PORT/admin/   (Ctrl+C ends it)"; \
	  $(BIN)/gunicorn cms.wsgi --bind 127.0.0.1:$$PORT --threads 4 --access-logfile /dev/null --log-level warning & web=$$!; \
	  trap "kill $$worker $$flush $$web 2>/dev/null" EXIT; trap "exit 0" INT TERM; \
	  wait $$web'

test: setup  ## run the tests; what needs an absent service is skipped with the reason
	$(BIN)/python -m pytest -n 2 $(ARGS)

bench: setup  ## measure speed and memory, each figure beside its reference in the same run
	$(BIN)/python -m tests.benchmarks $(ARGS)

lint: setup  ## what CI checks besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(MANAGE) makemigrations --check --dry-run --verbosity 0
	$(MANAGE) check_catalogues

format: setup  ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: setup  ## collect the words to translate (needs gettext)
	$(MANAGE) makemessages --locale ar --no-obsolete --no-location --ignore .venv --ignore var --ignore tests

stats:  ## lines by folder
	@for folder in search document_types workflows cms templates tests; do \
	  printf '%-16s' $$folder; find $$folder -name '*.py' -o -name '*.html' -o -name '*.css' | xargs cat | wc -l; done

clean:  ## remove the environment and the local data
	rm -rf .venv var
