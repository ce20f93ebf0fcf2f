"""The link from a recommendation to its easy-to-read version."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref

from belegkette.i18n import _
from belegkette.sphinx_ext.render.pieces import inline, line
from belegkette.sphinx_ext.views.easy import EasyLink


def build_easy_link(link: EasyLink) -> nodes.paragraph:
    """Return a line that leads there; it is for the screen alone."""
    target = pending_xref(
        "",
        inline(_("Diese Empfehlung leicht lesbar")),
        refdomain="belegkette",
        reftype="easy",
        reftarget=link.anchor,
        refexplicit=True,
        refwarn=False,
    )
    target["easy-docname"] = link.docname
    return line(target, classes=["bk-jumps", "bk-easy-link", "no-search"])
