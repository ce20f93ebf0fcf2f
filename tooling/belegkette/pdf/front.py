"""The pages that no source file holds: cover, contents, list of boxes, sheet for signatures; as doctree nodes.

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


def add_signatures(tree: nodes.document, parties: list[str]) -> None:
    """Put the sheet for signatures after the last chapter, before the index."""
    sheet = build_signatures(parties)
    breaks = [at for at, node in enumerate(tree.children) if isinstance(node, nodes.raw) and "index" in node.astext()]
    tree.insert(breaks[-1] if breaks else len(tree), sheet)


def build_signatures(parties: list[str]) -> nodes.section:
    """Return a sheet on which every party signs: name and function, place and date, signature."""
    head = ["Stelle", "Name und Funktion", "Ort, Datum", "Unterschrift"]
    group = nodes.tgroup("", nodes.colspec("", colwidth=30, stub=1), cols=len(head))
    group += [nodes.colspec("", colwidth=width) for width in (26, 20, 24)]
    group += nodes.thead("", nodes.row("", *(_cell(text) for text in head)))
    group += nodes.tbody("", *(nodes.row("", *map(_cell, (party, "", "", ""))) for party in parties))
    text = "Die folgenden Stellen haben diese Ausgabe beraten und beschlossen."
    return nodes.section(
        "",
        nodes.title("", "Unterschriften"),
        nodes.paragraph("", text),
        nodes.table("", group, classes=["colwidths-given", "signatures"]),
        ids=["unterschriften"],
    )


def _cell(text: str) -> nodes.entry:
    return nodes.entry("", *([nodes.paragraph("", text)] if text else []))


def _line(style: str, text: str) -> nodes.paragraph:
    return nodes.paragraph("", text, classes=[style])


def _raw(command: str) -> nodes.raw:
    return nodes.raw("", command, format="pdf")
