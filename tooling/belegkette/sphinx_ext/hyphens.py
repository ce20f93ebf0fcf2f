"""Soft hyphens for long words in narrow places: headings, tables, navigation. No browser on Linux breaks German words.

The words are collected when a page is read and broken when all are read; the dictionary costs half a second and is
opened only for words that no build has met before. Copies of the text (search index, titles of tabs) stay without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from belegkette.sphinx_ext.domain import domain_of

SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{14,}")
_NARROW = re.compile(r"<(h[1-6]|t[hd])[ >].*?</\1>", re.DOTALL)
_TAG_OR_TEXT = re.compile(r"<[^>]*>|&[^;\s]*;|[^<&]+")
_FEWEST_SIGNS = 4
"""What must stand on either side of a hyphen."""


def find_long_words(text: str) -> set[str]:
    """Return the words of a text that may need a break; ids are in capitals and stay whole."""
    return {word for word in _LONG_WORD.findall(text) if not word.isupper()}


def collect_words(app: Sphinx, doctree: nodes.document) -> None:
    """Note the long words in headings and tables of the page that is being read."""
    narrow = (node.astext() for kind in (nodes.title, nodes.rubric, nodes.entry) for node in doctree.findall(kind))
    words = {word for text in narrow for word in find_long_words(text)}
    if words:
        domain_of(app.env).words[app.env.current_document.docname] = tuple(sorted(words))


def learn_words(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Break the words that are new; returns no page to be read again."""
    domain = domain_of(env)
    wanted = {word for words in domain.words.values() for word in words} | find_long_words(app.config.html_title)
    new = sorted(wanted - domain.hyphens.keys())
    if new and app.builder.format == "html":
        from pyphen import Pyphen  # noqa: PLC0415 - see above

        dictionary = Pyphen(lang="de_DE", left=_FEWEST_SIGNS, right=_FEWEST_SIGNS)
        domain.hyphens.update((word, dictionary.inserted(word, SOFT_HYPHEN)) for word in new)
    return []


def hyphenate(markup: str, hyphens: Mapping[str, str]) -> str:
    """Put soft hyphens into the known words between the tags of a piece of HTML."""

    def replace(found: re.Match[str]) -> str:
        if found[0][0] in "<&":
            return found[0]
        return _LONG_WORD.sub(lambda word: hyphens.get(word[0], word[0]), found[0])

    return _TAG_OR_TEXT.sub(replace, markup)


def hyphenate_narrow(body: str, hyphens: Mapping[str, str]) -> str:
    """Put soft hyphens into headings and table cells."""
    return _NARROW.sub(lambda found: hyphenate(found[0], hyphens), body)
