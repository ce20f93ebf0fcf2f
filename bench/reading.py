"""How fluid the report and the local page are in a browser: what holds the page up after a key or a click.

    python bench/reading.py [--recommendations 1000] [--records 5000]

Needs Debian's chromium and playwright. "Stillstand" is the longest task of the page's thread (Long Tasks API; 0 is below
50 ms): as long as it lasts nothing moves. "Wanduhr" is how long a reader waits for a page or an answer. This machine may be
busy; the first search on the local page also puts together the words to search in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generate import write_corpus
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

BELEGKETTE = [sys.executable, "-m", "belegkette"]
PEOPLE = "reviewers: {R1: {role: Fachaufsicht}}\n"
WORDS = ("B", "Ber", "Beratung", "Beratung Kreis")
QUIET = 700
WATCH = """() => {
  window.held = [];
  new PerformanceObserver((list) => list.getEntries().forEach((one) => held.push(one.duration))).observe({ type: "longtask" });
}"""


def main() -> None:
    """Print a Markdown table for each page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recommendations", type=int, default=1_000)
    parser.add_argument("--records", type=int, default=5_000)
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory(prefix="belegkette-bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        write_corpus(folder / "corpus", arguments.recommendations, arguments.records)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for bench in (bench_report, bench_local_page):
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            page.set_default_timeout(120_000)
            bench(page, folder)
        browser.close()


def bench_report(page: Page, folder: Path) -> None:
    """Measure the report as one file."""
    out = folder / "nachweisbericht.html"
    command = [*BELEGKETTE, "report", "--root", str(folder / "corpus"), "--out", str(out)]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own program
    print(f"\nNachweisbericht, eine Datei ({out.stat().st_size / 1e6:.1f} MB):\n")
    _wait("öffnen", lambda: page.goto(out.as_uri()))
    page.wait_for_timeout(6_000)  # the words to search in are put together when the browser is idle
    page.evaluate(WATCH)
    print("\n| was | Stillstand ms |\n|---|---|")
    page.get_by_label("Suchen in allem").focus()
    for words in WORDS:
        _hold(page, f"Suche „{words}“", lambda words=words: _type(page, words))  # type: ignore[misc]
    _hold(page, "Suche leeren", lambda: page.keyboard.press("Escape"))
    _hold(page, "Filter", lambda: page.locator("#nb-strength").select_option("soll"))
    _hold(page, "Filter löschen", lambda: _click(page, ".tools [type=reset]"))
    _hold(page, "Sortieren, Empfehlungen", lambda: _click(page, "#tabelle-empfehlungen thead th:nth-child(2) button"))
    _hold(page, "Sortieren, Belege", lambda: _click(page, "#tabelle-belege thead th:nth-child(2) button"))
    _hold(page, "alles aufklappen", lambda: _click(page, "[data-do=open]"))
    _hold(page, "alles zuklappen", lambda: _click(page, "[data-do=close]"))


def bench_local_page(page: Page, folder: Path) -> None:
    """Measure the pages of ``belegkette review serve``, the search and a decision."""
    with _serving(folder) as address:
        base = address.partition("/?")[0]
        print("\nSeite zum Prüfen:\n")
        _wait("Übersicht zum ersten Mal", lambda: page.goto(address))
        _wait("Übersicht", lambda: page.goto(base))
        for words in WORDS:
            _wait(f"Suche „{words}“", lambda words=words: _ask(page, words))  # type: ignore[misc]
        _wait("Seite einer Empfehlung", lambda: page.goto(f"{base}/empfehlung/E-000011"))
        _wait("Urteil eintragen", lambda: _decide(page))
        _wait("nächste Empfehlung", lambda: page.goto(f"{base}/empfehlung/E-000012"))
        _wait("alle Belege", lambda: page.goto(f"{base}/belege"))


def _type(page: Page, words: str) -> None:
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def _click(page: Page, selector: str) -> None:
    """Click in a task of the page's own, without looking whether it can be seen: tables may be folded."""
    page.evaluate("selector => void setTimeout(() => document.querySelector(selector).click())", selector)


def _ask(page: Page, words: str) -> None:
    with page.expect_response("**/suche?*"):
        page.get_by_label("Suchen in allem").fill(words)


def _decide(page: Page) -> None:
    box = page.locator('.decide[data-subject="E-000011"]')
    box.get_by_label("angenommen", exact=True).check()
    box.get_by_role("button", name="Eintragen").click()
    box.get_by_text("Eingetragen.").wait_for()


def _hold(page: Page, what: str, step: Callable[[], object]) -> None:
    page.evaluate("window.held.length = 0")
    step()
    page.evaluate(f"new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 100)), {QUIET}))")
    print(f"| {what} | {page.evaluate('Math.max(0, ...window.held)'):.0f} |", flush=True)


def _wait(what: str, step: Callable[[], object]) -> None:
    start = time.perf_counter()
    step()
    print(f"{what}: {(time.perf_counter() - start) * 1_000:.0f} ms Wanduhr", flush=True)


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    people = folder / "people.yaml"
    people.write_text(PEOPLE, encoding="utf-8")
    command = [*BELEGKETTE, "review", "serve", "--root", str(folder / "corpus"), "--reviewer", "R1"]
    environment = {**os.environ, "BELEGKETTE_REVIEWERS": str(people)}
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stdout is not None
        try:
            yield next(line.strip() for line in process.stdout if "http://" in line)
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
