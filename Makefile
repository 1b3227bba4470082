# The words a newcomer needs: `make start`, `make test`, `make check`, `make bench`. `make help` lists the others.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
UV_VERSION := 0.13.9
PORT ?= 8080
INSTANCE ?= instance
# Buildout's own packages came out after Plone's.
NEWER := --exclude-newer-package zc-buildout=2026-10-16 --exclude-newer-package zc-recipe-egg=2026-10-16
# More for pytest: make test ARGS="tests/domain -k deadlines"
ARGS ?=
# Tests run in so many processes, each file in one of them. WORKERS=0: in one, with output as it comes.
WORKERS ?= $(shell nproc)

# Certificates of the network one is in are known to the machine, not to uv itself.
export UV_SYSTEM_CERTS := 1

# The tests that run without Plone.
UNIT := tests/domain tests/case
RUN := $(VENV)/bin/python -m
UV := VIRTUAL_ENV=$(abspath $(VENV)) $(VENV)/bin/uv
INSTALL := $(UV) pip install --quiet --compile-bytecode -c constraints.txt -e
PACKAGE := src/ntnu/deviations
PYTHON_FILES := src tests scripts examples $(wildcard benchmarks) setup.py
XML_FILES = $(shell find src scripts examples -name "*.zcml" -o -name "*.pt" -o -name "*.xml" | LC_ALL=C sort)

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.PHONY: start
start: $(VENV)/.for-demo translations ## the site with its demo at http://localhost:8080/ntnu (PORT and INSTANCE may be set)
	@scripts/debian_packages.sh documents
	@exec env PORT=$(PORT) INSTANCE=$(INSTANCE) $(RUN) scripts.start

.PHONY: test
test: $(VENV)/.for-test translations ## every test
	scripts/debian_packages.sh
	$(VENV)/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

# The folders are named, so that nothing of the others is read: no Plone.
.PHONY: test-unit
test-unit: $(VENV)/.for-test ## the tests of rules and schemas, without Plone: seconds
	$(VENV)/bin/pytest -m unit $(UNIT) $(ARGS)

.PHONY: test-integration
test-integration: $(VENV)/.for-test translations ## the tests with Plone in one process: no server, no browser
	scripts/debian_packages.sh documents
	$(VENV)/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m integration $(ARGS)

.PHONY: test-http
test-http: $(VENV)/.for-test translations ## the tests over HTTP
	scripts/debian_packages.sh documents
	$(VENV)/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m http $(ARGS)

.PHONY: test-browser
test-browser: $(VENV)/.for-test translations ## the tests with a browser
	scripts/debian_packages.sh
	$(VENV)/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m browser $(ARGS)

# Servers in processes of their own are not counted. Counting makes slow: no deadlines for single examples.
.PHONY: coverage
coverage: $(VENV)/.for-test translations ## which lines and branches the tests go through
	scripts/debian_packages.sh
	$(VENV)/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --hypothesis-profile=ci --cov --cov-report=term --cov-report=html $(ARGS)

.PHONY: check
check: check-style check-types check-locales check-generated check-wheel ## everything that can be told without running the site

.PHONY: check-style
check-style: $(VENV)/.for-check ## form of the Python, XML and text
	$(VENV)/bin/ruff format --check $(PYTHON_FILES)
	$(VENV)/bin/ruff check $(PYTHON_FILES)
	$(VENV)/bin/zpretty --check $(XML_FILES)
	$(VENV)/bin/codespell --quiet-level=2 README.md CONTRIBUTING.md CHANGES.md docs news src tests scripts examples $(wildcard benchmarks)
	$(VENV)/bin/towncrier build --draft --version next >/dev/null

# Rules that belong to one room, as pure as the domain.
STRICT := caselog/chain.py caselog/head_lists.py caselog/truncation.py archive/noark doors/origins.py doors/policy.py \
  drafts/rules.py recusal/rules.py speakup/receipt_codes.py

.PHONY: check-types
check-types: $(VENV)/.for-check ## the types of rules, schemas and actions: strictly in the rules
	$(VENV)/bin/mypy --strict $(PACKAGE)/domain $(addprefix $(PACKAGE)/,$(STRICT))
	$(VENV)/bin/mypy $(PACKAGE)/case $(PACKAGE)/engine

