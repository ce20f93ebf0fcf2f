"""The peer's project holds the same recommendations, records and links as ours."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_the_needs_are_those_of_the_corpus(tmp_path: Path) -> None:
    size = ("--recommendations", "20", "--records", "100", "--faults", "0")
    subprocess.run([sys.executable, str(BENCH / "generate.py"), *size, str(tmp_path / "ours")], check=True)
    write = runpy.run_path(str(BENCH / "needs_site.py"))["write_needs_site"]
    assert write(tmp_path / "ours", tmp_path / "needs") == len(list((tmp_path / "needs").glob("*.md")))
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "needs").glob("*.md"))
    links = [found.split(", ") for found in re.findall(r"^:evidence: (.+)$", text, re.MULTILINE)]
    kinds = [len(re.findall(f"^:id: {kind}-", text, re.MULTILINE)) for kind in "EF"]
    assert (kinds, sum(map(len, links))) == ([20, 100], 100)
