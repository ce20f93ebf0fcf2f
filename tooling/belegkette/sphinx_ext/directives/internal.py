"""The directive of the page that only the internal edition has."""

from __future__ import annotations

from docutils import nodes

from belegkette.sphinx_ext.directives.base import EditionDirective
from belegkette.sphinx_ext.render.internal import build_internal_overview
from belegkette.sphinx_ext.views.internal import InternalOverview


class InternalOverviewDirective(EditionDirective):
    """What the check found outside of recommendations; empty in public."""

    def run(self) -> list[nodes.Node]:
        """Return the list with the link to the report."""
        found = self.ask(("internal-overview",), InternalOverview)
        return self.finish(build_internal_overview(found) if found else [])
