"""Measures the PDF per 100 pages: rst2pdf alone, with tags, and two other ways on the same content.

    python bench/pdf.py [--runs 3] [--pages 100 500]

Every number is that of a new process which finds the sources read (Sphinx's doctrees on disk); reading them costs all
ways the same and has a row of its own. CPU seconds and peak memory; of several runs, taken in turn, the least counts,
because whatever else the machine does can only add. Garbage collection is off in both editions of ours. The tagged
edition is read back and held against the doctree, which the plain one cannot be; what that takes is measured apart. WeasyPrint and
Typst are extras for this comparison (``pip install .[bench]``); what is missing is named and left out. WeasyPrint sets
Sphinx's own singlehtml page in the same face; Typst sets its text alone, without links (`typst_book`).
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

sys.dont_write_bytecode = True

import pikepdf  # noqa: E402
from cost import REPOSITORY, make_environment  # noqa: E402
from pdf_book import write_book  # noqa: E402

PAGES_A_CHAPTER = 18
TAGGED_TARGET = 1.2
MEMORY_TARGET = 600.0
LINEAR = 1.1
WEASYPRINT = """
import sys, weasyprint
css = weasyprint.CSS(string=sys.argv[3], base_url=sys.argv[1])
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], stylesheets=[css], pdf_variant="pdf/ua-1")
"""
CSS = """
@font-face {{ font-family: L; src: url(file://{fonts}/Lato-Regular.ttf) }}
@font-face {{ font-family: L; font-weight: bold; src: url(file://{fonts}/Lato-Bold.ttf) }}
@font-face {{ font-family: L; font-style: italic; src: url(file://{fonts}/Lato-Italic.ttf) }}
@page {{ size: A4; margin: 25mm; @bottom-right {{ content: "Seite " counter(page) " von " counter(pages) }} }}
html {{ font: 9.5pt/1.4 L; hyphens: auto }}
table {{ border-collapse: collapse }} td, th {{ border: 0.4pt solid; padding: 3pt; vertical-align: top }}
.admonition {{ border-left: 3pt solid; padding: 6pt }} h1 {{ break-before: page }} img {{ max-width: 100% }}
div.related, div.sphinxsidebar, a.headerlink {{ display: none }}
"""
TYPST = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from typst_book import write_typst
import typst
source = Path(sys.argv[2]).with_suffix(".typ")
write_typst(Path(sys.argv[1]), source)
typst.compile(str(source), output=sys.argv[2], root="/", font_paths=[sys.argv[3]], pdf_standards=["ua-1"])
"""


PROOF = """
import sys, time
from pathlib import Path
import pikepdf
from belegkette.pdf.postflight_tags import iter_tag_problems
from belegkette.pdf.tagging.record import parse_record
path = Path(sys.argv[1])
with pikepdf.open(path) as pdf:
    start = time.process_time()
    record = parse_record(path.with_suffix(".struktur.json").read_bytes())
    found = list(iter_tag_problems(pdf, record.lines))
    print(time.process_time() - start)
sys.exit(1 if found else 0)
"""


@dataclass(frozen=True)
class Step:
    """One process of a way: its command, and the file it must leave behind."""

    command: list[str]
    result: Path


@dataclass
class Way:
    """One way to a PDF: its steps in order, the last of which writes it; and what every run cost."""

    name: str
    steps: list[Step]
    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """Return the least seconds of all runs."""
        return min(self.seconds)

    @property
    def peak(self) -> float:
        """Return the least of the peaks in MB; of a run the largest of its steps."""
        return min(self.memory)

    def count_pages(self) -> int:
        """Return the pages of the PDF."""
        with pikepdf.open(self.steps[-1].result) as pdf:
            return len(pdf.pages)

    def run(self) -> None:
        """Run all steps once."""
        costs = [_run(step) for step in self.steps]
        self.seconds.append(sum(seconds for seconds, _ in costs))
        self.memory.append(max(memory for _, memory in costs))


def _run(step: Step) -> tuple[float, float]:
    step.result.unlink(missing_ok=True)
    process = subprocess.Popen(  # noqa: S603 - our own commands
        step.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=make_environment()
    )
    assert process.stderr is not None
    errors = process.stderr.read().decode(errors="replace")
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not step.result.is_file():
        sys.exit(f"{' '.join(step.command)[:300]}: exit {process.returncode}\n{errors[-3000:]}")
    megabyte = 1024 if sys.platform != "darwin" else 1024 * 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / megabyte


def find_missing() -> dict[str, str]:
    """Return the extras that cannot be used, each with what to do."""
    found = {}
    for module, remedy in (
        ("weasyprint", "pip install '.[bench]' und, unter Debian, apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
        ("typst", "pip install '.[bench]'"),
    ):
        done = subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["unbekannter Grund"])[-1][:120]
            found[module] = f"{reason} ({remedy})"
    return found


def make_ways(folder: Path, chapters: int, missing: dict[str, str]) -> tuple[Way, list[Way]]:
    """Write the sources, read them once, and return reading and all ways that can be gone."""
    from belegkette.pdf.fonts import find_folders  # noqa: PLC0415 - after the path of the repository is known

    plain, tagged = folder / f"plain-{chapters}", folder / f"tagged-{chapters}"
    for root in (plain, tagged):
        write_book(root, chapters, tagged=root is tagged)
    reading = Way("Sphinx liest (für alle gleich)", [_sphinx(plain, "dummy", "conf.py", fresh=True)])
    _run(_sphinx(tagged, "dummy", "conf.py", fresh=True))
    ways = [
        Way("rst2pdf ohne Tags", [_sphinx(plain, "pdf", "konstruiertes-buch.pdf")]),
        Way("rst2pdf mit Tags", [_sphinx(tagged, "pdf", "konstruiertes-buch.pdf")]),
    ]
    fonts = find_folders()[0]
    html = _sphinx(plain, "singlehtml", "index.html")
    if "weasyprint" not in missing:
        result = folder / f"weasyprint-{chapters}.pdf"
        command = [sys.executable, "-c", WEASYPRINT, str(html.result), str(result), CSS.format(fonts=fonts)]
        ways.append(Way("WeasyPrint aus singlehtml", [html, Step(command, result)]))
    if "typst" not in missing:
        result = folder / f"typst-{chapters}.pdf"
        command = [sys.executable, "-c", TYPST, str(html.result), str(result), fonts, str(Path(__file__).parent)]
        ways.append(Way("Typst aus singlehtml, nur Text", [html, Step(command, result)]))
    return reading, ways


def _sphinx(root: Path, builder: str, result: str, *, fresh: bool = False) -> Step:
    out = root.with_name(f"{root.name}-{builder}")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", f"{root}-doctrees", str(root), str(out)]
    if fresh:
        command.insert(4, "-E")
        return Step([sys.executable, "-c", _THEN_TOUCH, str(out / result), *command[1:]], out / result)
    return Step([*command, "-a"], out / result)


_THEN_TOUCH = """
import sys, pathlib, runpy
done = pathlib.Path(sys.argv.pop(1))
sys.argv[:2] = []
sys.argv[0] = "sphinx"
from sphinx.cmd.build import main
code = main(sys.argv[1:])
done.parent.mkdir(parents=True, exist_ok=True)
done.touch()
sys.exit(code)
"""


def print_size(pages: int, reading: Way, ways: list[Way], runs: int) -> dict[str, tuple[int, float, float]]:
    """Run everything in turn and print the table of one size; return pages, seconds and MB of every way."""
    for _ in range(runs):
        for way in (reading, *ways):
            way.run()
    print(f"\nEtwa {pages} Seiten; {reading.name}: {reading.cpu:.1f} s CPU, {reading.peak:.0f} MB\n")
    print("| Weg | Seiten | CPU s | s je 100 Seiten | Speicher MB | MB je 100 Seiten | gegen rst2pdf ohne Tags |")
    print("|---|---|---|---|---|---|---|")
    base = ways[0].cpu
    results = {}
    for way in ways:
        count = way.count_pages()
        results[way.name] = (count, way.cpu, way.peak)
        per = 100 / count
        print(
            f"| {way.name} | {count} | {way.cpu:.2f} | {way.cpu * per:.2f} | {way.peak:.0f} | {way.peak * per:.0f} "
            f"| {way.cpu / base:.2f} |",
            flush=True,
        )
    return results


def measure_proof(ways: list[Way], runs: int) -> float:
    """Return the least CPU seconds that reading the tagged PDF back and comparing it took, of several runs."""
    tagged = next(way for way in ways if way.name == "rst2pdf mit Tags")
    command = [sys.executable, "-c", PROOF, str(tagged.steps[-1].result)]
    done = [
        subprocess.run(command, capture_output=True, text=True, check=True, env=make_environment())  # noqa: S603
        for _ in range(runs)
    ]
    return min(float(one.stdout) for one in done)


def print_verdict(
    small: dict[str, tuple[int, float, float]], large: dict[str, tuple[int, float, float]], proof: float
) -> None:
    """Print the targets and whether this run reached them; `proof` is what `measure_proof` found for the large book."""
    plain, tagged = large["rst2pdf ohne Tags"], large["rst2pdf mit Tags"]
    print("\n| Ziel | gemessen | erreicht |\n|---|---|---|")
    ratio, written = tagged[1] / plain[1], (tagged[1] - proof) / plain[1]
    shown = f"{ratio:.2f}; ohne den Nachweis ({proof:.2f} s) {written:.2f}"
    _print_target(f"mit Tags höchstens {TAGGED_TARGET} mal ohne", shown, met=ratio <= TAGGED_TARGET)
    other = large.get("WeasyPrint aus singlehtml")
    if other is None:
        print("| je Seite nicht langsamer als WeasyPrint | WeasyPrint fehlt | – |")
    else:
        ours, theirs = tagged[1] / tagged[0] * 100, other[1] / other[0] * 100
        shown = f"{ours:.2f} gegen {theirs:.2f} s je 100 Seiten"
        _print_target("je Seite nicht langsamer als WeasyPrint", shown, met=ours <= theirs)
    before = small["rst2pdf mit Tags"]
    growth = math.log(tagged[0] / before[0])
    time, memory = (math.log(tagged[at] / before[at]) / growth for at in (1, 2))
    _print_target("lineares Wachstum", f"Zeit {time:.2f}, Speicher {memory:.2f}", met=max(time, memory) <= LINEAR)
    shown = f"{tagged[2]:.0f} MB bei {tagged[0]} Seiten"
    _print_target(f"unter {MEMORY_TARGET:.0f} MB", shown, met=tagged[2] < MEMORY_TARGET)


def _print_target(name: str, shown: str, *, met: bool) -> None:
    print(f"| {name} | {shown} | {'ja' if met else '**nein**'} |")


def main() -> None:
    """Measure both sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs=2, default=(100, 500), metavar=("SMALL", "LARGE"))
    arguments = parser.parse_args()
    sys.path.insert(0, str(REPOSITORY / "tooling"))
    missing = find_missing()
    for name, reason in missing.items():
        print(f"{name} fehlt und wird nicht gemessen: {reason}")
    with tempfile.TemporaryDirectory(prefix="belegkette-bench-") as name:
        tempfile.tempdir = name
        results = []
        for pages in arguments.pages:
            reading, ways = make_ways(Path(name), max(round(pages / PAGES_A_CHAPTER), 1), missing)
            results.append(print_size(pages, reading, ways, arguments.runs))
        small, large = results
        print_verdict(small, large, measure_proof(ways, arguments.runs))


if __name__ == "__main__":
    main()
