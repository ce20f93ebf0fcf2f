"""Compare text from a PDF with text from the sources, past everything that setting does to it."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_HYPHENS = re.compile("[\u2010\u2011]")
_SQUEEZED_OUT = re.compile(r"[\s\-\u2010\u2011\u2012\u2013]+")


def normalise(text: str) -> str:
    """Return the text with ligatures resolved (NFKC), one sort of hyphen and space, and no invisible signs."""
    plain = _HYPHENS.sub("-", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    return re.sub(r"\s+", " ", plain)


def squeeze(text: str) -> str:
    """Return the text without any space or hyphen: line ends and hyphenation no longer matter."""
    return _SQUEEZED_OUT.sub("", normalise(text))


def count_id(text: str, identifier: str) -> int:
    """Count how often an id stands in the text as a whole: "HE-1" is not in "HE-10" nor in "HE-1.2"."""
    return len(re.findall(rf"(?<![\w-]){re.escape(identifier)}(?![0-9A-Z]|-[0-9A-Z]|\.\d)", normalise(text)))
