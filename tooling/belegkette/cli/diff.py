"""``belegkette diff``: what changed between two editions."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.changes.compare import compare_documents
from belegkette.cli.project import add_project_arguments
from belegkette.corpus import without_gc
from belegkette.exchange.document import EditionName
from belegkette.exchange.origins import Wanted, find_document
from belegkette.i18n import _
from belegkette.renderers.changes import render_changes_json, render_changes_text
from belegkette.settings import load_settings, reference_date

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser)
    parser.add_argument(
        "old", metavar="ALT", help=_("ältere Ausgabe: Stand in Git, ausgegebene JSON-Datei, Ordner der Freigabe")
    )
    parser.add_argument(
        "new", nargs="?", default="", metavar="NEU", help=_("neuere Ausgabe, ebenso (Vorgabe: der Projektordner)")
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("Form der Ausgabe (Vorgabe: text)")
    )
    parser.add_argument(
        "--edition",
        choices=[str(name) for name in EditionName],
        default=str(EditionName.PUBLIC),
        help=_("public vergleicht nur, was veröffentlicht wird, internal alles (Vorgabe: public)"),
    )


def run(arguments: Namespace) -> int:
    """Print what changed; that something did is no error."""
    settings = load_settings(arguments.root)
    wanted = Wanted(
        root=arguments.root,
        day=reference_date(arguments.as_of, settings),
        edition=EditionName(arguments.edition),
        tell=lambda text: print(text, file=sys.stderr),
    )
    named = arguments.new or arguments.root
    with without_gc():
        old, new = find_document(arguments.old, wanted), find_document(named, wanted)
        changes = compare_documents(old, new, (arguments.old, arguments.new or _("Projektordner")))
    if arguments.format == "json":
        sys.stdout.write(render_changes_json(changes))
    else:
        sys.stdout.write(render_changes_text(changes, new.vocabulary))
    return 0
