"""Rules that run in a second process find what they find in one, whatever happens to the process."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

import pytest

from belegkette import check
from belegkette.check import CheckResult, run_check
from belegkette.corpus import Corpus
from belegkette.model.terms import Profile
from belegkette.settings import Settings

DAY = date(2026, 11, 22)
PAGE = """# Konstruierte Seite

:::{recommendation} Erstens
:id: R-1
:strength: soll
:evidence: A-1, A-9

Das Land sollte prüfen und muss zahlen.

**Begründung.** Rückfragen an e.muster@example.org. TODO {evidence}`A-2`
:::
"""
RECORDS = """records:
  - {id: A-1, kind: interview-finding, title: T, text: T, interview: K-1, waive: [{code: EVD012, reason: G, until: 2030-01-01}]}
  - {id: A-2, kind: document, title: T, text: T, titel: falsch}
  - {id: A-3, kind: document, title: T, text: T}
"""

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork: rules run in one process")


@pytest.fixture
def corpus(corpus_of: Callable[..., Corpus]) -> Corpus:
    return corpus_of({"recommendations/a.md": PAGE, "evidence/a.yaml": RECORDS})


def found(corpus: Corpus, profile: Profile = Profile.REVIEW) -> CheckResult:
    return run_check(corpus, Settings(), profile, DAY)


def ask_for_two(monkeypatch: pytest.MonkeyPatch, cores: int = 2) -> None:
    monkeypatch.setattr(check, "_WORTH_TWO_PROCESSES", 0)
    monkeypatch.setattr(check, "usable_cores", lambda: cores)


@needs_fork
@pytest.mark.parametrize("profile", Profile)
def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch, corpus: Corpus, profile: Profile) -> None:
    alone = found(corpus, profile)
    ask_for_two(monkeypatch)
    assert found(corpus, profile) == alone
    assert {one.code[:3] for one in alone.diagnostics} >= {"SRC", "LNK", "EVD", "REC", "PRV"}


def test_where_no_process_can_be_started_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, corpus: Corpus) -> None:
    alone = found(corpus)

    def refuse() -> int:
        raise BlockingIOError

    ask_for_two(monkeypatch)
    monkeypatch.setattr(os, "fork", refuse, raising=False)
    assert found(corpus) == alone


@needs_fork
def test_a_broken_off_check_leaves_no_process(monkeypatch: pytest.MonkeyPatch, corpus: Corpus) -> None:
    here = os.getpid()
    judge = check._judge

    def interrupt_here(*arguments: object) -> object:
        if os.getpid() == here:
            raise KeyboardInterrupt
        return judge(*arguments)  # type: ignore[arg-type]

    ask_for_two(monkeypatch)
    monkeypatch.setattr(check, "_judge", interrupt_here)
    with pytest.raises(KeyboardInterrupt):
        found(corpus)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_one_core_starts_no_process(monkeypatch: pytest.MonkeyPatch, corpus: Corpus) -> None:
    ask_for_two(monkeypatch, cores=1)
    monkeypatch.setattr(check, "Fork", lambda _work: pytest.fail("started a process"))
    assert found(corpus).diagnostics
