"""Tables with a head, columns of chosen widths and a caption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from belegkette.sphinx_ext.render.pieces import Content, as_blocks

Cell = Content
"""The content of a cell: body elements, or pieces of one line."""


def table(
    head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int], *classes: str, caption: str = ""
) -> nodes.table:
    """Return a table; the first cell of each row is its heading. `widths` are shares of the whole."""
    group = nodes.tgroup("", cols=len(head))
    group += [nodes.colspec("", colwidth=width, **({"stub": 1} if at == 0 else {})) for at, width in enumerate(widths)]
    group += nodes.thead("", nodes.row("", *(_entry([nodes.Text(name)]) for name in head)))
    group += nodes.tbody("", *(nodes.row("", *(_entry(cell) for cell in row)) for row in rows))
    title = [nodes.title("", caption)] if caption else []
    return nodes.table("", *title, group, classes=["bk-table", "colwidths-given", *classes])


def _entry(content: Cell) -> nodes.entry:
    return nodes.entry("", *as_blocks(content or [nodes.Text("–")]))
