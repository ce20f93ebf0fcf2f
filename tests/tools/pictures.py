"""Make the README's pictures of both editions: run after ``make``, with chromium and poppler installed.

Writes docs/_static/ausgabe-html.png, ausgabe-handy.png, ausgabe-pdf.png (four pages side by side) and
nachweisbericht.png.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "_static"
HTML = ROOT / "_build" / "html"
PDF = ROOT / "_build" / "pdf" / "handlungsempfehlungen.pdf"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--allow-file-access-from-files"]
REPORT_DAY = "2026-11-22"
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
        picture_report(browser)
        browser.close()
    return 0


def picture_report(browser: object) -> None:
    """Write the top of the report of the shipped corpus, on the day that the corpus was shipped."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "nachweisbericht.html"
        command = [sys.executable, "-m", "belegkette", "report", "--root", str(ROOT), "--out", str(target)]
        subprocess.run([*command, "--as-of", REPORT_DAY], check=True, stdout=subprocess.DEVNULL)
        page = browser.new_page(viewport={"width": 1280, "height": 960})  # type: ignore[attr-defined]
        page.goto(target.as_uri())
        page.wait_for_timeout(300)
        page.screenshot(path=TARGET / "nachweisbericht.png")


def choose_pages() -> list[int]:
    """Return cover, summary, a page with a recommendation, and a page of the register."""
    texts = [page.extract_text() for page in PdfReader(PDF).pages]

    def find(*words: str) -> int:
        return next((at for at, text in enumerate(texts, start=1) if all(word in text for word in words)), 1)

    return [
        1,
        find("Kurzfassung", "Die Empfehlungen im Überblick", "HE-16"),
        find("Empfehlung HE-06"),
        find("F-06 bis"),
    ]


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
