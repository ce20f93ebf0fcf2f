# Belegkette. „make“ prüft und baut die Ausgabe, „make test“ prüft das Werkzeug, „make help“ zeigt alles.
.DEFAULT_GOAL := all
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/belegkette
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2

.PHONY: all help check html pdf internal report handbook preview release lint types test test-full site tools validate bench pictures accessibility page-pictures site-pictures lock catalogue clean

all: $(VENV)/ready
	@$(RUN) build

help: ## zeigt diese Übersicht
	@echo "make          prüft die Belegkette und baut HTML und PDF nach _build/"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 16

check: $(VENV)/ready ## prüft nur und nennt jeden Fehler mit Datei, Zeile und Abhilfe
	@$(RUN) check

html: $(VENV)/ready ## prüft und baut nur die HTML-Ausgabe
	@$(RUN) build --only html

pdf: $(VENV)/ready ## prüft und baut nur die PDF-Ausgabe
	@$(RUN) build --only pdf

internal: $(VENV)/ready ## baut die interne Ausgabe mit Nachweisbericht nach _build/internal/
	@$(RUN) build --edition internal

report: $(VENV)/ready ## schreibt den Nachweisbericht nach _build/report/
	@$(RUN) report

handbook: $(VENV)/ready ## baut das Handbuch nach _build/handbook/
	@$(BIN)/python -m sphinx -n -W --keep-going -q -b html docs _build/handbook
	@echo "Handbuch: _build/handbook/index.html"

preview: $(VENV)/ready ## zeigt die Ausgabe im Browser und baut bei Änderungen neu (noch nicht gebaut)
	@$(RUN) preview

release: $(VENV)/ready ## gibt eine Ausgabe frei (noch nicht gebaut)
	@$(RUN) release

# --- für die Entwicklung -------------------------------------------------------------------------------------------

$(VENV)/ready: requirements.lock pyproject.toml
	@echo "Arbeitsumgebung wird eingerichtet (einmalig, etwa eine Minute) …"
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 oder neuer wird gebraucht." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready requirements-test.lock
	@echo "Testwerkzeuge werden eingerichtet …"
	@$(PIP) install --require-hashes --requirement requirements-test.lock
	@touch $@

tools: ## richtet Debians chromium, poppler und LibreOffice für Tests ein, wo das erlaubt ist
	@sh tests/tools/debian.sh
	@sh tests/tools/html_checker.sh

test: $(VENV)/ready-test tools ## schnelle Tests (unter fünf Minuten auf zwei Kernen)
	@$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow"

lint: $(VENV)/ready-test ## Stil, Schichten und Übersetzungen
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo

types: $(VENV)/ready-test ## Typen
	@$(BIN)/mypy

site: $(VENV)/ready ## baut die Ausgabe so streng wie möglich (-n -W)
	@rm -rf _build/strict
	@$(BIN)/python -m sphinx -n -W --keep-going -j auto -q -b html . _build/strict
	@echo "Die Ausgabe baut ohne Warnung."

test-full: lint types site ## alles: Stil, Typen, Ausgabe, alle Tests; fehlende Werkzeuge sind ein Fehler
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory validate
	@$(MAKE) --no-print-directory handbook
	@BELEGKETTE_REQUIRE_TOOLS=1 $(MAKE) --no-print-directory tools
	@BELEGKETTE_REQUIRE_TOOLS=1 $(BIN)/python -m pytest -q -n $(WORKERS)

validate: $(VENV)/ready-test ## prüft das gebaute PDF mit veraPDF (PDF/UA-1 und PDF/A-2a) und schreibt den Prüfbericht
	@$(BIN)/python tests/tools/verapdf.py --profile PDFUA-1 --profile PDFA-2A --write _build/pdf/handlungsempfehlungen.pdf
	@$(RUN) verify --report _build/pdf/handlungsempfehlungen.pdf

bench: $(VENV)/ready-test ## misst Zeit und Speicher im Verhältnis zu bekannten Werkzeugen
	@$(BIN)/python bench/run.py --html
	@$(BIN)/python bench/pdf.py

pictures: $(VENV)/ready-test tools ## macht die Bilder für README und Handbuch neu (nach „make“)
	@$(BIN)/python tests/tools/pictures.py
	@$(BIN)/python tests/tools/review_pictures.py

accessibility: $(VENV)/ready-test tools ## misst jede Art von Seite im Browser und schreibt barrierefreiheit.json
	@BELEGKETTE_REQUIRE_TOOLS=1 $(BIN)/python -m pytest -q -n $(WORKERS) tests/accessible/test_barriers.py
	@cp _build/barrierefreiheit.json barrierefreiheit.json
	@echo "barrierefreiheit.json ist neu: Die nächste Ausgabe zeigt es auf der Seite „Prüfbericht Barrierefreiheit“."

site-pictures: $(VENV)/ready-test tools ## macht die Vergleichsbilder der acht Ansichten der Website neu (dann ansehen)
	@$(BIN)/python -m tests.tools.site_pictures

page-pictures: $(VENV)/ready-test tools ## macht die Vergleichsbilder der acht PDF-Seiten neu (dann ansehen)
	@$(BIN)/python tests/tools/page_pictures.py

lock: $(VENV)/ready-test ## schreibt die festen Versionen neu (braucht uv)
	@sh tests/tools/lock.sh

catalogue: $(VENV)/ready-test ## sammelt neue Meldungen für die englische Übersetzung ein
	@$(BIN)/python tests/tools/update_catalogue.py

clean: ## löscht alles Gebaute (nicht die Arbeitsumgebung)
	@rm -rf _build register easy-language auswertungen laender laendervergleich.md matrix.md barrierefreiheit.md
