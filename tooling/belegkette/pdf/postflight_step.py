"""One step of the look at a finished PDF: what was counted, what was found, or why nothing could be checked.

For a PDF the line of a location is the page, 1 where the file as a whole is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from belegkette.diagnostics import Location, Problem

AGAIN = "Den PDF-Bau wiederholen; bleibt der Befund, ist er ein Fehler des Werkzeugs."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The result of one check. `skipped` says why it did not run; then there are neither counts nor problems."""

    name: str
    count: int = 0
    unit: str = ""
    problems: tuple[Problem, ...] = ()
    skipped: str = ""


def problem(  # noqa: PLR0917 - called from everywhere with the same five
    code: str, path: str, page: int, message: str, hint: str = AGAIN, subject: str = ""
) -> Problem:
    """Return a problem on a page of the file; page 0 is read as the first."""
    place = Location(path=path, line=max(page, 1), column=1)
    return Problem(code=code, place=place, message=message, hint=hint, subject=subject)
