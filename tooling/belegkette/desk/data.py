"""The report for other programs: JSON with a published schema, and the links as a table that German Excel opens right.

The table has semicolons between fields, a byte order mark and CRLF line ends, because that is what Excel with German
settings expects of a double-clicked file. A text that a spreadsheet would take for a formula gets an apostrophe in
front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import msgspec

from belegkette.desk.rows import iter_links, link_cells, link_columns
from belegkette.desk.workbook import Link, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from belegkette.desk.workbook import Cell
    from belegkette.report.model import Report

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def render_json(report: Report) -> bytes:
    """Return the whole report as one JSON object, indented, with a line end."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def render_csv(report: Report) -> bytes:
    """Return one line a link, with its recommendation and its record in full; the first line holds the heads."""
    columns = [column.title for column in link_columns(notes=False)]
    return render_rows(columns, (link_cells(*link, notes=False) for link in iter_links(report)))


def render_rows(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table with its heads in the first line."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows([_field(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _field(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Link(text, _target):
            return _harmless(text)
        case int() | float():
            return str(cell).replace(".", ",")
    return _harmless(cell)


def _harmless(text: str) -> str:
    text = clean(text)
    return f"'{text}" if text.startswith(_RISKY) else text
