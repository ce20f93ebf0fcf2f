"""Workbooks for people who review: tables with frozen heads, filters and widths, and nothing that could calculate.

Every text is written as text, never as a formula or a link of its own; what Excel cannot hold is replaced, and a text
longer than a cell says that it goes on. The same sheets give the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767
"""So many characters fit into a cell (Microsoft's specification of Excel)."""
LINK_LIMIT = 60_000
"""A sheet may hold 65,530 links; further ones stay text."""

_CUT = " … [gekürzt; ganz im Bericht]"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEAD = {"bold": True, "bg_color": "#0B5260", "font_color": "#FFFFFF", "valign": "top", "text_wrap": True, "border": 1}
_INPUT_HEAD = {**_HEAD, "bg_color": "#6F4900"}
_TEXT = {"valign": "top", "text_wrap": True}
_LINK = {"valign": "top", "font_color": "#0B5260", "underline": 1}
_INPUT = {**_TEXT, "bg_color": "#FBF1DC", "locked": False}


class Link(NamedTuple):
    """A cell with a text that leads to a place in a file of the same folder."""

    text: str
    target: str


Cell = str | int | float | Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its head, its width in characters; `choices` are offered in a list, `entry` marks it for the reader."""

    title: str
    width: int = 14
    choices: tuple[str, ...] = ()
    entry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table. `frozen` counts the columns that stay in sight when the reader scrolls to the right."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]] = field(default=())
    frozen: int = 1


def render_workbook(sheets: Sequence[Sheet], *, title: str, day: date) -> bytes:
    """Return a workbook with the sheets in their order; `day` stands for the time of making."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    moment = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "author": "Belegkette", "created": moment})
    formats = _Formats(
        *(book.add_format(look) for look in (_HEAD, _INPUT_HEAD, _TEXT, _LINK, _INPUT)),
    )
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return target.getvalue()


def clean(text: str) -> str:
    """Return a text as a cell can hold it."""
    text = _UNPRINTABLE.sub("\ufffd", text)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(_CUT)] + _CUT


class _Formats(NamedTuple):
    head: Format
    entry_head: Format
    text: Format
    link: Format
    entry: Format


def _write(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    last = max(len(sheet.rows), 1)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, formats.entry if column.entry else None)
        page.write_string(0, at, column.title, formats.entry_head if column.entry else formats.head)
        if column.choices:
            page.data_validation(
                1,
                at,
                last,
                at,
                {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_title": "Nicht vorgesehen",
                    "error_message": "Bitte einen Wert aus der Liste wählen oder das Feld leer lassen.",
                },
            )
    links = 0
    for number, row in enumerate(sheet.rows, start=1):
        for at, cell in enumerate(row):
            links += _write_cell(page, (number, at), cell, formats, room=links < LINK_LIMIT)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RSeite &P von &N")


def _write_cell(page: Worksheet, place: tuple[int, int], cell: Cell, formats: _Formats, *, room: bool) -> bool:
    """Write one cell at (row, column); return whether it was a link."""
    match cell:
        case None | "":
            pass
        case Link(text, target):
            if room:
                page.write_url(*place, f"external:{target}", formats.link, string=clean(text))
                return True
            page.write_string(*place, clean(text), formats.text)
        case int() | float():
            page.write_number(*place, cell, formats.text)
        case str():
            page.write_string(*place, clean(cell), formats.text)
    return False
