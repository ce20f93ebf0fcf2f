"""What only the website needs: our words in furo's templates, headings in cards, nothing left of what is gone.

Nothing here changes what a page says; the search index is made before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from belegkette.figures import format_day
from belegkette.i18n import _
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.hyphens import hyphenate, hyphenate_narrow
from belegkette.sphinx_ext.navigation import render_navigation
from belegkette.sphinx_ext.nodes import NODES

_DEEPEST_HEADING = 6


class LevelRubrics(SphinxPostTransform):
    """Make the rubrics of cards real headings, one level below the card's title (WCAG 1.3.1)."""

    formats = ("html",)
    default_priority = 800

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Set the level of every rubric in a card or entry."""
        for rubric in self.document.findall(nodes.rubric):
            if isinstance(rubric.parent, NODES):
                rubric["heading-level"] = min(1 + _depth(rubric), _DEEPEST_HEADING)


class DropEmptyHeads(SphinxPostTransform):
    """Drop the head of a table whose author left it empty: Markdown demands one, and an empty one says nothing."""

    formats = ("html",)
    default_priority = 800

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Remove the heads without text or picture."""
        for head in list(self.document.findall(nodes.thead)):
            if not head.astext().strip() and not list(head.findall(nodes.image)):
                head.parent.remove(head)


def _depth(node: nodes.Node) -> int:
    """Return in how many sections a node stands."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return depth


def complete_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:  # noqa: ARG001
    """Give the templates our words, and headings, tables and navigation what they lack."""
    domain = domain_of(app.env)
    hyphens, navigation = domain.hyphens, domain.navigation
    context["toctree"] = lambda **_options: hyphenate(render_navigation(navigation, app.builder, pagename), hyphens)
    context["belegkette_brand"] = hyphenate(context.get("docstitle") or "", hyphens)
    context["belegkette_day"] = format_day(domain.edition.graph.day)
    if "body" in context:
        body = hyphenate_narrow(context["body"], hyphens)
        # What scrolls must be reachable by keyboard (WCAG 2.1.1).
        body = body.replace('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper')
        context["body"] = body.replace("<pre>", '<pre tabindex="0">')
    if context.get("toc"):
        context["toc"] = hyphenate(context["toc"], hyphens)
    for neighbour in ("prev", "next"):
        if context.get(neighbour):
            context[neighbour]["title"] = hyphenate(context[neighbour]["title"], hyphens)


def translate_navigation(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Say in German what furo writes into its navigation tree in English."""
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace("Toggle navigation of", _("Unterseiten zeigen von"))


def remove_pages(
    app: Sphinx,
    env: BuildEnvironment,  # noqa: ARG001 - Sphinx's signature
    added: set[str],  # noqa: ARG001
    changed: set[str],  # noqa: ARG001
    removed: set[str],
) -> list[str]:
    """Delete what was written for pages that no longer exist: Sphinx leaves it, and it may not be public any more."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        for docname in removed:
            app.builder.get_output_path(docname).unlink(missing_ok=True)
    return []


def forget_words(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Drop words that no page holds any more from the search index, where Sphinx keeps them. Yields no pages."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001 - nothing public clears them
            for word in [word for word, docnames in words.items() if not docnames]:
                del words[word]
    yield from ()
