"""Measures the check as people meet it: a new process each time, wall clock, CPU and peak memory.

    python bench/run.py [--quick] [--html] [--runs 5]

Prints Markdown tables with targets. Other machines are slower or faster, and this one may be busy; so every size is also
compared with a reference on the same machine in the same minute: PyYAML's C loader (no positions, no checks) reading
the same evidence files. The targets were set on a machine on which that reference took 0.28 s and 3.65 s, so each is
also printed as a ratio to it. Files are in the page cache and modules compiled after the first, uncounted run. Nothing is
written into the repository; corpora and compiled modules are made in a temporary folder.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.dont_write_bytecode = True  # a measurement leaves nothing behind, not even beside itself

from cost import REPOSITORY, Cost, measure  # noqa: E402
from desk import bench_report  # noqa: E402
from editions import bench_diff  # noqa: E402
from generate import write_corpus  # noqa: E402
from imports import bench_imports  # noqa: E402
from site_costs import bench_site  # noqa: E402

REFERENCE = """
import sys, os, yaml
for folder, _names, files in os.walk(os.path.join(sys.argv[1], "evidence")):
    for name in sorted(files):
        if name.endswith(".yaml"):
            with open(os.path.join(folder, name), encoding="utf-8") as stream:
                try:
                    yaml.load(stream.read(), Loader=yaml.CSafeLoader)
                except yaml.YAMLError:
                    pass
"""
LINEAR = 1.1
"""Growth exponents up to here count as linear; the start of the process makes small sizes look flatter."""


@dataclass(frozen=True)
class Size:
    """One corpus to measure and what it may cost (0: no target); `reference` is what PyYAML took where that was decided."""

    name: str
    recommendations: int
    records: int
    wall: float = 0.0
    memory: float = 0.0
    reference: float = 0.0


SIZES = (
    Size("klein", 100, 500),
    Size("mittel", 1_000, 5_000, wall=0.45, memory=150, reference=0.28),
    Size("groß", 10_000, 50_000, wall=2.5, memory=500, reference=3.65),
)
REAL = Size("dieses Repositorium", 0, 0, wall=0.3)


def bench_check(folder: Path, sizes: tuple[Size, ...], runs: int) -> None:
    """Print what the check costs for the real corpus and for each size, and how it grows."""
    print(
        "| Korpus | Wanduhr s | CPU s | Speicher MB | Ziel | erreicht | PyYAML-C CPU s | Wanduhr dazu | Ziel | erreicht |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    _check_row(REAL, REPOSITORY, runs)
    costs = []
    for size in sizes:
        root = folder / f"check-{size.recommendations}"
        write_corpus(root, size.recommendations, size.records)
        costs.append(_check_row(size, root, runs))
    print()
    for small, large, before, after in zip(sizes, sizes[1:], costs, costs[1:], strict=False):
        growth = math.log(large.records / small.records)
        time_exponent = math.log(after.cpu / before.cpu) / growth
        memory_exponent = math.log(after.memory / before.memory) / growth
        verdict = "linear" if max(time_exponent, memory_exponent) <= LINEAR else "**nicht linear**"
        print(
            f"Wachstum {small.name} → {large.name}: Zeit {time_exponent:.2f}, Speicher {memory_exponent:.2f} ({verdict})"
        )


def _check_row(size: Size, root: Path, runs: int) -> Cost:
    cost = measure([sys.executable, "-m", "belegkette", "check", "--root", str(root)], runs)
    reference = measure([sys.executable, "-c", REFERENCE, str(root)], runs)
    name = f"{size.name} ({size.recommendations:,} + {size.records:,})".replace(",", ".") if size.records else size.name
    wanted = " und ".join([*([f"{size.wall} s"] if size.wall else []), *([f"{size.memory} MB"] if size.memory else [])])
    met = (not size.wall or cost.wall <= size.wall) and (not size.memory or cost.memory <= size.memory)
    ratio, allowed = cost.wall / reference.cpu, size.wall / size.reference if size.reference else 0.0
    print(
        f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:.0f} | {wanted or '–'} | {_verdict(met, wanted)} "
        f"| {reference.cpu:.2f} | {ratio:.2f} | {f'{allowed:.2f}' if allowed else '–'} | {_verdict(ratio <= allowed, allowed)} |",
        flush=True,
    )
    return cost


def _verdict(met: bool, wanted: object) -> str:
    return ("ja" if met else "**nein**") if wanted else "–"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="without the largest corpus, three runs")
    parser.add_argument("--html", action="store_true", help="also build websites and compare them with those of others")
    parser.add_argument("--html-only", action="store_true", help="only the websites")
    parser.add_argument("--html-size", type=int, default=1_000, help="recommendations of the websites (default 1000)")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    runs = 3 if arguments.quick else arguments.runs
    with tempfile.TemporaryDirectory(prefix="belegkette-bench-") as name:
        folder = Path(name)
        tempfile.tempdir = name
        if not arguments.html_only:
            bench_check(folder, SIZES[:2] if arguments.quick else SIZES, runs)
            bench_diff(folder, runs, measure)
            bench_imports(folder, runs, measure)
            bench_report(folder, runs, measure)
        if arguments.html or arguments.html_only:
            bench_site(folder, arguments.html_size)


if __name__ == "__main__":
    main()
