"""A drawing with its caption and the table behind it."""

from __future__ import annotations

from docutils import nodes

from belegkette.i18n import _
from belegkette.sphinx_ext.nodes import chart, disclosure


def figure(svg: str, *, name: str, label: str, alt: str, caption: str, paper: str = "") -> nodes.figure:
    """Return a drawing with its caption; `name` is its kind, `label` what it is called, `alt` says what it shows.

    `paper` is what is printed where that is another drawing of the same.
    """
    drawn = chart("", svg=svg, paper=paper or svg, name=name, label=label, alt=alt)
    return nodes.figure("", drawn, nodes.caption("", caption), classes=["bk-figure-drawn"])


def behind(*content: nodes.Node, summary: str = "") -> disclosure:
    """Return the table behind a drawing."""
    return disclosure("", *content, summary=summary or _("Zahlen zur Abbildung"))
