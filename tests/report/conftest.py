"""A constructed project with everything a report must show, and hostile texts in it; and the shipped corpus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from belegkette.check import CheckResult, run_check
from belegkette.corpus import load_corpus
from belegkette.graph import TraceGraph
from belegkette.ledger.state import ReviewBook
from belegkette.model.terms import Profile
from belegkette.report.build import build_report
from belegkette.report.model import Report
from belegkette.report.reviews import LedgerReviews
from belegkette.settings import load_settings

DAY = date(2026, 11, 22)
REPOSITORY = Path(__file__).resolve().parents[2]

VOCABULARY = """
home: DE-HE
regions:
  DE-HE: {name: Hessen}
  A: {name: Modellkreis A, model: true, part-of: DE-HE}
  B: {name: Modellkreis B, model: true, part-of: DE-HE}
groups:
  betroffene: {name: Betroffene, concerned: true, surveyed: true}
  betriebe: {name: Betriebe, surveyed: true}
addressees:
  LAND: {name: Das konstruierte Land}
fields:
  netz: {name: Netzwerke}
  geld: {name: Geld}
"""

EVIDENCE = """
records:
  - id: F-1
    kind: interview-finding
    title: "=1+1 <script>window.hit=1</script> & „Titel“"
    text: |-
      Konstruierter Text mit <script>window.hit=2</script> und <img src=x onerror=window.hit=3>.

      Zweiter Absatz, der vollständig dastehen muss.
    quote: „Ein konstruiertes Zitat.“
    interview: K-01
    method: interview
    consent: publication
    date: 2022-05
    region: A
    group: betroffene
    n: 7
    n-source: 40
    codes: [K01]
    factor: barrier
    confidence:
      level: moderate
      methods: {concern: minor, note: Nur ein Gespräch ausgewertet.}
      coherence: none
      adequacy: serious
      relevance: moderate
    contradicts: [{id: F-2, resolved: Andere Gruppe gefragt.}]
  - id: F-2
    kind: interview-finding
    title: Zweiter Befund
    text: "-2+3+cmd|' /C calc'!A0"
    date: 2023
    region: [A, B]
    group: [betroffene, betriebe]
    confidence: {level: low}
    sources: [{key: STUDIE, locator: S. 12, extent: excerpt, note: Nur Kapitel 2.}]
  - id: S-1
    kind: statistic
    title: Konstruierte Zahl
    text: So viele waren es.
    value: 12345.5
    unit: Personen
    as-of: 2024-12-31
    definition: Alle, die gezählt wurden.
    valid-until: 2025-06-30
    sources: [{title: Konstruierte Statistik, publisher: Amt, year: 2024, url: "javascript:window.hit=4"}]
  - id: D-1
    kind: document
    title: Gegenbeleg
    text: Das Gegenteil steht hier.
    sources: [{title: Konstruiertes Papier, publisher: Verlag, year: 2020}]
  - id: D-2
    kind: document
    title: Nie angeführt
    text: Wortlaut des nie angeführten Belegs.
    not-used: Betrifft ein anderes Land.
    sources: [{title: Konstruiertes Papier 2, publisher: Verlag, year: 2021}]
  - id: D-3
    kind: document
    title: Ohne Grund nicht angeführt
    text: Wortlaut ohne Grund.
    sources: [{title: Konstruiertes Papier 3, publisher: Verlag, year: 2021}]
    waive: [{code: LNK003, reason: Kommt in die nächste Ausgabe., until: 2027-01-31}]
  - id: F-3
    kind: interview-finding
    title: Geheimer Titel
    text: Geheimer Text
    quote: „Geheimes Zitat“
    interview: K-02
    consent: withdrawn
"""

PAGE = """---
field: netz
---

# Netzwerke (konstruiert)

:::{recommendation} Ansprechstelle <script>window.hit=5</script> benennen
:id: E-1
:strength: soll
:addressee: LAND
:evidence: F-1, F-2
:qualified-by: S-1
:contradicted-by: D-1
:counter-response: Das Papier spricht von einem anderen Fall.
:horizon: 2030
:indicator: Zahl der Stellen
:status: review

Das Land soll eine Ansprechstelle benennen.

**Begründung.** Weil es hilft ({evidence}`F-1`), siehe {recommendation}`E-2`. <b onclick="window.hit=6">Kein HTML</b>
[Verweis](javascript:window.hit=7)
:::
"""

SECOND = """---
field: geld
---

# Geld (konstruiert)

:::{recommendation} Fehlender Beleg
:id: E-2
:strength: sollte
:addressee: LAND
:evidence: S-1, GIBT-ES-NICHT
:horizon: 2030
:indicator: Zahl der Bescheide

Das Land sollte zahlen.
:::

:::{recommendation} Ohne Beleg
:id: E-10
:strength: kann

Das Land kann warten. TODO
:::
"""

FILES = {
    "evidence/vocabulary.yaml": VOCABULARY,
    "evidence/codebook.yaml": "codes:\n  K01: {name: Konstruierter Code}\n",
    "evidence/sources.yaml": (
        "sources:\n  STUDIE: {title: Konstruierte Studie, publisher: Institut, year: 2023, url: https://example.org/studie}\n"
    ),
    "evidence/documents/alle.yaml": EVIDENCE,
    "recommendations/a.md": PAGE,
    "recommendations/b.md": SECOND,
}


@dataclass(frozen=True)
class Made:
    """A report with the check it shows."""

    root: Path
    result: CheckResult
    report: Report


def write_project(root: Path) -> Path:
    """Write the constructed project below a folder."""
    for path, content in FILES.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return root


def make_report(root: Path, profile: Profile = Profile.REVIEW) -> Made:
    """Check a project and build its report."""
    settings = load_settings(str(root))
    corpus = load_corpus(str(root), settings)
    result = run_check(corpus, settings, profile, DAY)
    graph = TraceGraph(corpus, DAY)
    return Made(root, result, build_report(graph, settings, result, LedgerReviews(ReviewBook(graph))))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_report(write_project(tmp_path_factory.mktemp("report")))


@pytest.fixture(scope="session")
def real() -> Made:
    return make_report(REPOSITORY)
