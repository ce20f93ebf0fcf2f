"""The directive ``change-list``: what changed since an older edition."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.typing import OptionSpec

from belegkette.sphinx_ext.directives.base import EditionDirective
from belegkette.sphinx_ext.render.change_list import build_change_list
from belegkette.sphinx_ext.views.change_list import ChangeList

logger = logging.getLogger(__name__)


class ChangeListDirective(EditionDirective):
    """The list of changes since the edition that ``since`` or the setting ``previous`` names."""

    option_spec: ClassVar[OptionSpec] = {"since": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the list; an older edition that cannot be had is a mistake on the page."""
        found = self.ask(("change-list", self.options.get("since", "").strip()), ChangeList)
        if found is None:
            return []
        if found.fault:
            logger.warning(found.fault, location=self.get_location(), type="belegkette", subtype="change-list")
        return self.finish(build_change_list(found))
