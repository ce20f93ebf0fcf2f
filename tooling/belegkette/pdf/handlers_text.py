"""Handlers for words and lines: text, inline styles, literals, paragraphs, titles.

A handler says what flowables (or what paragraph markup) a doctree node becomes. rst2pdf registers handlers by defining
classes that name docutils nodes among their bases; ours name none and stand in `dispatch.HANDLERS` instead, so that
importing this package changes nothing for other users of rst2pdf.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docutils import nodes
from reportlab.lib.styles import ParagraphStyle
from rst2pdf.flowables import MyPageBreak
from rst2pdf.genelements import HandleParagraph, HandleTitle
from rst2pdf.genpdftext import HandleFootRef, HandleInline, HandleLiteral, HandleText
from rst2pdf.nodehandlers import NodeHandler

from belegkette.pdf.flowables import BookHeading, TextBlock
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.typography import set_literal, set_text

LEAD_IN = 300
"""Letters of a paragraph that is kept with the table after it: about three lines."""
_DEEPEST_HEADING = 6
_LONG_LITERAL = 24
_LITERAL_SIZE = "-0.7"
"""Points by which literals are smaller than the text around: IBM Plex Mono has the taller x-height."""


def open_anchors(client: Foreign, node: nodes.Element | None = None) -> str:
    """Return markup for all ids that wait for a paragraph, in the order in which they were met.

    rst2pdf puts them into a set first; the order then depends on ``PYTHONHASHSEED``.
    """
    waiting = [*(node["ids"] if node is not None else ()), *client.pending_targets]
    client.pending_targets = []
    fresh = [identifier for identifier in dict.fromkeys(waiting) if identifier not in client.targets]
    client.targets.extend(fresh)
    return "".join(f"<a name={quoteattr(identifier)}/>" for identifier in fresh)


def tags_of(style: ParagraphStyle, size: str = "") -> tuple[str, str]:
    """Return opening and closing markup that gives a piece of a line the style's face, colour, size and ground.

    `size` overrides the style's own; with a sign it is relative to the text around.
    """
    attributes = [f'face="{style.fontName}"', f'color="{_hex(style.textColor)}"']
    if size or style.trueFontSize:
        attributes.append(f'size="{size or style.fontSize}"')
    if style.backColor:
        attributes.append(f'backColor="{_hex(style.backColor)}"')
    return f"<font {' '.join(attributes)}>", "</font>"


def _hex(color: Foreign) -> str:
    return "#" + str(color.hexval())[2:]


class TextHandler(HandleText):
    """Plain text: glued, escaped, with lent signs."""

    sphinxmode = True

    def get_text(self, client: Foreign, node: nodes.Text, replaceEnt: bool) -> str:  # noqa: ARG002, N803
        """Leave literal blocks as they are written."""
        if isinstance(node.parent, nodes.literal_block | nodes.doctest_block):
            return set_literal(node.astext())
        return set_text(node.astext())


class InlineHandler(HandleInline):
    """A piece of a line with classes: the first class that has a style counts, others are for other builders."""

    sphinxmode = True

    def get_pre_post(self, client: Foreign, node: nodes.Element, replaceEnt: bool) -> tuple[str, str]:  # noqa: ARG002, N803
        """Return the tags of the style, or none."""
        name = next((name for name in node["classes"] if name in client.styles.StyleSheet), None)
        return tags_of(client.styles[name]) if name else ("", "")


class PassThrough(NodeHandler):
    """A node that looks like its children."""

    sphinxmode = True


class Silent(NodeHandler):
    """A node that is not for print."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return no flowable."""
        return []

    def get_text(self, client: Foreign, node: nodes.Node, replaceEnt: bool) -> str:  # noqa: ARG002, N803
        """Return no text."""
        return ""


