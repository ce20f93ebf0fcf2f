"""Text as it is set: signs that belong together stay together, signs without a glyph are lent.

Pure functions on one string. They change no wording; what they add is the no-break space (U+00A0, DIN 5008) and
ReportLab's intra-paragraph markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape

from belegkette.pdf.fonts import FALLBACK_FONT, TEXT_FONT, has_glyph

_GLUE = "\u00a0"
_ASCII = 0x7F
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_GLUED = (
    re.compile(r"(§§?|\b(?:Art|Abs|Nr|Rn|Kap|S)\.|\bSatz|\bSeite) (?=\d)"),
    re.compile(r"(\d) (?=[%‰€]|(?:Prozent|Euro)\b)"),
    re.compile(r"\b(SGB) (?=[IVX]+\b)"),
    re.compile(r"\b([A-Za-z]\.) (?=[A-Za-z]{1,2}\.)"),
    re.compile(rf"\b(\d{{1,2}}\.) (?={_MONTHS})"),
)
# Ids made of letters alone ("DE-HH-BFA") look like hyphenated words to ReportLab; with a digit in them they do not.
_LETTER_ID = re.compile(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b")

# Spaces and hyphens that few fonts have, and what sets the same; zero-width signs set nothing.
_EQUIVALENT = str.maketrans(
    {
        "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200a": " ", "\u2007": _GLUE, "\u202f": _GLUE,
        "\u2010": "-", "\u2011": "-", "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
        "\ufe0e": None, "\ufe0f": None, "\t": " ",
    }
)  # fmt: skip
_RARE = re.compile(f"[{''.join(map(chr, _EQUIVALENT))}]")


def normalise_signs(text: str) -> str:
    """Return the text composed (NFC), with rare spaces and hyphens replaced by those every font has."""
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_EQUIVALENT) if _RARE.search(composed) else composed


def glue_pairs(text: str) -> str:
    """Put no-break spaces where a line must not end: "§ 61", "SGB IX", "z. B.", "75 %", "22. November"."""
    for pattern in _GLUED:
        text = pattern.sub(rf"\1{_GLUE}", text)
    return text


def set_text(text: str) -> str:
    """Return plain text as ReportLab paragraph markup, escaped."""
    markup = _LETTER_ID.sub(r"<nobr>\g<0></nobr>", escape(glue_pairs(normalise_signs(text))))
    return lend_signs(markup)


def lend_signs(markup: str, *, own: str = TEXT_FONT, other: str = FALLBACK_FONT) -> str:
    """Wrap signs that the surrounding font lacks and the other one has."""
    if markup.isascii():
        return markup
    return "".join(
        f'<font face="{other}">{sign}</font>' if ord(sign) > _ASCII and not has_glyph(own, sign) else sign
        for sign in markup
    )


def set_literal(text: str) -> str:
    """Return literal text as markup: nothing glued, the fonts' roles swapped."""
    return lend_signs(escape(normalise_signs(text)), own=FALLBACK_FONT, other=TEXT_FONT)


def iter_unsettable(text: str) -> Iterator[str]:
    """Yield every sign that no font of the edition can draw, in order of appearance, each once."""
    for sign in dict.fromkeys(normalise_signs(text)):
        if sign in "\n\r\u00ad":
            continue
        if not has_glyph(TEXT_FONT, sign) and not has_glyph(FALLBACK_FONT, sign):
            yield sign
