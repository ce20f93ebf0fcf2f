"""What a finished PDF must hold, as the project and the files beside the PDF say it; the site is left to the caller."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from belegkette.edition import Edition
from belegkette.errors import BelegketteError
from belegkette.graph import TraceGraph
from belegkette.i18n import _
from belegkette.model.terms import RecommendationStatus
from belegkette.places import EASY_PDF

if TYPE_CHECKING:
    from belegkette.cli.project import Project
    from belegkette.pdf.postflight import Expected
    from belegkette.pdf.tagging.record import StructureRecord

_LEAST_PAGES = 3


def read_expected(project: Project | None, path: str) -> Expected:
    """Return everything that is known; without a project the record says title, author and language."""
    from belegkette.pdf.postflight import Expected  # noqa: PLC0415 - only here is a PDF read

    if os.path.splitext(os.path.basename(path))[0] == EASY_PDF:
        project = None  # a book of its own: what it must hold, the record beside it says
    record = _read_record(path)
    values = _read_settings(project.root) if project is not None else None
    if values is None:
        known = (record.title, record.author, record.language) if record is not None else (None, None, None)
    else:
        title, author = str(values.get("project", "")), str(values.get("author", ""))
        documents = values.get("pdf_documents") or [("index", "", title, author)]
        language = str(values.get("language") or "de")
        known = (*documents[0][2:4], "de-DE" if language == "de" else language)
    return Expected(
        title=known[0],
        author=known[1],
        language=known[2],
        min_pages=_LEAST_PAGES if values is not None else 1,
        entries=tuple(_list_entries(project)) if project is not None else (),
        record=record,
    )


def _list_entries(project: Project) -> list[tuple[str, str]]:
    """Return ids and titles of all recommendations that are printed, and of all records in the register."""
    edition = Edition(TraceGraph(project.corpus, project.day), project.settings)
    recommended = [
        (one.id, one.title) for one in edition.recommendations if one.status is not RecommendationStatus.SUPERSEDED
    ]
    return [*recommended, *((record.id, record.title) for record in edition.records.values())]


def _read_settings(root: str) -> dict[str, Any] | None:
    """Return what conf.py sets, None where there is none. Raises `BelegketteError` if it cannot be run."""
    from sphinx.config import eval_config_file  # noqa: PLC0415
    from sphinx.errors import ConfigError  # noqa: PLC0415
    from sphinx.util.tags import Tags  # noqa: PLC0415

    path = Path(root, "conf.py").absolute()
    if not path.exists():
        return None
    try:
        return eval_config_file(path, Tags())
    except ConfigError as error:
        reason = str(error).strip().splitlines()[-1]
        raise BelegketteError(_("conf.py lässt sich nicht lesen: {reason}").format(reason=reason)) from error


def _read_record(path: str) -> StructureRecord | None:
    """Return the record beside the PDF, None if there is none. Raises `BelegketteError` for a damaged one."""
    from belegkette.pdf.tagging.record import SUFFIX, RecordError, parse_record  # noqa: PLC0415

    beside = os.path.splitext(path)[0] + SUFFIX
    try:
        with open(beside, "rb") as stream:
            return parse_record(stream.read())
    except FileNotFoundError:
        return None
    except (OSError, RecordError) as error:
        raise BelegketteError(
            _("{path} lässt sich nicht lesen: {reason}.").format(path=beside, reason=error),
            remedy=_("Neu bauen („make“) oder die Datei löschen; dann wird ohne sie geprüft."),
        ) from error