class IndexTargets(Silent):
    """The place an index entry points to; rst2pdf lower-cases its id, Sphinx does not."""

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Let the ids wait for the next paragraph."""
        client.pending_targets.extend(entry[2] for entry in node["entries"] if entry[2])
        return []


class LiteralHandler(HandleLiteral):
    """Literal words in the fixed-width face; short ones are not broken at a line end."""

    sphinxmode = True

    def get_pre_post(self, client: Foreign, node: nodes.Element, replaceEnt: bool) -> tuple[str, str]:  # noqa: ARG002, N803
        """Ignore classes: they belong to other builders."""
        opening, closing = tags_of(client.styles["literal"], size=_LITERAL_SIZE)
        if len(node.astext()) <= _LONG_LITERAL:
            return f"<nobr>{opening}", f"{closing}</nobr>"
        return opening, closing

    def get_text(self, client: Foreign, node: nodes.Element, replaceEnt: bool) -> str:  # noqa: ARG002, N803
        """Keep every character as it is written."""
        return set_literal(node.astext())


class FootnoteCallHandler(HandleFootRef):
    """The raised number of a footnote, a link to it."""

    sphinxmode = True

    def get_text(self, client: Foreign, node: nodes.Element, replaceEnt: bool) -> str:  # noqa: ARG002, N803
        """Return the number; the call itself is the target of the footnote's link back."""
        client.pending_targets.extend(node["ids"])
        look = client.styles["footnote-reference"]
        link = quoteattr("#" + node.get("refid", node.astext()))
        text = f'<super rise="{look.fontSize * 0.5}" size="{look.fontSize}">{set_text(node.astext())}</super>'
        return f'{open_anchors(client)}<a href={link} color="{client.styles.linkColor}">{text}</a>'


class Unquoted(NodeHandler):
    """A handler whose text is left as it is; rst2pdf looks for quotes to turn even when it is told to turn none.

    That search takes a third of the time of a book; Sphinx has set the quotes long before.
    """

    def apply_replacements(self, text: str, smarty: str, node: nodes.Node) -> str:  # noqa: ARG002
        """Return the text."""
        return text


class ParagraphHandler(Unquoted, HandleParagraph):
    """A paragraph, which also takes the anchors that wait for one."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: ParagraphStyle) -> list[Foreign]:
        """Return one text block."""
        block = TextBlock(client.gen_pdftext(node), style)
        if node.next_node(nodes.image):
            block.autoLeading = "max"  # a line is as high as what stands in it
        if _leads_in(node):
            block.keepWithNext = True
        return [block]

    def get_pre_post(self, client: Foreign, node: nodes.Element, replaceEnt: bool) -> tuple[str, str]:  # noqa: ARG002, N803
        """Return the anchors in stable order."""
        return open_anchors(client, node), ""


def _leads_in(node: nodes.Element) -> bool:
    """Say whether the paragraph is a short one right before a table, which says what the table shows."""
    following = node.next_node(descend=False, siblings=True)
    return isinstance(following, nodes.table) and len(node.astext()) <= LEAD_IN


class TitleHandler(Unquoted, HandleTitle):
    """A title of a section, table or topic; a section's title becomes a bookmark with an id that never changes."""

    sphinxmode = True

    def get_pre_post(self, client: Foreign, node: nodes.Element, replaceEnt: bool) -> tuple[str, str]:  # noqa: ARG002, N803
        """Return the anchors in stable order."""
        return open_anchors(client, node), ""

    def gather_elements(self, client: Foreign, node: nodes.Element, style: ParagraphStyle) -> list[Foreign]:
        """Return the heading, on a new page where the break level asks for it.

        rst2pdf's key for the bookmark contains ``id(node)``, a memory address.
        """
        if isinstance(node.parent, nodes.table):
            return [TextBlock(client.gen_pdftext(node), client.styles["table-title"])]
        if not isinstance(node.parent, nodes.section):
            return list(super().gather_elements(client, node, style))
        heading = BookHeading(
            client.gen_pdftext(node),
            client.styles[f"heading{min(client.depth, _DEEPEST_HEADING)}"],
            level=client.depth - 1,
            parent_id=f"{(node.parent['ids'] or [f'kapitel-{len(client.targets)}'])[0]}-0",
            node=node,
            section_header_depth=client.section_header_depth,
            toc_depth=client.toc_depth,
        )
        if "index" in node.parent["classes"]:
            heading.keepWithNext = 0  # it stands in a frame of its own
        heading.stext = _plain_title(node).strip()
        if client.depth <= client.breaklevel:
            return [MyPageBreak(breakTo=client.breakside), heading]
        return [heading]


def _plain_title(title: nodes.Element) -> str:
    """Return the title as bookmarks and running heads show it: without the numbers of footnotes called in it."""
    calls = (nodes.footnote_reference, nodes.citation_reference)
    parts = [child for child in title.children if not isinstance(child, calls)]
    return "".join(_plain_title(part) if isinstance(part, nodes.Element) else part.astext() for part in parts)
