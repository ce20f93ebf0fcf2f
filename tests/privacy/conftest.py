"""A constructed project with a unique word in everything internal, built once: nothing in it was ever said or found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CANARY = "zyxkanarie"
"""The beginning of every such word; no other text contains it."""

FILES = {
    "pyproject.toml": f'[tool.belegkette]\ninternal-root = "{CANARY}ordner"\nk = 1\n',
    "conf.py": """\
project = "Konstruierte Ausgabe"
language = "de"
extensions = ["sphinx_design", "belegkette.sphinx_ext", "belegkette.pdf.tagging"]
pdf_documents = [("index", "handlungsempfehlungen", project, "Niemand")]
""",
    "index.md": "# Konstruierte Ausgabe\n\n```{toctree}\nrecommendations/a\nregister/index\nlaendervergleich\nmatrix\n```\n",
    "evidence/vocabulary.yaml": f"""\
# {CANARY}kommentar
home: DE-HE
regions: {{DE-HE: {{name: Hessen}}}}
groups: {{ifd: {{name: Integrationsfachdienst}}}}
addressees: {{LAND: {{name: Das Land}}}}
questions: {{{CANARY}frage: {{text: {CANARY}fragetext}}}}
fields: {{netz: {{name: Netzwerke}}}}
""",
    "evidence/codebook.yaml": "codes: {K1: {name: Ansprechstelle, definition: Wer zuständig ist.}}\n",
    "evidence/sources.yaml": f"""\
sources:
  A: {{title: Studie A, publisher: Amt, year: 2024, url: "https://example.org/a"}}
  G: {{title: {CANARY}quelle, publisher: {CANARY}verlag, url: "https://example.org/{CANARY}url"}}
""",
    f"evidence/interviews/{CANARY}datei.yaml": f"""\
# {CANARY}kommentar
kind: interview-finding
interview: {CANARY}interview
question: {CANARY}frage
passage: {CANARY}stelle
region: DE-HE
group: ifd
codes: [K1]
findings:
  - {{id: F-1, title: Erster, text: Befund eins., quote: „Ja.“, consent: publication, n: 4, derived-from: [{CANARY.upper()}-C1],
     waive: [{{code: EVD001, reason: {CANARY}grund, until: 2027}}]}}
  - {{id: F-2, title: Zweiter, text: Befund zwei., n: 5}}
  - {{id: F-3, title: {CANARY}titel, text: {CANARY}text, quote: {CANARY}zitat, status: withdrawn}}
""",
    "evidence/practices.yaml": """\
records:
  - {id: P-1, kind: state-practice, title: Praxis, text: Praxis., region: DE-HE, sources: [{key: A}]}
""",
    f"{CANARY}ordner/codings.yaml": f"""\
records:
  - {{id: {CANARY.upper()}-C1, kind: coding, title: {CANARY}codetitel, text: {CANARY}codetext, codes: K1,
     interview: {CANARY}codeinterview, passage: {CANARY}codestelle}}
  - {{id: {CANARY.upper()}-T1, kind: table, title: {CANARY}tabelle, text: {CANARY}tabellentext}}
  - {{id: {CANARY.upper()}-D1, kind: document, title: {CANARY}dokument, text: {CANARY}dokumenttext, visibility: internal,
     sources: [{{key: G, locator: {CANARY}ort, note: {CANARY}notiz}}]}}
""",
    "recommendations/a.md": f"""\
---
field: netz
---

# Seite

:::{{recommendation}} Stellen benennen
:id: HE-1
:strength: soll
:addressee: LAND
:evidence: F-1, F-2, P-1, {CANARY.upper()}-D1, {CANARY.upper()}-C1
:authors: {CANARY}autor
:waive: REC007 bis 2027-03-31: {CANARY}ausnahme

Das Land soll Stellen <!-- {CANARY}kommentar --> benennen ({{evidence}}`F-1`, {{evidence}}`{CANARY.upper()}-T1`).

**Begründung.** So sagt es {{quote}}`F-1`, auch {{evidence}}`{CANARY.upper()}-D1`.

% {CANARY}kommentar
:::
""",
}


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "belegkette", *words, "--root", str(root), "--as-of", "2026-11-22"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def canary_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its public edition, its exports and its internal edition."""
    root = tmp_path_factory.mktemp("konstruiert") / f"{CANARY}pfad"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    internal = run(root, "build", "--edition", "internal")
    assert (root / "_build/internal/index.html").exists(), internal.stdout + internal.stderr
    for builder in ("html", "pdf"):
        folders = ["-d", str(root / "_build/doctrees" / builder), str(root), str(root / "_build" / builder)]
        command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-D", "belegkette_as_of=2026-11-22", *folders]
        public = subprocess.run(command, capture_output=True, text=True, check=False)
        assert public.returncode == 0, public.stderr
    (root / "ausgabe").mkdir()
    for form in ("json", "needs", "jsonld", "docx"):
        done = run(root, "export", form, "--out", str(root / "ausgabe" / f"graph.{form}"))
        assert done.returncode == 0, done.stderr
    return root
