"""Which header cells belong to a data cell, where scope does not say it: heads of several rows, and spanning heads.

ISO 14289-1, 7.5 lets scope or headers say it; of a head that spans some columns in a second row scope says too little
to some readers, so that there every data cell names its heads (ISO 32000-1, Table 349, Headers).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from belegkette.pdf.tagging.elements import Element


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Cell:
    """A cell with the rows and columns that it covers."""

    element: Element
    rows: range
    columns: range


def link_headers(table: Element, number: int) -> None:
    """Give the cells of a complex table their headers; `number` keeps the IDs of two tables apart."""
    cells = list(_iter_cells(table))
    heads = [cell for cell in cells if cell.element.role == "TH"]
    if not _is_complex(table, heads):
        return
    for count, head in enumerate(heads, start=1):
        head.element.identifier = f"head-{number}-{count}"
    for cell in cells:
        if cell.element.role == "TD":
            names = tuple(head.element.identifier for head in heads if _belongs(head, cell))
            if names:
                cell.element.attributes["Table", "Headers"] = names


def _is_complex(table: Element, heads: list[_Cell]) -> bool:
    rows = sum(1 for part in table.kids if isinstance(part, Element) and part.role == "THead" for _ in part.kids)
    return bool(heads) and (rows > 1 or any(len(head.rows) > 1 or len(head.columns) > 1 for head in heads))


def _belongs(head: _Cell, cell: _Cell) -> bool:
    """Say whether a head stands above the cell or before it, as its scope says."""
    if head.element.attributes.get(("Table", "Scope")) == "Column":
        return _overlap(head.columns, cell.columns) and head.rows.start < cell.rows.start
    return _overlap(head.rows, cell.rows) and head.columns.start < cell.columns.start


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _iter_cells(table: Element) -> Iterator[_Cell]:
    """Yield all cells with their places; cells that reach down take columns of the rows below, within head or body."""
    row = 0
    for part in table.kids:
        taken: set[tuple[int, int]] = set()
        for line in part.kids if isinstance(part, Element) else ():
            if not isinstance(line, Element) or line.role != "TR":
                continue
            column = 0
            for element in line.kids:
                if not isinstance(element, Element):
                    continue
                while (row, column) in taken:
                    column += 1
                down, across = (_read_span(element, name) for name in ("RowSpan", "ColSpan"))
                cell = _Cell(element=element, rows=range(row, row + down), columns=range(column, column + across))
                taken.update((low, right) for low in cell.rows for right in cell.columns)
                yield cell
                column += across
            row += 1


def _read_span(element: Element, name: str) -> int:
    value = element.attributes.get(("Table", name), 1)
    return value if isinstance(value, int) else 1
