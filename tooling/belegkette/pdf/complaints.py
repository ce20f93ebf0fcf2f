"""What rst2pdf logs while a book is made: an error there is a loss, and stops the build here.

rst2pdf writes to its own logger, past Sphinx and ``-W``, and goes on after errors.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sphinx.util import logging as sphinx_logging

logger = sphinx_logging.getLogger(__name__)

# rst2pdf says so whenever it makes an image smaller, which is what it is asked to do.
_EXPECTED = ("is too tall for the frame, rescaling", "is too wide for the frame, rescaling")


@dataclass(slots=True)
class Complaints:
    """The log of one book; `where` says at which node the work is when something is logged."""

    where: Callable[[], str] = lambda: ""
    _said: list[tuple[int, str]] = field(default_factory=list)

    def add(self, record: logging.LogRecord) -> None:
        """Keep level and text, with the place unless rst2pdf says nothing new by it."""
        self._said.append((record.levelno, f"{self.where()}rst2pdf meldet: {record.getMessage()}"))

    def iter_errors(self) -> Iterator[str]:
        """Yield what was logged as an error."""
        yield from (text for level, text in self._said if level >= logging.ERROR)

    def pass_on_warnings(self) -> None:
        """Repeat warnings through Sphinx, where ``-W`` and ``suppress_warnings`` see them."""
        for level, text in self._said:
            if level == logging.WARNING and not text.endswith(_EXPECTED):
                logger.warning("%s", text, type="belegkette", subtype="pdf")


class _Listener(logging.Handler):
    """Hands every record on to the complaints."""

    def __init__(self, complaints: Complaints) -> None:
        super().__init__()
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self._complaints.add(record)


@contextmanager
def collected_complaints() -> Iterator[Complaints]:
    """Listen to rst2pdf's logger instead of letting it print."""
    complaints = Complaints()
    log = logging.getLogger("rst2pdf")
    before, log.handlers = log.handlers, [_Listener(complaints)]
    propagate, log.propagate = log.propagate, False
    try:
        yield complaints
    finally:
        log.handlers, log.propagate = before, propagate
        complaints.pass_on_warnings()
