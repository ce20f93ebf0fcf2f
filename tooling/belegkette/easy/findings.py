"""One thing that a machine finds hard to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A code of the EAS family, the words and their place (line and column from 1), what is hard, and the way out.

    `grave` means that there is no doubt and no excuse: beyond the second limit, not only the first. `doubtful` is what is
    often wrong: somebody should look, nobody must change anything.
    """

    code: str
    line: int
    column: int
    words: str
    message: str
    hint: str
    grave: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a project may set: words in a sentence from which on to warn and to refuse; letters of a word; items."""

    words: int = 12
    words_at_most: int = 15
    letters: int = 12
    items: int = 3
