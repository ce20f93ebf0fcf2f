"""The pages that no source file holds: cover, contents, list of boxes; as doctree nodes.

The cover has three frames (style.yaml, ``pageTemplates.coverPage``): head with publisher and logo, title, and what is
known about the edition. Texts come from settings and are plain text: nothing in them is markup.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import _

from belegkette.pdf.config import Edition
from belegkette.pdf.nodes import box, contents_list

_NEXT_FRAME = "FrameBreak"
SHORT_TITLE = 75
"""Letters of a title that may be set in the large size: four lines of it."""


def build_cover(edition: Edition, template: str) -> list[nodes.Node]:
    """Return the cover; the page after it uses the template."""
    head: list[nodes.Node] = [_line("cover-publisher", edition.publisher)]
    if edition.logo:
        head = [nodes.image("", uri=edition.logo, alt=edition.publisher, classes=["cover-logo"]), *head]
    return [
        *head,
        _raw(_NEXT_FRAME),
        _line("cover-title" if len(edition.title) <= SHORT_TITLE else "cover-title-long", edition.title),
        *([_line("cover-subtitle", edition.subtitle)] if edition.subtitle else []),
        _raw(_NEXT_FRAME),
        *([_line("cover-status", edition.status)] if edition.status else []),
        _line("cover-edition", " · ".join(filter(None, (edition.edition, edition.date)))),
        *([_line("cover-notice", edition.notice)] if edition.notice else []),
        _raw(f"PageBreak {template}"),
    ]


def build_contents(ids: list[str], template: str) -> list[nodes.Node]:
    """Return heading and list of the contents; the ids are those of the book as a whole."""
    heading = _line("contents-heading", _("Contents"))
    heading["ids"] = ids
    return [_raw(f"PageBreak {template}"), heading, contents_list(), _raw(f"PageBreak {template}")]


def build_box_list(title: str, tree: nodes.document, template: str) -> list[nodes.Node]:
    """Return heading and list of the boxes that have a bookmark; nothing where there are none."""
    boxes = [
        (node["ids"][0], " ".join(filter(None, (node["label"].split(" ")[-1], node["title"]))))
        for node in tree.findall(box)
        if node["bookmark"] and node["ids"]
    ]
    if not boxes:
        return []
    return [_line("contents-heading", title), contents_list(boxes=boxes), _raw(f"PageBreak {template}")]


def _line(style: str, text: str) -> nodes.paragraph:
    return nodes.paragraph("", text, classes=[style])


def _raw(command: str) -> nodes.raw:
    return nodes.raw("", command, format="pdf")
