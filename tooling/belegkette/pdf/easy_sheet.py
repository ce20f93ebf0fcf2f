"""The stylesheet of the easy-to-read book: that of the edition, large, widely spaced, nothing hyphenated.

BITV 2.0, Anlage 2, Teil 2, Nr. 9 and 10, and what is common practice: at least 14 points, lines one and a half apart.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

EASY_SHEET = "belegkette-easy"
"""The name by which ``pdf_stylesheets`` asks for it."""

_LEAST = 14
_SPACING = 1.5
_GROWTH = 1.2
_TITLES = ("cover-title", "cover-title-long", "heading1")
_LARGEST = 30
_DEFAULT = 9.6


def read_easy_sheet() -> dict[str, Any]:
    """Return the styles that differ from the edition's."""
    sheet: dict[str, Any] = yaml.safe_load(files("belegkette.pdf").joinpath("style.yaml").read_text(encoding="utf-8"))
    styles: dict[str, dict[str, Any]] = sheet["styles"]
    return {"styles": {name: _enlarged(name, style) for name, style in styles.items()}}


def _enlarged(name: str, style: dict[str, Any]) -> dict[str, Any]:
    changed = dict(style)
    if name == "base":
        changed |= {"embeddedHyphenation": 0}
    changed |= {"hyphenationLang": None} if name == "base" or "hyphenationLang" in style else {}
    if "fontSize" in style or "leading" in style or name == "base":
        size = max(_LEAST, round(style.get("fontSize", _DEFAULT) * _GROWTH, 1))
        size = min(size, _LARGEST) if name in _TITLES else size
        changed |= {"fontSize": size, "leading": round(size * (1.3 if name in _TITLES else _SPACING), 1)}
    if style.get("spaceAfter") and name in {"bodytext", "bullet-list-item"}:
        changed["spaceAfter"] = 5
    if name == "bullet-list-item":
        changed |= {"leftIndent": 20, "bulletIndent": 4}
    return changed
