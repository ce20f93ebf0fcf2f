"""``belegkette export``: the graph, or a copy of it, for other programs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments, open_project
from belegkette.edition import Edition
from belegkette.errors import BelegketteError
from belegkette.exchange.build import build_document
from belegkette.exchange.codec import render_document
from belegkette.exchange.comments import render_comments_markdown
from belegkette.exchange.document import EditionName
from belegkette.exchange.docx import make_docx
from belegkette.exchange.jsonld import render_jsonld
from belegkette.exchange.needs import render_needs
from belegkette.graph import TraceGraph
from belegkette.i18n import _, ngettext
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from belegkette.exchange.document import GraphDocument

TEXTS: dict[str, Callable[[GraphDocument], str]] = {
    "json": render_document,
    "needs": render_needs,
    "jsonld": render_jsonld,
}
"""The forms that are text; each is a pure function of the document."""

CODEBOOK_FORMATS = ("qdc", "xlsx")

FORMS = (*TEXTS, "docx", "codebook")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser)
    parser.add_argument(
        "form",
        choices=FORMS,
        metavar="FORM",
        help=_("json (alles), needs (sphinx-needs), jsonld (PROV-O), docx (Kopie für Anmerkungen), codebook"),
    )
    parser.add_argument(
        "--format",
        choices=CODEBOOK_FORMATS,
        default=CODEBOOK_FORMATS[0],
        help=_("nur für codebook: qdc (REFI-QDA) oder xlsx (für MAXQDA); Vorgabe: qdc"),
    )
    parser.add_argument("--out", default="", metavar="DATEI", help=_("Zieldatei (Vorgabe: auf den Bildschirm)"))
    parser.add_argument(
        "--edition",
        choices=[str(name) for name in EditionName],
        default=str(EditionName.PUBLIC),
        help=_("public enthält nichts Internes, internal alles (Vorgabe: public)"),
    )


def run(arguments: Namespace) -> int:
    """Write the file or print the text; a project with errors is exported as far as it could be read, and says so."""
    if arguments.form == "docx" and not arguments.out:
        raise BelegketteError(_("Eine DOCX-Datei braucht einen Ort."), remedy=_("Zum Beispiel: --out kopie.docx"))
    if arguments.form == "codebook":
        return _export_codebook(arguments)
    project = open_project(arguments)
    edition = Edition(TraceGraph(project.corpus, project.day), project.settings)
    document = build_document(edition, EditionName(arguments.edition))
    if arguments.form == "docx":
        content = make_docx(render_comments_markdown(document), project.day)
    else:
        content = TEXTS[arguments.form](document).encode()
    if arguments.out:
        _write(arguments.out, content)
        sys.stdout.write(_("Geschrieben: {path}").format(path=arguments.out) + "\n")
    else:
        sys.stdout.write(content.decode())
    broken = {problem.place.path for problem in project.corpus.problems}
    if broken:
        note = ngettext(
            "Eine Datei hat Fehler; was darin steht, kann fehlen. Mehr: belegkette check",
            "{n} Dateien haben Fehler; was darin steht, kann fehlen. Mehr: belegkette check",
            len(broken),
        )
        sys.stderr.write(note.format(n=len(broken)) + "\n")
    return 0


def _export_codebook(arguments: Namespace) -> int:
    """Write the codebook for programs that code; it holds nothing internal."""
    from belegkette.importers.codebook_export import make_codebook_workbook, make_qdc  # noqa: PLC0415

    if not arguments.out:
        raise BelegketteError(
            _("Ein Kategoriensystem braucht einen Ort."),
            remedy=_("Zum Beispiel: --out codebuch.{suffix}").format(suffix=arguments.format),
        )
    project = open_project(arguments)
    if project.corpus.codebook is None or not project.corpus.codebook.codes:
        raise BelegketteError(
            _("Das Projekt hat kein lesbares Kategoriensystem."), remedy=_("Es gehört nach evidence/codebook.yaml.")
        )
    codebook = project.corpus.codebook
    content = make_qdc(codebook) if arguments.format == "qdc" else make_codebook_workbook(codebook, project.day)
    _write(arguments.out, content)
    sys.stdout.write(_("Geschrieben: {path}").format(path=arguments.out) + "\n")
    return 0


def _write(path: str, content: bytes) -> None:
    """Replace the file in one step, so that there is never half of one."""
    before: bytes | None = None
    try:
        if os.path.exists(path):
            with open(path, "rb") as stream:
                before = stream.read()
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht geschrieben werden: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    if before != content:
        write_changes([Change(path=path, content=content, before=before)])
