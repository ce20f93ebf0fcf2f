"""Looking at a workbook before anything opens it: what is no workbook, is locked, or would explode is refused.

A workbook is a ZIP archive of XML files (ISO/IEC 29500). Other formats that spreadsheets know are refused: their parts
would have to be measured in another way. Every member is unpacked once, in small steps and without keeping it, so that
sizes are measured and not believed.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from io import BytesIO

from belegkette.errors import BelegketteError
from belegkette.i18n import _

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_CELLS = 20_000_000
"""A sheet is held in memory as a full rectangle; one stray cell in the last corner would need gigabytes."""

_MOST_MEMBERS = 2_000
_STEP = 1024 * 1024
_ENTITY = b"<!DOCTYPE"
_POSITION = re.compile(rb'\sr="([A-Z]{0,3})([0-9]{1,7})"')
_SHEETS = "xl/worksheets/"
_WORKBOOK = "xl/workbook.xml"
_LONGEST_POSITION = 16
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"


def read_workbook_bytes(path: str) -> bytes:
    """Return the file's bytes if it may be opened. Raises `BelegketteError` with the reason."""
    try:
        size = os.stat(path).st_size
        if size > MOST_BYTES:
            raise BelegketteError(
                _("„{path}“ ist {size} MB groß; erlaubt sind {limit} MB.").format(
                    path=path, size=size // 1024 // 1024, limit=MOST_BYTES // 1024 // 1024
                ),
                remedy=_("Die Mappe wurde vermutlich verändert; die ausgegebene ist klein."),
            )
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError as error:
        raise BelegketteError(_("„{path}“ gibt es nicht.").format(path=path)) from error
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    _check_archive(path, data)
    return data


def _check_archive(path: str, data: bytes) -> None:
    if data.startswith(_OLD_FORMAT):
        raise BelegketteError(
            _("„{path}“ ist mit einem Kennwort geschützt oder im alten Format .xls gespeichert.").format(path=path),
            remedy=_("Ohne Kennwort und als .xlsx speichern."),
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _measure(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise BelegketteError(
            _("„{path}“ ist keine Mappe oder beschädigt.").format(path=path),
            remedy=_("Als .xlsx speichern; die Datei nicht umbenennen."),
        ) from error


def _measure(path: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    whole = 0
    for member in members[:_MOST_MEMBERS]:
        before, rows, columns = b"", 1, 1
        with archive.open(member) as stream:
            while step := stream.read(_STEP):
                whole += len(step)
                if whole > MOST_UNPACKED:
                    raise _refused(path, _("entpackt würde sie zu groß (Zip-Bombe)"))
                if member.filename.endswith((".xml", ".rels")) and _ENTITY in before[-len(_ENTITY) :] + step:
                    raise _refused(path, _("sie enthält XML-Entitäten"))
                if member.filename.startswith(_SHEETS):
                    for match in _POSITION.finditer(before[-_LONGEST_POSITION:] + step):
                        rows, columns = max(rows, int(match[2])), max(columns, _column(match[1]))
                before = step
        if rows * columns > MOST_CELLS:
            raise _refused(
                path, _("ein Blatt reicht bis Zeile {row}, Spalte {column}").format(row=rows, column=columns)
            )
    if len(members) > _MOST_MEMBERS:
        raise _refused(path, _("sie enthält zu viele Teile"))
    if _WORKBOOK not in {member.filename for member in members}:
        raise BelegketteError(
            _("„{path}“ ist keine Mappe im Format .xlsx.").format(path=path),
            remedy=_("In Excel oder LibreOffice öffnen und als .xlsx speichern."),
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refused(path: str, reason: str) -> BelegketteError:
    return BelegketteError(
        _("„{path}“ wird nicht geöffnet: {reason}.").format(path=path, reason=reason),
        remedy=_("Die ausgegebene Mappe noch einmal ausfüllen: „belegkette review export“."),
    )
