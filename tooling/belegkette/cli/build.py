"""``belegkette build``: what ``make`` does. Check first; then HTML and PDF side by side; then read the PDF again.

An edition whose chain is broken never stays where readers look for it: it moves to ``_build/stale/``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.check import run_check
from belegkette.cli.check import use_colour
from belegkette.cli.project import Project, add_project_arguments, open_project
from belegkette.cli.verify import postflight_lines
from belegkette.errors import BelegketteError
from belegkette.i18n import _
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
        raise BelegketteError(_("Die interne Ausgabe ist vorgesehen, aber noch nicht gebaut."))
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
    for edition, process, begun in running:
        _out, errors = process.communicate()
        target = os.path.join(build, edition.folder, edition.entry)
        problems = [] if process.returncode == 0 else _readable(errors, project.root)
        if not problems and edition.name == "pdf":
            problems = postflight_lines(project, target)
        elif not problems and not os.path.exists(target):
            problems = [_("{path} ist nicht entstanden.").format(path=target)]
        if problems:
            failed = True
            print(_("{name}: Der Bau ist fehlgeschlagen.").format(name=edition.name.upper()), file=sys.stderr)
            print("\n".join(f"    {line}" for line in problems), file=sys.stderr)
        else:
            seconds = time.monotonic() - begun
            print(
                _("{name} fertig nach {seconds:.0f} s: {path}").format(
                    name=edition.name.upper(), seconds=seconds, path=target
                )
            )
    if failed and (moved := move_to_stale(build)):
        print(_("Was vorher da war, liegt unter {path}.").format(path=moved), file=sys.stderr)
    return 1 if failed else 0


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
