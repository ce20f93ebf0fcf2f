"""Rules that look on two cores find what they find one after the other, whatever happens to the second process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from belegkette import check
from belegkette.corpus import load_corpus
from belegkette.diagnostics import Problem
from belegkette.errors import BelegketteError
from belegkette.graph import TraceGraph
from belegkette.model.terms import Profile
from belegkette.rules.base import Rule
from belegkette.rules.catalogue import RULES
from belegkette.settings import Settings

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork: the rules run in order")

CHECKED = [rule for rule in RULES.values() if rule.check is not None]
PAGE = (
    "# Seite\n\n:::{recommendation} Titel\n:id: R-1\n:strength: soll\n:evidence: A-9\n\n"
    "Das Land soll prüfen. TODO: Rückfragen an e.muster@example.org.\n:::\n"
)


@pytest.fixture
def graph(tmp_path: Path) -> TraceGraph:
    """A constructed project with faults that rules of both processes find."""
    (tmp_path / "recommendations").mkdir()
    (tmp_path / "recommendations" / "a.md").write_text(PAGE, encoding="utf-8")
    return TraceGraph(load_corpus(str(tmp_path), Settings()), date(2026, 11, 22))


def one_after_the_other(graph: TraceGraph) -> set[Problem]:
    return {problem for rule in CHECKED if rule.check for problem in rule.check(graph)}


def failing(rule: Rule, where: str, error: BaseException) -> Rule:
    """Return a rule that fails in one of the processes: "beside" in the other one, "everywhere" in both."""
    here = os.getpid()

    def fail(graph: TraceGraph) -> Iterator[Problem]:
        if where == "everywhere" or os.getpid() != here:
            raise error
        assert rule.check is not None
        return iter(rule.check(graph))

    return Rule(code=rule.code, name=rule.name, severities=rule.severities, page=rule.page, check=fail)


@needs_fork
def test_two_processes_find_what_one_finds(graph: TraceGraph) -> None:
    alone = one_after_the_other(graph)
    assert {"LNK001", "REC005", "PRV001"} <= {problem.code for problem in alone}
    assert set(check.find_in_two_processes(graph, CHECKED)) == alone


@needs_fork
def test_what_fails_in_the_other_process_is_done_here(graph: TraceGraph) -> None:
    rules = [failing(rule, "beside", MemoryError()) if rule.code == "PRV001" else rule for rule in CHECKED]
    assert set(check.find_in_two_processes(graph, rules)) == one_after_the_other(graph)


@needs_fork
def test_a_fault_of_the_call_is_raised_here(graph: TraceGraph) -> None:
    error = BelegketteError("Die Liste fehlt.")
    rules = [failing(rule, "everywhere", error) if rule.code == "PRV005" else rule for rule in CHECKED]
    with pytest.raises(BelegketteError, match="Die Liste fehlt"):
        check.find_in_two_processes(graph, rules)


@needs_fork
def test_a_broken_off_check_leaves_no_process_of_the_rules(graph: TraceGraph) -> None:
    rules = [failing(rule, "everywhere", KeyboardInterrupt()) if rule.code == "LNK001" else rule for rule in CHECKED]
    with pytest.raises(KeyboardInterrupt):
        check.find_in_two_processes(graph, rules)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_small_project_is_checked_by_one_process(monkeypatch: pytest.MonkeyPatch, graph: TraceGraph) -> None:
    monkeypatch.setattr(check, "find_in_two_processes", lambda *_: pytest.fail("started a process"))
    assert set(check.find_problems(graph, Profile.REVIEW))
