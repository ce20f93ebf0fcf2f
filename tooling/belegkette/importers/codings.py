"""``codings``: tables of coded segments, one row a coding (MAXQDA, f4, QualCoder, or any table by a mapping file)."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.base import Foreign, ForeignCode, Losses, Reason, Segment, SourceDocument
from belegkette.importers.headers import Columns, find_columns
from belegkette.importers.safety import digest, read_file
from belegkette.importers.tables import Table, read_table
from belegkette.importers.texts import clean_text, folded, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from belegkette.importers.mapping import Mapping

_PATH = re.compile(r"\s*(?:>|\\)\s*")
_CODEBOOK = ({"code", "memo"}, {"tag", "description"})
_CODEBOOK_COLUMNS = frozenset(
    {"code", "tag", "parent", "memo", "description", "number of highlights", "number of documents"}
)


def read_codings(path: str, mapping: Mapping) -> Foreign:
    """Read a table. Raises `BelegketteError` where no row names the columns for text and code."""
    data = read_file(path)
    table = read_table(data, path, mapping.sheet)
    return read_rows(table, mapping, format_name="codings", sha256=digest(data), name=os.path.basename(path))


def read_rows(table: Table, mapping: Mapping, *, format_name: str, sha256: str, name: str) -> Foreign:
    """Turn rows into segments: rows of the same passage with several codes become one."""
    columns = find_columns(table.rows, mapping)
    if columns is None:
        head = {folded(cell) for cell in table.rows[0]} if table.rows else set()
        if any(names <= head for names in _CODEBOOK):
            return _codebook(table, mapping, format_name, sha256)
        raise BelegketteError(
            _("In „{name}“ ist keine Zeile mit Spaltennamen für Textstelle und Code zu finden.").format(name=name),
            remedy=_("In einer Zuordnungsdatei unter „columns“ sagen, wie die Spalten heißen, und --mapping angeben."),
        )
    return _RowReader(table, columns, format_name, sha256).read()


class _RowReader:
    def __init__(self, table: Table, columns: Columns, format_name: str, sha256: str) -> None:
        self.table = table
        self.columns = columns
        self.format = format_name
        self.sha256 = sha256
        self.losses = Losses()
        self.codes: dict[str, ForeignCode] = {}
        self._paths: dict[tuple[str, ...], tuple[str, ...]] = {}

    def read(self) -> Foreign:
        """Return the segments in the order of their first rows."""
        self._note_columns()
        documents: dict[str, SourceDocument] = {}
        groups: dict[tuple[str, ...], list[tuple[int, Sequence[str]]]] = defaultdict(list)
        for number, row in enumerate(self.table.rows[self.columns.header + 1 :], start=self.columns.header + 2):
            text = clean_text(self._get(row, "text"))
            if not text:
                if any(cell.strip() for cell in row):
                    self.losses.note(_("Zeile ohne Textstelle"), Reason.NO_TEXT, where=_row(number))
                continue
            document = self._document(row, number, documents)
            place = (self._get(row, "start").strip(), self._get(row, "end").strip())
            groups[(document, self._foreign_id(row), *place, text)].append((number, row))
        segments = [self._segment(key, rows) for key, rows in groups.items()]
        return Foreign(
            format=self.format,
            sha256=self.sha256,
            documents=tuple(documents.values()),
            codes=tuple(self.codes.values()),
            segments=tuple(segments),
            decisions=self.table.decisions,
            losses=self.losses.entries(),
        )

    def _get(self, row: Sequence[str], field: str) -> str:
        column = self.columns.fields.get(field)
        return row[column] if column is not None and column < len(row) else ""

    def _foreign_id(self, row: Sequence[str]) -> str:
        return one_line(self._get(row, "id"))

    def _document(self, row: Sequence[str], number: int, documents: dict[str, SourceDocument]) -> str:
        group, name = one_line(self._get(row, "document-group")), one_line(self._get(row, "document"))
        case = one_line(self._get(row, "case"))
        name, case = (name or case), (case if name else "")
        key = folded(f"{group} > {name}")
        if key not in documents:
            names = (f"{group} > {name}" if group else name, name, *([case] if case else []))
            documents[key] = SourceDocument(id=key, names=names, where=_row(number))
        return key

    def _segment(self, key: tuple[str, ...], rows: list[tuple[int, Sequence[str]]]) -> Segment:
        document, foreign_id, start, end, text = key
        codes = [code for _number, row in rows for code in self._codes(row)]
        if len(codes) > len(set(codes)):
            self.losses.note(
                _("Doppelte Zeile (dieselbe Stelle, derselbe Code)"), Reason.DUPLICATE, where=_row(rows[-1][0])
            )
        memos = dict.fromkeys(memo for _number, row in rows if (memo := clean_text(self._get(row, "memo"))))
        variables = tuple(
            (name, rows[0][1][column]) for name, column in self.columns.variables if column < len(rows[0][1])
        )
        return Segment(
            document=document,
            text=text,
            codes=tuple(dict.fromkeys(codes)),
            id=foreign_id,
            passage=_passage(start, end),
            memo="\n\n".join(memos),
            where=_row(rows[0][0]),
            variables=variables,
        )

    def _codes(self, row: Sequence[str]) -> tuple[str, ...]:
        raw = (self._get(row, "code"), *(row[at] for at in self.columns.categories if at < len(row)))
        if raw not in self._paths:
            above = [one_line(part) for part in reversed(raw[1:]) if part.strip()]
            parts = [part for part in _PATH.split(one_line(raw[0])) if part]
            self._paths[raw] = (self._note_code((*above, *parts)),) if parts else ()
        return self._paths[raw]

    def _note_code(self, path: tuple[str, ...]) -> str:
        """Remember a code and the codes above it; its path is its id."""
        parent = ""
        for depth in range(1, len(path) + 1):
            name = " > ".join(path[:depth])
            self.codes.setdefault(name, ForeignCode(id=name, path=path[:depth], parent=parent))
            parent = name
        return parent

    def _note_columns(self) -> None:
        for name in self.columns.private:
            self.losses.note(_("Spalte „{name}“ mit Namen von Nutzern").format(name=name), Reason.PRIVATE)
        for name in self.columns.dropped:
            self.losses.note(_("Spalte „{name}“").format(name=name), Reason.NOT_IN_MODEL)
        for name in self.columns.unknown:
            self.losses.note(
                _("Spalte „{name}“").format(name=name),
                Reason.UNMAPPED,
                hint=_("In der Zuordnungsdatei unter „columns“ oder „variables“ nennen (oder „ignore“)."),
            )


def _row(number: int) -> str:
    return _("Zeile {n}").format(n=number)


def _passage(start: str, end: str) -> str:
    """Return the place as the table gives it: paragraphs, or page and offset."""
    if not start and not end:
        return ""
    if not end or start == end:
        return _("Absatz {start}").format(start=start or end)
    return _("Absatz {start} bis {end}").format(start=start, end=end)


def _codebook(table: Table, mapping: Mapping, format_name: str, sha256: str) -> Foreign:
    """Read a codebook as a table: MAXQDA's Code and Memo, or Taguette's tags, with whatever else stands beside them."""
    head = [folded(cell) for cell in table.rows[0]]
    losses = Losses()
    ignored = {folded(name) for name, field in mapping.columns.items() if field == "ignore"}
    for name, key in zip(table.rows[0], head, strict=True):
        if key and key not in _CODEBOOK_COLUMNS | ignored:
            losses.note(_("Spalte „{name}“").format(name=name.strip()), Reason.NOT_IN_MODEL)
    codes: dict[str, ForeignCode] = {}
    for number, row in enumerate(table.rows[1:], start=2):
        cells = dict(zip(head, row, strict=False))
        name = one_line(cells.get("code") or cells.get("tag") or "")
        above = one_line(cells.get("parent") or "")
        path = tuple(part for part in (*_PATH.split(above), *_PATH.split(name)) if part)
        if not path:
            losses.note(_("Zeile ohne Code"), Reason.NO_TEXT, where=_row(number))
            continue
        identity = " > ".join(path)
        parent = " > ".join(path[:-1])
        description = cells.get("memo") or cells.get("description") or ""
        codes[identity] = ForeignCode(id=identity, path=path, description=description, parent=parent)
    return Foreign(
        format=format_name,
        sha256=sha256,
        codes=tuple(codes.values()),
        decisions=table.decisions,
        losses=losses.entries(),
        codebook_only=True,
    )
