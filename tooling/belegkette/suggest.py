"""„Meinten Sie …?“: the nearest known word for one that is not known."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMPARED_ONE_BY_ONE = 1000
"""With more known words than this, only those one edit away are looked for: that takes no longer with a million."""

_LONGEST = 100
_NUMBER = re.compile(r"[0-9]+[A-Z]?(?![A-Z0-9])|[0-9]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


class KnownWords:
    """Words that exist, made ready for many questions."""

    def __init__(self, words: Iterable[str]) -> None:
        """Fold all words; of two that fold alike, the first in alphabetical order stands for both."""
        self._folded: dict[str, str] = {}
        for word in sorted(words):
            self._folded.setdefault(_fold(word), word)

    def nearest(self, word: str) -> str:
        """Return the word that looks most like the given one, or an empty text if none does.

        Case, umlauts and hyphens are forgiven first; the rest is difflib's similarity with a cut-off of 0.6.
        """
        import difflib  # noqa: PLC0415 - only a mistake pays for it

        folded = _fold(word)
        if folded in self._folded:
            return self._folded[folded]
        candidates = (
            list(self._folded)
            if len(self._folded) <= _COMPARED_ONE_BY_ONE
            else sorted({edit for edit in _iter_edits(folded) if edit in self._folded})
        )
        matches = difflib.get_close_matches(folded, candidates, n=1, cutoff=0.6)
        return self._folded[matches[0]] if matches else ""


class KnownForms:
    """How the ids that exist begin and end, numbers aside: ``R-SGB9-P61`` and ``R-HGO-P8A`` are alike."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Note the forms of the ids."""
        self._forms = frozenset(map(_form, ids))

    def covers(self, word: str) -> bool:
        """Whether a word can only be meant as an id: its first part is in use, and its last part as well, numbers aside.

        Upper and lower case are the same. A word without hyphen never is one: laws have short names like SGB9.
        """
        return "-" in word and _form(word.upper()) in self._forms


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like the given one, or an empty text if none does."""
    return KnownWords(known).nearest(word)


def did_you_mean(word: str, known: Iterable[str] | KnownWords, *, otherwise: str = "") -> str:
    """Return a hint that names the nearest known word, else the given text."""
    words = known if isinstance(known, KnownWords) else KnownWords(known)
    best = words.nearest(word) if len(word) <= _LONGEST else ""
    return _("Meinten Sie „{word}“?").format(word=best) if best else otherwise


def _iter_edits(word: str) -> Iterator[str]:
    """Yield everything one deletion, swap, replacement or insertion away (Norvig, How to Write a Spelling Corrector)."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after[1:]
            yield before + letter + after


def _form(name: str) -> tuple[str, str]:
    first, _hyphen, rest = name.partition("-")
    return first, _NUMBER.sub("0", rest.rpartition("-")[2])


def _fold(word: str) -> str:
    plain = word.casefold() if word.isascii() else unicodedata.normalize("NFKD", word.casefold())
    plain = plain.replace("-", "")
    return plain if plain.isalnum() else "".join(char for char in plain if char.isalnum())
