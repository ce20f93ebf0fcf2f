"""Handlers for what stands in blocks: boxes, quotations, footnotes, small headings; and what blocks have in common."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import partial

from docutils import nodes
from reportlab.lib.styles import ParagraphStyle
from rst2pdf.flowables import MySpacer
from rst2pdf.nodehandlers import NodeHandler

from belegkette.pdf.flowables import Block, BookmarkedText, Insets, ResumedText, TextBlock
from belegkette.pdf.footnotes import HeldNote
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.handlers_text import open_anchors
from belegkette.pdf.nodes import BoxKind, box
from belegkette.pdf.typography import set_text

LEAST_PART = 76.0
"""Points of a divided box that stay on the page, and go to the next, at least: about five lines."""


def derive(style: ParagraphStyle, **changes: object) -> ParagraphStyle:
    """Return a copy of the style with some values changed."""
    derived = copy(style)
    derived.__dict__.update(changes)
    return derived


def insets_of(style: ParagraphStyle) -> Insets:
    """Read ``borderPadding`` (top, right, bottom, left, as in CSS) and ``leftIndent`` of a style."""
    padding = style.borderPadding
    top, right, bottom, left = padding if isinstance(padding, list | tuple) else (padding,) * 4
    return Insets(left=left + style.leftIndent, right=right + style.rightIndent, top=top, bottom=bottom)


def paint_ground(canvas: Foreign, width: float, height: float, *, style: ParagraphStyle) -> None:
    """Fill the block with the style's ``backColor`` and draw its bar (``borderColor``, ``borderWidth``) at the left."""
    canvas.saveState()
    if style.backColor:
        canvas.setFillColor(style.backColor)
        canvas.rect(0, 0, width, height, stroke=0, fill=1)
    if style.borderColor and style.borderWidth:
        canvas.setFillColor(style.borderColor)
        canvas.rect(0, 0, style.borderWidth, height, stroke=0, fill=1)
    canvas.restoreState()


def without_spacers(flowables: list[Foreign]) -> list[Foreign]:
    """Drop rst2pdf's spacers: blocks keep their distance by the styles' own spaces, which collapse."""
    return [flowable for flowable in flowables if not isinstance(flowable, MySpacer)]


def spaced(flowables: list[Foreign], style: ParagraphStyle) -> list[Foreign]:
    """Give the first and the last flowable the outer spaces of the style."""
    if flowables:
        flowables[0].spaceBefore = style.spaceBefore
        flowables[-1].spaceAfter = style.spaceAfter
    return flowables


def iter_ancestors(node: nodes.Node, kind: type[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield the ancestors of that class, the nearest first."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kind):
            yield node


class BoxHandler(NodeHandler):
    """A `belegkette.pdf.nodes.box`."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return one block: label, title, then the body in the style ``box-KIND-body`` or ``box-body``."""
        name = f"box-{node['kind']}"
        ground = client.styles[name]
        look_of_label = client.styles[f"{name}-label"]
        head = []
        if node["label"]:
            head.append(TextBlock(open_anchors(client) + set_text(node["label"]), look_of_label))
        if node["title"]:
            text = open_anchors(client) + _set_title(client, node)
            title = BookmarkedText(text, client.styles[f"{name}-title"])
            title.mark = node.get("mark", "")
            if node["bookmark"] and node["ids"]:
                text = " ".join(filter(None, (node["label"].split(" ")[-1], node["title"])))
                title.bookmark = (f"{node['ids'][0]}-0", text, client.depth)
            head.append(title)
        own = f"{name}-body"
        look = client.styles[own if own in client.styles.StyleSheet else "box-body"]
        body = without_spacers(client.gather_elements(node, style=look))
        space = (ground.spaceBefore, ground.spaceAfter)
        paint = partial(paint_ground, style=ground)
        whole = node["kind"] != BoxKind.EVIDENCE  # a register of hundreds of entries would leave every page half empty
        name = node["label"] or node["title"]
        mark = ResumedText(f"{set_text(name)} (Fortsetzung)", derive(look_of_label, spaceAfter=5))
        return [
            Block(
                head + body,
                insets_of(ground),
                paint=paint,
                whole=whole,
                least=LEAST_PART,
                space=space,
                resumed=mark if whole and name else None,
            )
        ]


def _set_title(client: Foreign, node: nodes.Element) -> str:
    """Return the title of a box as markup; its ``mark``, words at its beginning, in the colour of links."""
    mark = node.get("mark", "")
    if not mark:
        return set_text(node["title"])
    return f'<font color="{client.styles.linkColor}">{set_text(mark)}</font>{set_text(node["title"][len(mark) :])}'


class QuotationHandler(NodeHandler):
    """A block quotation: indented, with a thin line at its left."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: ParagraphStyle) -> list[Foreign]:
        """Return one block in the size of the text around it."""
        look = client.styles["blockquote"]
        content = without_spacers(client.gather_elements(node, derive(style, textColor=look.textColor)))
        space = (look.spaceBefore, look.spaceAfter)
        return [Block(content, insets_of(look), paint=partial(paint_ground, style=look), space=space)]


class FootnoteHandler(NodeHandler):
    """A footnote or citation with its number in the margin, linked back to where it is called."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return one block in the style ``endnote``; it is set at the foot of the page with the first call."""
        look, number = client.styles["endnote"], set_text(node.children[0].astext())
        client.pending_targets.extend(node["ids"])
        links = [f'<a href="#{back}" color="{client.styles.linkColor}">{{}}</a>' for back in node["backrefs"]]
        shown = [number, *(f"({count})" for count in range(2, len(links) + 1))]
        text = " ".join(link.format(part) for link, part in zip(links, shown, strict=False)) or number
        label = TextBlock(open_anchors(client) + text, derive(look, leftIndent=0))
        content = [part for child in node.children[1:] for part in client.gen_elements(child, look)]
        note = Block(content, Insets(left=look.leftIndent), label=label, space=(0, look.spaceAfter))
        if not node["backrefs"]:
            return [note]
        client.notes.notes.update(dict.fromkeys(node["backrefs"], note))
        return [HeldNote(note)]


class RubricHandler(NodeHandler):
    """A small heading that is no section; inside a box it takes the style ``box-rubric``."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return one text block, kept with what follows."""
        boxed = next(iter_ancestors(node, box), None) is not None
        text = open_anchors(client, node) + client.gather_pdftext(node)
        return [TextBlock(text, client.styles["box-rubric" if boxed else "rubric"])]
