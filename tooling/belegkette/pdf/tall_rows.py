"""Rows of a table that no page can hold, found before anything is set, with file and line.

A row taller than a page is divided inside, and so are lists and boxes in it. Three things cannot be: head rows, which
come again on every page; rows that a cell spanning all of them holds together; and a table within a cell. Their height is
estimated, generously: what the estimate lets pass and the page still cannot hold stops the build later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from docutils import nodes

from belegkette.pdf.origin import describe_place

LETTERS_OF_LINE = 110
LINES_OF_PAGE = 60
"""What fits on an upright page in the small type of tables; a little more than really does."""

_HINT = "Die Zeile aufteilen oder als Text schreiben."


def iter_tall_rows(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every group of rows that cannot be divided and is higher than a page."""
    for group in tree.findall(nodes.tgroup):
        shares = _read_shares(group)
        for part in group.children:
            if isinstance(part, nodes.thead):
                yield from _judge(
                    part.children, shares, root, "Die Kopfzeilen dieser Tabelle sind höher als eine Seite."
                )
            elif isinstance(part, nodes.tbody):
                for rows in _iter_bound(part):
                    if len(rows) > 1:
                        message = f"{len(rows)} verbundene Zeilen dieser Tabelle sind höher als eine Seite."
                        yield from _judge(rows, shares, root, message)
        if isinstance(_find_cell(group), nodes.entry):
            rows = [row for part in group.children if isinstance(part, nodes.tbody) for row in part.children]
            yield from _judge(rows, shares, root, "Die Tabelle in dieser Zelle ist höher als eine Seite.")


def _judge(rows: Sequence[nodes.Node], shares: Sequence[float], root: str, message: str) -> Iterator[str]:
    if rows and sum(_count_row(row, shares) for row in rows if isinstance(row, nodes.row)) > LINES_OF_PAGE:
        yield f"{describe_place(rows[0], root)}{message} {_HINT}"


def _find_cell(node: nodes.Node) -> nodes.Node | None:
    """Return the cell around a table, None if it is not in one."""
    node = node.parent
    while node is not None and not isinstance(node, nodes.entry):
        node = node.parent
    return node


def _read_shares(group: nodes.tgroup) -> list[float]:
    widths = [float(column.get("colwidth", 1) or 1) for column in group.children if isinstance(column, nodes.colspec)]
    return [width / sum(widths) for width in widths] or [1.0]


def _iter_bound(body: nodes.tbody) -> Iterator[list[nodes.Node]]:
    """Yield the rows in groups that cells which reach down hold together."""
    bound: list[nodes.Node] = []
    open_rows = 0
    for row in body.children:
        bound.append(row)
        reach = max((int(cell.get("morerows", 0)) for cell in row.children if isinstance(cell, nodes.entry)), default=0)
        open_rows = max(open_rows - 1, reach)
        if open_rows <= 0:
            yield bound
            bound, open_rows = [], 0


def _count_row(row: nodes.row, shares: Sequence[float]) -> int:
    """Return how many lines the highest cell of a row has; of a cell that reaches down, its part of them."""
    lines, column = 1, 0
    for cell in row.children:
        if isinstance(cell, nodes.entry):
            width = int(cell.get("morecols", 0)) + 1
            share = sum(shares[column : column + width]) or shares[-1]
            lines = max(lines, _count_lines(cell, share) // (int(cell.get("morerows", 0)) + 1))
            column += width
    return lines


def _count_lines(cell: nodes.Element, share: float) -> int:
    """Return how many lines the texts in a cell fill."""
    letters = max(LETTERS_OF_LINE * share, 1)
    lines = 0
    for text in cell.findall(nodes.TextElement):
        if isinstance(text, nodes.Inline) or isinstance(text.parent, nodes.TextElement):
            continue
        lines += (
            sum(max(ceil(len(line) / letters), 1) for line in text.astext().splitlines() or [""])
            if isinstance(text, nodes.literal_block)
            else max(ceil(len(text.astext()) / letters), 1)
        )
    return lines
