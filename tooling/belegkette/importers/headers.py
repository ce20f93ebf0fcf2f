"""What the columns of coded segments are called in MAXQDA (German, English), f4, QualCoder, Taguette and elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.importers.texts import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from belegkette.importers.mapping import Mapping

_ALIASES: dict[str, tuple[str, ...]] = {
    "text": (
        *("Segment", "Codiertes Segment", "Kodiertes Segment", "Coded segment", "Textstelle", "Zitat", "Fundstelle"),
        *("Coded", "content", "Text", "Textsegment", "Quotation content", "Zitatinhalt"),
    ),
    "code": ("Code", "Codename", "tag", "Codes", "Kode", "Kategorie", "Codepfad", "Code system"),
    "document": ("Dokumentname", "Document name", "document", "Dokument", "File", "Datei", "Filename", "Interview"),
    "case": ("Case",),
    "document-group": ("Dokumentgruppe", "Document group"),
    "start": ("Anfang", "Beginning", "Begin", "Start", "Absatz", "Paragraph", "Zeile"),
    "end": ("Ende", "End"),
    "id": ("id",),
    "memo": ("Kommentar", "Comment", "Memo", "Coded_Memo", "Notiz"),
    "category": ("Category",),
    "private": (
        *("Erstellt von", "Bearbeitet von", "Autor", "Created by", "Modified by", "Author", "Coder", "Codierer"),
        *("Owner", "Nutzer", "User"),
    ),
    "dropped": (
        *("Farbe", "Color", "Colour", "Gewicht", "Gewichtungs-Score", "Weight", "Weight score", "Erstellt am"),
        *("Bearbeitet am", "Created", "Creation date", "Modified", "Codierdatum", "Fläche", "Area", "Abdeckungsgrad %"),
        *("Coverage %", "Herkunft", "Origin"),
    ),
}
_BY_NAME = {folded(name): field for field, names in _ALIASES.items() for name in names}
_VARIABLE_PREFIXES = ("FileVar_", "CaseVar_")
_REPEATED = {"document", "document-group"}
"""MAXQDA writes these columns a second time before the document variables."""
_SEARCHED = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column is which field; `variables` are columns that hold a variable, `unknown` what nobody placed."""

    header: int
    fields: dict[str, int]
    categories: tuple[int, ...] = ()
    variables: tuple[tuple[str, int], ...] = ()
    private: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def find_columns(rows: Sequence[Sequence[str]], mapping: Mapping) -> Columns | None:
    """Return the columns by the row that looks most like a header; None if no row names text and code."""
    if mapping.header_row is not None:
        return _columns(rows, mapping.header_row - 1, mapping) if 0 < mapping.header_row <= len(rows) else None
    best: Columns | None = None
    for at in range(min(len(rows), _SEARCHED)):
        found = _columns(rows, at, mapping)
        if found is not None and (best is None or len(found.fields) > len(best.fields)):
            best = found
    return best


def _columns(rows: Sequence[Sequence[str]], at: int, mapping: Mapping) -> Columns | None:
    wanted = {folded(name): field for name, field in mapping.columns.items()}
    fields: dict[str, int] = {}
    categories, variables = [], []
    private, dropped, unknown = [], [], []
    for column, cell in enumerate(rows[at]):
        name = cell.strip()
        key = folded(name)
        field = wanted.get(key) or _BY_NAME.get(key, "")
        if not key or field == "ignore":
            continue
        if field == "private":
            private.append(name)
        elif field == "category":
            categories.append(column)
        elif field in {"region", "group", "question", "date"} or mapping.variable(_variable(name)) is not None:
            variables.append((_variable(name), column))
        elif field == "dropped":
            dropped.append(name)
        elif field and field not in fields:
            fields[field] = column
        elif field not in _REPEATED:
            unknown.append(_variable(name))
    if "text" not in fields or "code" not in fields:
        return None
    return Columns(
        header=at,
        fields=fields,
        categories=tuple(categories),
        variables=tuple(variables),
        private=tuple(private),
        dropped=tuple(dropped),
        unknown=tuple(unknown),
    )


def _variable(name: str) -> str:
    for prefix in _VARIABLE_PREFIXES:
        name = name.removeprefix(prefix)
    return name
