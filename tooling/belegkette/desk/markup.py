"""Texts of authors as safe HTML: Markdown of recommendations, plain paragraphs of records.

HTML inside Markdown is shown as it is written, never obeyed; images and links to anything but the web become text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from mdit_py_plugins.myst_role import myst_role_plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_BLANK = re.compile(r"\n\s*\n")
_WEB = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_CITING = {"evidence", "quote", "recommendation"}


def paragraphs(text: str) -> Markup:
    """Return plain text as paragraphs; blank lines part them."""
    parts = (part.strip() for part in _BLANK.split(text))
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts if part)


def web_address(address: str) -> str:
    """Return an address of the web, empty for everything else."""
    return address if _WEB.fullmatch(address) else ""


def markdown(text: str, target: Callable[[str], str]) -> Markup:
    """Return Markdown as HTML. `target` gives the address of an id, or an empty text; cited ids become links to it."""
    return Markup(_parser().render(text, {"target": target}))  # noqa: S704 - html is off in this parser


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.use(myst_role_plugin)
    parser.add_render_rule("myst_role", _role)
    parser.add_render_rule("heading_open", lambda _self, _tokens, _at, _options, _env: '<p class="heading">')
    parser.add_render_rule("heading_close", lambda _self, _tokens, _at, _options, _env: "</p>")
    parser.validateLink = _allowed  # type: ignore[method-assign]
    return parser


def _allowed(url: str) -> bool:
    return bool(web_address(url))


def _role(_self: RendererHTML, tokens: Sequence[Token], at: int, _options: object, env: dict[str, Any]) -> str:
    token = tokens[at]
    content = token.content.strip()
    address = env["target"](content) if token.meta["name"] in _CITING else ""
    if address:
        return Markup('<a class="id" href="{}">{}</a>').format(address, content)
    return str(escape(content))
