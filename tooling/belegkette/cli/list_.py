"""``belegkette list``: what evidence there is."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from belegkette.cli.kinds import LISTED, parse_kind
from belegkette.cli.project import add_project_arguments, open_project
from belegkette.errors import BelegketteError
from belegkette.graph import TraceGraph
from belegkette.i18n import _, ngettext
from belegkette.renderers.evidence_list import (
    EvidenceFilter,
    render_evidence_json,
    render_evidence_text,
    select_evidence,
)
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from belegkette.corpus import Corpus


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser)
    parser.add_argument("--kind", default="", metavar="ART", help=_("nur diese Art: {known}").format(known=LISTED))
    parser.add_argument("--code", default="", metavar="CODE", help=_("nur Belege mit diesem Code des Codebuchs"))
    parser.add_argument("--region", default="", metavar="REGION", help=_("nur diese Region und ihre Teile"))
    parser.add_argument("--group", default="", metavar="GRUPPE", help=_("nur diese Gruppe"))
    parser.add_argument(
        "--field", default="", metavar="FELD", help=_("nur was Empfehlungen dieses Handlungsfelds anführen")
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("Form der Ausgabe (Vorgabe: text)")
    )


def run(arguments: Namespace) -> int:
    """Print the records that pass the filter; that there is none is no error."""
    wanted = EvidenceFilter(
        kind=parse_kind(arguments.kind) if arguments.kind else "",
        code=arguments.code,
        region=arguments.region,
        group=arguments.group,
        field=arguments.field,
    )
    project = open_project(arguments)
    _check_words(project.corpus, wanted)
    graph = TraceGraph(project.corpus, project.day)
    records = select_evidence(graph, wanted)
    if arguments.format == "json":
        sys.stdout.write(render_evidence_json(graph, records))
    else:
        sys.stdout.write(render_evidence_text(graph, records, _terminal_width()))
    broken = {problem.place.path for problem in project.corpus.problems}
    if broken:
        note = ngettext(
            "Eine Datei hat Fehler; Belege daraus können fehlen. Mehr: belegkette check",
            "{n} Dateien haben Fehler; Belege daraus können fehlen. Mehr: belegkette check",
            len(broken),
        )
        print(note.format(n=len(broken)), file=sys.stderr)
    return 0


def _check_words(corpus: Corpus, wanted: EvidenceFilter) -> None:
    """Refuse words that the project's own lists do not know; a list that is empty or absent knows all."""
    vocabulary = corpus.vocabulary
    lists: tuple[tuple[str, str, Iterable[str]], ...] = (
        (_("Den Code"), wanted.code, corpus.codebook.codes if corpus.codebook else ()),
        (_("Die Region"), wanted.region, vocabulary.regions if vocabulary else ()),
        (_("Die Gruppe"), wanted.group, vocabulary.groups if vocabulary else ()),
        (_("Das Handlungsfeld"), wanted.field, vocabulary.fields if vocabulary else ()),
    )
    for what, word, known in lists:
        if word and known and word not in known:
            raise BelegketteError(
                _("{what} „{word}“ gibt es nicht.").format(what=what, word=word),
                remedy=did_you_mean(
                    word, known, otherwise=_("Möglich sind: {known}.").format(known=", ".join(sorted(known)))
                ),
            )


def _terminal_width() -> int:
    """Return the columns of the terminal, 0 where the output goes into a file or a pipe."""
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS", "").isdigit():
        return 0
    return shutil.get_terminal_size().columns
