"""The one stylesheet, as rst2pdf wants it.

rst2pdf reads a stylesheet by name, or calls it if it can be called. Ours is called: it is package data, and its fonts
are those of `belegkette.pdf.fonts`. A project may name further sheets in ``pdf_stylesheets``; they come after it.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pyphen import Pyphen
from rst2pdf.styles import StyleSheet

from belegkette.pdf.easy_sheet import EASY_SHEET, read_easy_sheet
from belegkette.pdf.fonts import list_font_files
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.preflight import PdfError

LEAST_LETTERS = 3
"""Letters that stay on the line, and that go to the next, at least; pyphen's own 2 leaves "An-" and "-le"."""

_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2}|[A-Z]-[A-Z]")


@cache
def _load_patterns(language: str) -> Pyphen:
    return Pyphen(lang=language, left=LEAST_LETTERS, right=LEAST_LETTERS)


@lru_cache(maxsize=20_000)
def hyphenate_german(word: str) -> tuple[tuple[str, str], ...]:
    """Return the ways to divide a word, the longest beginning first (the protocol of ReportLab's ``hyphenationLang``).

    pyphen also divides before a hyphen of the word's own; no line may begin with one. Ids and abbreviations stay whole.
    """
    if _CAPITALS.search(word):
        return ()
    ways = _load_patterns("de_DE").iterate(word)
    return tuple((head, tail) for head, tail in ways if not tail.startswith("-"))


HYPHENATORS = {"de_DE": hyphenate_german}


class BookStyles(StyleSheet):
    """rst2pdf's styles, which read every sheet once, close its file, and refuse a sheet that is not there."""

    def readStyle(self, ssname: str) -> Foreign:  # noqa: N802 - rst2pdf's name
        """Return the content of one sheet."""
        if callable(ssname):
            return ssname()
        if ssname == EASY_SHEET:
            return read_easy_sheet()
        path = self.findStyle(ssname)
        if path is None:
            message = f"Das Stylesheet „{ssname}“ ist nicht zu finden (pdf_stylesheets, pdf_style_path)."
            raise PdfError(message)
        return yaml.safe_load(Path(path).read_text(encoding="utf-8"))


class Stylesheet(str):
    """The name of ``style.yaml`` that returns its content when called (rst2pdf's own protocol)."""

    __slots__ = ()

    def __call__(self) -> dict[str, Any]:
        """Return the stylesheet with the fonts to embed."""
        text = files("belegkette.pdf").joinpath("style.yaml").read_text(encoding="utf-8")
        sheet: dict[str, Any] = yaml.safe_load(text)
        for style in sheet["styles"].values():
            language = style.get("hyphenationLang")
            style.update({"hyphenationLang": HYPHENATORS[language]} if language else {})
        return {**sheet, "embeddedFonts": list_font_files()}
