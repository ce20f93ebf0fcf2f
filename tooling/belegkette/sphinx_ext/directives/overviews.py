"""The directives that fill generated pages: register, codebook, matrix, comparison, reach."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.typing import OptionSpec

from belegkette.model.terms import Kind
from belegkette.places import SLUGS, anchor_of
from belegkette.sphinx_ext.directives.base import EditionDirective, FilteringDirective, filters
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.render.codebook import build_codebook
from belegkette.sphinx_ext.render.comparison import build_comparison
from belegkette.sphinx_ext.render.germany import build_germany
from belegkette.sphinx_ext.render.matrix import build_matrix
from belegkette.sphinx_ext.render.reach import build_reach
from belegkette.sphinx_ext.render.register import build_overview, build_part
from belegkette.sphinx_ext.views.codebook import CodebookView
from belegkette.sphinx_ext.views.comparison import Comparison
from belegkette.sphinx_ext.views.laender import Germany
from belegkette.sphinx_ext.views.matrix import Matrix
from belegkette.sphinx_ext.views.reach import REACH_FILTERS, Reach
from belegkette.sphinx_ext.views.register import RegisterOverview, RegisterPart


def _published_kind(argument: str) -> str:
    """Accept a kind that has pages in the register."""
    return directives.choice(argument, tuple(Kind(kind).value for kind in SLUGS))


class RegisterPartDirective(EditionDirective):
    """The records of a kind with their anchors; only generated pages use it, each part stands once."""

    option_spec: ClassVar[OptionSpec] = {"kind": _published_kind, "part": directives.positive_int}

    def run(self) -> list[nodes.Node]:
        """Return the entries, and note where they are."""
        question = ("register-part", self.options["kind"], str(self.options.get("part", 1)))
        found = self.ask(question, RegisterPart)
        if found is None:
            return []
        for entry in found.entries:
            domain_of(self.env).note_object("evidence", entry.record.id, anchor_of(entry.record.id), entry.record.title)
        return self.finish(build_part(found))


class RegisterOverviewDirective(EditionDirective):
    """The counts of the register; only a generated page uses it."""

    def run(self) -> list[nodes.Node]:
        """Return the counts with links."""
        found = self.ask(("register-overview",), RegisterOverview)
        return self.finish(build_overview(found) if found else [])


class CodebookDirective(EditionDirective):
    """The codebook, each code with its records."""

    def run(self) -> list[nodes.Node]:
        """Return the codes, and note where they are."""
        found = self.ask(("codebook",), CodebookView)
        if found is None:
            return []
        for view in found.codes:
            domain_of(self.env).note_object("code", view.key, anchor_of(view.key), view.code.name)
        return self.finish(build_codebook(found))


class MatrixDirective(EditionDirective):
    """The trace matrix in both directions."""

    def run(self) -> list[nodes.Node]:
        """Return the tables."""
        found = self.ask(("matrix",), Matrix)
        return self.finish(build_matrix(found) if found else [])


class ComparisonDirective(EditionDirective):
    """The comparison of the Länder: maps, axes, and what may be transferred."""

    def run(self) -> list[nodes.Node]:
        """Return maps, overview, axes and ratings."""
        found = self.ask(("comparison",), Comparison)
        germany = self.ask(("germany",), Germany)
        maps = build_germany(germany) if germany and found and found.practices else []
        return self.finish([*maps, *(build_comparison(found) if found else [])])


class ReachDirective(FilteringDirective):
    """Events and how many came, of a region or a group."""

    keys = REACH_FILTERS
    option_spec: ClassVar[OptionSpec] = filters(REACH_FILTERS)

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        found = self.ask(self.question("reach"), Reach)
        return self.finish(build_reach(found) if found else [])
