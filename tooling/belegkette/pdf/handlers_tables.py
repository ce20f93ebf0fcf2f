"""Handlers for tables."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.tables import TableStyle
from rst2pdf.nodehandlers import NodeHandler

from belegkette.pdf.foreign import Foreign
from belegkette.pdf.handlers_blocks import derive, spaced, without_spacers
from belegkette.pdf.tables import BookTable

ALIGNMENT = {"text-left": TA_LEFT, "text-center": TA_CENTER, "text-right": TA_RIGHT}


class TableHandler(NodeHandler):
    """A table with its title."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return the title, kept with the table, and the table."""
        return spaced(
            without_spacers(client.gather_elements(node, style=client.styles["table"])), client.styles["table"]
        )


class GroupHandler(NodeHandler):
    """The body of a table: its columns, head and rows.

    A class of the table that has a style ``CLASS-body`` chooses the text of the cells and, with ``CLASS-heading``, of
    the head; ``evidence`` is one. A table of the class ``whole`` is not divided if it fits on a page.
    """

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return one table."""
        table = node.parent
        look = client.styles["table"]
        columns = [child for child in node.children if isinstance(child, nodes.colspec)]
        # A Markdown table without a head has one all the same, with empty cells.
        head = [
            row
            for part in node.children
            if isinstance(part, nodes.thead)
            for row in part.children
            if row.astext().strip()
        ]
        body = [row for part in node.children if isinstance(part, nodes.tbody) for row in part.children]
        head_rows = len(head)
        rows = [list(row.children) for row in head + body]
        spans = client.filltable(rows)
        names = list(self._iter_style_names(client, table, columns))
        data = [
            [
                self._build_cell(client, cell, names[0] if number < head_rows else name)
                for cell, name in zip(row, names[1:], strict=True)
            ]
            for number, row in enumerate(rows)
        ]
        commands = TableStyle(spans)
        for command in look.commands:
            commands.add(*command)
        if head_rows:
            commands.add("LINEBELOW", (0, head_rows - 1), (-1, head_rows - 1), 0.9, client.styles[names[0]].borderColor)
            commands.add("BACKGROUND", (0, 0), (-1, head_rows - 1), client.styles[names[0]].backColor)
            commands.add("VALIGN", (0, 0), (-1, head_rows - 1), "BOTTOM")
        room = getattr(client.styles[names[-1]], "roomBelow", 0)
        if room:
            commands.add("BOTTOMPADDING", (0, head_rows), (-1, -1), room)
        whole = "whole" in table["classes"]
        built = BookTable(data, _read_shares(table, columns), commands, head_rows, whole=whole)
        built.hAlign = "LEFT"
        return [built]

    def _iter_style_names(
        self, client: Foreign, table: nodes.Element, columns: Sequence[nodes.Element]
    ) -> Iterator[str]:
        """Yield the style of head cells, then the style of each column's body cells."""
        known = client.styles.StyleSheet
        prefix = next((name for name in table["classes"] if f"{name}-body" in known), "table")
        yield f"{prefix}-heading" if f"{prefix}-heading" in known else "table-heading"
        for column in columns:
            yield "table-stub" if column.get("stub") and prefix == "table" else f"{prefix}-body"

    def _build_cell(self, client: Foreign, cell: Foreign, name: str) -> Foreign:
        """Return the flowables of a cell, or "" where a neighbour reaches over."""
        if isinstance(cell, str):
            return ""
        style: ParagraphStyle = client.styles[name]
        alignment = next((ALIGNMENT[found] for found in cell["classes"] if found in ALIGNMENT), None)
        if alignment is not None:
            style = derive(style, alignment=alignment)
        client.pending_targets.extend(cell["ids"])
        return without_spacers(client.gather_elements(cell, style=style))


def _read_shares(table: nodes.Element, columns: Sequence[nodes.Element]) -> list[str] | None:
    """Return the columns' widths in per cent if somebody chose them, else None."""
    given = [int(column["colwidth"]) for column in columns]
    if "colwidths-given" not in table["classes"] and ("colwidths-auto" in table["classes"] or len(set(given)) == 1):
        return None
    return [f"{100 * width / sum(given)}%" for width in given]
