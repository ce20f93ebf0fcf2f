"""``belegkette build``: what ``make`` does. Check first; then HTML and PDF side by side; then read the PDF again.

An edition whose chain is broken never stays where readers look for it: it moves to ``_build/stale/``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from belegkette.check import run_check
from belegkette.cli.check import use_colour
from belegkette.cli.expectations import read_expected
from belegkette.cli.internal import build_internal
from belegkette.cli.project import Project, add_project_arguments, open_project
from belegkette.cli.site_files import check_site, link_pdf
from belegkette.cli.verify import check_file, write_report
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.places import EASY_PDF
from belegkette.renderers.text import render_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

BUILD = "_build"
PDF_NAME = "handlungsempfehlungen.pdf"


@dataclass(frozen=True, slots=True)
class Edition:
    """One form of the edition: Sphinx' builder, the folder it writes, and the file a reader opens."""

    name: str
    builder: str
    folder: str
    entry: str


EDITIONS = (
    Edition("html", "html", "html", "index.html"),
    Edition("pdf", "pdf", "pdf", PDF_NAME),
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser, profile=True)
    parser.add_argument("--only", choices=[edition.name for edition in EDITIONS], help=_("nur diese Form bauen"))
    parser.add_argument(
        "--edition", choices=("public", "internal"), default="public", help=_("welche Ausgabe (Vorgabe: public)")
    )


def run(arguments: Namespace) -> int:
    """Return 1 if the check, Sphinx or the look at the finished PDF finds an error."""
    if arguments.edition == "internal":
        return build_internal(arguments)
    project = open_project(arguments)
    result = run_check(project.corpus, project.settings, project.profile, project.day)
    sys.stdout.write(render_text(result, colour=use_colour()))
    sys.stdout.flush()
    build = os.path.join(project.root, BUILD)
    if result.failed:
        moved = move_to_stale(build)
        print(_("Es wurde nichts gebaut: Erst die Fehler beheben, dann noch einmal „make“."), file=sys.stderr)
        if moved:
            print(_("Die vorige Ausgabe liegt jetzt unter {path}.").format(path=moved), file=sys.stderr)
        return 1
    if not os.path.exists(os.path.join(project.root, "conf.py")):
        raise BelegketteError(_("conf.py fehlt."), remedy=_("„belegkette init“ legt ein Projekt mit conf.py an."))
    wanted = [edition for edition in EDITIONS if arguments.only in {None, edition.name}]
    return _build(project, build, wanted)


def _build(project: Project, build: str, wanted: list[Edition]) -> int:
    print(_("Wird gebaut: {names} …").format(names=", ".join(edition.name.upper() for edition in wanted)), flush=True)
    running = [(edition, _start(project, build, edition), time.monotonic()) for edition in wanted]
    failed = False
    finished: list[Edition] = []
    for edition, process, begun in running:
        _out, errors = process.communicate()
        target = os.path.join(build, edition.folder, edition.entry)
        problems = [] if process.returncode == 0 else _readable(errors, project.root)
        if not problems and edition.name == "pdf":
            site = os.path.join(build, "html") if EDITIONS[0] in finished else ""
            problems = _check_pdf(project, target, site)
        elif not problems and not os.path.exists(target):
            problems = [_("{path} ist nicht entstanden.").format(path=target)]
        elif not problems:
            problems = check_site(os.path.join(build, edition.folder))
        if problems:
            failed = True
            print(_("{name}: Der Bau ist fehlgeschlagen.").format(name=edition.name.upper()), file=sys.stderr)
            print("\n".join(f"    {line}" for line in problems), file=sys.stderr)
        else:
            finished.append(edition)
            seconds = time.monotonic() - begun
            print(
                _("{name} fertig nach {seconds:.0f} s: {path}").format(
                    name=edition.name.upper(), seconds=seconds, path=target
                )
            )
    if not failed and EDITIONS[0] in finished:
        pdf = os.path.join(build, EDITIONS[1].folder, PDF_NAME) if EDITIONS[1] in finished else ""
        link_pdf(os.path.join(build, EDITIONS[0].folder), pdf, project.day)
    if failed and (moved := move_to_stale(build)):
        print(_("Was vorher da war, liegt unter {path}.").format(path=moved), file=sys.stderr)
    return 1 if failed else 0


def _check_pdf(project: Project, path: str, site: str) -> list[str]:
    """Return what is wrong with the finished PDF; the site is the one of this very build, "" if there was none."""
    reason = _("Die Website wurde nicht zusammen mit dem PDF gebaut.")
    steps, lines = check_file(path, replace(read_expected(project, path), site=site, no_site=reason))
    write_report(path, steps, project.day)
    easy = os.path.join(os.path.dirname(path), f"{EASY_PDF}.pdf")
    if os.path.basename(path) == PDF_NAME and _has_easy_edition(project):
        lines = [*lines, *_check_pdf(project, easy, site)]
    elif os.path.basename(path) == PDF_NAME and os.path.exists(easy):
        os.remove(easy)  # of an earlier build, when there were such texts
    return lines


def _has_easy_edition(project: Project) -> bool:
    return any(
        page.easy is not None or any(one.easy is not None and not one.superseded for one in page.recommendations)
        for page in project.corpus.pages
    )


def _start(project: Project, build: str, edition: Edition) -> subprocess.Popen[str]:
    command = [
        sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-j", "auto", "-b", edition.builder,
        "-D", f"belegkette_as_of={project.day.isoformat()}",
        "-d", os.path.join(build, "doctrees", edition.name), project.root, os.path.join(build, edition.folder),
    ]  # fmt: skip
    return subprocess.Popen(  # noqa: S603 - our own interpreter with our own words
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def _readable(errors: str, root: str) -> list[str]:
    """Return Sphinx' messages without escape sequences, with paths as the author knows them."""
    base = os.path.abspath(root) + os.sep
    lines = [line.replace(base, "") for line in errors.splitlines() if line.strip()]
    return lines or [_("Sphinx hat ohne Meldung aufgehört.")]


def move_to_stale(build: str) -> str:
    """Move finished editions out of the readers' sight; return where they went, or an empty text if there were none."""
    stale = os.path.join(build, "stale")
    present = [edition.folder for edition in EDITIONS if os.path.isdir(os.path.join(build, edition.folder))]
    if not present:
        return ""
    for folder in present:
        target = os.path.join(stale, folder)
        shutil.rmtree(target, ignore_errors=True)
        os.makedirs(stale, exist_ok=True)
        os.replace(os.path.join(build, folder), target)
    return stale
