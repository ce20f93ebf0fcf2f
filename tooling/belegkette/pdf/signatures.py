"""The sheet on which those who are responsible for an edition sign it, as doctree nodes."""

from __future__ import annotations

from docutils import nodes

from belegkette.i18n import _


def add_signatures(tree: nodes.document, parties: list[str]) -> None:
    """Put the sheet for signatures after the last chapter, before the index."""
    sheet = build_signatures(parties)
    breaks = [at for at, node in enumerate(tree.children) if isinstance(node, nodes.raw) and "index" in node.astext()]
    tree.insert(breaks[-1] if breaks else len(tree), sheet)


def build_signatures(parties: list[str]) -> nodes.section:
    """Return a sheet on which every party signs: name and function, place and date, signature."""
    head = [_("Stelle"), _("Name und Funktion"), _("Ort, Datum"), _("Unterschrift")]
    group = nodes.tgroup("", nodes.colspec("", colwidth=30, stub=1), cols=len(head))
    group += [nodes.colspec("", colwidth=width) for width in (26, 20, 24)]
    group += nodes.thead("", nodes.row("", *(_cell(text) for text in head)))
    group += nodes.tbody("", *(nodes.row("", *map(_cell, (party, "", "", ""))) for party in parties))
    text = _("Die folgenden Stellen haben diese Ausgabe beraten und beschlossen.")
    return nodes.section(
        "",
        nodes.title("", _("Unterschriften")),
        nodes.paragraph("", text),
        nodes.table("", group, classes=["colwidths-given", "signatures"]),
        ids=["unterschriften"],
    )


def _cell(text: str) -> nodes.entry:
    return nodes.entry("", *([nodes.paragraph("", text)] if text else []))
