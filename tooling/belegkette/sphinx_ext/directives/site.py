"""The directives of the site's own pages: the first page at a glance, and how accessible the site is."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

from belegkette.sphinx_ext.directives.base import EditionDirective
from belegkette.sphinx_ext.render.accessibility import build_accessibility
from belegkette.sphinx_ext.render.start import build_start
from belegkette.sphinx_ext.views.accessibility import Accessibility
from belegkette.sphinx_ext.views.start import Start

logger = logging.getLogger(__name__)


class StartDirective(EditionDirective):
    """Numbers, the chain as a picture, and cards by field of action and addressee."""

    def run(self) -> list[nodes.Node]:
        """Return the overview."""
        found = self.ask(("start",), Start)
        up = "../" * self.env.current_document.docname.count("/")
        return self.finish(build_start(found, up) if found else [])


class AccessibilityDirective(EditionDirective):
    """What was measured, and who answers for it; only a generated page uses it."""

    def run(self) -> list[nodes.Node]:
        """Return the sections; a file that cannot be used is a mistake of the project."""
        found = self.ask(("accessibility",), Accessibility)
        if found is None:
            return []
        if found.fault:
            logger.warning(found.fault, location=self.get_location(), type="belegkette", subtype="accessibility")
        return self.finish(build_accessibility(found))
