"""What the tests of handbook and README share: a constructed project, and a copy of the real one, to try things on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.docs.pages import ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the constructed project, which is the current folder; the day is fixed."""
    target = tmp_path / "projekt"
    shutil.copytree(Path(__file__).parent / "project", target)
    return _enter(target, monkeypatch)


@pytest.fixture
def real_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's own corpus, which is the current folder; the day is fixed."""
    target = tmp_path / "projekt"
    target.mkdir()
    for name in ("evidence", "recommendations"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("index.md", "pyproject.toml"):
        shutil.copy(ROOT / name, target)
    return _enter(target, monkeypatch)


def _enter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    people = folder.parent / "pruefende.yaml"
    people.write_text("reviewers: {R1: {role: Fachaufsicht}, R2: {role: Praxis}}\n", encoding="utf-8")
    monkeypatch.setenv("BELEGKETTE_REVIEWERS", str(people))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    return folder
