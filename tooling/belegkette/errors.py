"""The one exception a caller has to expect."""

from __future__ import annotations


class BelegketteError(Exception):
    """The call, the settings or a file outside the author's hands is at fault (exit code 2).

    Mistakes in content are never raised: they are diagnostics.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        """Keep what is wrong and, if known, the way out apart, so that a terminal can print both."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy
