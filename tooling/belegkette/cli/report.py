"""``belegkette report``: write the evidence traceability report for reviewers as page, workbook, table and JSON."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from belegkette.check import run_check
from belegkette.cli.project import add_project_arguments, open_project
from belegkette.corpus import without_gc
from belegkette.desk.formats import FORMATS, SIBLINGS
from belegkette.errors import BelegketteError
from belegkette.graph import TraceGraph
from belegkette.i18n import _, ngettext, speaking
from belegkette.ledger.state import ReviewBook
from belegkette.model.terms import Profile
from belegkette.report.build import build_report
from belegkette.report.reviews import LedgerReviews
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from belegkette.report.model import Report

FOLDER = os.path.join("_build", "report")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser)
    parser.add_argument(
        "--profile", choices=[str(word) for word in Profile], help=_("wie streng geprüft wird (Vorgabe: review)")
    )
    parser.add_argument("--format", choices=tuple(FORMATS), help=_("nur diese Form (Vorgabe: alle)"))
    parser.add_argument(
        "--out", default="", metavar="PFAD", help=_("Ordner oder Datei (Vorgabe: _build/report im Projektordner)")
    )


def run(arguments: Namespace) -> int:
    """Write the report and say where it is. Returns 1 if the check found errors; the report then shows them."""
    arguments.profile = arguments.profile or Profile.REVIEW
    targets = _targets(arguments.format, arguments.out or os.path.join(arguments.root, FOLDER))
    # The report is a German document, whatever language the terminal speaks.
    with without_gc(), speaking("de"):
        project = open_project(arguments)
        result = run_check(project.corpus, project.settings, project.profile, project.day)
        graph = TraceGraph(project.corpus, project.day)
        report = build_report(graph, project.settings, result, LedgerReviews(ReviewBook(graph)))
        siblings = SIBLINGS if len(targets) > 1 else ()
        changes = [
            Change(path=path, content=FORMATS[name].render(report, siblings), before=_current(path))
            for name, path in targets.items()
        ]
    write_changes([change for change in changes if change.content != change.before])
    sys.stdout.write(_summary(report, list(targets.values())))
    return 1 if result.failed else 0


def _targets(wanted: str | None, out: str) -> dict[str, str]:
    """Return the file of each form: one file if the path names one, else the usual names in a folder."""
    ending = os.path.splitext(out)[1].lower().removeprefix(".")
    if ending in FORMATS and not os.path.isdir(out):
        if wanted and wanted != ending:
            raise BelegketteError(
                _("„{path}“ passt nicht zu --format {name}.").format(path=out, name=wanted),
                remedy=_("Die Endung „.{name}“ verwenden oder --format weglassen.").format(name=wanted),
            )
        return {ending: out}
    if wanted and ending and not os.path.isdir(out):
        return {wanted: out}
    return {name: os.path.join(out, form.file) for name, form in FORMATS.items() if wanted in {None, name}}


def _current(path: str) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror),
            remedy=_("Zugriffsrechte prüfen oder mit --out einen anderen Ort wählen."),
        ) from error


def _summary(report: Report, paths: list[str]) -> str:
    counted = report.summary
    found = ", ".join(
        (
            ngettext("{n} Fehler", "{n} Fehler", counted.errors).format(n=counted.errors),
            ngettext("{n} Warnung", "{n} Warnungen", counted.warnings).format(n=counted.warnings),
            ngettext("{n} Hinweis", "{n} Hinweise", counted.notes).format(n=counted.notes),
        )
    )
    lines = [
        _("Nachweisbericht zum Stichtag {day}, Profil {profile}: {found}.").format(
            day=report.as_of, profile=report.profile, found=found
        ),
        _("Empfehlungen: {ready} bereit, {open} noch offen, {blocked} nicht bereit.").format(
            ready=counted.ready, open=counted.open, blocked=counted.blocked
        ),
        *(f"    {path}" for path in paths),
        _("Der Bericht ist ein internes Dokument und nicht zum Veröffentlichen."),
    ]
    return "\n".join(lines) + "\n"
