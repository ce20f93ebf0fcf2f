"""Measures the built site with axe-core in Debian's chromium and writes what it found, for the page on accessibility.

    python tests/tools/accessibility.py _build/html barrierefreiheit.json --day 2026-11-22

Exit 1 where there are violations. Nothing else is claimed: what no machine looked at is listed as not measured.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import Counter
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (
    "index", "search", "matrix", "laendervergleich", "barrierefreiheit", "register/index", "register/praxisbeispiele",
    "recommendations/begleitung", "recommendations/imprint",
)  # fmt: skip
WIDTHS = (320, 1440)
NOT_MEASURED = (
    "mit Vorleseprogrammen und Braillezeilen",
    "durch Menschen, die solche Hilfen benutzen",
    "die Verständlichkeit der Texte",
)


def main() -> int:
    """Measure every kind of page that the site has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--day", required=True, help="the day of the measurement, 2026-11-22")
    arguments = parser.parse_args()
    pages = [name for name in KINDS if (arguments.site / f"{name}.html").is_file()]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        version = browser.version
        axe, results = measure(browser, arguments.site, pages)
        browser.close()
    document = {
        "version": 1,
        "date": arguments.day,
        "tools": [f"axe-core {axe}", f"Chromium {version.partition('.')[0]}"],
        "pages": pages,
        "results": results,
        "not-measured": list(NOT_MEASURED),
    }
    arguments.target.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if any(one["violations"] for one in results) else 0


def measure(browser: Browser, site: Path, pages: list[str]) -> tuple[str, list[dict[str, object]]]:
    """Return axe's version, and one result for each scheme of colours."""
    axe, engine, results = Axe(), "", []
    for scheme, words in (("light", "helle Farben"), ("dark", "dunkle Farben")):
        counts: Counter[str] = Counter()
        # The site's policy lets no script in from outside, so axe needs a context that does not enforce it.
        context = browser.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")  # type: ignore[arg-type]
        page = context.new_page()
        for name in pages:
            page.goto((site / f"{name}.html").resolve().as_uri())
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
                engine = found["testEngine"]["version"]
                counts["places"] += 1
                counts["undecided"] += len(found["incomplete"])
                for violation in found["violations"]:
                    counts["violations"] += len(violation["nodes"])
                    target = violation["nodes"][0]["target"]
                    print(f"{name} {width} px {scheme}: {violation['id']} {target}", file=sys.stderr, flush=True)
        context.close()
        results.append({
            "name": f"WCAG 2.0 bis 2.2, A und AA, und gute Praxis: {words}, 320 bis 1440 Pixel",
            "places": counts["places"], "violations": counts["violations"], "undecided": counts["undecided"],
        })  # fmt: skip
    return engine, results


if __name__ == "__main__":
    sys.exit(main())
