"""Writing the reviewers' workbook: protected but for verdict and comment, no cell a formula, same input same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from belegkette.reviewing.layout import (
    COLUMNS,
    DAY,
    EASY_COLUMNS,
    EASY_GUIDE,
    EASY_HEADS,
    EASY_SHEET,
    GUIDE,
    GUIDE_SHEET,
    LOCKED,
    REVIEWER,
    ROLE,
    SEEN,
    VERDICT,
    VERDICT_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from belegkette.reviewing.rows import Row

_LONGEST_ADDRESS = 2_000
_LINE, _HIGHEST = 13.5, 405.0
_LARGER = 1.7
"""How much more room a text of 14 points takes than one of 10: higher lines, and more of them."""
_MOST_LINKS = 60_000
_HEADS = [column.head for column in COLUMNS]
_VERDICT_AT, _SEEN_AT, _ADDRESS_AT = _HEADS.index(VERDICT), _HEADS.index(SEEN), _HEADS.index("Adresse")
_PROTECTION = {"autofilter": True, "sort": True, "format_cells": True, "format_columns": True, "format_rows": True}
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def build_workbook(sheets: Mapping[str, Sequence[Row]], day: date, reviewer: str, role: str = "") -> bytes:
    """Return the bytes of an .xlsx file with these sheets. `reviewer` is the key for whom it is written, empty for anybody."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only an export pays for it

    stream = BytesIO()
    book = Workbook(stream, _PLAIN)
    book.set_properties(
        {"title": "Prüfung", "created": datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)}
    )
    styles = _styles(book)
    guide = (
        *(GUIDE if set(sheets) != {EASY_SHEET} else ()),
        *(EASY_GUIDE if EASY_SHEET in sheets else ()),
        *LOCKED,
    )
    _guide(book.add_worksheet(GUIDE_SHEET), styles, guide, ((DAY, day.isoformat()), (REVIEWER, reviewer), (ROLE, role)))
    for name, rows in sheets.items():
        _sheet(book.add_worksheet(name), rows, styles, easy=name == EASY_SHEET)
    book.worksheets()[1].activate()
    book.close()
    return stream.getvalue()


def _styles(book: Workbook) -> dict[str, Format]:
    base: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF", "font_size": 10}
    return {
        "head": book.add_format({**base, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"}),
        "open head": book.add_format({**base, "bold": True, "bg_color": "#7F6000", "font_color": "#FFFFFF"}),
        "cell": book.add_format(base),
        "easy": book.add_format({**base, "font_size": 14}),
        "statement": book.add_format({**base, "bg_color": "#E8EEF7"}),
        "link": book.add_format({**base, "font_color": "#0B4F9E", "underline": 1}),
        "checksum": book.add_format({"font_size": 8, "font_color": "#808080", "valign": "top"}),
        "open": book.add_format({**base, "bg_color": "#FFF9E5", "locked": False}),
        "title": book.add_format({"bold": True, "font_size": 14, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _guide(sheet: Worksheet, styles: dict[str, Format], guide: Sequence[str], facts: Sequence[tuple[str, str]]) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "Prüfung der Empfehlungen", styles["title"])
    for at, (name, value) in enumerate(facts, start=1):
        sheet.write_string(at, 0, name, styles["text"])
        sheet.write_string(at, 1, value, styles["text"])
    for at, text in enumerate(guide, start=len(facts) + 2):
        heading = len(text) < 20  # noqa: PLR2004 - the guide's headings are this short
        sheet.write_string(at, 0 if heading else 1, text, styles["title" if heading else "text"])
        sheet.set_row(at, _height([(text, 80)]) + (14 if heading else 4))
    sheet.set_row(0, 24)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _sheet(sheet: Worksheet, rows: Sequence[Row], styles: dict[str, Format], *, easy: bool) -> None:
    for at, column in enumerate(COLUMNS):
        head = EASY_HEADS.get(column.head, column.head) if easy else column.head
        hidden = easy and column.head not in EASY_COLUMNS
        sheet.set_column(at, at, column.width, None, {"hidden": hidden})
        sheet.write_string(0, at, head, styles["open head" if column.open else "head"])
    for number, row in enumerate(rows, start=1):
        height = _height([(text, column.width) for text, column in zip(row.cells[:-1], COLUMNS, strict=False)])
        sheet.set_row(number, min(height * _LARGER, _HIGHEST) if easy else height)
        base = styles["easy" if easy else "statement" if row.subject.ids == (row.subject.recommendation,) else "cell"]
        for at, text in enumerate(row.cells):
            if COLUMNS[at].open:
                sheet.write_blank(number, at, None, styles["open"])
            elif at == _ADDRESS_AT and _is_link(text) and number <= _MOST_LINKS:
                sheet.write_url(number, at, text, styles["link"], string=text)
            else:
                sheet.write_string(number, at, text, styles["checksum"] if at == _SEEN_AT else base)
    last = max(len(rows), 1)
    _validate(sheet, last)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.protect("", _PROTECTION)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _validate(sheet: Worksheet, last: int) -> None:
    sheet.data_validation(
        1,
        _VERDICT_AT,
        last,
        _VERDICT_AT,
        {
            "validate": "list",
            "source": list(VERDICT_WORDS.values()),
            "error_title": "Kein Urteil",
            "error_message": "Bitte aus der Liste wählen oder leer lassen.",
        },
    )


def _height(cells: Sequence[tuple[str, int]]) -> float:
    """Return the height in points that the longest of some cells needs: programs do not measure wrapped text themselves."""
    lines = max(sum(len(line) // width + 1 for line in text.split("\n")) for text, width in cells)
    return min(lines * _LINE + 4, _HIGHEST)


def _is_link(text: str) -> bool:
    return text.startswith(("https://", "http://")) and len(text) <= _LONGEST_ADDRESS and not set(text) & set(' "<>')
