"""``belegkette review export``: a workbook that a reviewer fills in Excel or LibreOffice."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import open_review
from belegkette.cli.review.people import find_person
from belegkette.cli.review.selection import add_field_argument, in_field
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.reviewing.export import build_workbook
from belegkette.reviewing.rows import RowMaker, iter_recommendation_rows, iter_source_rows
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    parser.add_argument("--out", required=True, metavar="DATEI", help=_("Zieldatei, zum Beispiel pruefung.xlsx"))
    parser.add_argument("--reviewer", default="", metavar="KÜRZEL", help=_("für wen (Vorgabe: für alle)"))
    add_field_argument(parser)
    parser.add_argument("--all", action="store_true", help=_("auch, was schon angenommen ist"))


def run(arguments: Namespace) -> int:
    """Write the workbook. An older one with the same name is replaced only if nobody has filled it in."""
    if not arguments.out.lower().endswith(".xlsx"):
        raise BelegketteError(_("Die Mappe muss auf .xlsx enden."), remedy="--out pruefung.xlsx")
    project, desk = open_review(arguments)
    reviewer = ""
    if arguments.reviewer:
        reviewer = find_person(project.root, project.settings, arguments.reviewer).key
    chosen = in_field(desk, arguments.field)
    maker = RowMaker(desk)
    decisions = tuple(iter_recommendation_rows(maker, chosen, reviewer, everything=arguments.all))
    sources = tuple(iter_source_rows(maker, chosen, reviewer, everything=arguments.all))
    content = build_workbook(decisions, sources, project.day, reviewer)
    write_changes([Change(path=arguments.out, content=content, before=_replaceable(arguments.out))])
    print(
        _("{path}: {n} Zeilen zu Empfehlungen, {m} zu Quellen.").format(
            path=arguments.out, n=len(decisions), m=len(sources)
        )
    )
    print(_("Zurück kommt sie mit „belegkette review import {path}“.").format(path=arguments.out))
    return 0


def _replaceable(path: str) -> bytes | None:
    """Return the bytes of an older workbook that may be replaced. Raises `BelegketteError` where work would be lost."""
    from belegkette.reviewing.cells import read_workbook  # noqa: PLC0415 - only where there is an older one

    if not os.path.lexists(path):
        return None
    try:
        filled = any(entry.decides for entry in read_workbook(path).entries)
    except BelegketteError:
        filled = True
    if filled:
        raise BelegketteError(
            _("„{path}“ gibt es schon, und darin steht etwas.").format(path=path),
            remedy=_("Einen anderen Namen wählen oder die alte Mappe erst eintragen."),
        )
    with open(path, "rb") as stream:
        return stream.read()
