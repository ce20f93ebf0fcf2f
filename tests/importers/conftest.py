"""A constructed project to import into, with a tree for what is internal beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from belegkette.cli.main import main
from belegkette.corpus import Corpus, load_corpus
from belegkette.settings import load_settings

CODEBOOK = """\
# konstruiert
codes:
  K03: {name: Ansprechstelle, definition: Wer zuständig ist., anchor-example: "„Wer hilft?“", coding-rule: Sonst K08.}
  K08: {name: Anleitung und Begleitung}
"""
VOCABULARY = """\
# konstruiert
home: DE-HE
regions:
  DE-HE: {name: Hessen}
  LDK: {name: Lahn-Dill-Kreis, part-of: DE-HE}
groups:
  ifd: {name: Integrationsfachdienst}
questions:
  F3: {text: Was hat geholfen?}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a project whose settings name ``../intern``."""
    root = tmp_path / "projekt"
    (root / "evidence").mkdir(parents=True)
    (root / "recommendations").mkdir()
    (root / "evidence" / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (root / "evidence" / "vocabulary.yaml").write_text(VOCABULARY, encoding="utf-8")
    (root / "pyproject.toml").write_text('[tool.belegkette]\ninternal-root = "../intern"\n', encoding="utf-8")
    (tmp_path / "namen.yaml").write_text(
        'documents:\n  "Gespräch A": {interview: LDK-07, region: LDK}\n  "Gespräch B": LDK-08\n', encoding="utf-8"
    )
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return root


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    """Import a file with the key file and return the report as data; the exit code is in it."""

    def call(form: str, path: Path, *options: str, names: str = "../namen.yaml") -> dict[str, Any]:
        words = ["import", form, str(path), "--format", "json", *(["--names", names] if names else []), *options]
        capsys.readouterr()
        code = main(words)
        shown = capsys.readouterr()
        report: dict[str, Any] = json.loads(shown.out) if shown.out.startswith("{") else {}
        return {**report, "code": code, "stderr": shown.err}

    return call


@pytest.fixture
def corpus(project: Path) -> Callable[[], Corpus]:
    def load() -> Corpus:
        return load_corpus(str(project), load_settings(str(project)))

    return load


@pytest.fixture
def texts(corpus: Callable[[], Corpus]) -> Callable[[], list[str]]:
    """The imported segments, as the project's own loader reads them."""

    def load() -> list[str]:
        loaded = corpus()
        assert [problem.message for problem in loaded.problems] == []
        return sorted(record.text for record in loaded.evidence.values() if record.kind == "coding")

    return load
