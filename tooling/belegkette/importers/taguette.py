"""``taguette``: highlights of Taguette, as CSV (or a workbook) or as the project's own database."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.base import Foreign, ForeignCode, Losses, Reason, Segment, SourceDocument
from belegkette.importers.codings import read_rows
from belegkette.importers.safety import MEGABYTE, damaged, digest, read_file
from belegkette.importers.tables import read_table
from belegkette.importers.texts import clean_text

if TYPE_CHECKING:
    from belegkette.importers.mapping import Mapping

_MAGIC = b"SQLite format 3\0"
_NEEDED = {
    "documents": {"id", "name", "project_id"},
    "highlights": {"id", "document_id", "start_offset", "end_offset", "snippet"},
    "tags": {"id", "path", "description"},
    "highlight_tags": {"highlight_id", "tag_id"},
}
_STEPS = 200_000_000
"""A database that needs more work than this for four plain SELECTs was not written by Taguette."""


def read_taguette(path: str, mapping: Mapping) -> Foreign:
    """Read an export or a database, by the first bytes. Raises `BelegketteError`."""
    data = read_file(path)
    if data.startswith(_MAGIC):
        return _database(data, os.path.basename(path))
    table = read_table(data, path, mapping.sheet)
    return read_rows(table, mapping, format_name="taguette", sha256=digest(data), name=os.path.basename(path))


def _database(data: bytes, name: str) -> Foreign:
    """Read the tables from a private copy that nothing can write to, trusting nothing that stands in the file."""
    with tempfile.TemporaryDirectory(prefix="belegkette-") as folder:
        copy = os.path.join(folder, "taguette.sqlite3")
        with open(copy, "wb") as stream:
            stream.write(data)
        try:
            with closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as connection:
                connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 64 * MEGABYTE)
                connection.execute("PRAGMA trusted_schema = OFF")
                connection.set_progress_handler(_Budget(), _STEPS // 1000)
                _check_tables(connection, name)
                return _read(connection, digest(data))
        except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
            raise damaged(name, _("keine lesbare Taguette-Datenbank")) from error


class _Budget:
    """Stops a query that never ends."""

    def __init__(self) -> None:
        self._calls = 0

    def __call__(self) -> int:
        self._calls += 1
        return int(self._calls > 1000)  # noqa: PLR2004 - with `_STEPS`, the whole budget


def _check_tables(connection: sqlite3.Connection, name: str) -> None:
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master"))
    for table, columns in _NEEDED.items():
        found = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if kinds.get(table) != "table" or not columns <= found:
            raise BelegketteError(
                _("„{name}“ ist keine Taguette-Datenbank: „{table}“ fehlt oder sieht anders aus.").format(
                    name=name, table=table
                ),
                remedy=_("In Taguette das Projekt als „SQLite3-Datenbank“ oder die Textstellen als CSV ausgeben."),
            )


def _read(connection: sqlite3.Connection, sha256: str) -> Foreign:
    losses = Losses()
    documents = {
        str(number): SourceDocument(
            id=str(number), names=(f"taguette:{number}", str(name)), where=_("Dokument {n}").format(n=number)
        )
        for number, name in connection.execute("SELECT id, name FROM documents ORDER BY id")
    }
    codes = {
        str(number): ForeignCode(id=str(path), path=(str(path),), description=str(description or ""))
        for number, path, description in connection.execute("SELECT id, path, description FROM tags ORDER BY id")
    }
    of_highlight: dict[str, list[str]] = defaultdict(list)
    for highlight, tag in connection.execute(
        "SELECT highlight_id, tag_id FROM highlight_tags ORDER BY highlight_id, tag_id"
    ):
        if str(tag) in codes:
            of_highlight[str(highlight)].append(codes[str(tag)].id)
    segments = []
    for number, document, start, end, snippet in connection.execute(
        "SELECT id, document_id, start_offset, end_offset, snippet FROM highlights"
        " ORDER BY document_id, start_offset, id"
    ):
        where = _("Textstelle {n}").format(n=number)
        text = _plain(str(snippet))
        if not text or str(document) not in documents:
            losses.note(_("Textstelle ohne Text"), Reason.NO_TEXT, where=where)
        elif not of_highlight[str(number)]:
            losses.note(_("Textstelle ohne Code"), Reason.NOT_IN_MODEL, where=where)
        else:
            segments.append(
                Segment(
                    document=str(document),
                    text=text,
                    codes=tuple(of_highlight[str(number)]),
                    id=str(number),
                    passage=_("Byte {start} bis {end}").format(start=start, end=end),
                    where=where,
                )
            )
    return Foreign(
        format="taguette",
        sha256=sha256,
        program="Taguette",
        documents=tuple(documents.values()),
        codes=tuple(codes.values()),
        segments=tuple(segments),
        losses=losses.entries(),
    )


def _plain(snippet: str) -> str:
    """Return the text of a highlight, which Taguette keeps as HTML."""
    from lxml.html import fragment_fromstring  # noqa: PLC0415 - only databases pay for it

    if "<" not in snippet and "&" not in snippet:
        return clean_text(snippet)
    root = fragment_fromstring(snippet, create_parent="div")
    for element in root.iter("p", "br", "li", "div", "h1", "h2", "h3", "blockquote"):
        element.tail = "\n" + (element.tail or "")
    return clean_text("".join(str(part) for part in root.itertext()))
