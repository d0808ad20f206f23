# `make run` and `make test` need nothing but Python 3.11 or later.

PYTHON ?= python3
PORT ?= 8000
SAMPLE ?= on
VENV := .venv
BIN := $(VENV)/bin
LOCAL = SECRET_KEY="$$(cat var/secret-key)" STATIC_FROM_SOURCE=on

.PHONY: run test check bench first-view lighthouse pictures tasks messages fonts lock clean

run: $(VENV)/run.stamp
	@mkdir -p var
	@test -s var/secret-key || (umask 077 && $(BIN)/python -c \
	  "import secrets; print(secrets.token_urlsafe(50))" > var/secret-key)
	@$(LOCAL) $(BIN)/python manage.py migrate --verbosity 0
	@$(LOCAL) $(BIN)/python manage.py rebuild_search --if-empty
	@test "$(SAMPLE)" = off || $(LOCAL) $(BIN)/python manage.py load_sample
	@$(LOCAL) $(BIN)/python manage.py create_first_admin
	@echo "The site is at http://127.0.0.1:$(PORT)/ and the admin at /admin/. Ctrl-C stops it."
	@$(LOCAL) exec $(BIN)/gunicorn mmn.wsgi --bind 127.0.0.1:$(PORT) \
	  --worker-class gthread --threads 8 --log-level warning

test: $(VENV)/test.stamp
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

check: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	SECRET_KEY=check $(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
	  ALLOWED_HOSTS=www.example.org \
	  $(BIN)/python manage.py check --deploy --fail-level WARNING

# Figures of the production server, of a large archive with ENTRIES=100000; see
# docs/performance.md.
bench: $(VENV)/test.stamp
	@.ci/postgres $(BIN)/python -m tests.bench $(ENTRIES)

# What a first visit costs on a bad line, and what Lighthouse says (where it is
# installed); see docs/performance.md.
first-view lighthouse: $(VENV)/test.stamp
	@$(BIN)/python -m tests.bench.$(subst -,_,$@)

# The screenshots of docs/editors, taken anew; ARGS= names some of them.
pictures: $(VENV)/test.stamp
	@$(BIN)/python -m tests.pictures $(ARGS)

# What five tasks cost an editor, stock Django admin beside ours; see
# docs/editing-effort.md.
tasks: $(VENV)/test.stamp
	@$(BIN)/python -m tests.tasks

# The catalogues of translations, after a text was changed; see docs/translating.md.
messages: $(VENV)/test.stamp
	@$(BIN)/python -m tests.languages

# The fonts of static/fonts from Debian's fonts-noto-core; see docs/typography.md.
fonts: $(VENV)/test.stamp
	@$(BIN)/python -m tests.fonts

# After a change of dependencies in pyproject.toml (needs uv).
lock:
	uv lock --quiet
	uv export --quiet --no-header --no-annotate --no-dev > requirements.lock
	uv export --quiet --no-header --no-annotate --all-groups > requirements-dev.lock

clean:
	rm -rf $(VENV)

$(VENV)/run.stamp: requirements.lock $(VENV)/bin/python
	@echo "Installing what the site needs into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements.lock
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock $(VENV)/bin/python
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Install Python 3.11 \
	or later, or name yours: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This is \
	$$($(PYTHON) --version), and the site needs Python 3.11 or later. Install it, or name \
	it: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is \
	missing. Install it (on Debian and Ubuntu: apt install python3-venv) and try again."; \
	exit 1; }
	@$(PYTHON) -m venv $(VENV)
