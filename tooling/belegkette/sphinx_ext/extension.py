"""Wiring: what the extension registers with Sphinx, and in which order it listens."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from belegkette import __version__
from belegkette.pdf.config import INDEX_EVENT
from belegkette.sphinx_ext.book_index import list_index_entries
from belegkette.sphinx_ext.comments import RemoveComments
from belegkette.sphinx_ext.defaults import complete_settings, register_values
from belegkette.sphinx_ext.directives import DIRECTIVES
from belegkette.sphinx_ext.domain import ENV_VERSION, BelegketteDomain
from belegkette.sphinx_ext.drawings import register_drawings
from belegkette.sphinx_ext.easy.wiring import connect_easy
from belegkette.sphinx_ext.html import (
    DropEmptyHeads,
    LevelRubrics,
    complete_page,
    forget_words,
    remove_pages,
    translate_navigation,
)
from belegkette.sphinx_ext.hyphens import collect_words, learn_words
from belegkette.sphinx_ext.loading import load_edition
from belegkette.sphinx_ext.lowering import LowerEdition
from belegkette.sphinx_ext.memory import connect_memory
from belegkette.sphinx_ext.nodes import NODES
from belegkette.sphinx_ext.outdated import compare_answers, rewrite_all_if_outline_changed
from belegkette.sphinx_ext.roles import ROLES
from belegkette.sphinx_ext.site import connect_site
from belegkette.sphinx_ext.standing import state_standing
from belegkette.sphinx_ext.translations import add_catalogue

_BEFORE_THEME = 400
_AFTER_THEME = 600
_AFTER_LOADING = 600


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    connect_memory(app)
    app.setup_extension("myst_parser")
    add_catalogue(app)
    register_values(app)
    app.connect("config-inited", complete_settings, priority=100)
    app.add_domain(BelegketteDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(BelegketteDomain.name, name, directive)
    for name, role in ROLES.items():
        app.add_role_to_domain(BelegketteDomain.name, name, role)
    for node in NODES:
        app.add_node(node)
    register_drawings(app)
    app.add_transform(RemoveComments)
    app.add_post_transform(LevelRubrics)
    app.add_post_transform(DropEmptyHeads)
    app.add_post_transform(LowerEdition)
    app.connect("builder-inited", load_edition)
    app.connect("builder-inited", state_standing, priority=_AFTER_LOADING)
    app.connect("config-inited", connect_book, priority=_AFTER_LOADING)
    app.connect("env-get-outdated", compare_answers)
    app.connect("env-get-outdated", remove_pages)
    app.connect("doctree-read", collect_words)
    app.connect("env-updated", learn_words)
    app.connect("env-get-updated", rewrite_all_if_outline_changed)
    app.add_css_file("belegkette.css", priority=700)
    app.add_css_file("belegkette-tables.css", priority=705)
    app.add_css_file("belegkette-search.css", priority=705)
    connect_site(app)
    connect_easy(app)
    app.connect("html-collect-pages", forget_words)
    app.connect("html-page-context", complete_page, priority=_BEFORE_THEME)
    app.connect("html-page-context", translate_navigation, priority=_AFTER_THEME)
    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def connect_book(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - Sphinx's signature
    """Listen to the PDF where it is among the extensions, whichever was named first."""
    if INDEX_EVENT in app.events.events:
        app.connect(INDEX_EVENT, list_index_entries)
