"""``belegkette import names``: from a list of names to a list of keyed digests that no one can read names from."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.names import read_key
from belegkette.privacy.names import digests_of
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NAMES = "names"
_LARGEST = 16 * 1024 * 1024


def add_name_arguments(parser: ArgumentParser) -> None:
    """Declare what only this form takes."""
    parser.add_argument(
        "--key", default="", metavar="DATEI", help=_("nur names: der Schlüssel, außerhalb des Projekts")
    )
    parser.add_argument("--out", default="", metavar="DATEI", help=_("nur names: wohin die Namensliste kommt"))


def write_name_list(arguments: Namespace) -> int:
    """Write the digests of the names in a file: one name a line, surnames alone as well."""
    if not arguments.key or not arguments.out:
        raise BelegketteError(
            _("Eine Namensliste braucht --key und --out."),
            remedy=_(
                "Zum Beispiel: belegkette import names namen.txt --key ../intern/schluessel --out ../intern/namen"
            ),
        )
    key = read_key(arguments.root, arguments.key)
    names = _read_names(arguments.file)
    digests = digests_of([*names, *(name.split()[-1] for name in names)], key)
    content = "".join(f"{digest}\n" for digest in digests).encode()
    before = None
    if os.path.exists(arguments.out):
        with open(arguments.out, "rb") as stream:
            before = stream.read()
    if before != content:
        write_changes([Change(path=arguments.out, content=content, before=before)])
    sys.stdout.write(
        _("Namensliste mit {n} Einträgen: {path}").format(n=len(digests), path=arguments.out)
        + "\n"
        + _("Die Datei mit den Namen selbst wird nicht mehr gebraucht; sicher verwahren oder löschen.")
        + "\n"
    )
    return 0


def _read_names(path: str) -> list[str]:
    try:
        if os.path.getsize(path) > _LARGEST:
            raise BelegketteError(_("„{path}“ ist zu groß für eine Liste von Namen.").format(path=path))
        with open(path, "rb") as stream:
            text = stream.read().decode("utf-8-sig")
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    except UnicodeDecodeError as error:
        raise BelegketteError(
            _("„{path}“ ist nicht in UTF-8 gespeichert.").format(path=path), remedy=_("Als UTF-8 speichern.")
        ) from error
    names = [" ".join(line.partition("#")[0].split()) for line in text.splitlines()]
    found = [name for name in names if name]
    if not found:
        raise BelegketteError(_("„{path}“ enthält keinen Namen.").format(path=path), remedy=_("Einen Namen je Zeile."))
    return found
