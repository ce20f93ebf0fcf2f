"""What the report says of reviews that are in the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.report.conftest import Made, make_report

from belegkette.cli.main import main
from belegkette.desk.html import render_html
from belegkette.model.ledger import ReviewStatus


def accept(project: Path, *subjects: str) -> None:
    words = [
        "review",
        "accept",
        *subjects,
        "--root",
        str(project),
        "--as-of",
        "2026-11-01",
        "--reviewer",
        "R1",
        "--role",
        "Fachprüfung",
    ]
    assert main(words) == 0


def change(project: Path, old: str, new: str) -> None:
    path = project / "evidence" / "documents" / "alle.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(autouse=True)
def people(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of reviewers outside the project."""
    listed = tmp_path_factory.mktemp("people") / "reviewers.yaml"
    listed.write_text("reviewers: {R1: {role: Fachprüfung}}\n", encoding="utf-8")
    monkeypatch.setenv("BELEGKETTE_REVIEWERS", str(listed))


@pytest.fixture
def reviewed(project: Path) -> Path:
    """The constructed project with one link accepted."""
    accept(project, "E-1/F-2")
    return project


def link_state(made: Made, recommendation: str, record: str) -> ReviewStatus:
    one = next(found for found in made.report.recommendations if found.id == recommendation)
    return next(link.review.state for link in one.links if link.id == record)


def test_an_accepted_link_says_who_and_when(reviewed: Path) -> None:
    made = make_report(reviewed)
    assert link_state(made, "E-1", "F-2") is ReviewStatus.ACCEPTED
    page = render_html(made.report).decode()
    assert "R1 (Fachprüfung), 1.\u00a0November 2026" in page
    assert "1 von 2 angenommen." in page


def test_what_changed_since_is_suspect_and_shows_the_words(reviewed: Path) -> None:
    change(reviewed, "title: Zweiter Befund", "title: Dritter Befund")
    made = make_report(reviewed)
    assert link_state(made, "E-1", "F-2") is ReviewStatus.SUSPECT
    assert [found.ids for found in made.report.suspects] == [("E-1", "F-2")]
    page = render_html(made.report).decode()
    assert "<del>Zweiter</del> <ins>Dritter</ins>" in page


def test_a_note_on_a_source_does_not_raise_suspicion(reviewed: Path) -> None:
    change(reviewed, "note: Nur Kapitel 2.", "note: Nur das Kapitel 2.")
    assert make_report(reviewed).report.suspects == ()


def test_a_confirmed_source_stands_beside_the_record(project: Path) -> None:
    accept(project, "F-2")
    record = next(found for found in make_report(project).report.evidence if found.id == "F-2")
    assert record.source_review.state is ReviewStatus.ACCEPTED
