"""What the structure of a finished PDF must say, read from the doctree alone.

Written a second time on purpose, and flat: a list of lines with role and text. A mistake in the tree that is written
cannot hide in the same mistake here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from docutils import nodes

from belegkette.pdf.nodes import box, contents_list, index_line
from belegkette.pdf.origin import describe_place
from belegkette.pdf.text import squeeze
from belegkette.pdf.typography import normalise_signs

_SILENT = (nodes.comment, nodes.raw, nodes.image, nodes.system_message, nodes.meta, nodes.substitution_definition)
_ELSEWHERE = (contents_list, index_line)
_LABELS = (nodes.field_name, nodes.option_group)
_CODE = (nodes.literal_block, nodes.doctest_block)
_CELLS = (nodes.entry,)


class Line(NamedTuple):
    """One text with its role: H1 to H6, P, Caption, Code, Lbl, or Figure with its alternative text."""

    role: str
    text: str
    """Squeezed (`belegkette.pdf.text`): without spaces and hyphens."""
    place: Callable[[], str] = str
    """Says "path:line: " of the source, or the page of the PDF; asked only when something is wrong."""
    cell: str = ""
    """TH or TD if the text stands in a cell of a table."""


def read_expectation(doctree: nodes.Element, root: str) -> tuple[Line, ...]:
    """Return all lines of the book in the order of the doctree, without contents and index."""
    lines: list[Line] = []
    _add_lines(doctree, root, 0, "", lines)
    return tuple(lines)


def _is_silent(node: nodes.Element) -> bool:
    """Say whether the node has no line: it is not printed, or stands in contents or index."""
    if isinstance(node, _ELSEWHERE) or "contents-heading" in node["classes"] or _is_in_index(node):
        return True
    return isinstance(node, _SILENT) and not isinstance(node, nodes.image)


def _add_lines(  # noqa: C901 - one case per kind
    node: nodes.Element, root: str, depth: int, cell: str, lines: list[Line]
) -> None:
    for child in node.children:
        if not isinstance(child, nodes.Element) or _is_silent(child):
            continue
        place = partial(describe_place, child, root)
        if isinstance(child, nodes.image):
            if child.get("alt") != "":
                lines.append(Line(role="Figure", text=squeeze(child.get("alt", "")), place=place, cell=cell))
        elif isinstance(child, box):
            _add_box(child, root, depth, cell, lines)
        elif isinstance(child, nodes.definition_list_item):
            lines.append(_line("Lbl", _join_terms(child), place, cell))
            _add_lines(child, root, depth, cell, lines)
        elif isinstance(child, _LABELS):
            lines.append(_line("Lbl", read_text(child), place, cell))
        elif isinstance(child, nodes.TextElement) and not isinstance(child, nodes.reference):
            if not isinstance(child, nodes.term | nodes.classifier | nodes.label | nodes.target):
                lines.extend(_iter_text(child, place, depth, cell))
        else:
            inner = cell
            if isinstance(child, _CELLS):
                inner = "TH" if _is_head(child) else "TD"
            _add_lines(child, root, depth + isinstance(child, nodes.section), inner, lines)


def _iter_text(node: nodes.Element, place: Callable[[], str], depth: int, cell: str) -> Iterator[Line]:
    """Yield the line of a text element, and the images in it after it."""
    yield _line(_find_role(node, depth), read_text(node), place, cell)
    for image in node.findall(nodes.image):
        if image.get("alt") != "":
            yield Line(role="Figure", text=squeeze(image.get("alt", "")), place=place, cell=cell)


def _add_box(node: box, root: str, depth: int, cell: str, lines: list[Line]) -> None:
    place = partial(describe_place, node, root)
    heading = f"H{min(depth + 1, 6)}" if node["bookmark"] else "P"
    for role, text in (("P", node["label"]), (heading, node["title"])):
        if text:
            lines.append(_line(role, text, place, cell))
    _add_lines(node, root, depth + bool(node["bookmark"]), cell, lines)


def _line(role: str, text: str, place: Callable[[], str], cell: str) -> Line:
    return Line(role=role, text=squeeze(normalise_signs(text)), place=place, cell=cell)


def _find_role(node: nodes.Element, depth: int) -> str:
    if isinstance(node, nodes.title):
        if isinstance(node.parent, nodes.section):
            return f"H{min(depth, 6)}"
        return "Caption" if isinstance(node.parent, nodes.table) else "P"
    if isinstance(node, nodes.caption):
        return "Caption"
    return "Code" if isinstance(node, _CODE) else "P"


def _join_terms(item: nodes.Element) -> str:
    return ", ".join(read_text(part) for part in item.children if isinstance(part, nodes.term | nodes.classifier))


def read_text(node: nodes.Node) -> str:
    """Return the text that is printed of a node."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, _SILENT):
        return ""
    return "".join(read_text(child) for child in node.children)


def _is_head(cell: nodes.Element) -> bool:
    group = cell.parent.parent
    if isinstance(group, nodes.thead):
        return True
    columns = [part for part in group.parent.children if isinstance(part, nodes.colspec)]
    stubs = sum(1 for column in columns if column.get("stub"))
    return stubs > 0 and _starts_in_stub(cell, stubs)


def _starts_in_stub(cell: nodes.Element, stubs: int) -> bool:
    """Say whether the cell begins in one of the first columns, counting those that reach down from rows above."""
    rows = cell.parent.parent.children
    free = [0] * stubs
    for row in rows:
        open_columns = [column for column in range(stubs) if free[column] == 0]
        free = [max(left - 1, 0) for left in free]
        for entry, column in zip(row.children, open_columns, strict=False):
            free[column] = int(entry.get("morerows", 0))
            if entry is cell:
                return True
    return False


def _is_in_index(node: nodes.Element) -> bool:
    """Say whether the node is a letter in the index."""
    parent = node.parent
    return isinstance(node, nodes.rubric) and any(isinstance(sibling, index_line) for sibling in parent.children)
