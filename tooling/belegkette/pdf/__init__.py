"""The PDF edition: a Sphinx extension around the unchanged rst2pdf.

``extensions = ["belegkette.pdf"]`` and ``sphinx-build -b pdf`` write every entry of ``pdf_documents``. The package knows
nothing of recommendations and evidence: the layer above lowers its nodes to plain docutils nodes and to
`belegkette.pdf.nodes.box`. rst2pdf and ReportLab are imported only when the builder ``pdf`` is asked for.

Tags (PDF/UA) are the work of `belegkette.pdf.tagging`, which stands on this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette import __version__
from belegkette.pdf.config import register_values
from belegkette.pdf.lowering import TRANSFORMS
from belegkette.pdf.nodes import box, contents_list, index_line
from belegkette.pdf.preflight import RefuseUnprintable

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
        from belegkette.pdf.builder import PdfBuilder  # noqa: PLC0415 - 0.3 s that an HTML build must not pay

        return PdfBuilder(app, env)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register settings, nodes, transforms and the builder."""
    register_values(app)
    for node in (box, contents_list, index_line):
        app.add_node(node)
    for transform in (RefuseUnprintable, *TRANSFORMS):
        app.add_post_transform(transform)
    app.add_builder(DeferredBuilder)  # type: ignore[arg-type]
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
