# make run       the dashboard, on http://localhost:8501
# make test      the tests, the import rules and the browser tests among them, in three lanes; minutes
# make test-all  those and the slow ones: killed browsers, pictures of every layout, logs in PostgreSQL and Spark where they can be had
# make fuzz      thousands of odd files that nobody thought of, other ones each time; minutes
# make check     lint, format, types and import rules, then the tests
# make bench     how long pages, crowds and files take on this machine; fails where one takes longer than it may
# make clean     removes what the others made
#
# The first run makes .venv and installs the pinned packages; later ones start at once.

PORT ?= 8501
ADDRESS ?= localhost# 0.0.0.0 lets other machines in
PYTHON ?= python3

.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test test-all fuzz check bench pins clean

VENV := .venv/bin/python
# Asks again, since an office's network loses a download now and then.
INSTALL = echo "Installing the packages of $< (some minutes the first time) ..."; \
	for try in 1 2 3; do \
		$(VENV) -m pip install --quiet --disable-pip-version-check --no-input --retries 10 -r $< && break; \
		[ $$try -lt 3 ] || { echo "The packages could not be installed; what pip says stands above." >&2; exit 1; }; \
		sleep $$((try * 5)); \
	done

run: .venv/installed
	@$(VENV) -m src.app.listening "$(PORT)" "$(ADDRESS)"
	$(VENV) -m streamlit run serve.py --server.port "$(PORT)" --server.address "$(ADDRESS)"

test: WHICH = -m "not slow"
test-all: WHICH = --hypothesis-profile=many
test-all: .venv/installed-log
# Whatever the shell says, what pytest compiles is kept: each lane would compile all tests anew, each time (a tenth of all processor time).
test test-all: export PYTHONDONTWRITEBYTECODE =
test test-all: .venv/installed-dev
	@CHROMIUM="$$(sh tools/browser.sh)" && export CHROMIUM && \
	$(VENV) -m pytest -q $(WHICH) -n 3 --no-loadscope-reorder

fuzz: .venv/installed-dev
	$(VENV) -m pytest -q -n 2 --hypothesis-profile=fuzz tests/loading/test_intake_properties.py

check: .venv/installed-dev
	$(VENV) -m ruff check
	$(VENV) -m ruff format --check
	$(VENV) -m mypy
	$(VENV) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	@$(MAKE) --no-print-directory test

bench: .venv/installed-dev .venv-bench/installed
	@CHROMIUM="$$(sh tools/browser.sh)" && export CHROMIUM && $(VENV) -m benchmarks

# After a change in a .in file. Add `PINS=--upgrade` for new versions of everything.
pins: .venv/installed-dev
	$(VENV) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(PINS) --output-file requirements.txt requirements.in
	$(VENV) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(PINS) --output-file requirements-dev.txt requirements-dev.in
	$(VENV) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(PINS) --output-file requirements-bench.txt requirements-bench.in
	$(VENV) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(PINS) --output-file requirements-log.txt requirements-log.in

clean:
	rm -rf .venv .venv-bench .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: requirements.txt $(VENV)
	@$(INSTALL)
	@touch $@

.venv/installed-dev: requirements-dev.txt $(VENV)
	@$(INSTALL)
	@touch $@ .venv/installed

# Where the engines' drivers, or the engines, cannot be had, the tests that ask them are left out.
.venv/installed-log: requirements-log.txt .venv/installed-dev
	@sh tools/engines.sh || true
	@( $(INSTALL) ) && touch $@ || true

# A folder of its own, with Dash in it, that only the peer's process sees. Where it cannot be had, the pages are measured without it.
.venv-bench/installed: requirements-bench.txt .venv/installed-dev
	@rm -rf .venv-bench
	@$(VENV) -m pip install --quiet --disable-pip-version-check --no-input --target .venv-bench -r $< && touch $@ || \
		{ rm -rf .venv-bench; echo "Dash could not be installed, so nothing is measured beside it." >&2; }

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; PYTHON=/path/to/python3 make ... names another than $(PYTHON)." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "No virtual environment could be made (Debian, Ubuntu: sudo apt-get install python3-venv)." >&2; exit 1; }
