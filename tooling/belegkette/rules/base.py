"""What a rule is: a code that never changes its meaning, a severity for each profile, a page, and a check."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from belegkette.diagnostics import Problem, Severity
from belegkette.graph import TraceGraph
from belegkette.i18n import _
from belegkette.model.terms import Profile, Strength

Check = Callable[[TraceGraph], Iterator[Problem]]

_LETTERS = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}
_OFF = "-"
_STRICT = (Strength.SOLL, Strength.SOLL_NICHT)
_NEVER_WAIVED = frozenset({"LNK001", "LNK004", "LNK005", "LNK010", "PRV003", "PRV004", "PRV005", "PRV006"})
_NEVER_WAIVED_FAMILIES = ("SRC", "OUT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of the catalogue. `severities` are the letters of rules.md for draft, review and release.

    `page` is the German text that ``explain`` prints: one line what, then Warum, Beispiel, Stattdessen. `check` is None
    where loaders or the postflight find the problem.
    """

    code: str
    name: str
    severities: tuple[str, str, str]
    page: str
    check: Check | None = None

    @property
    def waivable(self) -> bool:
        """Whether anybody may decide to live with it."""
        return self.code not in _NEVER_WAIVED and not self.code.startswith(_NEVER_WAIVED_FAMILIES)

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return _(self.page).partition("\n")[0]

    def is_off(self, profile: Profile) -> bool:
        """Whether nothing that it finds is reported in a profile, so that nobody needs to look."""
        return self.severities[list(Profile).index(profile)] == _OFF

    def severity(self, profile: Profile, strength: Strength | None) -> Severity | None:
        """Return how grave it is in a profile, None if it is off; ``E*`` depends on the recommendation's strength."""
        letter = self.severities[list(Profile).index(profile)]
        if letter == "E*":
            return Severity.ERROR if strength in _STRICT else Severity.WARNING
        return _LETTERS.get(letter)


def rule(code: str, name: str, severities: str) -> Callable[[Check], Rule]:
    """Make a rule of a check; its docstring becomes the page. ``severities`` is written ``"W E E*"``."""
    draft, review, release = severities.split()

    def make(check: Check) -> Rule:
        return Rule(
            code=code,
            name=name,
            severities=(draft, review, release),
            page=inspect.cleandoc(check.__doc__ or ""),
            check=check,
        )

    return make


def found_elsewhere(code: str, name: str, severities: str, page: str) -> Rule:
    """Make a rule whose problems are found by loaders, by the book of waivers or by the postflight."""
    draft, review, release = severities.split()
    return Rule(code=code, name=name, severities=(draft, review, release), page=inspect.cleandoc(page))
