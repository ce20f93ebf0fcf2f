"""``belegkette impact``: what rests on a record."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments, open_project
from belegkette.errors import BelegketteError
from belegkette.graph import TraceGraph
from belegkette.i18n import _
from belegkette.impact import impact_of
from belegkette.renderers.impact import render_impact_json, render_impact_text
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from belegkette.corpus import Corpus


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser)
    parser.add_argument("id", metavar="KENNUNG", help=_("Kennung eines Belegs oder einer Empfehlung"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("Form der Ausgabe (Vorgabe: text)")
    )


def run(arguments: Namespace) -> int:
    """Print what rests on the id; that nothing does is no error."""
    project = open_project(arguments)
    name = arguments.id.strip()
    if name not in project.corpus.evidence and name not in project.corpus.recommendations:
        raise _unknown(name, project.corpus)
    impact = impact_of(TraceGraph(project.corpus, project.day), name)
    render = render_impact_json if arguments.format == "json" else render_impact_text
    sys.stdout.write(render(impact, project.corpus))
    return 0


def _unknown(name: str, corpus: Corpus) -> BelegketteError:
    if name in corpus.declared:
        return BelegketteError(
            _("„{id}“ steht in einer Datei, die nicht gelesen werden konnte.").format(id=name),
            remedy=_("Die Datei berichtigen: „belegkette check“."),
        )
    return BelegketteError(
        _("Die Kennung „{id}“ gibt es nicht.").format(id=name),
        remedy=did_you_mean(
            name, [*corpus.evidence, *corpus.recommendations], otherwise=_("Alle Belege zeigt „belegkette list“.")
        ),
    )
