"""``belegkette review``: the ledger of reviews. Each action has a module of its own, imported when it is called."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.cli.commands import N_
from belegkette.i18n import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class Action:
    """One word after ``belegkette review``; its module has ``add_arguments(parser)`` and ``run(arguments)``."""

    name: str
    summary: str
    module: str


ACTIONS = (
    Action("list", N_("zeigt, was noch zu entscheiden ist"), "list_"),
    Action("show", N_("zeigt alles, was für eine Entscheidung zu lesen ist"), "show"),
    Action("accept", N_("nimmt an: Aussage, Verknüpfung oder Beleg gegen seine Quelle"), "accept"),
    Action("reject", N_("weist zurück, mit Begründung"), "reject"),
    Action("comment", N_("wünscht eine Änderung, mit Begründung"), "comment"),
    Action("diff", N_("zeigt Wort für Wort, was sich seit der Prüfung geändert hat"), "diff"),
    Action("baseline", N_("setzt einen Ausgangspunkt, ab dem Änderungen zählen"), "baseline"),
    Action("export", N_("schreibt eine Mappe für Excel oder LibreOffice"), "export"),
    Action("import", N_("trägt eine ausgefüllte Mappe ein"), "import_"),
    Action("serve", N_("öffnet den Bericht zum Prüfen als Seite auf diesem Rechner"), "serve"),
)

BY_NAME = {action.name: action for action in ACTIONS}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the actions and what each takes."""
    actions = parser.add_subparsers(
        dest="action", metavar="AKTION", required=True, title=_("Aktionen"), help=_("jede erklärt sich mit --help")
    )
    for action in ACTIONS:
        text = _(action.summary)
        sub = actions.add_parser(
            action.name, help=text, description=text[:1].upper() + text[1:] + ".", allow_abbrev=False
        )
        _module(action).add_arguments(sub)


def run(arguments: Namespace) -> int:
    """Run the chosen action."""
    return int(_module(BY_NAME[arguments.action]).run(arguments))


def _module(action: Action) -> ModuleType:
    return importlib.import_module(f"belegkette.cli.review.{action.module}")
