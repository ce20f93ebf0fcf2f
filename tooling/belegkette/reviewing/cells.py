"""Reading a filled workbook: which row decides what, as found, with everything that stands in the way.

Columns are found by their heads, so that reviewers may sort, hide and add columns. Whatever they wrote somewhere else is
named, never silently dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.reviewing.guard import read_workbook_bytes
from belegkette.reviewing.layout import (
    COLUMNS,
    COMMENT,
    EASY_HEADS,
    FIXED,
    GUIDE_SHEET,
    REVIEWER,
    ROLE,
    SEEN,
    SUBJECT,
    VERDICT,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_ROWS = 50_000
_HEAD_WITHIN = 30
_NEEDED = (SUBJECT, VERDICT, COMMENT, SEEN)
_KNOWN = [column.head for column in COLUMNS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Something that keeps a workbook from being entered, and where: sheet and row as the program shows them."""

    sheet: str
    row: int
    message: str

    @property
    def line(self) -> str:
        """The complaint as one line."""
        return _("Blatt „{sheet}“, Zeile {row}: {message}").format(sheet=self.sheet, row=self.row, message=self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row as it came back. `fixed` are the protected cells in the order of `layout.FIXED`."""

    sheet: str
    row: int
    subject: str
    verdict: str
    comment: str
    seen: str
    fixed: tuple[str, ...]

    @property
    def decides(self) -> bool:
        """Whether the reviewer wrote something here."""
        return bool(self.verdict or self.comment)

    def complaint(self, message: str) -> Complaint:
        """Return a complaint about this row."""
        return Complaint(sheet=self.sheet, row=self.row, message=message)


@dataclass(slots=True)
class FilledWorkbook:
    """What a workbook holds. `notices` are told but stop nothing."""

    reviewer: str = ""
    role: str = ""
    entries: list[Entry] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read_workbook(path: str) -> FilledWorkbook:
    """Read every sheet that has our heads. Raises `BelegketteError` for a file that is no such workbook."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only an import pays for it

    data = read_workbook_bytes(path)
    try:
        return _read(path, CalamineWorkbook.from_filelike(BytesIO(data)))
    except (CalamineError, OSError, ValueError) as error:
        raise BelegketteError(
            _("„{path}“ kann nicht als Mappe gelesen werden.").format(path=path),
            remedy=_("In Excel oder LibreOffice öffnen und als .xlsx speichern."),
        ) from error


def _read(path: str, book: CalamineWorkbook) -> FilledWorkbook:
    found = FilledWorkbook()
    ours = 0
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = _rows(sheet)
        if name == GUIDE_SHEET:
            found.reviewer, found.role = _told(rows, REVIEWER), _told(rows, ROLE)
            continue
        head = _find_head(rows)
        if head is not None:
            ours += 1
            _read_sheet(sheet, rows, head, found)
    if not ours:
        raise BelegketteError(
            _("In „{path}“ steht nirgends die Kopfzeile mit {heads}.").format(
                path=path, heads=", ".join(f"„{head}“" for head in _NEEDED)
            ),
            remedy=_("Die Mappe von „belegkette review export“ ausfüllen und ihre Kopfzeile stehen lassen."),
        )
    return found


def _rows(sheet: CalamineSheet) -> list[list[str]]:
    raw = sheet.to_python(skip_empty_area=False)
    if len(raw) > MOST_ROWS:
        filled = sum(any(cell != "" for cell in row) for row in raw)
        if filled > MOST_ROWS:
            raise BelegketteError(
                _("Blatt „{sheet}“ hat {n} Zeilen; erwartet werden höchstens {limit}.").format(
                    sheet=sheet.name, n=filled, limit=MOST_ROWS
                ),
                remedy=_(
                    "Vermutlich wurde etwas hineinkopiert. Überzählige Zeilen löschen; es wurde nichts eingetragen."
                ),
            )
    return [[_text(cell) for cell in row] for row in raw]


def _text(cell: object) -> str:
    """Return a cell as its reader sees it, in German."""
    match cell:
        case str():
            return cell.strip()
        case bool():
            return "WAHR" if cell else "FALSCH"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if not (cell.hour or cell.minute or cell.second):
            return cell.date().isoformat()
        case datetime() | date():
            return cell.isoformat()
        case _:
            return str(cell)


def _told(rows: Sequence[Sequence[str]], name: str) -> str:
    for row in rows[:_HEAD_WITHIN]:
        if row and row[0] == name:
            return row[1] if len(row) > 1 else ""
    return ""


def _find_head(rows: Sequence[Sequence[str]]) -> int | None:
    for at, row in enumerate(rows[:_HEAD_WITHIN]):
        if SUBJECT in row and VERDICT in row:
            return at
    return None


def _read_sheet(sheet: CalamineSheet, rows: Sequence[Sequence[str]], head: int, found: FilledWorkbook) -> None:
    heads = _heads(rows[head])
    missing = [name for name in _KNOWN if name not in heads]
    double = [name for name in _KNOWN if heads.count(name) > 1]
    if missing or double:
        wrong = _("fehlt: {names}").format(names=", ".join(missing)) if missing else ""
        twice = _("steht doppelt: {names}").format(names=", ".join(double)) if double else ""
        message = _("In der Kopfzeile {what}.").format(what="; ".join(part for part in (wrong, twice) if part))
        found.complaints.append(Complaint(sheet=sheet.name, row=head + 1, message=message))
        return
    places = {name: heads.index(name) for name in _KNOWN}
    merged = _merged_rows(sheet, set(places.values()), head)
    for at in sorted(merged):
        message = _("Verbundene Zellen; bitte trennen und jede Zeile für sich ausfüllen.")
        found.complaints.append(Complaint(sheet=sheet.name, row=at + 1, message=message))
    found.notices.extend(_notices(sheet.name, rows, head, set(places.values())))
    for at in range(head + 1, len(rows)):
        cells = [rows[at][places[name]] for name in _KNOWN]
        if any(cells):
            entry = _entry(sheet.name, at + 1, cells)
            if entry.subject:
                found.entries.append(entry)
            else:
                found.complaints.append(entry.complaint(_("Hier fehlt der Gegenstand; die Zeile gehört zu nichts.")))


def _heads(heads: Sequence[str]) -> Sequence[str]:
    """Return the heads of a sheet by the names of `COLUMNS`: on the sheet of easy-to-read texts two are called otherwise."""
    theirs = {there: name for name, there in EASY_HEADS.items() if name not in heads}
    return [theirs.get(head, head) for head in heads]


def _entry(sheet: str, row: int, cells: Sequence[str]) -> Entry:
    named = dict(zip(_KNOWN, cells, strict=True))
    return Entry(
        sheet=sheet,
        row=row,
        subject=named[SUBJECT],
        verdict=named[VERDICT],
        comment=named[COMMENT],
        seen=named[SEEN],
        fixed=tuple(cells[at] for at in FIXED),
    )


def _merged_rows(sheet: CalamineSheet, columns: set[int], head: int) -> set[int]:
    """Return the rows below the head where a merged range touches one of our columns."""
    return {
        max(first_row, head + 1)
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
        if last_row > head and columns & set(range(first_column, last_column + 1))
    }


def _notices(sheet: str, rows: Sequence[Sequence[str]], head: int, ours: set[int]) -> Iterator[str]:
    """Name columns that somebody added and filled: they are not taken over."""
    for column in range(len(rows[head])):
        filled = sum(1 for row in rows[head + 1 :] if column not in ours and row[column])
        if filled:
            yield _("Blatt „{sheet}“: Die Spalte „{head}“ ({n} Einträge) wird nicht übernommen.").format(
                sheet=sheet, head=rows[head][column] or column + 1, n=filled
            )
