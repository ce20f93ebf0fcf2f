"""``belegkette import``: records from other programs, with a report of what was left behind; never overwrites."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from belegkette.cli.import_names import NAMES, add_name_arguments, write_name_list
from belegkette.corpus import load_corpus, without_gc
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers import IMPORTERS
from belegkette.importers.mapping import load_keys, load_mapping, refuse_inside
from belegkette.importers.plan import make_plan
from belegkette.importers.records import Converter
from belegkette.importers.report import ImportReport, render_json, render_text
from belegkette.importers.writing import plan_files
from belegkette.importers.yaml_text import quoted
from belegkette.settings import load_settings
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from belegkette.importers.base import Foreign


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "form",
        choices=(*IMPORTERS, NAMES),
        metavar="FORM",
        help=_(
            "refi-qda (.qdpx, .qde, .qdc), codings (Tabelle codierter Textstellen), taguette, bibtex (.bib, CSL-JSON) "
            "oder names (Namensliste)"
        ),
    )
    parser.add_argument("file", metavar="DATEI", help=_("die fremde Datei; sie wird nur gelesen"))
    parser.add_argument("--mapping", default="", metavar="DATEI", help=_("Zuordnung von Spalten, Variablen und Codes"))
    parser.add_argument(
        "--names", default="", metavar="DATEI", help=_("Schlüsseldatei: Namen von Dokumenten und ihre Schlüssel")
    )
    parser.add_argument(
        "--draft-names", default="", metavar="DATEI", help=_("legt eine Schlüsseldatei zum Ausfüllen an")
    )
    parser.add_argument("--write", action="store_true", help=_("schreibt die neuen Belege (sonst nur der Bericht)"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("Form des Berichts (Vorgabe: text)")
    )
    add_name_arguments(parser)
    parser.add_argument("--root", default=".", metavar="ORDNER", help=_("Projektordner (Vorgabe: dieser)"))


def run(arguments: Namespace) -> int:
    """Read, report and, if asked, write; 1 where something is left open that only a person can settle."""
    if arguments.form == NAMES:
        return write_name_list(arguments)
    settings = load_settings(arguments.root)
    mapping = load_mapping(arguments.mapping)
    keys = load_keys(arguments.names, arguments.root)
    importer = IMPORTERS[arguments.form]
    with without_gc():
        corpus = load_corpus(arguments.root, settings)
        _refuse_broken_codebook(arguments.root, corpus.codebook is not None)
        foreign = importer.read(arguments.file, mapping)
        if arguments.draft_names:
            return _draft_names(foreign, arguments.draft_names, arguments.root)
        converted = Converter(foreign, mapping, keys, corpus.vocabulary, corpus.codebook).convert()
        plan = make_plan(converted, corpus.evidence, corpus.codebook, format_name=foreign.format)
        changes: list[Change] = []
        if arguments.write and not converted.open:
            stem = os.path.splitext(os.path.basename(arguments.file))[0]
            changes = plan_files(plan, arguments.root, settings.internal_root, file_stem=stem, sha256=foreign.sha256)
            write_changes(changes)
    written = tuple(os.path.relpath(change.path, arguments.root).replace(os.sep, "/") for change in changes)
    report = ImportReport(
        foreign=foreign, converted=converted, plan=plan, written=written, asked_to_write=arguments.write
    )
    sys.stdout.write(render_json(report) if arguments.format == "json" else render_text(report))
    return 1 if converted.open else 0


def _refuse_broken_codebook(root: str, is_read: bool) -> None:
    """Without a readable codebook every code would seem to be new."""
    if not is_read and os.path.lexists(os.path.join(root, "evidence", "codebook.yaml")):
        raise BelegketteError(
            _("evidence/codebook.yaml ist nicht lesbar; ohne das Kategoriensystem lässt sich kein Code zuordnen."),
            remedy=_("„belegkette check“ nennt die Stelle."),
        )


def _draft_names(foreign: Foreign, path: str, root: str) -> int:
    """Write a key file to fill in; it holds names, so it is refused inside the project."""
    refuse_inside(path, root)
    used = {segment.document for segment in foreign.segments}
    names = [document.names for document in foreign.documents if document.id in used]
    often: dict[str, int] = {}
    for _identity, name, *_rest in names:
        often[name] = often.get(name, 0) + 1
    lines = [
        _("# Schlüsseldatei: enthält Namen und bleibt außerhalb des Projekts.\n"),
        _("# Hinter jeden Namen einen Schlüssel schreiben, der nichts verrät, zum Beispiel LDK-07.\n"),
        "documents:\n",
    ]
    for identity, name, *_rest in names:
        if often[name] > 1:
            lines.append(f"  # {' '.join(name.split())}\n  {quoted(identity)}:\n")
        else:
            lines.append(f"  {quoted(name)}:\n")
    write_changes([Change(path=path, content="".join(lines).encode())])
    sys.stdout.write(_("Angelegt mit {n} Namen: {path}").format(n=len(names), path=path) + "\n")
    return 0
