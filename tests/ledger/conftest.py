"""The constructed project of the rules, on disk, with people who review it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from belegkette.corpus import load_corpus
from belegkette.graph import TraceGraph
from belegkette.ledger.deciding import NewDecision
from belegkette.ledger.state import ReviewBook
from belegkette.model.ledger import ReviewVerdict, Subject
from belegkette.settings import load_settings

BASE = Path(__file__).parents[1] / "rules" / "base"
DAY = date(2026, 11, 22)
PEOPLE = """\
reviewers:
  R1: {name: Erste Person, role: Fachaufsicht, mail: eins@example.org}
  R2: {name: Zweite Person, role: Praxis}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without decisions; the file of the people behind the keys lies beside it, as it should."""
    target = tmp_path / "projekt"
    shutil.copytree(BASE, target)
    people = tmp_path / "pruefende.yaml"
    people.write_text(PEOPLE, encoding="utf-8")
    monkeypatch.setenv("BELEGKETTE_REVIEWERS", str(people))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    return target


@pytest.fixture
def book_of(root: Path) -> Callable[[], ReviewBook]:
    """Load the project as it is now."""
    return lambda: ReviewBook(TraceGraph(load_corpus(str(root), load_settings(str(root))), DAY))


def decision(
    subject: Subject, reviewer: str = "R1", verdict: ReviewVerdict = ReviewVerdict.ACCEPTED, comment: str = ""
) -> NewDecision:
    return NewDecision(
        subject=subject, reviewer=reviewer, role="Fachaufsicht", day=DAY, verdict=verdict, comment=comment
    )
