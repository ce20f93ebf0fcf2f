"""Workbooks and separated values as rows of text; formulas and tables that claim to be endless are refused."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.base import Decision
from belegkette.importers.safety import MAX_PART, MEGABYTE, Archive, damaged, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_ROWS = 200_000
MAX_COLUMNS = 500
MAX_CELLS = 5_000_000
"""The fast reader holds the empty cells between two far ones as well."""
MAX_CSV = 128 * MEGABYTE
_PLACE = re.compile(rb"(?<![\w:.-])r\s*=\s*[\"']\s*([A-Za-z]*)(\d*)")
"""The place of a row or a cell, however it is spelt: what the fast reader believes it must not be able to hide here."""
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"'](\d+)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_COUNT = re.compile(rb"\b(?:uniqueC|c)ount\s*=\s*[\"']\s*(\d+)")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LIVE = re.compile(r"\s*[=+@-]\s*(?:[A-Za-z][A-Za-z0-9._]*\s*\(|[A-Za-z]+\s*\||'?\[?[^ ]+\]?!)")
_SEPARATORS = ";\t,|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text with the number of the first one in the file; the header is a row like the others."""

    rows: Sequence[Sequence[str]]
    decisions: tuple[Decision, ...] = ()


def read_table(data: bytes, path: str, sheet: str | None = None) -> Table:
    """Return the rows of a workbook or of separated values, by the first bytes. Raises `BelegketteError`."""
    name = os.path.basename(path)
    if data.startswith(b"PK"):
        return _workbook(data, name, sheet)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BelegketteError(
            _("„{name}“ ist eine alte oder mit Kennwort geschützte Excel-Datei.").format(name=name),
            remedy=_("In Excel oder LibreOffice ohne Kennwort als .xlsx speichern."),
        )
    return _separated(data, name)


def _workbook(data: bytes, name: str, sheet: str | None) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only imports pay for it

    _check_workbook(Archive(data, name), name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        if not names:
            raise damaged(name, _("keine Tabelle"))
        if sheet is not None and sheet not in names:
            raise BelegketteError(
                _("„{name}“ hat kein Tabellenblatt mit dem Namen aus der Zuordnungsdatei.").format(name=name)
            )
        chosen = sheet if sheet is not None else names[0]
        cells = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError) as error:
        raise damaged(name, _("keine lesbare Arbeitsmappe")) from error
    decisions = []
    if len(names) > 1 and sheet is None:
        decisions.append(
            Decision(
                about=_("Tabellenblatt"),
                taken=_("das erste von {n}").format(n=len(names)),
                ground=_("die Zuordnungsdatei nennt keines („sheet“)"),
                certainty=_("wahrscheinlich"),
            )
        )
    return Table(rows=[[_cell(value) for value in row] for row in cells], decisions=tuple(decisions))


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _check_workbook(archive: Archive, name: str) -> None:
    """Refuse what would run, expand or claim too much, before the fast reader sees the file."""
    if "xl/workbook.xml" not in archive.entries:
        raise damaged(name, _("keine Excel-Arbeitsmappe"))
    for path in sorted(archive.entries):
        part = archive.read(path, MAX_PART) or b""
        if _DOCTYPE.search(part):
            parse_xml(part, name)
            raise damaged(name, _("DOCTYPE-Angabe"))
        if any(int(count) > len(part) for count in _COUNT.findall(part[:_HEAD])):
            raise damaged(name, _("mehr angekündigt als enthalten"))
        if b"sheetData" in part:
            _check_sheet(part, name)


_HEAD = 64 * 1024


def _check_sheet(part: bytes, name: str) -> None:
    formula = _FORMULA.search(part)
    if formula is not None:
        before = _ROW.findall(part, 0, formula.start())
        raise _formula(name, int(before[-1]) if before else 1)
    places = _PLACE.findall(part)
    columns = {letters.upper() for letters, _number in places}
    last_column = max(columns, key=lambda word: (len(word), word), default=b"A")
    last_row = max((int(number[:_DIGITS]) for _letters, number in places if number), default=0)
    width = _column(last_column) if len(last_column) <= len("XFD") else MAX_COLUMNS + 1
    if last_row > MAX_ROWS or width > MAX_COLUMNS or last_row * width > MAX_CELLS:
        raise BelegketteError(
            _(
                "„{name}“ reicht bis Zeile {row}, Spalte {column}; gelesen werden höchstens {rows} mal {columns}."
            ).format(name=name, row=last_row, column=last_column[:9].decode(), rows=MAX_ROWS, columns=MAX_COLUMNS),
            remedy=_("Leere Zeilen und Spalten am Ende löschen und neu speichern."),
        )


_DIGITS = 12


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _formula(name: str, row: int) -> BelegketteError:
    return BelegketteError(
        _("„{name}“ enthält in Zeile {row} eine Formel; die Datei wird nicht gelesen.").format(name=name, row=row),
        remedy=_("Die Zellen als Werte speichern (Kopieren, Inhalte einfügen, Werte)."),
    )


def _separated(data: bytes, name: str) -> Table:
    text, encoding = _decode(data, name)
    separator = _separator(text)
    csv.field_size_limit(MAX_CSV)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False):
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise BelegketteError(
                    _("„{name}“ hat mehr als {rows} Zeilen oder {columns} Spalten.").format(
                        name=name, rows=MAX_ROWS, columns=MAX_COLUMNS
                    ),
                    remedy=_("Die Tabelle aufteilen."),
                )
            rows.append(row)
    except csv.Error as error:
        raise damaged(name, _("Zeile {n}").format(n=len(rows) + 1)) from error
    for number, row in enumerate(rows, start=1):
        if any(_LIVE.match(cell) for cell in row):
            raise _formula(name, number)
    shown = {"\t": _("Tabulator")}.get(separator, separator)
    decision = Decision(
        about=_("Zeichenkodierung und Trennzeichen"),
        taken=_("{encoding}, „{separator}“").format(encoding=encoding, separator=shown),
        ground=_("aus dem Inhalt der Datei"),
        certainty=_("sicher") if encoding.startswith("UTF") else _("wahrscheinlich"),
    )
    return Table(rows=rows, decisions=(decision,))


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text and what its encoding is called: a mark decides, then UTF-8, then the likeliest."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.upper().removesuffix("-SIG")
            except UnicodeDecodeError as error:
                raise damaged(name, _("Zeichenkodierung")) from error
    if b"\0" in data[:4096]:
        raise damaged(name, _("keine Textdatei"))
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only old files pay for it

    likely = ["cp1252", "mac_roman", "cp850", "iso8859_15"]
    best = from_bytes(data, cp_isolation=likely).best()
    if best is None:
        raise damaged(name, _("Zeichenkodierung nicht erkennbar"))
    return str(best), best.encoding


def _separator(text: str) -> str:
    """Return the separator that gives the first rows the same, largest number of columns."""
    head = text[: 64 * 1024]

    def fitness(separator: str) -> tuple[int, int]:
        rows = list(_first_rows(head, separator))
        widths = [len(row) for row in rows if row]
        if not widths or widths[0] == 1:
            return (0, 0)
        return (sum(1 for width in widths if width == widths[0]), widths[0])

    return max(_SEPARATORS, key=lambda one: (fitness(one)[0] > 0, fitness(one)))


def _first_rows(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader):
            if number >= _SAMPLE:
                return
            yield row
    except csv.Error:
        return


_SAMPLE = 20