.PHONY: check-locales
check-locales: $(VENV)/.for-check ## every text is there in nb, nn and en
	$(RUN) scripts.check_translations

.PHONY: check-generated
check-generated: $(VENV)/.for-check ## what is written from other files is up to date
	$(RUN) scripts.check_generated

.PHONY: check-wheel
check-wheel: $(VENV)/.for-check ## the wheel builds, installs and holds all files
	$(RUN) scripts.check_wheel $(VENV)/bin/uv

.PHONY: format
format: $(VENV)/.for-check ## put Python and XML in form
	$(VENV)/bin/ruff format $(PYTHON_FILES)
	$(VENV)/bin/ruff check --fix $(PYTHON_FILES)
	$(VENV)/bin/zpretty -i $(XML_FILES)

.PHONY: locales
locales: $(VENV)/.for-check ## look for texts anew: refresh the .pot and the .po files
	$(RUN) scripts.locales

.PHONY: translations
translations: $(VENV)/.for-demo
	@$(RUN) scripts.compile_mo $(PACKAGE)/locales

.PHONY: lock
lock: $(VENV)/.for-check ## pin every version anew: constraints.txt, and versions.cfg from it
	$(UV) pip compile --quiet --universal --python-version 3.11 --exclude-newer 2026-09-12 setup.py \
		--extra demo --extra test --extra check --extra bench --no-header --no-annotate -o constraints.txt
	$(UV) pip compile --quiet --universal --python-version 3.11 --exclude-newer 2026-09-12 $(NEWER) \
		scripts/buildout.in -c constraints.txt --no-header --no-annotate -o scripts/buildout.txt
	$(RUN) scripts.versions_cfg

.PHONY: buildout
buildout: build/buildout/bin/buildout ## the same product by buildout: bin/instance and bin/test
	build/buildout/bin/buildout -N

# In an environment of its own: what comes with Plone beyond its core must not reach the tests.
.PHONY: bench
bench: ## measure
	@$(MAKE) --no-print-directory VENV=$(VENV)-bench measure

.PHONY: measure
measure: $(VENV)/.for-bench translations
	$(RUN) benchmarks.run $(ARGS)
	$(if $(findstring --quick,$(ARGS)),,$(RUN) benchmarks.processes)

.PHONY: bench-files
bench-files: $(VENV)/.for-test translations ## measure what heavy files of anonymous senders cost, and who waits for them
	$(RUN) benchmarks.files $(ARGS)

.PHONY: crawl
crawl: $(VENV)/.for-test translations ## open every page there is, as every role
	$(VENV)/bin/pytest tests/crawl/test_every_page.py $(ARGS)

.PHONY: pictures
pictures: $(VENV)/.for-test translations ## take the pictures of the pages of help anew
	$(VENV)/bin/pytest tests/crawl/test_pictures.py $(ARGS)

.PHONY: clean
clean: ## take away what was made, but no data
	rm -rf $(VENV) $(VENV)-bench build bin parts eggs develop-eggs .installed.cfg

# A file in the environment says what it was made for; newer dependencies make it anew.
$(VENV)/bin/uv:
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet uv==$(UV_VERSION)

$(VENV)/.for-demo: setup.py constraints.txt | $(VENV)/bin/uv
	$(INSTALL) '.[demo]'
	@touch $@

$(VENV)/.for-test: setup.py constraints.txt | $(VENV)/bin/uv
	$(INSTALL) '.[demo,test]'
	@touch $@ $(VENV)/.for-demo

$(VENV)/.for-bench: setup.py constraints.txt | $(VENV)/bin/uv
	$(INSTALL) '.[demo,test,bench]'
	@touch $@ $(VENV)/.for-test $(VENV)/.for-demo

$(VENV)/.for-check: setup.py constraints.txt | $(VENV)/bin/uv
	$(INSTALL) '.[demo,test,check]'
	@touch $@ $(VENV)/.for-test $(VENV)/.for-demo

build/buildout/bin/buildout: versions.cfg
	$(PYTHON) -m venv build/buildout
	build/buildout/bin/python -m pip install --quiet $$(sed -nE 's/^(setuptools|zc\.buildout) = /\1==/p' versions.cfg)
	@touch $@
