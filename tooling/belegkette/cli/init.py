"""``belegkette init``: a new project with an example of everything."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.writer.files import write_changes
from belegkette.writer.project import plan_project

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", metavar="ORDNER", help=_("neuer oder leerer Ordner; „.git“ darf schon darin liegen"))


def run(arguments: Namespace) -> int:
    """Write the project and say what comes next."""
    changes = plan_project(arguments.folder)
    write_changes(changes)
    steps = (
        _("Neues Projekt in „{folder}“, {n} Dateien. Alles darin ist ein erfundenes Beispiel.").format(
            folder=arguments.folder, n=len(changes)
        ),
        "",
        _("Weiter:"),
        f"  cd {shlex.quote(arguments.folder)}",
        _("  belegkette check            prüft das Beispiel"),
        _("  belegkette build            baut HTML und PDF nach _build/"),
        _("  belegkette new befund       legt den ersten eigenen Beleg an"),
        _("  belegkette new empfehlung   legt die erste eigene Empfehlung an"),
        "",
        _("Begriffe, Codes und Quellen stehen in evidence/vocabulary.yaml, codebook.yaml und sources.yaml."),
    )
    sys.stdout.write("\n".join(steps) + "\n")
    return 0
