"""Quotations in running text (QUO001, QUO002), compared letter for letter except for what typography may change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENOUGH_WORDS = 5
"""Shorter words between quotation marks are mostly terms, titles or irony."""

_QUOTED = re.compile(
    r"„(?P<a>[^„“”]+)[“”]|»(?P<b>[^»«]+)«|“(?P<c>[^“”]+)”|(?<![\w=])\"(?P<d>[^\"\n]+(?:\n[^\"\n]+)*)\"(?!\w)"
)
_OMISSION = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_ADDITION = re.compile(r"\[[^\]]{0,80}\]")
_MARKS = str.maketrans(dict.fromkeys("„“”»«‚‘’›‹\"'*_") | {"–": "-", "—": "-", "\u00a0": " ", "\u00ad": None})
_SIMILAR = 0.72


class Quotation(NamedTuple):
    """Words between quotation marks: where the opening mark stands (from 0), and the words."""

    start: int
    words: str


def find_quotations(text: str) -> Iterator[Quotation]:
    """Yield the quotations that are long enough to be somebody's words."""
    for match in _QUOTED.finditer(text):
        words = next(group for group in match.groups() if group is not None)
        if len(words.split()) >= ENOUGH_WORDS:
            yield Quotation(match.start(), words)


def normalised(text: str) -> str:
    """Return a text without what typesetting may change: quotation marks, emphasis, kinds of dashes and spaces."""
    return " ".join(text.translate(_MARKS).split())


def is_from(quotation: str, original: str) -> bool:
    """Whether a quotation stands in a text letter for letter; omissions are marked, additions stand in [brackets]."""
    whole = normalised(_OMISSION.sub(" ", original))
    parts = [normalised(part) for part in _OMISSION.split(quotation)]
    at = 0
    for part in filter(None, parts):
        found = _find(part.strip(" .,;:!?"), whole, at)
        if found is None:
            return False
        at = found
    return True


def _find(part: str, whole: str, start: int) -> int | None:
    """Return the offset after a part; an addition in brackets may stand for a word, or for its first letter."""
    pattern = ""
    last = 0
    for match in _ADDITION.finditer(part):
        pattern += re.escape(part[last : match.start()]) + r"\w{0,40}?"
        last = match.end()
    pattern += re.escape(part[last:])
    found = re.compile(pattern.replace(r"\ \w{0,40}?\ ", r"\ (?:\w{0,40}\ )?")).search(whole, start)
    return found.end() if found else None


def resembles(quotation: str, original: str) -> bool:
    """Whether somebody seems to have meant these words and changed some of them."""
    words, whole = (normalised(text).casefold().split() for text in (quotation, original))
    if not words or not whole:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a quotation that is not letter for letter pays for it

    same = sum(block.size for block in SequenceMatcher(None, words, whole, autojunk=False).get_matching_blocks())
    return same / len(words) >= _SIMILAR


def nearest(quotation: str, originals: Iterable[tuple[str, str]]) -> str | None:
    """Return the name of the first text that a quotation resembles."""
    return next((name for name, original in originals if resembles(quotation, original)), None)
