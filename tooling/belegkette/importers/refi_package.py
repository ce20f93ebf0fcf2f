"""Finding the parts of a REFI-QDA project: a .qdpx archive, or a .qde file with a folder of sources beside it."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.safety import MAX_TEXT, Archive, damaged, decode_utf8, read_file, too_large

if TYPE_CHECKING:
    from typing import Protocol

    class Package(Protocol):
        """Where the texts of a project come from."""

        def project(self) -> bytes:
            """Return the project's XML."""
            ...

        def text(self, path: str) -> str | None:
            """Return a text that the XML names, None if it is missing, elsewhere or no text."""
            ...


class ZipPackage:
    """A .qdpx archive; names of parts may differ in the case of their letters (``Project.qde``, ``Sources/``)."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive. Raises `BelegketteError`."""
        self._archive = Archive(data, name)
        self._name = name

    def project(self) -> bytes:
        """Return the project's XML: ``project.qde``, else the only .qde there is."""
        found = [path for path in self._archive.entries if path.endswith(".qde")]
        usual = [path for path in found if posixpath.basename(path) == "project.qde"]
        chosen = sorted(usual or found, key=lambda path: (path.count("/"), path))
        if not chosen:
            raise damaged(self._name, _("project.qde fehlt"))
        data = self._archive.read(chosen[0])
        assert data is not None
        self._folder = posixpath.dirname(chosen[0])
        return data

    def text(self, path: str) -> str | None:
        """Return a text by its ``internal://`` path."""
        inner = _internal(path)
        if inner is None:
            return None
        for folder in ("sources", ""):
            data = self._archive.read(posixpath.join(self._folder, folder, inner), MAX_TEXT)
            if data is not None:
                return decode_utf8(data)
        return None


class FolderPackage:
    """A bare .qde file; its sources may lie in a folder beside it."""

    def __init__(self, data: bytes, path: str) -> None:
        """Remember where the file lies."""
        self._data = data
        self._folder = os.path.dirname(os.path.abspath(path))

    def project(self) -> bytes:
        """Return the XML."""
        return self._data

    def text(self, path: str) -> str | None:
        """Return a text beside the file; nothing outside its folder is opened."""
        inner = _internal(path)
        if inner is None:
            return None
        top = os.path.realpath(self._folder)
        for folder in ("sources", "Sources", ""):
            disk = os.path.realpath(os.path.join(top, folder, inner))
            if disk.startswith(top + os.sep) and os.path.isfile(disk):
                if os.path.getsize(disk) > MAX_TEXT:
                    raise too_large(os.path.basename(disk), MAX_TEXT)
                return decode_utf8(read_file(disk, MAX_TEXT)) if os.path.getsize(disk) else ""
        return None


def open_package(data: bytes, path: str) -> Package:
    """Return the package that a file is, by its first bytes."""
    if data.startswith(b"PK"):
        return ZipPackage(data, os.path.basename(path))
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return FolderPackage(data, path)
    raise BelegketteError(
        _("„{name}“ ist weder ein ZIP-Archiv noch XML.").format(name=os.path.basename(path)),
        remedy=_("Im Analyseprogramm als „REFI-QDA-Projekt“ (.qdpx) oder „REFI-QDA-Codebuch“ (.qdc) ausgeben."),
    )


def _internal(path: str) -> str | None:
    """Return the plain file name of an ``internal://`` path; None for files outside of the project."""
    inner = path.removeprefix("internal://").replace("\\", "/").lstrip("/")
    if "://" in inner or not inner or ".." in inner.split("/") or ":" in inner:
        return None
    return inner
