"""Loading the list of names that must not be published, and its key. Both lie outside the published repository."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.privacy.names import parse_name_list

if TYPE_CHECKING:
    from belegkette.privacy.names import NameList, Tagger
    from belegkette.settings import Settings

LIST_VARIABLE = "BELEGKETTE_NAME_LIST"
KEY_VARIABLE = "BELEGKETTE_NAME_KEY"
"""Both name a file, and come before the settings ``name-list`` and ``name-key``."""

_SHORTEST_KEY = 16


def load_name_list(root: str, settings: Settings) -> NameList | None:
    """Return the list, None where none is named. Raises `BelegketteError` for one that cannot be used."""
    path = _path(root, os.environ.get(LIST_VARIABLE, ""), settings.name_list)
    if not path:
        return None
    key = read_key(root, _path(root, os.environ.get(KEY_VARIABLE, ""), settings.name_key))
    try:
        return parse_name_list(_read(path).decode("utf-8-sig"), key)
    except (ValueError, UnicodeDecodeError) as error:
        line = error.args[0] if isinstance(error.args[0], int) else 1
        raise BelegketteError(
            _("„{path}“, Zeile {line}: Das ist kein Eintrag einer Namensliste.").format(path=path, line=line),
            remedy=_("Die Liste macht „belegkette import names DATEI“; Namen im Klartext gehören nicht hinein."),
        ) from error


def read_key(root: str, path: str) -> bytes:
    """Return the key of a name list. Raises `BelegketteError` where it is missing, too short, or lies in the project."""
    if not path:
        raise BelegketteError(
            _("Zur Namensliste fehlt der Schlüssel."),
            remedy=_("In pyproject.toml mit „name-key“ oder mit {variable} die Datei nennen.").format(
                variable=KEY_VARIABLE
            ),
        )
    real = os.path.realpath(path)
    if os.path.commonpath([real, os.path.realpath(root)]) == os.path.realpath(root):
        raise BelegketteError(
            _("Der Schlüssel „{path}“ liegt im Projekt.").format(path=path),
            remedy=_(
                "Ihn an einen Ort verschieben, der nicht veröffentlicht wird: Mit ihm lassen sich die Namen erraten."
            ),
        )
    key = _read(path).strip()
    if len(key) < _SHORTEST_KEY:
        raise BelegketteError(
            _("Der Schlüssel „{path}“ ist zu kurz.").format(path=path),
            remedy=_("Mindestens {n} zufällige Zeichen verwenden.").format(n=_SHORTEST_KEY),
        )
    return key


def load_tagger(settings: Settings) -> Tagger | None:
    """Return the function that the setting ``name-tagger`` names, None where it names none."""
    if not settings.name_tagger:
        return None
    module, _colon, name = settings.name_tagger.partition(":")
    try:
        found: Tagger = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise BelegketteError(
            _("„name-tagger“: „{name}“ kann nicht geladen werden: {reason}.").format(
                name=settings.name_tagger, reason=error
            ),
            remedy=_("In der Form „paket.modul:funktion“ schreiben und das Paket installieren."),
        ) from error
    return found


def _path(root: str, variable: str, setting: str) -> str:
    if variable:
        return variable
    return os.path.normpath(os.path.join(root, os.path.expanduser(setting))) if setting else ""


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror),
            remedy=_("Den Pfad in „name-list“ und „name-key“ und die Zugriffsrechte prüfen."),
        ) from error
