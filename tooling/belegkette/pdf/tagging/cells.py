"""Cells of a table: header or data, scope and spans (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5)."""

from __future__ import annotations

from docutils import nodes

from belegkette.pdf.tagging.elements import Element
from belegkette.pdf.tagging.languages import find_language


def describe_cell(node: nodes.entry, row: Element) -> Element:
    """Append the element of the cell to that of its row and return it."""
    part = node.parent.parent
    head = isinstance(part, nodes.thead)
    columns = [child for child in part.parent.children if isinstance(child, nodes.colspec)]
    stubs = [bool(column.get("stub")) for column in columns]
    stub = not head and any(stubs) and stubs[_find_column(node)]
    cell = row.add("TH" if head or stub else "TD", find_language(node))
    if cell.role == "TH":
        cell.attributes["Table", "Scope"] = "Column" if head else "Row"
    for given, name in (("morecols", "ColSpan"), ("morerows", "RowSpan")):
        if node.get(given):
            cell.attributes["Table", name] = int(node[given]) + 1
    return cell


def _find_column(node: nodes.entry) -> int:
    """Return the column, from 0, in which the cell begins; cells that reach down from above take columns too."""
    rows = node.parent.parent.children
    taken: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(rows):
        column = 0
        for entry in row.children:
            while taken.get((number, column)):
                column += 1
            if entry is node:
                return column
            width = int(entry.get("morecols", 0)) + 1
            for down in range(int(entry.get("morerows", 0)) + 1):
                taken.update({(number + down, column + step): True for step in range(width)})
            column += width
    return 0
