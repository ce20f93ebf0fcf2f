"""``belegkette schema``: write the JSON Schemas that editors complete and explain with, and those of our outputs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from belegkette.changes.schema import CHANGES_FILE, build_changes_schema
from belegkette.errors import BelegketteError
from belegkette.exchange.schema import GRAPH_FILE, build_graph_schema
from belegkette.i18n import _
from belegkette.report.schema import SCHEMA_FILE, report_schema
from belegkette.writer.files import Change, write_changes
from belegkette.writer.schemas import FOLDER, Schema, build_schemas, render_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--out", default="", metavar="ORDNER", help=_("Zielordner (Vorgabe: schemas im Projektordner)"))
    parser.add_argument("--root", default=".", metavar="ORDNER", help=_("Projektordner (Vorgabe: dieser)"))


def run(arguments: Namespace) -> int:
    """Write every schema that has changed and say where they are."""
    folder = arguments.out or os.path.join(arguments.root, FOLDER)
    if not arguments.out and not os.path.isdir(arguments.root):
        raise BelegketteError(_("Den Ordner „{path}“ gibt es nicht.").format(path=arguments.root))
    changes = []
    schemas = {**build_schemas(), **published_schemas()}
    for name, schema in schemas.items():
        path = os.path.join(folder, name)
        before, content = _current(path), render_json(schema)
        if before != content:
            changes.append(Change(path=path, content=content, before=before))
    write_changes(changes)
    sys.stdout.write(
        _("{changed} von {all} Schemas geschrieben: {folder}\n").format(
            changed=len(changes), all=len(schemas), folder=folder
        )
    )
    sys.stdout.write(_("Editoren finden sie über die erste Zeile jeder YAML-Datei.\n"))
    return 0


def published_schemas() -> dict[str, Schema]:
    """Return the schemas of what we write for other programs, by file name."""
    return {
        GRAPH_FILE: build_graph_schema(),
        CHANGES_FILE: build_changes_schema(),
        SCHEMA_FILE: report_schema(),
    }


def _current(path: str) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror)
        ) from error
