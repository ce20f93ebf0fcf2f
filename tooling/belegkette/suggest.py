"""„Meinten Sie …?“: the nearest known word for one that is not known."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like the given one, or an empty text if none does.

    Case, umlauts and hyphens are forgiven first; the rest is difflib's similarity with a cut-off of 0.6.
    """
    import difflib  # noqa: PLC0415 - only a mistake pays for it

    folded: dict[str, str] = {}
    for candidate in sorted(known):
        folded.setdefault(_fold(candidate), candidate)
    if (same := folded.get(_fold(word))) is not None:
        return same
    matches = difflib.get_close_matches(_fold(word), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else ""


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return a hint that names the nearest known word, else the given text."""
    best = nearest(word, known)
    return _("Meinten Sie „{word}“?").format(word=best) if best else otherwise


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if char.isalnum())
