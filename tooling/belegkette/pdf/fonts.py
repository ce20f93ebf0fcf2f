"""The typefaces of the edition: found in their packages at run time, registered without ReportLab's width fault.

Lato (SIL OFL 1.1) has static TrueType files, true italics and (upright) figures of one width, so that numbers in
tables stand in line; IBM Plex Mono (SIL OFL 1.1) sets literals and lends the few signs that Lato lacks. Both come from the packages
``fontpkg-lato`` and ``fontpkg-ibm-plex-mono``; no font file lies in this repository and no path is written down.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from sphinx.errors import ExtensionError

PACKAGES = ("fontpkg_lato", "fontpkg_ibm_plex_mono")

# Each family: regular, bold, italic, bold italic. The heavier cut of one row is what <b> means inside it.
FAMILIES = (
    ("Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-BoldItalic"),
    ("Lato-Light", "Lato-SemiBold", "Lato-LightItalic", "Lato-SemiBoldItalic"),
    ("Lato-SemiBold", "Lato-Black", "Lato-SemiBoldItalic", "Lato-BlackItalic"),
    ("Lato-Bold", "Lato-Black", "Lato-BoldItalic", "Lato-BlackItalic"),
    ("IBMPlexMono-Regular", "IBMPlexMono-Bold", "IBMPlexMono-Italic", "IBMPlexMono-BoldItalic"),
)
TEXT_FONT = "Lato-Regular"
FALLBACK_FONT = "IBMPlexMono-Regular"

EMBEDDED_INSTEAD = {
    "Helvetica": "Lato-Regular",
    "Helvetica-Bold": "Lato-Bold",
    "Helvetica-Oblique": "Lato-Italic",
    "Helvetica-BoldOblique": "Lato-BoldItalic",
    "Times-Roman": "Lato-Regular",
    "Times-Bold": "Lato-Bold",
    "Times-Italic": "Lato-Italic",
    "Times-BoldItalic": "Lato-BoldItalic",
    "Courier": "IBMPlexMono-Regular",
    "Courier-Bold": "IBMPlexMono-Bold",
    "Courier-Oblique": "IBMPlexMono-Italic",
    "Courier-BoldOblique": "IBMPlexMono-BoldItalic",
}
"""What is drawn where a drawing names one of PDF's standard fonts, which are never embedded."""


class TrueWidthFont(TTFont):
    """A TrueType font whose trailing advance widths are right.

    ReportLab 4.5.1 (``ttfonts.py``, table ``hmtx``) keeps the advance of every glyph after ``numberOfHMetrics`` scaled
    to 1/1000 em instead of in font units; the embedded table then contradicts the PDF's widths (PDF/UA-1 7.21.5).
    """

    def __init__(self, name: str, filename: str) -> None:
        """Read the file as ReportLab does, then restore the last advance the file gives."""
        super().__init__(name, filename)
        face: Any = self.face
        face.seek_table("hhea")
        face.skip(34)
        given = face.read_ushort()
        advance = face.hmetrics[given - 1][0]
        face.hmetrics[given:] = [(advance, bearing) for _, bearing in face.hmetrics[given:]]


def find_folders() -> list[str]:
    """Return the folders of the font files, in the order of `PACKAGES`; a missing package is the installation's fault."""
    folders = []
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            name = package.replace("_", "-")
            message = f"Das Schriftpaket „{name}“ ist nicht installiert (py -m pip install {name})."
            raise ExtensionError(message)
        folders.append(str(Path(spec.origin).parent / "files"))
    return folders


def find_font_file(name: str) -> str:
    """Return the path of a font's file; a missing one is the installation's fault."""
    for folder in find_folders():
        path = Path(folder, f"{name}.ttf")
        if path.is_file():
            return str(path)
    message = f"Die Schrift „{name}“ fehlt in den Schriftpaketen."
    raise ExtensionError(message)


@cache
def _load_font(name: str) -> TrueWidthFont:
    return TrueWidthFont(name, find_font_file(name))


def register_fonts() -> None:
    """Make all families known to ReportLab, in place of the fonts that rst2pdf registered under the same names."""
    for name in sorted({name for family in FAMILIES for name in family}):
        pdfmetrics.registerFont(_load_font(name))
    for regular, bold, italic, bold_italic in FAMILIES:
        addMapping(regular, 0, 0, regular)
        addMapping(regular, 0, 1, italic)
        addMapping(regular, 1, 0, bold)
        addMapping(regular, 1, 1, bold_italic)


def has_glyph(font: str, character: str) -> bool:
    """Say whether the font can draw the character."""
    return ord(character) in _load_font(font).face.charToGlyph


def list_font_files() -> list[list[str]]:
    """Return the families as rst2pdf's stylesheet key ``embeddedFonts`` wants them."""
    return [[f"{name}.ttf" for name in family] for family in FAMILIES]
