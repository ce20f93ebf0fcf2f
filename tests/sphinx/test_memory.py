"""A build collects garbage seldom, holds few pages at once, and counts nothing anew that cannot have changed."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from tests.sphinx.conftest import build_edition
from tests.sphinx.test_incremental import replace

from belegkette.sphinx_ext import memory
from belegkette.sphinx_ext.views import QUESTIONS, Question
from belegkette.sphinx_ext.views.base import Answer

REASON = ("recommendations/netz.md", "**Begründung.**", "**Begründung.** Eben.")
TEXT = ("evidence/befunde.yaml", "Das sagten sie mehrmals.", "Das sagten sie einmal.")


def test_after_a_build_the_collector_is_as_it_was(project: Path, tmp_path: Path) -> None:
    before = gc.get_threshold()
    during = []
    build_edition(project, tmp_path / "out", listen={"env-updated": lambda *_: during.append(gc.get_threshold()[0])})
    assert (gc.get_threshold(), gc.get_freeze_count(), during) == (before, 0, [memory._COLLECT_AFTER])


def test_pages_that_were_read_are_not_kept(project: Path, tmp_path: Path) -> None:
    kept: list[int] = []
    built = build_edition(
        project,
        tmp_path / "out",
        listen={"env-updated": lambda app, _env: kept.append(len(app.env._write_doc_doctree_cache))},
    )
    assert kept == [1]
    assert built.element("recommendations/netz", "#he-01")


@pytest.mark.parametrize(("change", "asked"), [(REASON, False), (TEXT, True)], ids=["a Begründung", "a record"])
def test_factors_are_counted_anew_when_the_evidence_changed_and_not_before(
    change: tuple[str, str, str], asked: bool, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_edition(project, tmp_path / "out")
    replace(*change)(project)
    count, calls = QUESTIONS["factors"], []

    def watched(*question: Question) -> Answer | None:
        calls.append(1)
        return count(*question)

    monkeypatch.setitem(QUESTIONS, "factors", watched)
    build_edition(project, tmp_path / "out")
    assert bool(calls) is asked
