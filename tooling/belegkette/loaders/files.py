"""Finding files and turning their bytes into text.

Accepts a byte order mark, CRLF and decomposed (NFD) letters and normalises them; refuses other encodings, NUL bytes and
files that are too large, with SRC001.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 4 * 1024 * 1024
"""No record or page of this field is larger; what is larger was put there by mistake or in bad faith."""

_SALVAGED_BYTES = 4 * MAX_BYTES

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as text: `path` is relative to the root (POSIX, NFC), `text` has LF line ends and composed letters."""

    path: str
    text: str


def iter_files(root: str, folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (path on disk, path relative to the root in POSIX form and NFC), sorted; hidden files are left out."""
    top = os.path.normpath(os.path.join(root, folder))
    pairs: list[tuple[str, str]] = []
    for directory, names, files in os.walk(top):
        names[:] = [name for name in names if not name.startswith((".", "_"))]
        shown = os.path.relpath(directory, root).replace(os.sep, "/")
        pairs.extend(
            (unicodedata.normalize("NFC", f"{shown}/{name}".removeprefix("./")), os.path.join(directory, name))
            for name in files
            if name.endswith(suffixes) and not name.startswith(".") and name != "README.md"
        )
    for shown, path in sorted(pairs):
        yield path, shown


def read_source(path: str, shown: str, limit: int = MAX_BYTES) -> SourceFile | Problem:
    """Read one file; what cannot be read as text becomes an SRC001 problem at its first character."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            return _unreadable(shown, _("Das ist keine Datei."), _("Nur Dateien gehören in diesen Ordner."))
        size = found.st_size
        if size > limit:
            return _unreadable(
                shown,
                _("Datei ist {size} MB groß; erlaubt sind {limit} MB.").format(
                    size=round(size / 1024 / 1024), limit=limit // 1024 // 1024
                ),
                _("Die Datei aufteilen, zum Beispiel eine Datei je Thema."),
            )
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError as error:
        return _unreadable(
            shown,
            _("Datei kann nicht geöffnet werden: {reason}.").format(reason=error.strerror or type(error).__name__),
            _("Zugriffsrechte und Dateinamen prüfen."),
        )
    return decode_source(data, shown)


def decode_source(data: bytes, shown: str) -> SourceFile | Problem:
    """Turn bytes into normalised text, or into an SRC001 problem."""
    if data.startswith(_UTF16_MARKS):
        return _unreadable(
            shown, _("Datei ist in UTF-16 gespeichert."), _("Im Editor mit der Kodierung „UTF-8“ speichern.")
        )
    if b"\0" in data:
        return _unreadable(
            shown,
            _("Datei enthält NUL-Zeichen, ist also keine Textdatei."),
            _("Nur Textdateien gehören in diesen Ordner."),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unreadable(
            shown,
            _("Datei ist nicht in UTF-8 gespeichert (erstes falsches Zeichen in Zeile {line}).").format(line=line),
            _("Im Editor mit der Kodierung „UTF-8“ speichern."),
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return SourceFile(shown, text)


def salvage_text(path: str) -> str:
    """Return what a line search may look at in a file that is no proper text; empty if it cannot even be opened."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return ""
        with open(path, "rb") as stream:
            data = stream.read(_SALVAGED_BYTES)
    except OSError:
        return ""
    return data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8", errors="replace")


def _unreadable(shown: str, message: str, hint: str) -> Problem:
    return Problem(code="SRC001", place=Location(path=shown, line=1, column=1), message=message, hint=hint)
