"""A constructed project in which everything internal carries the word GEHEIM, so that a leak can be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from belegkette.corpus import load_corpus
from belegkette.edition import Edition
from belegkette.exchange.build import build_document
from belegkette.exchange.document import EditionName, GraphDocument
from belegkette.graph import TraceGraph
from belegkette.settings import Settings

DAY = date(2026, 11, 22)

FILES = {
    "evidence/vocabulary.yaml": """\
home: DE-HE
regions: {DE-HE: {name: Hessen, note: GEHEIM Notiz}, DE-HH: {name: Hamburg}}
groups: {ifd: {name: Integrationsfachdienst}}
addressees: {LAND: {name: Das Land, note: GEHEIM}}
questions: {F1: {text: GEHEIM Frage}}
fields: {netz: {name: Netzwerke}, geld: {name: Geld}}
""",
    "evidence/codebook.yaml": "codes: {K1: {name: Ansprechstelle}}\n",
    "evidence/sources.yaml": """\
sources:
  A: {title: Studie A, publisher: Amt, year: 2024, url: "https://example.org/a"}
  B: {title: Studie B, url: ["https://example.org/b", "https://example.org/c"]}
  G: {title: GEHEIM Quelle}
""",
    "evidence/interviews/f.yaml": """\
kind: interview-finding
interview: GEHEIM-07
question: F1
region: DE-HE
findings:
  - {id: F-1, title: Erster, text: Befund eins., passage: GEHEIM 12, quote: „Ja.“, consent: publication, codes: K1,
     sources: [{key: A, locator: 7}], confidence: {level: moderate, note: N}, waive: [{code: EVD001, reason: GEHEIM, until: 2027}]}
  - {id: F-2, title: Zweiter, text: Befund zwei., quote: GEHEIM Zitat, consent: analysis-only, sources: [{key: B}],
     derived-from: [I-1, F-1], contradicts: [I-1, {id: F-1, resolved: Andere Zeit.}]}
  - {id: F-3, title: GEHEIM Titel, text: GEHEIM Text, status: withdrawn}
  - {id: F-4.1, title: Mit Punkt, text: Befund vier., not-used: GEHEIM Grund}
""",
    "evidence/statistics/s.yaml": """\
records:
  - {id: S-1, kind: statistic, title: Zahl, text: Zahl., value: 201, unit: Personen, as-of: 2024-12-31}
  - {id: S-2, kind: statistic, title: GEHEIM, text: GEHEIM, value: 777, unit: GEHEIM, as-of: 2024, status: withdrawn}
  - {id: P-1, kind: state-practice, title: Praxis, text: Praxis., region: DE-HH, subsidy: {text: 75 Prozent, source: B},
     transferability: {verdict: promising, mechanism: M, U1: {rating: favourable}}}
  - {id: E-1, kind: event, title: Fachtag, text: Tag., participants: 30, contained-in: I-1}
""",
    "evidence/internal.yaml": """\
records:
  - {id: I-1, kind: document, title: GEHEIM, text: GEHEIM, visibility: internal, sources: [{key: G}]}
  - {id: I-2, kind: coding, title: GEHEIM, text: GEHEIM, interview: GEHEIM}
""",
    "recommendations/a.md": """\
---
field: netz
---

# Seite

:::{recommendation} Stellen benennen
:id: HE-1
:strength: soll
:addressee: LAND
:evidence: F-1, F-2, I-1, F-3
:qualified-by: S-1
:contradicted-by: P-1
:counter-response: Hamburg ist eine Stadt.
:authors: GEHEIM
:waive: EVD001 bis 2027-03-31: GEHEIM
:response: accepted
:response-date: 2026-05-01, I-1, S-1

Das Land soll Stellen <!-- GEHEIM --> benennen ({evidence}`F-1`).

**Begründung.** So sagt es {quote}`F-1`, auch {evidence}`I-1` und {recommendation}`HE-2`.

% GEHEIM Notiz

```{note}
:class: GEHEIM
Ein Hinweis.
```
:::

:::{recommendation} Geld geben <b>schnell</b> & |gut|
:id: HE-2
:field: geld
:strength: kann
:supersedes: HE-1
:evidence: F-4.1

Das Land kann Geld geben.

![Bild](https://example.org/bild.png) und <img src="file:///etc/hostname"> und $x$.
:::
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The constructed project on disk."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def document_of(root: Path) -> Callable[..., GraphDocument]:
    """Make the document of the constructed project."""

    def make(name: EditionName = EditionName.PUBLIC) -> GraphDocument:
        corpus = load_corpus(str(root), Settings())
        assert corpus.problems == []
        return build_document(Edition(TraceGraph(corpus, DAY), Settings()), name)

    return make


@pytest.fixture
def public(document_of: Callable[..., GraphDocument]) -> GraphDocument:
    """The public document."""
    return document_of()


@pytest.fixture
def internal(document_of: Callable[..., GraphDocument]) -> GraphDocument:
    """The document with everything."""
    return document_of(EditionName.INTERNAL)
