"""The register of handlers: which doctree node is drawn by what. A node without a handler stops the build.

rst2pdf logs unknown nodes and prints their children. That hides a loss, so `Dispatcher` raises instead.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

import sphinx.ext.graphviz
import sphinx.roles  # noqa: F401 - must be imported before rst2pdf.sphinxnodes
from docutils import nodes
from rst2pdf.nodehandlers import NodeHandler
from rst2pdf.sphinxnodes import SphinxHandler, sphinxhandlers
from sphinx import addnodes

from belegkette.pdf import handlers_blocks as blocks
from belegkette.pdf import handlers_images as images
from belegkette.pdf import handlers_lists as lists
from belegkette.pdf import handlers_tables as tables
from belegkette.pdf import handlers_text as text
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.nodes import box, contents_list, index_line
from belegkette.pdf.origin import claim
from belegkette.pdf.pagination import BoxList, ContentsList, IndexText
from belegkette.pdf.typography import set_text


class ContentsHandler(NodeHandler):
    """The table of contents, as deep as ``pdf_toc_depth`` says."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return the list that fills itself."""
        if "boxes" in node:
            boxes = [(target, set_text(text)) for target, text in node["boxes"]]
            return [BoxList(boxes, client.styles["toc-boxes"], client.styles.linkColor, client.register)]
        styles = [client.styles[f"toc{level}"] for level in range(1, client.toc_depth + 1)]
        return [ContentsList(styles, client.styles.linkColor)]


class IndexLineHandler(NodeHandler):
    """A line of the index."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return the line that looks its page numbers up."""
        look = client.styles[f"index{node['level'] + 1}"]
        return [IndexText(set_text(node["text"]), node["targets"], look, client.register)]


HANDLERS: dict[type[nodes.Node], NodeHandler] = {
    nodes.Text: text.TextHandler(),
    nodes.inline: text.InlineHandler(),
    nodes.literal: text.LiteralHandler(),
    nodes.footnote_reference: text.FootnoteCallHandler(),
    nodes.citation_reference: text.FootnoteCallHandler(),
    nodes.paragraph: text.ParagraphHandler(),
    addnodes.compact_paragraph: text.ParagraphHandler(),
    nodes.title: text.TitleHandler(),
    addnodes.index: text.IndexTargets(),
    box: blocks.BoxHandler(),
    nodes.bullet_list: lists.ListHandler(),
    nodes.enumerated_list: lists.NumberedListHandler(),
    nodes.list_item: lists.ListItemHandler(),
    nodes.definition_list_item: lists.DefinitionHandler(),
    nodes.field_list: lists.FieldListHandler(),
    nodes.field: lists.FieldHandler(),
    nodes.block_quote: blocks.QuotationHandler(),
    nodes.footnote: blocks.FootnoteHandler(),
    nodes.citation: blocks.FootnoteHandler(),
    nodes.rubric: blocks.RubricHandler(),
    nodes.figure: images.FigureHandler(),
    nodes.caption: images.CaptionHandler(),
    nodes.image: images.ImageHandler(),
    nodes.table: tables.TableHandler(),
    nodes.tgroup: tables.GroupHandler(),
    contents_list: ContentsHandler(),
    index_line: IndexLineHandler(),
    **dict.fromkeys((nodes.abbreviation, nodes.acronym, addnodes.manpage, nodes.description), text.PassThrough()),
    **dict.fromkeys((nodes.meta, addnodes.tabular_col_spec), text.Silent()),
}


class UnknownNodeError(Exception):
    """A node of a class that nothing here can draw."""


class Dispatcher(SphinxHandler):
    """rst2pdf's dispatcher with our handlers before its own."""

    def __init__(self) -> None:
        """Lay our register over rst2pdf's; neither is changed."""
        self.dispatchdict = {**sphinxhandlers.dispatchdict, **HANDLERS}

    def log_unknown(self, node: nodes.Node, during: str) -> None:  # noqa: ARG002 - rst2pdf's signature
        """Stop instead of logging."""
        raise UnknownNodeError(type(node).__name__)

    def elemdispatch(self, client: Foreign, node: nodes.Node, style: Foreign = None) -> list[Foreign]:
        """Keep the trail of nodes for error messages, and claim what was made for the node."""
        client.trail.append(node)
        flowables = super().elemdispatch(client, node, style)
        claim(flowables, node)
        client.trail.pop()
        return list(flowables)

    def textdispatch(self, client: Foreign, node: nodes.Node, replaceEnt: bool = True) -> str:  # noqa: N803
        """Anchor the ids of inline nodes; rst2pdf knows only those of targets and footnote calls."""
        markup = str(super().textdispatch(client, node, replaceEnt))
        if isinstance(node, nodes.Element) and isinstance(node, _INLINE) and not isinstance(node, _ANCHORED):
            client.pending_targets.extend(node["ids"])
            if node["ids"]:
                return text.open_anchors(client) + markup
        return markup


_INLINE: tuple[type, ...] = (nodes.Inline,)
_ANCHORED: tuple[type, ...] = (nodes.target, nodes.footnote_reference, nodes.citation_reference, nodes.image)
