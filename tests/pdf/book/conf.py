"""A constructed book for the tests of the PDF: nothing in it is a finding about anything."""

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from belegkette.pdf.nodes import box

project = "Gebautes Probebuch mit einem längeren Titel für die Edition"
author = "Prüfstelle für Drucksachen"
release = "0.1"
language = "de"
root_doc = "index"
extensions = ["myst_parser", "sphinx_design", "belegkette.pdf"]
myst_enable_extensions = [
    "colon_fence",
    "deflist",
    "attrs_inline",
    "attrs_block",
    "fieldlist",
    "tasklist",
    "strikethrough",
]
myst_heading_anchors = 3
numfig = True
suppress_warnings = ["myst.strikethrough"]
belegkette_pdf_subtitle = "Konstruierter Inhalt zur Prüfung des Satzes"
belegkette_pdf_publisher = "Prüfstelle für Drucksachen · gebaut, nicht gefunden"
belegkette_pdf_notice = (
    "Dieses Buch ist für die Tests der PDF-Ausgabe gebaut. Keine Zahl, kein Name und keine Empfehlung darin ist echt; "
    "es hat keinen anderen Zweck, als jede Art von Seite einmal zu setzen."
)
belegkette_pdf_date = "2026-11-22"


class BoxDirective(SphinxDirective):
    """Stands for the domain layer: makes a box of what it holds."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "kind": directives.unchanged,
        "label": directives.unchanged,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return one box."""
        made = box(
            kind=self.options.get("kind", "recommendation"),
            label=self.options.get("label", ""),
            title=self.arguments[0],
            bookmark="name" in self.options,
            ids=[self.options["name"]] if "name" in self.options else [],
        )
        self.set_source_info(made)
        self.state.nested_parse(self.content, self.content_offset, made)
        return [made]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("kasten", BoxDirective)
