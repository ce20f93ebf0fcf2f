"""The door for foreign files: nothing larger, deeper or livelier than a transcript project gets past it.

Refused with a message: zip bombs, paths that leave the archive, XML with a document type or entities, headers that claim
more than a file may hold, and files cut off in the middle.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from belegkette.errors import BelegketteError
from belegkette.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MEGABYTE = 1024 * 1024
MAX_FILE = 512 * MEGABYTE
MAX_TEXT = 64 * MEGABYTE
MAX_PART = 128 * MEGABYTE
MAX_UNPACKED = 1024 * MEGABYTE
MAX_PARTS = 20_000
MAX_RATIO = 200
"""Text packs to a tenth; what packs to less than a two-hundredth was made to burst."""
_SMALL = MEGABYTE
MAX_DEPTH = 100


def read_file(path: str, limit: int = MAX_FILE) -> bytes:
    """Return the bytes of a file. Raises `BelegketteError` for what is no file, too large or not to be opened."""
    shown = os.path.basename(path)
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise BelegketteError(_("„{name}“ ist keine Datei.").format(name=shown))
        if found.st_size > limit:
            raise too_large(shown, limit)
        with open(path, "rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise BelegketteError(
            _("„{name}“ kann nicht gelesen werden: {reason}.").format(name=shown, reason=error.strerror or error),
            remedy=_("Dateinamen und Zugriffsrechte prüfen."),
        ) from error
    if not data:
        raise BelegketteError(
            _("„{name}“ ist leer.").format(name=shown), remedy=_("Im Ursprungsprogramm noch einmal ausgeben.")
        )
    return data


def digest(data: bytes) -> str:
    """Return the checksum that is kept with every record."""
    return sha256(data).hexdigest()


def too_large(name: str, limit: int) -> BelegketteError:
    """Return the refusal of what claims to hold more than a project of this field can."""
    return BelegketteError(
        _("„{name}“ ist zu groß; gelesen werden höchstens {limit} MB.").format(name=name, limit=limit // MEGABYTE),
        remedy=_("Ohne Bild-, Ton- und Filmdateien ausgeben oder das Projekt teilen."),
    )


def damaged(name: str, reason: object = "") -> BelegketteError:
    """Return the refusal of a file that ends too early or is not what its name says."""
    detail = f" ({reason})" if reason else ""
    return BelegketteError(
        _("„{name}“ ist beschädigt oder unvollständig{detail}.").format(name=name, detail=detail),
        remedy=_("Im Ursprungsprogramm noch einmal ausgeben und vollständig übertragen."),
    )


class Archive:
    """An opened ZIP file whose list of contents was found harmless; its parts are read one at a time, with limits."""

    def __init__(self, data: bytes, name: str) -> None:
        """Check the list of contents. Raises `BelegketteError`."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
            raise damaged(name, _("kein vollständiges ZIP-Archiv")) from error
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise self._bomb()
        self.entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self.entries.setdefault(self._checked_path(entry.filename).casefold(), entry)

    def _checked_path(self, raw: str) -> str:
        path = raw.replace("\\", "/")
        if path.startswith("/") or ":" in path.split("/", 1)[0] or ".." in path.split("/") or "\0" in path:
            raise BelegketteError(
                _("„{name}“ enthält einen Pfad, der aus dem Archiv hinausführt; die Datei wird nicht gelesen.").format(
                    name=self.name
                ),
                remedy=_("Solche Dateien schreibt kein Analyseprogramm; die Herkunft klären."),
            )
        return path

    def read(self, path: str, limit: int = MAX_PART) -> bytes | None:
        """Return one part by its path, whatever the case of its letters; None if it is missing."""
        entry = self.entries.get(path.casefold())
        if entry is None:
            return None
        if entry.file_size > limit:
            raise too_large(f"{self.name}/{os.path.basename(path)}", limit)
        if entry.file_size > _SMALL and entry.file_size > entry.compress_size * MAX_RATIO:
            raise self._bomb()
        if entry.flag_bits & 1:
            raise BelegketteError(
                _("„{name}“ ist mit einem Kennwort verschlüsselt.").format(name=self.name),
                remedy=_("Ohne Kennwort ausgeben."),
            )
        try:
            with self._zip.open(entry) as stream:
                return stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise damaged(self.name, os.path.basename(path)) from error

    def _bomb(self) -> BelegketteError:
        return BelegketteError(
            _("„{name}“ würde sich beim Auspacken unverhältnismäßig aufblähen; die Datei wird nicht gelesen.").format(
                name=self.name
            ),
            remedy=_("Ohne Bild-, Ton- und Filmdateien ausgeben oder die Herkunft der Datei klären."),
        )


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of an XML document without entities. Raises `BelegketteError`."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - only imports pay for it
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    if len(data) > MAX_PART:
        raise too_large(name, MAX_PART)
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise BelegketteError(
            _("„{name}“ enthält XML-Entitäten oder eine DOCTYPE-Angabe; die Datei wird nicht gelesen.").format(
                name=name
            ),
            remedy=_("Solche Dateien schreibt kein Analyseprogramm; die Herkunft klären."),
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise damaged(name, _("kein vollständiges XML")) from error
    _refuse_depth(root, name)
    return root


def _refuse_depth(root: Element, name: str) -> None:
    level = [root]
    for _depth in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise BelegketteError(
        _("„{name}“ ist tiefer verschachtelt als {limit} Ebenen; die Datei wird nicht gelesen.").format(
            name=name, limit=MAX_DEPTH
        )
    )


def decode_utf8(data: bytes) -> str | None:
    """Return the text with its byte order mark and line ends as stored; UTF-16 with a mark is read too; else None."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
