"""Make the README's pictures of both editions: run after ``make``, with chromium and poppler installed.

Writes docs/_static/ausgabe-html.png, ausgabe-handy.png and ausgabe-pdf.png (four pages side by side).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "_static"
HTML = ROOT / "_build" / "html"
PDF = ROOT / "_build" / "pdf" / "handlungsempfehlungen.pdf"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--allow-file-access-from-files"]
PAGE = "recommendations/ansprechstellen.html#he-06"


def main() -> int:
    """Return 1 if there is no edition to picture."""
    if not PDF.exists() or not (HTML / "index.html").exists():
        print("Es gibt noch keine Ausgabe: zuerst „make“.", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for name, width, height in (("ausgabe-html", 1280, 900), ("ausgabe-handy", 390, 844)):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"file://{HTML}/{PAGE}")
            page.wait_for_timeout(300)
            page.screenshot(path=TARGET / f"{name}.png")
        contact_sheet(browser, choose_pages())
        browser.close()
    return 0


def choose_pages() -> list[int]:
    """Return cover, contents, a page with recommendations, and a register page."""
    count = int(
        next(
            line.split(":")[1]
            for line in subprocess.run(["pdfinfo", PDF], capture_output=True, text=True, check=True).stdout.splitlines()
            if line.startswith("Pages:")
        )
    )
    texts = {
        number: subprocess.run(
            ["pdftotext", "-f", str(number), "-l", str(number), PDF, "-"], capture_output=True, text=True, check=True
        ).stdout
        for number in range(1, count + 1)
    }
    recommendation = next(
        (number for number, text in texts.items() if number > 4 and "HE-06" in text and "Begründung" in text), 5
    )
    register = next(
        (number for number, text in texts.items() if number > recommendation and "F-06" in text and "Quelle" in text),
        count,
    )
    return [1, 3, recommendation, register]


def contact_sheet(browser: object, pages: list[int]) -> None:
    """Write four PDF pages side by side."""
    with tempfile.TemporaryDirectory() as folder:
        for number in pages:
            subprocess.run(
                ["pdftoppm", "-r", "70", "-png", "-singlefile", "-f", str(number), PDF, f"{folder}/{number}"],
                check=True,
            )
        images = "".join(f'<img src="file://{folder}/{number}.png">' for number in pages)
        style = "body{margin:12px;background:#dfe3e6;display:flex;gap:12px}img{width:300px;box-shadow:0 1px 4px #0005}"
        sheet = Path(folder) / "sheet.html"
        sheet.write_text(f"<style>{style}</style>{images}", encoding="utf-8")
        page = browser.new_page(viewport={"width": 1272, "height": 450})  # type: ignore[attr-defined]
        page.goto(f"file://{sheet}")
        page.screenshot(path=TARGET / "ausgabe-pdf.png", full_page=True)


if __name__ == "__main__":
    sys.exit(main())
