"""The directives that evaluate the evidence: factors, gaps, numbers, examples, and the page of a Land."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.typing import OptionSpec

from belegkette.sphinx_ext.directives.base import EditionDirective, FilteringDirective, filters
from belegkette.sphinx_ext.render.analyses import build_analyses
from belegkette.sphinx_ext.render.examples import build_examples
from belegkette.sphinx_ext.render.factors import build_factors
from belegkette.sphinx_ext.render.gaps import build_gaps
from belegkette.sphinx_ext.render.land import build_land
from belegkette.sphinx_ext.render.statistics import build_statistics
from belegkette.sphinx_ext.views.examples import EXAMPLE_FILTERS, Examples
from belegkette.sphinx_ext.views.factors import Factors
from belegkette.sphinx_ext.views.figures import Figures
from belegkette.sphinx_ext.views.gaps import GAP_FILTERS, Gaps
from belegkette.sphinx_ext.views.land import LandPage


class AnalysesDirective(EditionDirective):
    """The pages of evaluations, each with a word on what it answers; only a generated page uses it."""

    def run(self) -> list[nodes.Node]:
        """Return links: the pages are there whatever the corpus holds."""
        return self.finish(build_analyses())


class FactorsDirective(EditionDirective):
    """What helps and what hinders, counted."""

    def run(self) -> list[nodes.Node]:
        """Return drawings and tables."""
        found = self.ask(("factors",), Factors)
        return self.finish(build_factors(found) if found else [])


class GapsDirective(FilteringDirective):
    """Where evidence is missing, for all or one field of action and kind."""

    keys = GAP_FILTERS
    option_spec: ClassVar[OptionSpec] = filters(GAP_FILTERS)

    def run(self) -> list[nodes.Node]:
        """Return the matrix and what is missing."""
        found = self.ask(self.question("gaps"), Gaps)
        return self.finish(build_gaps(found) if found else [])


class StatisticsDirective(EditionDirective):
    """All statistics, and what contradicts them."""

    def run(self) -> list[nodes.Node]:
        """Return tables."""
        found = self.ask(("figures",), Figures)
        return self.finish(build_statistics(found) if found else [])


class ExamplesDirective(FilteringDirective):
    """Practice examples as cards, of all or one branch and region."""

    keys = EXAMPLE_FILTERS
    option_spec: ClassVar[OptionSpec] = filters(EXAMPLE_FILTERS)

    def run(self) -> list[nodes.Node]:
        """Return the cards."""
        found = self.ask(self.question("examples"), Examples)
        return self.finish(build_examples(found) if found else [])


class LandDirective(EditionDirective):
    """What is known of one Land; generated pages use it."""

    option_spec: ClassVar[OptionSpec] = {"region": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return practice, card and other records."""
        found = self.ask(("land", self.options.get("region", "").strip()), LandPage)
        return self.finish(build_land(found) if found else [])
