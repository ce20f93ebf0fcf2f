"""Make the pictures of the reviewers' chapter: run with chromium, poppler and LibreOffice installed.

Writes docs/_static/pruefen-*.png. Nobody's verdict on the shipped corpus is invented for them: where something is decided
or has changed, the picture shows the constructed project of the handbook's tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "_static"
CONSTRUCTED = ROOT / "tests" / "docs" / "project"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--allow-file-access-from-files"]
DAY = "2026-11-22"
PEOPLE = "reviewers: {R1: {role: Fachaufsicht}, R2: {role: Praxis}}\n"
WIDE = {"width": 1000, "height": 760}


def main() -> int:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "people.yaml").write_text(PEOPLE, encoding="utf-8")
        os.environ["BELEGKETTE_REVIEWERS"] = str(folder / "people.yaml")
        real = folder / "real"
        for part in ("evidence", "recommendations"):
            shutil.copytree(ROOT / part, real / part)
        constructed = shutil.copytree(CONSTRUCTED, folder / "constructed")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        picture_card(browser, real, folder)
        picture_workbook(real, folder)
        picture_page(browser, real)
        picture_decisions(browser, constructed)
        browser.close()
    for path in sorted(TARGET.glob("pruefen-*.png")):
        shrink(path)
    return 0


def command(*words: str) -> list[str]:
    """Return a call of the program on the day of the pictures."""
    return [sys.executable, "-m", "belegkette", *words, "--as-of", DAY]


def picture_card(browser: Any, root: Path, folder: Path) -> None:
    """A recommendation of the report with its first record unfolded."""
    report = folder / "bericht.html"
    subprocess.run(command("report", "--root", str(root), "--out", str(report)), check=False, stdout=subprocess.DEVNULL)
    page = browser.new_page(viewport={"width": 1000, "height": 950})
    page.goto(f"{report.as_uri()}#he-06--f-06")
    page.wait_for_timeout(300)
    page.locator("#he-06").evaluate("one => one.scrollIntoView()")
    page.wait_for_timeout(300)
    page.screenshot(path=TARGET / "pruefen-bericht.png")


def picture_workbook(root: Path, folder: Path) -> None:
    """The first rows of the workbook as LibreOffice shows them; columns that are not talked about are hidden."""
    book_path = folder / "pruefung.xlsx"
    subprocess.run(
        command("review", "export", "--root", str(root), "--out", str(book_path), "--reviewer", "R2"),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    book = openpyxl.load_workbook(book_path)
    for sheet in list(book.worksheets):
        if sheet.title != "Empfehlungen":
            sheet.sheet_state = "hidden"
            sheet.print_area = None
    sheet = book["Empfehlungen"]
    book.active = sheet
    for letter in "CGHIJKL":
        sheet.column_dimensions[letter].hidden = True
    for letter, width in {"D": 40, "E": 20, "F": 42, "M": 18, "N": 26}.items():
        sheet.column_dimensions[letter].width = width
    for row in (2, 3, 4):
        sheet.row_dimensions[row].height = 110
    sheet.print_area = "A1:N4"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = ""
    sheet.print_options.headings = True
    sheet.print_options.gridLines = True
    book.save(book_path)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'lo').as_uri()}", "--convert-to", "pdf",
         "--outdir", str(folder), str(book_path)],
        check=True, stdout=subprocess.DEVNULL, timeout=180,
    )  # fmt: skip
    target = TARGET / "pruefen-mappe"
    subprocess.run(
        ["pdftoppm", "-r", "130", "-png", "-singlefile", "-f", "1", str(folder / "pruefung.pdf"), str(target)],
        check=True,
    )
    with Image.open(f"{target}.png") as picture:
        plain = picture.convert("RGB")
        content = Image.eval(plain.convert("L"), lambda value: 255 - value).getbbox()
        plain.crop(content).save(f"{target}.png")


def picture_page(browser: Any, root: Path) -> None:
    """The top of the local page, and the page of a recommendation."""
    with serving(root, "R2") as address:
        page = browser.new_page(viewport={"width": 1000, "height": 620})
        page.goto(address)
        page.wait_for_timeout(300)
        page.screenshot(path=TARGET / "pruefen-seite.png")
        page.set_viewport_size({"width": 1000, "height": 900})
        page.goto(of_recommendation(address))
        page.wait_for_timeout(300)
        page.screenshot(path=TARGET / "pruefen-empfehlung.png")


def picture_decisions(browser: Any, root: Path) -> None:
    """A verdict that was entered, and one that was held back because the text had changed."""
    with serving(root, "R1") as first, serving(root, "R2") as second:
        one, two = (browser.new_page(viewport=WIDE) for _number in range(2))
        for page, address in ((one, first), (two, second)):
            page.goto(address)
            page.goto(of_recommendation(address))
        for page, verdict, comment in (
            (one, "angenommen", ""),
            (two, "Änderung gewünscht", "Bis wann? Das Jahr fehlt."),
        ):
            box = page.locator('.decide[data-subject="HE-06"]')
            box.get_by_label(verdict, exact=True).check()
            box.get_by_label("Anmerkung").fill(comment)
            box.get_by_role("button").click()
            box.get_by_text("Eingetragen").wait_for()
        box.screenshot(path=TARGET / "pruefen-urteil.png")
        page_file = root / "recommendations" / "ansprechstellen.md"
        text = page_file.read_text(encoding="utf-8")
        page_file.write_text(text.replace("eine erfundene Stelle", "zwei erfundene Stellen"), encoding="utf-8")
        box = one.locator('.decide[data-subject="HE-06"]')
        box.get_by_label("angenommen", exact=True).check()
        box.get_by_label("Anmerkung").fill("Das ist jetzt klarer.")
        box.get_by_role("button").click()
        box.locator("ins").first.wait_for()
        box.screenshot(path=TARGET / "pruefen-geaendert.png")


def of_recommendation(address: str) -> str:
    """Return the page of HE-06 on the same server."""
    return f"{address.partition('/?')[0]}/empfehlung/HE-06"


@contextmanager
def serving(root: Path, reviewer: str) -> Iterator[str]:
    """Run the local page and yield its address."""
    words = command("review", "serve", "--root", str(root), "--reviewer", reviewer)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield next(line.strip() for line in process.stdout if "http://" in line)
        finally:
            process.terminate()


def shrink(path: Path) -> None:
    """Keep a picture small: 64 colours are enough for text on paper."""
    with Image.open(path) as picture:
        small = picture.convert("RGB")
        if small.width > 1200:
            small = small.resize((1200, round(small.height * 1200 / small.width)), Image.Resampling.LANCZOS)
        small.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
