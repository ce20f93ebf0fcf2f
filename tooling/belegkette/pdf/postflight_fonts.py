"""Fonts of a finished PDF: embedded (OUT001), and every sign of them says which letter it is (OUT005)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_step import problem
from belegkette.pdf.tagging.reading import Reading

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_HINT = "Schriften, die das Projekt mitbringt, als TrueType-Datei in pdf_font_path geben."


def read_fonts(pdf: Pdf) -> dict[str, tuple[Object, int]]:
    """Return all fonts by name, each with the first page that has it."""
    found: dict[str, tuple[Object, int]] = {}
    for number, page in enumerate(pdf.pages, start=1):
        for resources in _iter_resources(page.obj.get("/Resources", Dictionary())):
            for font in resources.get("/Font", Dictionary()).values():
                found.setdefault(f"{font.get('/BaseFont', '')}{font.objgen}", (font, number))
    return found


def _iter_resources(resources: Object) -> Iterator[Object]:
    yield resources
    for form in resources.get("/XObject", Dictionary()).values():
        if form.get("/Subtype") == Name.Form and "/Resources" in form:
            yield from _iter_resources(form.Resources)


def iter_font_faults(fonts: dict[str, tuple[Object, int]], reading: Reading, path: str) -> Iterator[Problem]:
    """Yield fonts that other machines would replace, and signs that nobody can search, copy or hear."""
    for font, page in fonts.values():
        name = str(font.get("/BaseFont", "ohne Namen")).lstrip("/")
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if font.get("/Subtype") != Name.Type3 and not any(
            key in inner.get("/FontDescriptor", Dictionary()) for key in _FILES
        ):
            yield problem("OUT001", path, page, f"Die Schrift „{name}“ ist nicht eingebettet.", _HINT)
        if "/ToUnicode" not in font:
            message = f"Der Schrift „{name}“ fehlt die Zuordnung zu Buchstaben (ToUnicode)."
            yield problem("OUT005", path, page, message, _HINT)
    for number, content in enumerate(reading.pages, start=1):
        lost = sum(text.count("\ufffd") for text in content.texts.values())
        if lost:
            message = f"Seite {number}: {lost} Zeichen lassen sich nicht als Text lesen."
            yield problem("OUT005", path, number, message, _HINT)
