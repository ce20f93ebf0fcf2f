"""Rules of place for our directives and for text that lies too deep (SRC009), and for fences that never end (SRC002)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _

if TYPE_CHECKING:
    from belegkette.loaders.myst import Directive, Prose

DIRECTIVES = (
    "recommendation",
    "evidence-list",
    "recommendation-list",
    "trace-matrix",
    "state-comparison",
    "gap-matrix",
    "codebook",
    "reach",
    "change-list",
    "easy-language",
)
"""The directives of the contract."""

_NEIGHBOURS = frozenset({"code", "note", "card", "list-table", "figure", "table", "tab-set", "contents", "image"})
"""Well-known names that must not be taken for a misspelling of ours."""


_DEEPEST = 20
"""Blocks around a text that the edition's Markdown reader takes (markdown-it-py, ``maxNesting``); a list's item is two."""


def check_depth(prose: Prose, path: str, problems: list[Problem], *, reported: bool) -> bool:
    """Say whether the text lies so deep that it would be missing in every edition; report the first of several."""
    if prose.level <= _DEEPEST:
        return False
    if not reported:
        problems.append(
            Problem(
                code="SRC009",
                place=Location(path=path, line=prose.line, column=1),
                message=_("Listen und Zitate sind zu tief ineinander verschachtelt; der Text hier würde fehlen."),
                hint=_("Höchstens neun Ebenen verwenden, besser zwei; tiefer Liegendes als eigenen Absatz schreiben."),
            )
        )
    return True


def check_directive(
    directive: Directive, path: str, holds_recommendations: bool, problems: list[Problem], *, nested: bool = False
) -> None:
    """Add what is wrong with where a directive stands, how it is spelled, or that its fence never ends."""
    place = Location(path=path, line=directive.line, column=directive.column)
    if not directive.closed:
        shown = directive.opener or f"{{{directive.name}}}"
        problems.append(
            Problem(
                code="SRC002",
                place=place,
                message=_("Block „{name}“ wird nicht geschlossen.").format(name=shown),
                hint=_("Am Ende dieselbe Zahl von Zeichen setzen; der äußere Block braucht mehr davon als der innere."),
            )
        )
    name = directive.name
    if name == "recommendation" and nested:
        problems.append(
            _misplaced(place, _("Empfehlung steht in einer anderen Empfehlung."), _("Die äußere vorher schließen."))
        )
    elif name == "recommendation" and not holds_recommendations:
        problems.append(
            _misplaced(
                place,
                _("Empfehlungen stehen nur auf Seiten unter „recommendations/“."),
                _("Hier mit „{recommendation}`HE-01`“ verweisen oder die Liste mit „{recommendation-list}“ setzen."),
            )
        )
    elif name == "easy-language" and not nested:
        problems.append(
            _misplaced(
                place,
                _("„easy-language“ steht nur in einer Empfehlung."),
                _("Den Block in die Empfehlung setzen, die er erklärt."),
            )
        )
    elif name and name not in DIRECTIVES and name not in _NEIGHBOURS:
        meant = next((ours for ours in DIRECTIVES if within_two_edits(name.lower(), ours)), "")
        if meant:
            problems.append(
                _misplaced(
                    place,
                    _("Direktive „{name}“ gibt es nicht.").format(name=name),
                    _("Meinten Sie „{word}“?").format(word=meant),
                )
            )


def _misplaced(place: Location, message: str, hint: str) -> Problem:
    return Problem(code="SRC009", place=place, message=message, hint=hint)


_NEAR = 2


def within_two_edits(first: str, second: str) -> bool:
    """Whether two words differ by at most two insertions, deletions or replacements (Levenshtein 1966)."""
    if abs(len(first) - len(second)) > _NEAR:
        return False
    row = list(range(len(second) + 1))
    for at, char in enumerate(first, start=1):
        previous, row = row, [at]
        for column, other in enumerate(second, start=1):
            row.append(min(previous[column] + 1, row[-1] + 1, previous[column - 1] + (char != other)))
        if min(row) > _NEAR:
            return False
    return row[-1] <= _NEAR
