"""The forms of the report by their names on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from belegkette.desk.anchors import DATA, PAGE, TABLE, WORKBOOK
from belegkette.desk.data import render_csv, render_json
from belegkette.desk.html import render_html
from belegkette.desk.xlsx import render_xlsx
from belegkette.report.model import Report

Siblings = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form: the usual name of its file, and the function that makes its bytes."""

    file: str
    render: Callable[[Report, Siblings], bytes]


FORMATS: dict[str, Format] = {
    "html": Format(file=PAGE, render=render_html),
    "xlsx": Format(file=WORKBOOK, render=lambda report, _siblings: render_xlsx(report)),
    "csv": Format(file=TABLE, render=lambda report, _siblings: render_csv(report)),
    "json": Format(file=DATA, render=lambda report, _siblings: render_json(report)),
}

SIBLINGS = ((WORKBOOK, "Arbeitsmappe (XLSX)"), (TABLE, "Tabelle der Verknüpfungen (CSV)"), (DATA, "Daten (JSON)"))
"""What the page says lies beside it when all forms are written."""
