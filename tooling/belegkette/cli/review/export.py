"""``belegkette review export``: a workbook that a reviewer fills in Excel or LibreOffice."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import open_review
from belegkette.cli.review.people import Person, find_person
from belegkette.cli.review.selection import add_field_argument, in_field
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.model.ledger import TEST_GROUP
from belegkette.reviewing.export import build_workbook
from belegkette.reviewing.layout import EASY_SHEET, RECOMMENDATION_SHEET, SOURCE_SHEET
from belegkette.reviewing.rows import RowMaker, iter_easy_rows, iter_recommendation_rows, iter_source_rows
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from belegkette.model.recommendation import Recommendation
    from belegkette.reviewing.rows import Row

SHEETS = (RECOMMENDATION_SHEET, SOURCE_SHEET, EASY_SHEET)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    parser.add_argument("--out", required=True, metavar="DATEI", help=_("Zieldatei, zum Beispiel pruefung.xlsx"))
    parser.add_argument("--reviewer", default="", metavar="KÜRZEL", help=_("für wen (Vorgabe: für alle)"))
    parser.add_argument("--role", default="", metavar="ROLLE", help=_("in welcher Rolle (Vorgabe: wie in der Liste)"))
    add_field_argument(parser)
    parser.add_argument("--all", action="store_true", help=_("auch, was schon angenommen ist"))


def run(arguments: Namespace) -> int:
    """Write the workbook. An older one with the same name is replaced only if nobody has filled it in."""
    if not arguments.out.lower().endswith(".xlsx"):
        raise BelegketteError(_("Die Mappe muss auf .xlsx enden."), remedy="--out pruefung.xlsx")
    project, desk = open_review(arguments)
    person = Person("", arguments.role)
    if arguments.reviewer:
        person = find_person(project.root, project.settings, arguments.reviewer, arguments.role)
    sheets = _sheets(RowMaker(desk), in_field(desk, arguments.field), person, everything=arguments.all)
    content = build_workbook(sheets, project.day, person.key, person.role)
    write_changes([Change(path=arguments.out, content=content, before=_replaceable(arguments.out))])
    print(
        _("{path}: Zeilen zu Empfehlungen {n}, zu Quellen {m}, leicht lesbare Texte {k}.").format(
            path=arguments.out, **{key: len(sheets.get(name, ())) for key, name in zip("nmk", SHEETS, strict=True)}
        )
    )
    print(_("Zurück kommt sie mit „belegkette review import {path}“.").format(path=arguments.out))
    return 0


def _sheets(
    maker: RowMaker, chosen: Sequence[Recommendation], person: Person, *, everything: bool
) -> dict[str, tuple[Row, ...]]:
    """Return the rows by sheet: the test group gets the easy-to-read texts alone, the other reviewers get the rest."""
    easy = tuple(iter_easy_rows(maker, chosen, person.key, everything=everything))
    if person.role == TEST_GROUP:
        return {EASY_SHEET: easy}
    sheets = {
        RECOMMENDATION_SHEET: tuple(iter_recommendation_rows(maker, chosen, person.key, everything=everything)),
        SOURCE_SHEET: tuple(iter_source_rows(maker, chosen, person.key, everything=everything)),
    }
    return {**sheets, EASY_SHEET: easy} if easy and not person.key else sheets


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
