"""Recommendations that come in through an ``{include}`` (SRC009): they would be printed, but never checked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.loaders.files import read_source
from belegkette.loaders.myst import Directive, iter_nested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def check_includes(root: str, path: str, includes: Sequence[Directive]) -> Iterator[Problem]:
    """Yield a problem for every include of a file with a recommendation in it. Files outside of the root are not opened.

    An included file that includes others is not followed: Sphinx reports what it cannot find.
    """
    for directive in includes:
        target = _target(root, path, directive.argument.strip())
        if target and _holds_recommendation(target):
            yield Problem(
                code="SRC009",
                place=Location(path=path, line=directive.line, column=directive.column),
                message=_("„{name}“ enthält Empfehlungen und wird über „include“ hereingeholt.").format(
                    name=directive.argument.strip()
                ),
                hint=_("Die Empfehlungen auf eine Seite unter „recommendations/“ schreiben und dorthin verweisen."),
            )


def _target(root: str, path: str, argument: str) -> str:
    """Return the included file on disk, empty if there is none below the root (a leading slash means the root)."""
    start = root if argument.startswith("/") else os.path.join(root, os.path.dirname(path))
    top = os.path.realpath(root)
    target = os.path.realpath(os.path.join(start, argument.lstrip("/")))
    inside = argument and "\0" not in argument and target.startswith(top + os.sep)
    return target if inside and os.path.isfile(target) else ""


def _holds_recommendation(target: str) -> bool:
    source = read_source(target, target)
    if isinstance(source, Problem) or "{recommendation}" not in source.text:
        return False
    lines = source.text.split("\n")
    return any(
        isinstance(part, Directive) and part.name == "recommendation" for part, _depth in iter_nested(lines, 1, lines)
    )
