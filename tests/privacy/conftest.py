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
    "index.md": "# Konstruierte Ausgabe\n\n```{start-page}\n```\n\n```{toctree}\nrecommendations/a\nregister/index\nlaendervergleich\nauswertungen/index\nmatrix\n```\n",
    "evidence/vocabulary.yaml": f"""\
# {CANARY}kommentar
home: DE-HE
regions: {{DE-HE: {{name: Hessen, note: {CANARY}regionsnotiz}}}}
groups: {{ifd: {{name: Integrationsfachdienst, note: {CANARY}gruppennotiz}}}}
addressees: {{LAND: {{name: Das Land, note: {CANARY}adressatennotiz}}}}
questions: {{{CANARY}frage: {{text: {CANARY}fragetext}}, {CANARY}codefrage: {{text: {CANARY}codefragetext}}}}
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
  - {{id: F-2, title: Zweiter, text: Befund zwei., n: 5, factor: enabler}}
  - {{id: F-4, title: Vierter, text: Befund vier., n: 5, factor: barrier}}
  - {{id: F-3, title: {CANARY}titel, text: {CANARY}text, quote: {CANARY}zitat, status: withdrawn}}
""",
    "evidence/practices.yaml": """\
records:
  - {id: P-1, kind: state-practice, title: Praxis, text: Praxis., region: DE-HE, sources: [{key: A}]}
  - {id: E-1, kind: event, title: Tagung, text: Tagung., date: 2023, participants: 9, sources: [{key: A}]}
  - {id: S-1, kind: statistic, title: Zahl, text: Zahl., value: 3, unit: Stellen, as-of: 2024, definition: Alle., sources: [{key: A}]}
  - {id: B-1, kind: practice-example, title: Beispiel, text: Beispiel., region: DE-HE, branch: Handel, sources: [{key: A}]}
  - {id: B-2, kind: practice-example, title: zyxkanarieportrait, text: zyxkanarieportraittext, consent: {scope: zyxkanarieumfang, withdrawn: true}}
""",
    f"{CANARY}ordner/codings.yaml": f"""\
records:
  - {{id: {CANARY.upper()}-C1, kind: coding, title: {CANARY}codetitel, text: {CANARY}codetext, codes: K1,
     interview: {CANARY}codeinterview, passage: {CANARY}codestelle, question: {CANARY}codefrage, memo: {CANARY}codememo,
     foreign-id: {CANARY}fremd, origin: {{format: refi-qda, sha256: {CANARY}summe, program: {CANARY}programm}}}}
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

```{{easy-language}} Hilfe für alle

Das Land soll helfen.
% {CANARY}kommentar
```
:::
""",
    "recommendations/reviews.yaml": f"""\
reviews:
  - subject: HE-1
    reviewer: {CANARY}pruefer
    role: {CANARY}rolle
    date: 2026-11-01
    verdict: changes-requested
    comment: {CANARY}bemerkung
    seen: {{HE-1: 00000000000000000000}}
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
    for form in ("qdc", "xlsx"):
        done = run(root, "export", "codebook", "--format", form, "--out", str(root / "ausgabe" / f"codes.{form}"))
        assert done.returncode == 0, done.stderr
    return root
