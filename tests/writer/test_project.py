"""A new project works at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from belegkette.cli.main import main


def test_a_new_project_passes_the_check_without_any_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "neu")]) == 0
    assert "belegkette check" in capsys.readouterr().out
    assert main(["check", "--root", str(tmp_path / "neu"), "--as-of", "2026-11-22"]) == 0
    assert "0 Fehler, 0 Warnungen, 0 Hinweise" in capsys.readouterr().out


def test_everything_in_it_says_that_it_is_invented(tmp_path: Path) -> None:
    main(["init", str(tmp_path)])
    for path in [*tmp_path.glob("evidence/**/*.yaml"), *tmp_path.glob("**/*.md")]:
        text = path.read_text(encoding="utf-8").lower()
        assert "erfunden" in text or "beispiel" in text, path


def test_there_is_an_example_of_every_published_kind(tmp_path: Path) -> None:
    main(["init", str(tmp_path)])
    assert sorted(path.name for path in (tmp_path / "evidence").iterdir() if path.is_dir()) == [
        "documents",
        "events",
        "examples",
        "interviews",
        "practices",
        "statistics",
    ]


def test_a_folder_with_only_git_in_it_is_fine(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["init", str(tmp_path)]) == 0


@pytest.mark.parametrize("name", ["datei.txt", ".versteckt"])
def test_a_folder_that_is_not_empty_is_left_alone(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert name in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x", encoding="utf-8")
    assert main(["init", str(tmp_path / "x")]) == 2


@pytest.mark.slow
def test_a_new_project_builds_without_a_warning(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "neu")])
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html", "neu", "html"]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert "E-01" in (tmp_path / "html/recommendations/beispielfeld.html").read_text(encoding="utf-8")
