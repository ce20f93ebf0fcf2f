"""Words that stand letter for letter in two texts (PRV006): runs of eight words are no accident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 8
_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text in lower case, without punctuation."""
    return [Word(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of eight words."""
    words = [word.text for word in words_of(text)]
    for at in range(len(words) - RUN + 1):
        yield tuple(words[at : at + RUN])


def find_runs(text: str, known: dict[tuple[str, ...], str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, whose) of the longest stretches of known runs; overlapping runs of one text are one stretch."""
    words = words_of(text)
    begin, last, owner = -1, -1, ""
    for at in range(len(words) - RUN + 1):
        found = known.get(tuple(word.text for word in words[at : at + RUN]))
        if found is None:
            continue
        if begin >= 0 and at <= last + 1 and found == owner:
            last = at + RUN - 1
            continue
        if begin >= 0:
            yield words[begin].start, words[last].end, owner
        begin, last, owner = at, at + RUN - 1, found
    if begin >= 0:
        yield words[begin].start, words[last].end, owner
