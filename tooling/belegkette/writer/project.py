"""A new project: a small example that passes the check and builds, every part of it marked as invented."""

from __future__ import annotations

import os
from importlib.resources import files
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.writer.files import Change
from belegkette.writer.schemas import FOLDER, build_schemas, editor_settings, render_json

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = {
    ".gitignore": "gitignore",
    "Makefile": "Makefile",
    "README.md": "README.md",
    "conf.py": "conf.py",
    "evidence/codebook.yaml": "codebook.yaml",
    "evidence/documents/D-01.yaml": "document.yaml",
    "evidence/events/EV-01.yaml": "event.yaml",
    "evidence/examples/PB-01.yaml": "practice-example.yaml",
    "evidence/interviews/F-01.yaml": "interview-finding.yaml",
    "evidence/practices/LP-01.yaml": "state-practice.yaml",
    "evidence/sources.yaml": "sources.yaml",
    "evidence/statistics/S-01.yaml": "statistic.yaml",
    "evidence/vocabulary.yaml": "vocabulary.yaml",
    "index.md": "index.md",
    "pyproject.toml": "pyproject.toml",
    "recommendations/beispielfeld.md": "recommendations.md",
}
"""The files of a new project and the templates (``templates/NAME.tmpl``) they are copies of."""


def plan_project(folder: str) -> list[Change]:
    """Return the files of a new project. Raises `BelegketteError` unless the folder is new, empty or holds only .git."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise BelegketteError(
            _("„{path}“ ist kein Ordner.").format(path=folder), remedy=_("Einen neuen oder leeren Ordner angeben.")
        )
    try:
        present = sorted(set(os.listdir(folder)) - {".git"}) if os.path.isdir(folder) else []
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=folder, reason=error.strerror),
            remedy=_("Einen neuen oder leeren Ordner angeben."),
        ) from error
    if present:
        raise BelegketteError(
            _("„{path}“ ist nicht leer (zum Beispiel „{name}“).").format(path=folder, name=present[0]),
            remedy=_("Einen neuen oder leeren Ordner angeben; nur ein Ordner „.git“ darf schon darin liegen."),
        )
    return [Change(path=os.path.join(folder, *name.split("/")), content=content) for name, content in _contents()]


def _contents() -> Iterator[tuple[str, bytes]]:
    templates = files("belegkette.writer") / "templates"
    for target, name in TEMPLATES.items():
        yield target, (templates / f"{name}.tmpl").read_bytes()
    for name, schema in build_schemas().items():
        yield f"{FOLDER}/{name}", render_json(schema)
    yield ".vscode/settings.json", render_json(editor_settings())
