"""``belegkette verify``: read a finished PDF again and say whether everything is in it.

Nothing that the build said about itself is believed: the file is opened; its text, structure and metadata are held
against the corpus, conf.py, the structure that was written beside it, and the site that lies beside it. What is not
there cannot be compared, and verify says so.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from belegkette.cli.expectations import read_expected
from belegkette.cli.project import add_project_arguments, open_project
from belegkette.cli.site_files import check_site, is_site
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.settings import load_settings, reference_date
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Sequence
    from datetime import date

    from belegkette.pdf.postflight import Expected
    from belegkette.pdf.postflight_step import Step

_DEEPEST = 2


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser)
    parser.add_argument(
        "path", metavar="PFAD", help=_("die fertige PDF-Datei, eine gebaute Website oder ein Ordner mit beidem")
    )
    parser.add_argument(
        "--site", default="", metavar="ORDNER", help=_("die gebaute Website (Vorgabe: der Ordner „html“ neben dem PDF)")
    )
    parser.add_argument("--report", action="store_true", help=_("den Prüfbericht neben das PDF schreiben"))


def run(arguments: Namespace) -> int:
    """Return 1 if anything is wrong with a file."""
    project = open_project(arguments) if _is_project(arguments.root) else None
    day = project.day if project is not None else reference_date(arguments.as_of, load_settings(arguments.root))
    failed = is_site(arguments.path) and _verify_site(arguments.path)
    paths = find_pdfs(arguments.path, site=is_site(arguments.path))
    for path in paths:
        site = arguments.site or find_site(path)
        if arguments.site and not os.path.isfile(os.path.join(site, "index.html")):
            raise BelegketteError(_("In „{path}“ liegt keine Website (index.html fehlt).").format(path=site))
        expected = replace(read_expected(project, path), site=site)
        steps, lines = check_file(path, expected)
        for line in lines:
            print(line)
        if arguments.report:
            for written in write_report(path, steps, day):
                print(_("Prüfbericht: {path}").format(path=written))
        if not lines:
            for line in iter_skipped(steps):
                print(line)
            print(_("{path}: alles da, nichts beschädigt.").format(path=path))
        failed = failed or bool(lines)
    return 1 if failed else 0


def _verify_site(folder: str) -> bool:
    """Look at a site's files, say what was found, and return whether anything is wrong."""
    lines = check_site(folder)
    print(
        "\n".join(lines)
        or _("{path}: Nichts wird von woanders geladen, kein Verweis führt ins Leere.").format(path=folder)
    )
    return bool(lines)


def _is_project(root: str) -> bool:
    """Say whether the sources are here; a delivered folder is checked without them."""
    return root != "." or any(os.path.exists(os.path.join(root, name)) for name in ("conf.py", "evidence"))


def find_pdfs(path: str, *, site: bool = False) -> list[str]:
    """Return the PDF itself, or all in a folder, sorted. Raises `BelegketteError` where there is none, but in a site."""
    if not os.path.isdir(path):
        if not path.lower().endswith(".pdf"):
            raise BelegketteError(_("Bisher lassen sich nur PDF-Dateien und Ordner mit ihnen prüfen."))
        return [path]
    base = path.rstrip(os.sep).count(os.sep)
    found = sorted(
        os.path.join(folder, name)
        for folder, _folders, names in os.walk(path)
        if folder.rstrip(os.sep).count(os.sep) - base < _DEEPEST
        for name in names
        if name.lower().endswith(".pdf")
    )
    found = [one for one in found if not _is_copy(one, found)]
    if not found and not site:
        raise BelegketteError(_("In „{path}“ liegt keine PDF-Datei.").format(path=path))
    return found


def _is_copy(path: str, found: Sequence[str]) -> bool:
    """Say whether a PDF lies in a site, for its readers, and the original is among those found."""
    if not is_site(os.path.dirname(path)):
        return False
    same = [one for one in found if one != path and os.path.basename(one) == os.path.basename(path)]
    return any(os.path.getsize(one) == os.path.getsize(path) for one in same)


def find_site(path: str) -> str:
    """Return the folder of the site that was built with the PDF, "" if there is none."""
    folder = os.path.dirname(os.path.abspath(path))
    candidates = (os.path.join(os.path.dirname(folder), "html"), os.path.join(folder, "html"), os.path.dirname(folder))
    return next((one for one in candidates if os.path.isfile(os.path.join(one, "index.html"))), "")


def check_file(path: str, expected: Expected) -> tuple[tuple[Step, ...], list[str]]:
    """Return the steps, and what is wrong as lines for people; none if the file is whole."""
    from belegkette.pdf.postflight import run_postflight  # noqa: PLC0415 - only here is a PDF read

    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return (), [_("{path}: OUT001 Die PDF-Datei ist nicht entstanden.").format(path=path)]
    except OSError as error:
        raise BelegketteError(
            _("{path} lässt sich nicht lesen: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    steps = run_postflight(data, expected, path)
    return steps, list(_iter_lines(steps, path))


def _iter_lines(steps: Iterable[Step], path: str) -> Iterable[str]:
    for problem in (problem for step in steps for problem in step.problems):
        page = getattr(problem.place, "line", 1)
        yield _("{path}, Seite {page}: {code} {message}").format(
            path=path, page=page, code=problem.code, message=problem.message
        )
        if problem.hint:
            yield f"    {problem.hint}"


def iter_skipped(steps: Iterable[Step]) -> Iterable[str]:
    """Yield what could not be checked, as lines for people."""
    for step in steps:
        if step.skipped:
            yield _("Nicht geprüft: {name}. {reason}").format(name=step.name, reason=step.skipped)


def write_report(path: str, steps: Sequence[Step], day: date) -> tuple[str, ...]:
    """Write the report beside the PDF, for people and for programs; return the paths."""
    from belegkette.pdf.postflight_report import (  # noqa: PLC0415
        SUFFIX,
        VERAPDF_SUFFIX,
        build_report,
        parse_verapdf,
        render_html,
        render_json,
    )

    data = read_if_there(path)
    if data is None:
        return ()
    base = os.path.splitext(path)[0]
    validations = parse_verapdf(read_if_there(base + VERAPDF_SUFFIX) or b"", hashlib.sha256(data).hexdigest())
    report = build_report(os.path.basename(path), data, steps, validations, day)
    contents = {f"{base}{SUFFIX}.html": render_html(report), f"{base}{SUFFIX}.json": render_json(report)}
    write_changes(
        [Change(path=name, content=content, before=read_if_there(name)) for name, content in contents.items()]
    )
    return tuple(contents)


def read_if_there(path: str) -> bytes | None:
    """Return the file's bytes, None if there is none or it cannot be read."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return None
