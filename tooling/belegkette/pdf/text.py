"""Compare text from a PDF with text from the sources, past everything that setting does to it."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_HYPHENS = re.compile("[\u2010\u2011]")
_SQUEEZED_OUT = "\u00ad\u200b\u200c\u200d\u2060\ufeff-\u2010\u2011\u2012\u2013"


def normalise(text: str) -> str:
    """Return the text with ligatures resolved (NFKC), one sort of hyphen and space, and no invisible signs."""
    plain = _HYPHENS.sub("-", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    return re.sub(r"\s+", " ", plain)


def squeeze(text: str) -> str:
    """Return the text without any space or hyphen: line ends and hyphenation no longer matter."""
    if text.isascii():
        return "".join(text.replace("-", "").split())
    plain = unicodedata.normalize("NFKC", text)
    for sign in _SQUEEZED_OUT:  # one search for each is several times faster than one expression for all
        plain = plain.replace(sign, "")
    return "".join(plain.split())


def contains_id(normalised: str, identifier: str) -> bool:
    """Say whether an id stands as a whole in a text that is normalised already."""
    return _as_a_whole(identifier).search(normalised) is not None


def _as_a_whole(identifier: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(identifier)}(?<![\w-]{re.escape(identifier)})(?![0-9A-Z]|-[0-9A-Z]|\.\d)")
