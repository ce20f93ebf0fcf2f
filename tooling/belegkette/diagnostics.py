"""What the check has to say: problems as rules and loaders find them, diagnostics as readers get them.

A `Problem` may name its place by a path into the data ("records", 3, "region"); a `Diagnostic` always has a line and a
column. Positions are found only for what is reported, so that a clean check stays fast.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Pointer = tuple[str | int, ...]


class Severity(StrEnum):
    """How grave a diagnostic is, in SARIF 2.1.0's words."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A place in a file: path relative to the root in POSIX form; line and column from 1, columns in code points."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a YAML file or front matter, given by its path in the data; its line is looked up when it is needed.

    `part` says whether the key or the value at the end of the pointer is meant. A pointer that leads nowhere means the
    nearest enclosing value that exists. `words` narrow the place down to where they stand in the value.
    """

    path: str
    pointer: Pointer = ()
    part: str = "value"
    words: str = ""


Place = Location | Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, as a loader or a rule yields it: unsorted, without severity, its place unresolved.

    `subject` is the id of the record or recommendation it is about (or empty); waivers apply to subjects. `note` makes a
    note of it in every profile, whatever the rule's severity; `grave` makes it a warning in a draft, else an error.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    subject: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    note: bool = False
    grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A second place that explains the first."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """Who decides to live with a problem says why and until when (inclusive, ISO 8601)."""

    reason: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One reported problem with its severity in the chosen profile and its resolved place."""

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    waived: Waived | None = None
    subject: str = field(default="", compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of every output: path, line, column, code, message."""
        place = self.location
        return (place.path, place.line, place.column, self.code, self.message)
