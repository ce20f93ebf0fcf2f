"""The check starts fast: it imports nothing that belongs to the site, to tables or to a nicer terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from belegkette.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SLOW = {
    "pandas",
    "numpy",
    "sphinx",
    "docutils",
    "jinja2",
    "typer",
    "rich",
    "babel",
    "hypothesis",
    "multiprocessing",
    "asyncio",
}


def imported(root: Path, *arguments: str) -> set[str]:
    """Return the top-level packages that a command imports, as Python itself lists them."""
    command = [sys.executable, "-X", "importtime", "-m", "belegkette", *arguments, "--root", str(root)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["list"]])
def test_a_command_of_every_day_imports_nothing_slow(tmp_path: Path, arguments: list[str]) -> None:
    main(["init", str(tmp_path / "neu")])
    assert imported(tmp_path / "neu", *arguments) & SLOW == set()


def test_the_careful_yaml_reader_is_only_imported_for_what_is_reported(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "neu")])
    assert "yaml" not in imported(tmp_path / "neu", "check")
    (tmp_path / "neu/evidence/events/kaputt.yaml").write_text("id: 'offen\n", encoding="utf-8")
    assert "yaml" in imported(tmp_path / "neu", "check")
