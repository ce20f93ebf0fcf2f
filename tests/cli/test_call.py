"""What a caller can get wrong: always exit code 2, a sentence and a way out, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from belegkette.cli.commands import COMMANDS
from belegkette.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
BUILT = [command.name for command in COMMANDS if command.module]

ENGLISH = (
    *("usage", "options:", "positional", "arguments", "show this", "help message", "exit", "error", "required"),
    *("choose from", "invalid", "expected", "unrecognized", "optional"),
)


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "belegkette", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**ENVIRONMENT, **environment},
        encoding="utf-8",
        errors="replace",
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    main(["init", str(tmp_path / "projekt")])
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "projekt")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path / "projekt"


@pytest.mark.parametrize("name", BUILT)
def test_the_help_of_a_command_has_no_english_words(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    text = capsys.readouterr().out.lower()
    assert "aufruf: belegkette " + name in text
    assert [word for word in ENGLISH if word in text] == []


@pytest.mark.parametrize("name", BUILT)
def test_every_option_of_a_command_is_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([name, "--help"])
    lines = capsys.readouterr().out.partition("\n\n")[2].splitlines()
    entries = [at for at, line in enumerate(lines) if line.startswith("  ") and not line.startswith("   ")]
    for at in entries[1:]:
        explained = "  " in lines[at].strip() or (at + 1 < len(lines) and lines[at + 1].startswith("      "))
        assert explained, lines[at]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chek"],
        ["explain"],
        ["explain", "EVD999"],
        ["explain", "F-01"],
        ["rename", "F-01"],
        ["rename", "F-01", "NEU-1", "zuviel"],
        ["rules", "--format", "pdf"],
        ["list", "--kind", "quatsch"],
        ["list", "--region", "QUATSCH"],
        ["list", "--code", "QUATSCH"],
        ["list", "--group", "QUATSCH"],
        ["list", "--field", "QUATSCH"],
        ["list", "--as-of", "gestern"],
        ["list", "--as-of", "2026"],
        ["list", "--root", "gibt-es-nicht"],
        ["list", "--root", "README.md"],
        ["rename", "F-01", "F-09", "--root", "gibt-es-nicht"],
        ["new", "befund", "--root", "gibt-es-nicht"],
        ["schema", "--root", "gibt-es-nicht"],
        ["schema", "--out", "README.md"],
        ["check", "--lang", "fr"],
        ["check", "--lang"],
        ["check", "gibt-es-nicht"],
        ["impact", "F-99"],
        ["impact"],
        ["diff"],
        ["diff", "gibt-es-nicht"],
        ["diff", "README.md"],
        ["diff", ".", "gibt-es-nicht"],
        ["diff", ".", ".", "--edition", "geheim"],
        ["export"],
        ["export", "pdf"],
        ["export", "docx"],
        ["export", "json", "--root", "gibt-es-nicht"],
        ["export", "json", "--out", "evidence"],
        ["check", "--self-test", "--format", "sarif"],
        ["check", "--self-test", "--root", "gibt-es-nicht"],
    ],
)
def test_a_wrong_call_ends_with_two_and_a_german_sentence(
    project: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    text = output.out + output.err
    assert text.strip()
    assert [word for word in ENGLISH if word in text.lower()] == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (b"[tool.belegkette\n", ["pyproject.toml", "TOML"]),
        (b"\xff\xfe[tool.belegkette]", ["pyproject.toml", "UTF-8"]),
        (b"[tool.belegkette]\nprofil = 'draft'\n", ["„profil“ gibt es nicht", "profile, as-of"]),
        (b"[tool.belegkette]\nprofile = 'streng'\n", ["„profile“ hat keinen erlaubten Wert"]),
        (b"[tool.belegkette]\nprofile = 3\n", ["„profile“ hat keinen erlaubten Wert"]),
        (b"[tool.belegkette]\nwaive = [{code = 'EVD001', until = '2027'}]\n", ["„waive[0].reason“ fehlt"]),
        (b"[tool]\nbelegkette = 3\n", ["pyproject.toml"]),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["list"], ["new", "befund"]])
def test_broken_settings_end_with_two_the_file_and_a_way_out(
    project: Path, settings: bytes, words: list[str], command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_bytes(settings)
    assert main(command) == 2
    error = capsys.readouterr().err
    assert [word for word in words if word not in error] == []
    assert len(error.strip().splitlines()) == 2


def test_a_day_in_the_settings_that_is_none_ends_with_two(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text("[tool.belegkette]\nas-of = 'morgen'\n", encoding="utf-8")
    assert main(["check"]) == 2
    assert "morgen" in capsys.readouterr().err


@pytest.mark.parametrize(
    "settings",
    [
        "# siehe tool.belegkette\n",
        "[tool.belegkette]\nas-of = 2026-11-22\n",
        "\ufeff[tool.belegkette]\r\nprofile = 'review'\r\n",
        "[tool.belegkette]\nwaive = [{code = 'EVD001', reason = 'Grund', until = 2027-03-31}]\n",
    ],
)
def test_settings_may_be_written_as_people_do(project: Path, settings: str) -> None:
    (project / "pyproject.toml").write_bytes(settings.encode())
    assert main(["check"]) in {0, 1}


@pytest.mark.parametrize("epoch", ["morgen", "²", "-1e9", "99999999999999999"])
def test_a_strange_source_date_epoch_ends_with_two(
    project: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["check"]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_an_unknown_command_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["renam"]) == 2
    assert "„rename“" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["rules"], ["rules", "--format", "json"]])
def test_a_closed_pipe_ends_quietly(command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "belegkette", *command],
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
            env=ENVIRONMENT,
        )
    assert done.stderr == b""
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_a_full_disk_is_said_in_one_line() -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "belegkette", "rules"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env=ENVIRONMENT)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1


def test_an_argument_in_another_encoding_is_refused() -> None:
    command = [sys.executable.encode(), b"-m", b"belegkette", b"explain", b"\xe4"]
    done = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_an_old_terminal_gets_question_marks_instead_of_a_traceback(encoding: str) -> None:
    done = run("explain", "EVD999", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert run("rules", PYTHONIOENCODING=encoding).returncode == 0


def test_english_and_german_do_not_mix_in_one_process(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "--help"])
    assert main(["rules", "--help", "--lang", "en"]) == 0
    assert "usage:" in capsys.readouterr().out
    main(["rules", "--help"])
    assert "Aufruf:" in capsys.readouterr().out


def test_a_read_only_project_is_refused_in_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", refuse)
    assert main(["new", "befund"]) == 2
    assert "kann nicht geschrieben werden" in capsys.readouterr().err
    assert not list(project.glob("evidence/interviews/.*"))
