"""``belegkette review import``: the decisions of a filled workbook, all of them or none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import add_person_arguments, open_review, tell_recorded
from belegkette.cli.review.people import find_person
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.reviewing.cells import FilledWorkbook, read_workbook
from belegkette.reviewing.importing import ImportPlan, plan_import
from belegkette.writer.ledger import record_decisions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_SHOWN = 50


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    add_person_arguments(parser)
    parser.add_argument("file", metavar="DATEI", help=_("die ausgefüllte Mappe (.xlsx oder .xlsm)"))


def run(arguments: Namespace) -> int:
    """Return 1, and write nothing, if any row cannot be entered."""
    filled = read_workbook(arguments.file)
    project, desk = open_review(arguments)
    given = _whose(arguments.reviewer, filled.reviewer)
    person = find_person(project.root, project.settings, given, arguments.role or filled.role)
    plan = plan_import(desk, filled, person.key, person.role, project.day)
    for notice in filled.notices:
        print(notice)
    if arguments.file.lower().endswith(".xlsm"):
        print(_("Die Makros der Mappe wurden nicht beachtet."))
    if plan.complaints:
        _complain(plan)
        return 1
    record_decisions(project.root, desk.book, plan.news)
    if plan.known:
        print(_("Schon eingetragen: {n}.").format(n=plan.known))
    if plan.news:
        tell_recorded(list(plan.news), person)
    else:
        print(_nothing(filled, plan))
    return 0


def _whose(given: str, written: str) -> str:
    if given and written and given != written:
        raise BelegketteError(
            _("Die Mappe wurde für „{written}“ ausgegeben, nicht für „{given}“.").format(written=written, given=given),
            remedy=_("Jede Person füllt ihre eigene Mappe aus: „belegkette review export --reviewer {given}“.").format(
                given=given
            ),
        )
    return given or written


def _complain(plan: ImportPlan) -> None:
    for complaint in plan.complaints[:_SHOWN]:
        print(complaint.line, file=sys.stderr)
    if len(plan.complaints) > _SHOWN:
        print(_("… und {n} weitere Stellen").format(n=len(plan.complaints) - _SHOWN), file=sys.stderr)
    print(
        _("Es wurde nichts eingetragen; {n} Entscheidungen warten noch in der Mappe.").format(n=len(plan.news)),
        file=sys.stderr,
    )


def _nothing(filled: FilledWorkbook, plan: ImportPlan) -> str:
    if plan.known:
        return _("Es gibt nichts Neues einzutragen.")
    return _("In der Mappe steht kein Urteil ({n} Zeilen gelesen).").format(n=len(filled.entries))
