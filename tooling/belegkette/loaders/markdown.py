"""The Markdown parser, with the block rules that MyST-Parser uses. Imported only where a text needs it."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import make_fence_rule
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from belegkette.loaders.blocks import COLON_FENCE

_DEEPEST = 100
"""Blocks inside each other that are read: more than the edition's reader takes, so that what it loses is seen."""


@cache
def block_parser() -> MarkdownIt:
    """Return a parser that stops at blocks: the text in them stays as it is."""
    parser = _parser()
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


@cache
def inline_parser() -> MarkdownIt:
    """Return a parser for the text of one block."""
    return _parser()


def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark")
        .enable("table")
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(deflist_plugin)
    )
    parser.options["maxNesting"] = _DEEPEST
    parser.block.ruler.before(
        "fence",
        "colon_fence",
        make_fence_rule(markers=(":",), token_type=COLON_FENCE),
        {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]},
    )
    return parser
