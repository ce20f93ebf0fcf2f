"""The page that leads to the evaluations."""

from __future__ import annotations

from docutils import nodes

from belegkette.i18n import _
from belegkette.places import COMPARISON, EXAMPLES, FACTORS, FIGURES, GAPS, REACH
from belegkette.sphinx_ext.render.pieces import bullets, document_link


def analysis_titles() -> dict[str, str]:
    """Return the title of each page of evaluations, in their order."""
    return {
        FACTORS: _("Was hilft und was hemmt"),
        GAPS: _("Wo Belege fehlen"),
        FIGURES: _("Zahlen und Widersprüche"),
        REACH: _("Veranstaltungen und Reichweite"),
        EXAMPLES: _("Praxisbeispiele"),
    }


def build_analyses() -> list[nodes.Node]:
    """Return one line for each page."""
    said = {
        FACTORS: _("Befunde nach Thema, Gruppe und Region gezählt"),
        GAPS: _("Handlungsfelder gegen Arten und Regionen der Belege"),
        FIGURES: _("jede Zahl mit Einheit, Stand und Zählweise"),
        REACH: _("wer wann erreicht wurde"),
        EXAMPLES: _("nach Branche und Region"),
    }
    titles = analysis_titles()
    items = [[document_link(docname, titles[docname]), nodes.Text(f": {words}")] for docname, words in said.items()]
    other = [
        document_link(COMPARISON, _("Ländervergleich")),
        nodes.Text(_(": die Praxis der Länder, mit Karten und einer Seite je Land")),
    ]
    return [bullets([*items, other])]
