"""The words that a page explains for all others: bold words, and the terms of a list of words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from belegkette.easy.reading import parse_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPLANATION = re.compile(r"^:\s+\S")


def explained_terms(lines: Sequence[str], first_line: int, *, every_heading: bool = False) -> frozenset[str]:
    """Return lower-case words: those in bold, those above a ``: explanation``, with `every_heading` those in headings."""
    found: set[str] = set()
    for sentence in parse_sentences(lines, first_line):
        for word in sentence.words:
            if sentence.is_bold(word.start()) or (every_heading and sentence.kind == "heading"):
                found.add(word[0].lower())
    for term, explanation in pairwise(lines):
        if _EXPLANATION.match(explanation) and term.strip():
            found.update(word.lower() for word in re.findall(r"[^\W_]+(?:[-·][^\W_]+)*", term))
    return frozenset(found)
