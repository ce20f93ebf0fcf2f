"""What comparing two large editions costs: folders, exported files, and a revision in Git against the work tree."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from cost import Measure
from generate import write_corpus

TARGET = 3.0
RECOMMENDATIONS, RECORDS = 1_000, 5_000
_CHANGED = 0.2
"""Share of the files in which something is said differently."""


def bench_diff(folder: Path, runs: int, measure: Measure) -> None:
    """Print what ``diff`` costs for 1,000 recommendations and 5,000 records, a fifth of the files changed."""
    old, new = folder / "diff-alt", folder / "diff-neu"
    for root in (old, new):
        write_corpus(root, RECOMMENDATIONS, RECORDS, share=0)
    _commit(new)
    _alter(new)
    command = [sys.executable, "-m", "belegkette"]
    files = []
    for root in (old, new):
        files.append(folder / f"{root.name}.json")
        subprocess.run(  # noqa: S603 - our own command
            [*command, "export", "json", "--root", str(root), "--out", str(files[-1])],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    print(f"\nVergleich zweier Ausgaben, je {RECOMMENDATIONS} Empfehlungen und {RECORDS} Belege:\n")
    print("| Vergleich | Wanduhr s | CPU s | Speicher MB | Ziel s | erreicht |\n|---|---|---|---|---|---|")
    for name, sides in (
        ("zwei Ordner", [str(old), str(new)]),
        ("zwei JSON-Dateien", list(map(str, files))),
        ("Stand in Git und Ordner", ["HEAD", "--root", str(new)]),
    ):
        cost = measure([*command, "diff", *sides], runs)
        met = "ja" if cost.wall <= TARGET else "**nein**"
        print(f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:.0f} | {TARGET} | {met} |", flush=True)


def _commit(root: Path) -> None:
    identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "bench"]):
        subprocess.run(["git", *identity, "-C", str(root), *arguments], check=True)  # noqa: S603, S607


def _alter(root: Path) -> None:
    rng = random.Random(2)  # noqa: S311 - reproducible, not secret
    for path in sorted([*(root / "evidence").rglob("datei-*.yaml"), *(root / "recommendations").rglob("*.md")]):
        if rng.random() < _CHANGED:
            text = path.read_text(encoding="utf-8")
            altered = (
                text.replace("Die gute ", "Die bessere ")
                .replace("eine klare", "keine unklare")
                .replace("level: moderate", "level: low")
            )
            path.write_text(altered, encoding="utf-8", newline="\n")
