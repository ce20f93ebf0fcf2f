"""What only the website needs: our stylesheet and words, and long words that may break.

Nothing here changes what a page says; the search index is made before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from docutils import nodes
from pyphen import Pyphen
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from belegkette.i18n import _
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.figures import format_day
from belegkette.sphinx_ext.navigation import render_navigation
from belegkette.sphinx_ext.nodes import NODES

_SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{14,}")
_NARROW = re.compile(r"<(h[1-6]|t[hd])[ >].*?</\1>", re.DOTALL)
_TAG_OR_TEXT = re.compile(r"<[^>]*>|&[^;\s]*;|[^<&]+")


class LevelRubrics(SphinxPostTransform):
    """Make the rubrics of cards real headings, one level below the card's title (WCAG 1.3.1)."""

    formats = ("html",)
    default_priority = 800

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Set the level of every rubric in a card or entry."""
        for section in self.document.findall(lambda node: isinstance(node, NODES)):
            level = 1 + _depth(section)
            for child in section.children:
                if isinstance(child, nodes.rubric):
                    child["heading-level"] = min(level, 6)


def _depth(section: nodes.Node) -> int:
    depth = 0
    node: nodes.Node | None = section
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth


@cache
def _hyphenator() -> Pyphen:
    return Pyphen(lang="de_DE", left=4, right=4)


@cache
def hyphenate_word(word: str) -> str:
    """Return a word with soft hyphens where German lets it break; ids are in capitals and stay whole."""
    return word if word.isupper() else _hyphenator().inserted(word, _SOFT_HYPHEN)


def hyphenate_markup(markup: str) -> str:
    """Put soft hyphens into the long words between the tags of a piece of HTML."""
    return _TAG_OR_TEXT.sub(
        lambda found: found[0]
        if found[0][0] in "<&"
        else _LONG_WORD.sub(lambda word: hyphenate_word(word[0]), found[0]),
        markup,
    )


def hyphenate_narrow(body: str) -> str:
    """Put soft hyphens into headings and table cells: no browser on Linux knows how German words break."""
    return _NARROW.sub(lambda found: hyphenate_markup(found[0]), body)


def complete_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:  # noqa: ARG001
    """Give the templates our words, and headings, tables and navigation what they lack."""
    context["belegkette_brand"] = hyphenate_markup(context.get("docstitle") or "")
    context["belegkette_day"] = format_day(domain_of(app.env).edition.graph.day)
    navigation = domain_of(app.env).navigation
    context["toctree"] = lambda **_options: render_navigation(navigation, app.builder, pagename)
    if "body" in context:
        body = hyphenate_narrow(context["body"])
        # A table that scrolls must be reachable by keyboard (WCAG 2.1.1).
        context["body"] = body.replace('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper')
    if context.get("toc"):
        context["toc"] = hyphenate_markup(context["toc"])
    for neighbour in ("prev", "next"):
        if context.get(neighbour):
            context[neighbour]["title"] = hyphenate_markup(context[neighbour]["title"])


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


def translate_navigation(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:  # noqa: ARG001
    """Say in German what furo writes into its navigation tree in English."""
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = hyphenate_markup(tree).replace("Toggle navigation of", _("Unterseiten zeigen von"))
