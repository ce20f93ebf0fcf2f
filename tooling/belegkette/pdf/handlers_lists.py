"""Handlers for lists: bulleted, numbered, definitions, and pairs of name and value."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from itertools import pairwise

from docutils import nodes
from reportlab.lib.styles import ParagraphStyle
from rst2pdf.nodehandlers import NodeHandler

from belegkette.pdf.flowables import Block, Insets, TextBlock
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.handlers_blocks import derive, iter_ancestors, spaced, without_spacers
from belegkette.pdf.handlers_text import open_anchors, tags_of

BULLETS = ("•", "–", "·")


class ListHandler(NodeHandler):
    """A bulleted or numbered list; it takes the size of the text around it, or that of a class with a style."""

    sphinxmode = True
    outer = "bullet-list"

    def gather_elements(self, client: Foreign, node: nodes.Element, style: ParagraphStyle) -> list[Foreign]:
        """Return one block per item."""
        name = next((name for name in node["classes"] if name in client.styles.StyleSheet), None)
        items = client.gather_elements(node, style=client.styles[name] if name else style)
        nested = isinstance(node.parent, nodes.list_item)
        return items if nested else spaced(items, client.styles[self.outer])


class NumberedListHandler(ListHandler):
    """A numbered list."""

    outer = "item-list"


class ListItemHandler(NodeHandler):
    """One item with its mark in the margin of its block."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: ParagraphStyle) -> list[Foreign]:
        """Return one block; `style` is that of the list."""
        mark, kind = client.bullet_for_node(node)
        if kind == "bullet":
            depth = sum(1 for _ in iter_ancestors(node, nodes.bullet_list)) - 1
            mark = BULLETS[min(depth, len(BULLETS) - 1)]
        geometry = client.styles[f"{kind}-list-item"]
        content = without_spacers(client.gather_elements(node, derive(style, spaceBefore=0, leftIndent=0)))
        for before, block in pairwise(content):
            if isinstance(block, Block):
                before.spaceAfter = min(before.getSpaceAfter(), geometry.spaceAfter)
        label = TextBlock(mark, derive(style, textColor=geometry.textColor, leftIndent=geometry.bulletIndent))
        insets = Insets(left=geometry.leftIndent)
        long = sum(not isinstance(block, Block) for block in content) > 1
        after = style.spaceAfter * 2 if long else min(geometry.spaceAfter, style.spaceAfter)
        return [Block(content, insets, label=label, space=(0, after))]


class DefinitionHandler(NodeHandler):
    """A term, kept with the beginning of its definition."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: ParagraphStyle) -> list[Foreign]:
        """Return the line of terms and the indented definition."""
        look, classified = client.styles["definition-list-term"], tags_of(client.styles["definition-list-classifier"])
        terms, body = [], []
        for child in node.children:
            if isinstance(child, nodes.term):
                terms.append(open_anchors(client, child) + client.gather_pdftext(child))
            elif isinstance(child, nodes.classifier):
                terms.append(client.gather_pdftext(child).join(classified))
            else:
                body.extend(client.gen_elements(child, style))
        head = TextBlock(", ".join(terms), derive(look, fontSize=style.fontSize, leading=style.leading))
        definition = client.styles["definition"]
        insets = Insets(left=definition.leftIndent)
        return [head, Block(without_spacers(body), insets, space=(0, definition.spaceAfter))]


class FieldListHandler(ListHandler):
    """Pairs of name and value in two columns."""

    outer = "field-list"


class FieldHandler(NodeHandler):
    """One pair: the name in the margin of the value's block."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: ParagraphStyle) -> list[Foreign]:
        """Return one block."""
        name, value = node.children
        outer, look = client.styles["field-list"], client.styles["fieldname"]
        label_style = derive(look, fontSize=style.fontSize, leading=style.leading)
        label = TextBlock(open_anchors(client) + client.gather_pdftext(name), label_style)
        content = without_spacers(client.gen_elements(value, style=derive(style, spaceBefore=0, leftIndent=0)))
        return [Block(content, Insets(left=outer.leftIndent), label=label, space=(0, look.spaceAfter))]
