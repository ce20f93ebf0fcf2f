"""Tagged PDF (PDF/UA-1, ISO 14289-1) out of the unchanged rst2pdf: a Sphinx extension beside `belegkette.pdf`.

``extensions = ["belegkette.pdf.tagging"]`` is all it takes. Two halves: while ReportLab draws, the canvas writes marked
content and notes which doctree node each piece of it stands for; afterwards pikepdf builds the structure tree **from
the doctree**, which knows order, nesting, spans and headings better than any page.

The package refuses to guess. What is drawn and belongs to no node stops the build with file and line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette import __version__
from belegkette.pdf.tagging.abbreviations import ExpandAbbreviations

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


class DeferredBuilder:
    """What Sphinx finds under the name ``pdf``: importing rst2pdf waits until a PDF is wanted."""

    name = "pdf"

    def __new__(cls, app: Sphinx, env: BuildEnvironment) -> Builder:  # type: ignore[misc]
        """Return the real builder."""
        from belegkette.pdf.tagging.builder import TaggedPdfBuilder  # noqa: PLC0415 - as in `belegkette.pdf`

        return TaggedPdfBuilder(app, env)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the builder's place."""
    app.setup_extension("belegkette.pdf")
    app.add_config_value("belegkette_pdf_abbreviations", {}, "", frozenset({dict}))
    app.add_config_value("belegkette_pdf_archive", True, "", frozenset({bool}))  # noqa: FBT003 - Sphinx's signature
    app.add_post_transform(ExpandAbbreviations)
    app.add_builder(DeferredBuilder, override=True)  # type: ignore[arg-type]
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
