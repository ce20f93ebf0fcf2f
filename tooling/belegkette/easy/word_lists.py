"""The lists in words.txt: well-known long words, hard words, and groups of words for one thing. Read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


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
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        word = line.strip()
        if word.rstrip(":") in parts:
            part = word.rstrip(":")
        elif word and not word.startswith("#"):
            parts[part].append(word.lower())
    return WordLists(
        frozenset(parts["bekannt"]), frozenset(parts["schwer"]), tuple(tuple(line.split()) for line in parts["gleich"])
    )
