"""Handlers for images and figures."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

from docutils import nodes
from rst2pdf.genpdftext import HandleImage
from rst2pdf.image import MyImage
from rst2pdf.nodehandlers import NodeHandler

from belegkette.pdf.flowables import Block, Insets, TextBlock
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.handlers_blocks import without_spacers
from belegkette.pdf.handlers_text import open_anchors

TALLEST_IMAGE = 0.78
"""Part of the page's text height that an image may take."""


class FigureHandler(NodeHandler):
    """An image with its caption and legend, never apart."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return one block."""
        look = client.styles["figure"]
        content = without_spacers(client.gather_elements(node, style=None))
        return [Block(content, Insets(), whole=True, space=(look.spaceBefore, look.spaceAfter))]


class CaptionHandler(NodeHandler):
    """The caption of a figure."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:  # noqa: ARG002
        """Return one text block."""
        return [TextBlock(open_anchors(client, node) + client.gather_pdftext(node), client.styles["figure-caption"])]


class ImageHandler(HandleImage):
    """An image that is never taller than most of a page, nor wider than the text."""

    sphinxmode = True

    def gather_elements(self, client: Foreign, node: nodes.Element, style: Foreign) -> list[Foreign]:
        """Return rst2pdf's image, scaled down if it must be; classes without a style are for other builders."""
        node["classes"] = [name for name in node["classes"] if name in client.styles.StyleSheet]
        flowable, *_ = elements = super().gather_elements(client, node, style)
        image = flowable.image
        limit = next((client.styles[name] for name in node["classes"]), client.styles["image"])
        scale = _find_scale(client.styles, image.drawWidth, image.drawHeight)
        scale = min(scale, getattr(limit, "maxHeight", image.drawHeight) / image.drawHeight)
        image.drawWidth, image.drawHeight = image.drawWidth * scale, image.drawHeight * scale
        return list(elements)

    def get_text(self, client: Foreign, node: nodes.Element, replaceEnt: bool) -> str:  # noqa: N803
        """Return the image as part of a line; rst2pdf refuses drawings (SVG) there."""
        path = Path(client.basedir, node["uri"])
        if path.suffix.lower() in {".svg", ".svgz"}:
            return str(super().get_text(client, node, replaceEnt))
        width, height, _kind = MyImage.size_for_node(node, client=client)
        scale = _find_scale(client.styles, width, height)
        return f'<img src={quoteattr(str(path))} width="{width * scale}" height="{height * scale}" valign="middle"/>'


def _find_scale(styles: Foreign, width: float | None, height: float | None) -> float:
    """Return the factor, at most 1, by which an image of that size fits on a page."""
    room = TALLEST_IMAGE * (styles.ph - styles.tm - styles.bm - styles.ts - styles.bs)
    return float(min(1.0, room / (height or room), styles.tw / (width or styles.tw)))
