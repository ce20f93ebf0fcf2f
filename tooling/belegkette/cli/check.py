"""``belegkette check``: load everything, run the rules, print what they found."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from belegkette.check import CheckResult, run_check
from belegkette.cli.project import add_project_arguments, open_project
from belegkette.corpus import without_gc
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.renderers import FORMATS, RENDERERS
from belegkette.renderers.text import render_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser, profile=True)
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("Form der Ausgabe (Vorgabe: text)"))
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=_("prüft die Regeln selbst: macht auf einer Kopie Fehler und zählt, welche auffallen"),
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PFAD", help=_("nur Meldungen zu diesen Dateien oder Ordnern zeigen")
    )


def run(arguments: Namespace) -> int:
    """Return 1 if there are errors anywhere; paths only filter what is shown."""
    if arguments.self_test:
        from belegkette.cli.self_test import run as run_self_test  # noqa: PLC0415 - a check does not pay for it

        return run_self_test(arguments)
    with without_gc():
        project = open_project(arguments)
        result = run_check(project.corpus, project.settings, project.profile, project.day)
        gc.freeze()  # the first collection afterwards would walk the whole corpus, in vain as well
    shown = _filtered(result, arguments.paths, project.root)
    if arguments.format == "text":
        sys.stdout.write(render_text(shown, colour=use_colour()))
    else:
        sys.stdout.write(RENDERERS[arguments.format](shown))
    return 1 if result.failed else 0


def use_colour() -> bool:
    """Whether the terminal wants colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _filtered(result: CheckResult, paths: list[str], root: str) -> CheckResult:
    if not paths:
        return result
    wanted = []
    for path in paths:
        if not os.path.exists(path) and not os.path.exists(os.path.join(root, path)):
            raise BelegketteError(_("„{path}“ gibt es nicht.").format(path=path))
        base = path if os.path.exists(path) else os.path.join(root, path)
        wanted.append(os.path.relpath(base, root).replace(os.sep, "/"))
    kept = tuple(
        diagnostic
        for diagnostic in result.diagnostics
        if any(
            path in {".", diagnostic.location.path} or diagnostic.location.path.startswith(path + "/")
            for path in wanted
        )
    )
    return CheckResult(profile=result.profile, as_of=result.as_of, summary=result.summary, diagnostics=kept)
