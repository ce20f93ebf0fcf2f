"""What the website costs: beside bare Sphinx and MyST, beside sphinx-needs, after one change, on two cores, in memory.

Every build is a process of its own and done once. On a shared machine the wall clock says little, so what is compared is
processor time; only what a second core gains is told by the clock.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cost import Cost, measure_once
from generate import record_id, write_corpus
from needs_site import write_needs_site
from plain_site import write_plain_site, write_site_frame

BARE_AT_MOST, NEEDS_AT_LEAST = 1.5, 4.0
CHANGE_SECONDS, MEGABYTES, PAGE_BYTES = 2.0, 600, 1_000_000
CITATIONS = 500
_MODULES = "belegkette.sphinx_ext.extension, furo, myst_parser, pandas, sphinx.cmd.build, sphinx_design, sphinx_needs, xlsxwriter"


def bench_site(folder: Path, recommendations: int) -> None:
    """Print every build, then each promise with what was measured."""
    root, out = folder / "ours", folder / "out"
    write_corpus(root, recommendations, recommendations * 5, share=0)
    write_site_frame(root)
    many = _write_many_citations(root)
    measure_once([sys.executable, "-c", f"import {_MODULES}"])  # where people work, modules are compiled
    ours = _build(root, out)
    two = _build(root, folder / "out-two", "-j", "2")
    change = _build_change(root, out)
    pages = write_plain_site(out, folder / "plain")
    same = _build(folder / "plain", folder / "plain-out")
    bare = _build(folder / "plain", folder / "bare-out", "-D", "html_theme=alabaster")
    needs_pages = write_needs_site(root, folder / "needs")
    needs = _build(folder / "needs", folder / "needs-out")
    print(f"\nHTML, {recommendations} Empfehlungen, {recommendations * 5} Belege, {pages} Seiten, je ein Lauf:\n")
    print("| Bau | Wanduhr s | CPU s | Speicher MB |\n|---|---|---|---|")
    for name, one in (
        ("Belegkette", ours),
        ("Belegkette mit -j 2", two),
        ("Belegkette, eine Empfehlung geändert", change),
        ("nur Sphinx und MyST, derselbe Text, furo", same),
        ("dasselbe, Sphinx' eigenes Aussehen", bare),
        (f"sphinx-needs, {needs_pages} Seiten, furo", needs),
    ):
        print(f"| {name} | {one.wall:.1f} | {one.cpu:.1f} | {one.memory:.0f} |")
    size = (out / many).stat().st_size
    print("\n| Zusage | gemessen | Ziel | erreicht |\n|---|---|---|---|")
    for name, shown, target, met in (
        ("CPU gegen Sphinx und MyST, furo", _times(ours.cpu / same.cpu), "≤ 1,5", ours.cpu <= BARE_AT_MOST * same.cpu),
        ("CPU gegen Sphinx und MyST, eigenes Aussehen", _times(ours.cpu / bare.cpu), "≤ 1,5",
         ours.cpu <= BARE_AT_MOST * bare.cpu),
        ("CPU von sphinx-needs gegen unsere", _times(needs.cpu / ours.cpu), "≥ 4", needs.cpu >= NEEDS_AT_LEAST * ours.cpu),
        ("eine Empfehlung geändert, neuer Prozess, CPU", f"{change.cpu:.1f} s", "≤ 2 s", change.cpu <= CHANGE_SECONDS),
        ("Wanduhr mit -j 2 gegen einen Prozess", _times(two.wall / ours.wall), "< 1", two.wall < ours.wall),
        ("Speicher, ein Prozess", f"{ours.memory:.0f} MB", "≤ 600 MB", ours.memory <= MEGABYTES),
        ("Speicher, -j 2, alle Prozesse", f"{two.memory:.0f} MB", "≤ 600 MB", two.memory <= MEGABYTES),
        (f"Seite mit {CITATIONS} Nennungen", f"{size / 1e6:.2f} MB", "< 1 MB", size < PAGE_BYTES),
    ):  # fmt: skip
        print(f"| {name} | {shown} | {target} | {'ja' if met else '**nein**'} |", flush=True)


def _times(ratio: float) -> str:
    return f"{ratio:.2f}".replace(".", ",")


def _build(source: Path, out: Path, *options: str) -> Cost:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", *options, "-d", f"{out}-doctrees"]
    return measure_once([*command, str(source), str(out)])


def _build_change(root: Path, out: Path) -> Cost:
    page = root / "recommendations" / "seite-00001.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("in jedem Kreis einrichten", "in jeder Stadt einrichten", 1), encoding="utf-8")
    return _build(root, out)


def _write_many_citations(root: Path) -> str:
    """Add a page that names many records; return the path of its HTML."""
    names = (record_id(number) for number in range(CITATIONS))
    lines = "\n".join(f"Satz mit Beleg ({{evidence}}`{name}`)." for name in names)
    (root / "recommendations" / "viele.md").write_text(
        f"# Viele Nennungen (konstruiert)\n\n{lines}\n", encoding="utf-8"
    )
    return "recommendations/viele.html"
