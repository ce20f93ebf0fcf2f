"""Pictures of eight typical pages of the PDF: how they are made, compared, and made anew.

``make page-pictures`` writes them to ``tests/pictures/pages`` after a change of the look; whoever reviews the change
looks at them. They are small and grey: what counts is where things stand, not how a renderer smooths an edge.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "tests" / "pictures" / "project"
STORED = ROOT / "tests" / "pictures" / "pages"

PAGES: dict[str, tuple[str, ...]] = {
    "titelblatt": ("Konstruierter Inhalt zur Prüfung des Satzes",),
    "inhalt": ("Inhalt\n", "Stichwortverzeichnis"),
    "kurzfassung": ("Womit anfangen", "Die Fußnote ist konstruiert"),
    "empfehlung": ("Empfehlung HE-01", "Gestützt durch"),
    "laendervergleich": ("Merkmal für Merkmal", "Stand und Quelle"),
    "matrix": ("Von der Empfehlung zum Beleg", "Vertrauen"),
    "register": ("Befunde", "Das sagten sie mehrmals"),
    "stichwortverzeichnis": ("Stichwortverzeichnis", "Ausgleichsabgabe,"),
}
"""What stands on each page, so that it is found wherever it has moved."""

TOLERANCE = 6.0
"""Of 255: how far the darkest difference may reach when both pictures are blurred to the size of a word."""
_RESOLUTION = "60"
_BLUR = 3


def find_pages(pdf: Path) -> dict[str, int]:
    """Return the number, from 1, of each typical page."""
    texts = [page.extract_text() for page in PdfReader(pdf).pages]
    return {
        name: next(number for number, text in enumerate(texts, start=1) if all(word in text for word in words))
        for name, words in PAGES.items()
    }


def draw_page(pdf: Path, number: int) -> Image.Image:
    """Return the picture of one page, in grey."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "page"
        command = [
            "pdftoppm",
            "-r",
            _RESOLUTION,
            "-gray",
            "-png",
            "-singlefile",
            "-f",
            str(number),
            str(pdf),
            str(target),
        ]
        subprocess.run(command, check=True)
        with Image.open(target.with_suffix(".png")) as picture:
            return picture.convert("L")


def differ(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures differ where they differ most: 0 for none, 255 for black on white."""
    if one.size != other.size:
        return 255.0
    difference = ImageChops.difference(
        *(picture.convert("L").filter(ImageFilter.GaussianBlur(_BLUR)) for picture in (one, other))
    )
    return float(ImageStat.Stat(difference).extrema[0][1])


def build(target: Path, extra: Sequence[str] = ()) -> Path:
    """Build the constructed edition from a copy and return its PDF."""
    source = target / "project"
    shutil.copytree(PROJECT, source)
    out = target / "pdf"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "pdf", *extra, str(source), str(out)]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600"})
    return next(out.glob("*.pdf"))


def main() -> int:
    """Write all pictures anew."""
    STORED.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pdf = build(Path(folder))
        for name, number in find_pages(pdf).items():
            path = STORED / f"{name}.png"
            drawn = draw_page(pdf, number)
            before = differ(Image.open(path), drawn) if path.exists() else 255.0
            drawn.save(path, optimize=True)
            print(f"{path.relative_to(ROOT)}: Seite {number}, Abweichung vom bisherigen Bild {before:.0f}")
    print("Jetzt die Bilder ansehen; sie gelten, sobald sie eingecheckt sind.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
