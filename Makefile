# Every door of the project. `make` alone lists them; the comment after ## is what it prints.
# Pre-commit and .ci/run call these same targets.

SHELL := /bin/sh
PYTHON_BIN := .venv/bin/python
# This checkout goes before any installed copy.
export PYTHONPATH := src
export PYTHONDONTWRITEBYTECODE := 1

PG_FOLDER := $(or $(CIRANDA_PG),.pg)
OURS := src tests tools
TEMPLATES := $(wildcard src/ciranda/*/templates)

.PHONY: help setup demo test check fix serve worker stop reset bench bench-big bench-pages screenshots graph css messages lock \
	browser pooler fresh-clone catalogues database check-format check-lint check-templates check-types \
	check-layers check-migrations check-security check-secrets check-architecture check-messages

help: ## list these targets
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1|/p' Makefile | awk -F'|' '{ printf "  %-12s %s\n", $$1, $$2 }'

setup: ## make .venv and install the locked packages (a second run takes a second)
	@PYTHON='$(PYTHON)' tools/setup

demo: setup catalogues ## everything, from nothing to the site on 127.0.0.1:8000 (DEMO_SERVE=0: do not serve)
	@$(PYTHON_BIN) -m ciranda.ops.main demo $(ARGS)

serve: setup catalogues ## the site on 127.0.0.1:8000 (PORT=9000 for another port)
	@$(PYTHON_BIN) -m ciranda.ops.main serve $(ARGS)

worker: setup ## the background jobs
	@$(PYTHON_BIN) -m ciranda.ops.main worker $(ARGS)

stop: ## stop the private database (nothing is lost)
	@if [ -x $(PYTHON_BIN) ]; then $(PYTHON_BIN) -m ciranda.ops.postgres stop; else echo "Nothing runs: there is no .venv."; fi

reset: ## delete the private database and generated files, after asking (YES=1: do not ask)
	@echo "This deletes, for good:"
	@echo "  $(PG_FOLDER)   the private database: every demo case and every test database"
	@echo "  .var  staticfiles   reports of imports and other generated files"
	@echo "It keeps the code, .venv, and any server named in DATABASE_URL."
	@if [ "$(YES)" != 1 ]; then printf 'Type yes to delete: '; read answer; [ "$$answer" = yes ] || { echo "Nothing was deleted."; exit 1; }; fi
	@$(MAKE) --no-print-directory stop
	@rm -rf "$(PG_FOLDER)" .var staticfiles
	@echo "Deleted. \`make demo\` starts afresh."

test: setup catalogues database browser pooler ## all tests, real browser included (ARGS="tests/cases -k open" for some)
	@if [ -n "$(ARGS)" ]; then $(PYTHON_BIN) -m pytest $(ARGS); else tools/test; fi

# A server named in DATABASE_URL is somebody else's to start.
database: setup
	@[ -n "$(DATABASE_URL)" ] || $(PYTHON_BIN) -m ciranda.ops.postgres start > /dev/null

browser: setup
	@$(PYTHON_BIN) -m ciranda.ops.browser

pooler: setup
	@$(PYTHON_BIN) -m ciranda.ops.pooler

check: setup database ## formats, faults, types, layers, migrations, security, architecture: under a minute
	@$(MAKE) --no-print-directory -j2 -k check-types check-layers check-format check-lint \
		check-templates check-migrations check-security check-secrets check-messages \
		check-architecture
	@echo "All checks hold."

check-format:
	@.venv/bin/ruff format --check --quiet . || { echo "Formatting differs: make fix"; exit 1; }

check-lint:
	@.venv/bin/ruff check --quiet .

# Faults only: the formatter would add white space to titles and between words.
check-templates:
	@if [ -n "$(TEMPLATES)" ]; then .venv/bin/djlint --quiet --lint $(TEMPLATES); fi

check-types:
	@.venv/bin/mypy --no-error-summary

check-layers:
	@said=$$(.venv/bin/lint-imports --no-logo 2>&1) || { echo "$$said"; exit 1; }

check-migrations:
	@$(PYTHON_BIN) manage.py makemigrations --check --dry-run > /dev/null || { $(PYTHON_BIN) manage.py makemigrations --check --dry-run; exit 1; }

check-security:
	@.venv/bin/bandit --quiet --recursive --configfile pyproject.toml src tools

check-secrets:
	@git ls-files -z | xargs -0 .venv/bin/detect-secrets-hook --baseline .secrets.baseline

check-messages:
	@$(PYTHON_BIN) -m tools.messages check

check-architecture:
	@$(PYTHON_BIN) -m pytest -q --no-header -p no:playwright tests/architecture

fix: setup ## format the code, and repair what can be repaired
	@.venv/bin/ruff check --quiet --fix . || true
	@.venv/bin/ruff format --quiet .

bench: setup catalogues ## measure the work at 8,000 and 80,000 children (ARGS="--help" lists all)
	@$(PYTHON_BIN) -m bench $(ARGS)

bench-big: setup catalogues ## a million children, and the register of 25 million: hours (ARGS="--help" lists the parts)
	@$(PYTHON_BIN) -m bench.big $(ARGS)

bench-pages: setup catalogues ## open every page at 80,000 children, explain the slowest five
	@$(PYTHON_BIN) -m bench pages $(ARGS)

screenshots: setup catalogues database browser ## walk the journey in a browser, keep pictures in docs/images
	@mkdir -p docs/images
	@CIRANDA_PICTURES=docs/images $(PYTHON_BIN) -m pytest -q tests/journeys/test_the_whole_journey.py

graph: setup ## draw docs/layers.svg, write docs/access.md, docs/capabilities.md, packs/versions.toml
	@$(PYTHON_BIN) -m tools.layers
	@$(PYTHON_BIN) -m tools.access_page
	@$(PYTHON_BIN) -m tools.capabilities
	@$(PYTHON_BIN) -m tools.pack_versions

css: ## maintainers, with Node: compile the style sheets that are committed
	@cd frontend && npm ci --silent --no-audit --no-fund && npm run --silent css

messages: setup ## collect the sentences to translate into src/ciranda/locale, then compile them
	@$(PYTHON_BIN) -m tools.messages collect
	@$(PYTHON_BIN) -m tools.messages compile

catalogues: setup
	@$(PYTHON_BIN) -m tools.messages compile

lock: setup ## maintainers, with uv: compile requirements/*.in to exact versions with hashes
	@tools/lock

fresh-clone: ## clone the last commit into an empty folder and run everything there
	@tools/fresh-clone
