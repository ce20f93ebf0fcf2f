"""``belegkette report`` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from belegkette.cli.main import main

FILES = ["nachweisbericht.csv", "nachweisbericht.html", "nachweisbericht.json", "nachweisbericht.xlsx"]


def run(project: Path, *words: str) -> int:
    return main(["report", "--root", str(project), "--as-of", "2026-11-22", *words])


def test_it_writes_all_forms_below_the_build_folder_and_says_where(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(project)
    folder = project / "_build" / "report"
    assert sorted(path.name for path in folder.iterdir()) == FILES
    printed = capsys.readouterr().out
    assert all(str(folder / name) in printed for name in FILES)
    assert "Empfehlungen: 0 bereit, 1 noch offen, 2 nicht bereit." in printed


def test_errors_in_the_content_are_told_by_the_exit_code_and_the_report_is_there(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.html"
    assert run(project, "--out", str(target)) == 1
    assert b"GIBT-ES-NICHT" in target.read_bytes()


def test_without_errors_it_succeeds(project: Path) -> None:
    (project / "recommendations" / "b.md").unlink()
    page = project / "recommendations" / "a.md"
    page.write_text(page.read_text(encoding="utf-8").replace(", siehe {recommendation}`E-2`", ""), encoding="utf-8")
    evidence = project / "evidence" / "documents" / "alle.yaml"
    evidence.write_text(evidence.read_text(encoding="utf-8").partition("  - id: F-3")[0], encoding="utf-8")
    assert run(project) == 0


def test_a_file_name_chooses_the_form(project: Path, tmp_path: Path) -> None:
    run(project, "--out", str(tmp_path / "x.json"))
    assert json.loads((tmp_path / "x.json").read_bytes())["as-of"] == "2026-11-22"
    assert not (project / "_build").exists()


def test_one_form_alone_does_not_promise_the_others(project: Path, tmp_path: Path) -> None:
    run(project, "--format", "html", "--out", str(tmp_path / "only"))
    assert [path.name for path in (tmp_path / "only").iterdir()] == ["nachweisbericht.html"]
    assert "nachweisbericht.xlsx" not in (tmp_path / "only" / "nachweisbericht.html").read_text(encoding="utf-8")


def test_a_form_that_does_not_fit_the_file_name_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "--format", "csv", "--out", str(tmp_path / "x.html")) == 2
    assert "passt nicht zu --format csv" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_a_clear_refusal(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    assert run(project, "--out", str(tmp_path / "datei" / "ordner")) == 2
    assert "kann nicht geschrieben werden" in capsys.readouterr().err


def test_a_second_run_writes_the_same_bytes(project: Path) -> None:
    run(project)
    folder = project / "_build" / "report"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    run(project)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_report_is_german_whatever_the_terminal_speaks(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(project)
    german = (project / "_build" / "report" / "nachweisbericht.html").read_bytes()
    run(project, "--lang", "en")
    assert (project / "_build" / "report" / "nachweisbericht.html").read_bytes() == german
    main(["--lang", "de", "--version"])


def test_the_profile_decides_what_counts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(project, "--profile", "draft")
    assert "Profil draft" in capsys.readouterr().out
