"""Loading the file that says which person a reviewer key stands for. It lies outside the published repository.

Looked for in this order: the environment's BELEGKETTE_REVIEWERS, the setting ``reviewers`` (from the project folder),
and the user's own configuration folder. That it is missing is no fault: then keys are not checked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.files import read_source
from belegkette.loaders.shape import convert
from belegkette.loaders.yaml_data import YamlFault, load_yaml
from belegkette.model.ledger import Reviewer, ReviewerFile

if TYPE_CHECKING:
    from belegkette.settings import Settings

VARIABLE = "BELEGKETTE_REVIEWERS"
_OWN = os.path.join("belegkette", "reviewers.yaml")


def reviewer_file(root: str, settings: Settings) -> str:
    """Return where the file is expected."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return named
    if settings.reviewers:
        return os.path.normpath(os.path.join(root, os.path.expanduser(settings.reviewers)))
    configuration = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(configuration, _OWN)


def load_reviewers(root: str, settings: Settings) -> dict[str, Reviewer] | None:
    """Return the reviewers by key, None where there is no such file. Raises `BelegketteError` for one that is broken, or would be published."""
    path = reviewer_file(root, settings)
    if not os.path.exists(path):
        return None
    source = read_source(path, path)
    if not hasattr(source, "text"):
        raise BelegketteError(f"{path}: {source.message}", remedy=source.hint)
    try:
        found: ReviewerFile = convert(load_yaml(source.text), ReviewerFile)
    except YamlFault as fault:
        raise BelegketteError(f"{path}:{fault.line}:{fault.column}: {fault.message}", remedy=fault.hint) from fault
    except (msgspec.ValidationError, TypeError) as error:
        raise BelegketteError(
            _("„{path}“ ist keine Liste von Prüfenden.").format(path=path),
            remedy=_("So sieht sie aus: „reviewers: {R1: {name: …, role: Fachaufsicht, mail: …}}“"),
        ) from error
    if any(one.name or one.mail for one in found.reviewers.values()) and _is_inside(path, root):
        raise BelegketteError(
            _("Die Liste der Prüfenden „{path}“ liegt im Projekt und nennt Menschen.").format(path=path),
            remedy=_("Aus dem Projekt heraus legen; im Projekt dürfen nur Kürzel mit Rollen stehen."),
        )
    return found.reviewers


def _is_inside(path: str, folder: str) -> bool:
    real, project = os.path.realpath(path), os.path.realpath(folder)
    return real.startswith(os.path.join(project, ""))
