"""What the traceability report costs in all its forms together, on a constructed corpus."""

from __future__ import annotations

import sys
from pathlib import Path

from cost import Measure
from generate import write_corpus

RECOMMENDATIONS, RECORDS = 1_000, 5_000
SECONDS, MEGABYTES = 8.0, 400


def bench_report(folder: Path, runs: int, measure: Measure) -> None:
    """Print what ``belegkette report`` costs with page, workbook, table and JSON, and how large they are."""
    root, out = folder / "report", folder / "report-out"
    write_corpus(root, RECOMMENDATIONS, RECORDS)
    cost = measure([sys.executable, "-m", "belegkette", "report", "--root", str(root), "--out", str(out)], runs)
    met = cost.wall <= SECONDS and cost.memory <= MEGABYTES
    sizes = ", ".join(f"{path.suffix[1:]} {path.stat().st_size / 1e6:.1f} MB" for path in sorted(out.iterdir()))
    print(f"\nNachweisbericht, {RECOMMENDATIONS} Empfehlungen, {RECORDS} Belege, alle Formen ({sizes}):\n")
    print("| Wanduhr s | CPU s | Speicher MB | Ziel | erreicht |\n|---|---|---|---|---|")
    print(
        f"| {cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} | {SECONDS:.0f} s und {MEGABYTES} MB "
        f"| {'ja' if met else '**nein**'} |",
        flush=True,
    )
