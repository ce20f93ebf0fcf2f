"""The lists in words.txt: well-known long words, hard words, and groups of words for one thing. Read once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class WordLists:
    """Lower-case words; `groups` are the words for one thing, the preferred one first."""

    known: frozenset[str]
    hard: frozenset[str]
    groups: tuple[tuple[str, ...], ...]


@cache
def word_lists() -> WordLists:
    """Return the lists that ship with the package."""
    parts: dict[str, list[str]] = {"bekannt": [], "schwer": [], "gleich": []}
    part = "bekannt"
    with open(os.path.join(os.path.dirname(__file__), "words.txt"), encoding="utf-8") as stream:
        text = stream.read()
    for line in text.splitlines():
        word = line.strip()
        if word.rstrip(":") in parts:
            part = word.rstrip(":")
        elif word and not word.startswith("#"):
            parts[part].append(word.lower())
    return WordLists(
        frozenset(parts["bekannt"]), frozenset(parts["schwer"]), tuple(tuple(line.split()) for line in parts["gleich"])
    )
