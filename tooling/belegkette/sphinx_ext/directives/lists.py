"""The directives ``evidence-list`` and ``recommendation-list``."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.util.typing import OptionSpec

from belegkette.i18n import _
from belegkette.sphinx_ext.directives.base import FilteringDirective, filters
from belegkette.sphinx_ext.render.lines import evidence_lines, recommendation_lines
from belegkette.sphinx_ext.render.pieces import line
from belegkette.sphinx_ext.views.links import Links
from belegkette.sphinx_ext.views.lists import EVIDENCE_FILTERS, RECOMMENDATION_FILTERS, EvidenceList, RecommendationList


class EvidenceListDirective(FilteringDirective):
    """Records in one line each, by kind, code, region (and what lies in it), group, or field of action they support."""

    keys = EVIDENCE_FILTERS
    option_spec: ClassVar[OptionSpec] = filters(EVIDENCE_FILTERS)

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        found = self.ask(self.question("evidence-list"), EvidenceList)
        if found is None or not found.briefs:
            return self.finish([line(nodes.Text(_("Kein Beleg.")))])
        return self.finish([evidence_lines(Links(shown=found.briefs))])


class RecommendationListDirective(FilteringDirective):
    """Recommendations in one line each, by field of action, addressee, strength or status."""

    keys = RECOMMENDATION_FILTERS
    option_spec: ClassVar[OptionSpec] = filters(RECOMMENDATION_FILTERS)

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        found = self.ask(self.question("recommendation-list"), RecommendationList)
        if found is None or not found.briefs:
            return self.finish([line(nodes.Text(_("Keine Empfehlung.")))])
        return self.finish([recommendation_lines(found.briefs)])
