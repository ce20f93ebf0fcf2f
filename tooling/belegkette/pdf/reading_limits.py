"""Text that never reached the doctree: what Markdown's reader drops without a word, and books without any text.

markdown-it-py stops at twenty blocks inside each other (``maxNesting``), which a list reaches at its tenth level; what
lies deeper is gone, in every builder. All that is left is an item without text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from belegkette.pdf.origin import describe_place

_DEEP = 9
"""Items and quotations around an item that may have lost its text: each counts two of the reader's twenty."""
_DEEPENING = (nodes.list_item, nodes.block_quote, nodes.definition, nodes.field_body)


def iter_lost_text(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every list item or quotation that is empty because it lies too deep."""
    for node in tree.findall(lambda node: isinstance(node, nodes.list_item | nodes.block_quote)):
        if isinstance(node, nodes.Element) and not node.children and _find_depth(node) >= _DEEP:
            place = describe_place(node, root)
            yield f"{place}Listen und Zitate sind hier zu tief ineinander verschachtelt; der Text darin ging verloren."


def _find_depth(node: nodes.Element) -> int:
    depth = 0
    parent = node.parent
    while parent is not None:
        depth += isinstance(parent, _DEEPENING)
        parent = parent.parent
    return depth


def iter_empty_books(documents: Iterable[nodes.document], root: str) -> Iterator[str]:
    """Yield a message if no file of the book says anything: a cover alone is no book."""
    first: nodes.document | None = None
    for document in documents:
        if next(_iter_shown(document), None) is not None:
            return
        first = first if first is not None else document
    if first is not None:
        first.source, first.line = first.get("source"), 1
        place = describe_place(first, root)
        yield f"{place}Das Dokument hat keinen Text; ein leeres PDF wird nicht geschrieben."


def _iter_shown(document: nodes.document) -> Iterator[nodes.Node]:
    """Yield everything that a reader may see: images, and words outside comments and raw HTML."""
    for node in document.findall(lambda node: isinstance(node, nodes.Text | nodes.image)):
        if not isinstance(node.parent, nodes.comment | nodes.raw) and (
            isinstance(node, nodes.image) or node.astext().strip()
        ):
            yield node
