"""``belegkette verify``: read a finished PDF again and say whether everything is in it.

Nothing that the build said about itself is believed: the file is opened, and its text and metadata are held against the
corpus and conf.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments, open_project
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.model.terms import RecommendationStatus

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from belegkette.cli.project import Project
    from belegkette.pdf.postflight import Expected


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_project_arguments(parser)
    parser.add_argument("path", metavar="DATEI", help=_("die fertige PDF-Datei"))


def run(arguments: Namespace) -> int:
    """Return 1 if anything is wrong with the file."""
    if not arguments.path.lower().endswith(".pdf"):
        raise BelegketteError(_("Bisher lassen sich nur PDF-Dateien prüfen."))
    project = open_project(arguments)
    lines = postflight_lines(project, arguments.path)
    for line in lines:
        print(line)
    if not lines:
        print(_("{path}: alles da, nichts beschädigt.").format(path=arguments.path))
    return 1 if lines else 0


def postflight_lines(project: Project, path: str) -> list[str]:
    """Return what is wrong with a PDF, as lines for people; none if it is whole."""
    from belegkette.pdf.postflight import check_pdf  # noqa: PLC0415 - only here is a PDF read

    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return [_("{path}: OUT001 Die PDF-Datei ist nicht entstanden.").format(path=path)]
    except OSError as error:
        raise BelegketteError(
            _("{path} lässt sich nicht lesen: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    lines = []
    for problem in check_pdf(data, _expected(project), path):
        page = getattr(problem.place, "line", 1)
        lines.append(
            _("{path}, Seite {page}: {code} {message}").format(
                path=path, page=page, code=problem.code, message=problem.message
            )
        )
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return lines


def _expected(project: Project) -> Expected:
    """Return what the corpus and conf.py promise: title, author, language, and every recommendation that is printed."""
    from sphinx.config import eval_config_file  # noqa: PLC0415
    from sphinx.util.tags import Tags  # noqa: PLC0415

    from belegkette.pdf.postflight import Expected  # noqa: PLC0415

    values = eval_config_file(Path(project.root, "conf.py").absolute(), Tags())
    project_title, author = str(values.get("project", "")), str(values.get("author", ""))
    documents = values.get("pdf_documents") or [("index", "", project_title, author)]
    _root, _name, title, author = documents[0][:4]
    language = str(values.get("language") or "de")
    return Expected(
        title=title,
        author=author,
        language="de-DE" if language == "de" else language,
        min_pages=3,
        recommendations=tuple(
            (recommendation.id, recommendation.title)
            for recommendation in project.corpus.recommendations.values()
            if recommendation.status is not RecommendationStatus.SUPERSEDED
        ),
    )
