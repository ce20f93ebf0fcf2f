"""The measuring corpora: what is said to be wrong in them is exactly what the check finds."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from belegkette.check import run_check
from belegkette.corpus import load_corpus
from belegkette.model.terms import Profile
from belegkette.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
GENERATE = ROOT / "bench/generate.py"


def generate(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(GENERATE), *arguments, str(out)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def expected(root: Path) -> set[tuple[str, int, str]]:
    import json

    faults = json.loads((root / "faults.json").read_text(encoding="utf-8"))["faults"]
    return {(fault["path"], fault["line"], fault["code"]) for fault in faults}


@pytest.mark.parametrize(
    ("recommendations", "records", "seed"), [(20, 100, 1), (100, 500, 1), (100, 500, 2), (250, 1250, 3)]
)
def test_the_check_reports_every_seeded_fault_at_its_place_and_nothing_else(
    tmp_path: Path, recommendations: int, records: int, seed: int
) -> None:
    root = tmp_path / "korpus"
    sizes = ("--recommendations", str(recommendations), "--records", str(records), "--seed", str(seed))
    assert generate(root, *sizes).returncode == 0
    result = run_check(load_corpus(str(root), Settings()), Settings(), Profile.DRAFT, date(2026, 11, 22))
    found = {(d.location.path, d.location.line, d.code) for d in result.diagnostics}
    assert found == expected(root)
    assert len(found) >= max(13, round(0.01 * (recommendations + records)))


def test_without_faults_the_check_is_silent(tmp_path: Path) -> None:
    generate(tmp_path / "k", "--recommendations", "50", "--records", "250", "--faults", "0")
    result = run_check(load_corpus(str(tmp_path / "k"), Settings()), Settings(), Profile.DRAFT, date(2026, 11, 22))
    assert result.diagnostics == ()
    assert (result.summary.recommendations, result.summary.evidence, result.summary.links) == (50, 250, 250)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        generate(tmp_path / name, "--recommendations", "20", "--records", "100", "--seed", "7")
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file())
    assert [(tmp_path / "a" / path).read_bytes() for path in files] == [
        (tmp_path / "b" / path).read_bytes() for path in files
    ]


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x", encoding="utf-8")
    assert generate(tmp_path, "--recommendations", "20").returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
