"""All findings of one easy-to-read text, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.easy.findings import Finding, Limits
from belegkette.easy.grammar import find_grammar
from belegkette.easy.reading import parse_sentences
from belegkette.easy.sentences import find_hard_sentences
from belegkette.easy.vocabulary import explained_words, find_hard_words, find_marks

if TYPE_CHECKING:
    from collections.abc import Sequence


def analyse(
    lines: Sequence[str], first_line: int, explained: frozenset[str] = frozenset(), limits: Limits | None = None
) -> tuple[Finding, ...]:
    """Return what is hard to read in a Markdown text whose first line has the number ``first_line`` in its file.

    ``explained`` are lower-case words that are explained elsewhere, in a glossary.
    """
    limits = limits or Limits()
    sentences = parse_sentences(lines, first_line)
    known = explained | explained_words(sentences)
    found = list(find_hard_words(sentences, explained, limits))
    for sentence in sentences:
        found += find_hard_sentences(sentence, limits)
        found += find_grammar(sentence)
        found += find_marks(sentence, known)
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.code)))
