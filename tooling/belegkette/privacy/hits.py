"""One thing in a text that may lead to a person."""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """The words, where they start in the text (from 0, in code points), and what they are, in German."""

    start: int
    words: str
    what: str

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.words)
