"""``belegkette build --edition internal``: everything, for those who work on it, with the report beside it.

It is built even where the check finds errors: it is the place to see them. A PDF is not made, because a file that can be
attached to a mail is passed on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from belegkette.check import run_check
from belegkette.cli.check import use_colour
from belegkette.cli.project import Project, open_project
from belegkette.desk.formats import FORMATS, SIBLINGS
from belegkette.errors import BelegketteError
from belegkette.graph import TraceGraph
from belegkette.i18n import _, speaking
from belegkette.ledger.state import ReviewBook
from belegkette.model.terms import Profile
from belegkette.renderers.text import render_text
from belegkette.report.build import build_report
from belegkette.report.reviews import LedgerReviews
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import Namespace

    from belegkette.check import CheckResult

FOLDER = os.path.join("_build", "internal")
_DOCTREES = os.path.join("_build", "doctrees", "internal")


def build_internal(arguments: Namespace) -> int:
    """Return 1 if the check found errors or Sphinx failed."""
    if arguments.only == "pdf":
        raise BelegketteError(
            _("Von der internen Ausgabe gibt es kein PDF."),
            remedy=_("„--only“ weglassen; die Seiten liegen dann unter {path}.").format(path=FOLDER),
        )
    project = open_project(arguments)
    if not os.path.exists(os.path.join(project.root, "conf.py")):
        raise BelegketteError(_("conf.py fehlt."), remedy=_("„belegkette init“ legt ein Projekt mit conf.py an."))
    profile = Profile.REVIEW if project.profile is Profile.DRAFT else project.profile
    result = run_check(project.corpus, project.settings, profile, project.day)
    sys.stdout.write(render_text(result, colour=use_colour()))
    print(_("Die interne Ausgabe wird gebaut …"), flush=True)
    if errors := _run_sphinx(project):
        print(_("INTERN: Der Bau ist fehlgeschlagen.") + "\n" + errors, file=sys.stderr)
        return 1
    _write_report(project, result)
    entry = os.path.join(project.root, FOLDER, "index.html")
    print(_("Fertig: {path}. Intern – nicht weitergeben.").format(path=entry))
    return 1 if result.failed else 0


def _run_sphinx(project: Project) -> str:
    """Return what Sphinx says if it fails, empty if all is well."""
    target = os.path.join(project.root, FOLDER)
    command = [
        sys.executable, "-m", "sphinx", "-q", "-j", "auto", "-b", "html",
        "-D", f"belegkette_as_of={project.day.isoformat()}", "-D", "belegkette_edition=internal",
        "-d", os.path.join(project.root, _DOCTREES), project.root, target,
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603 - our own interpreter with our own words
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    return "" if done.returncode == 0 else done.stderr.replace(os.path.abspath(project.root) + os.sep, "")


def _write_report(project: Project, result: CheckResult) -> None:
    with speaking("de"):
        graph = TraceGraph(project.corpus, project.day)
        report = build_report(graph, project.settings, result, LedgerReviews(ReviewBook(graph)))
        folder = os.path.join(project.root, FOLDER)
        changes = [_change(os.path.join(folder, form.file), form.render(report, SIBLINGS)) for form in FORMATS.values()]
    write_changes([change for change in changes if change.content != change.before])


def _change(path: str, content: bytes) -> Change:
    before = None
    if os.path.exists(path):
        with open(path, "rb") as stream:
            before = stream.read()
    return Change(path=path, content=content, before=before)
