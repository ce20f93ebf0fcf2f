"""How to cite a recommendation or a record: a line with id, title, edition and day, and an address that stays."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from belegkette.figures import format_day
from belegkette.i18n import _
from belegkette.sphinx_ext.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator


def visit_item(visitor: HTML5Translator, node: nodes.section) -> None:
    """Begin a recommendation or a record, which is a section."""
    visitor.visit_section(node)


def depart_item(visitor: HTML5Translator, node: nodes.section) -> None:
    """End it with the way to cite it."""
    name = node.get("name", "")
    if name and node["ids"]:
        visitor.body.append(_build_citation(visitor, node, name))
    visitor.depart_section(node)


def _build_citation(visitor: HTML5Translator, node: nodes.section, name: str) -> str:
    edition = domain_of(visitor.builder.env).edition
    anchor = node["ids"][0]
    title = next((part.astext() for part in node.children[0].children[2:]), "") if node.children else ""
    line = cite(
        name=name,
        title=title,
        book=visitor.config.project,
        version=visitor.config.belegkette_released,
        day=format_day(edition.graph.day),
        address=address_of(edition.settings.base_url, f"{visitor.docnames[0]}.html#{anchor}"),
    )
    return (
        f'<details class="bk-cite screen-only"><summary>{_("Zitieren und verweisen")}</summary>'
        f'<p class="bk-cite-line">{escape(line)}</p>'
        f'<p class="bk-cite-ways"><a class="bk-cite-address" href="#{escape(anchor)}">{_("Link auf diese Stelle")}'
        f'<span class="bk-hidden"> {escape(name)}</span></a></p></details>\n'
    )


def cite(*, name: str, title: str, book: str, version: str, day: str, address: str) -> str:
    """Return the line; without a known address it ends with the day."""
    said = title if title.endswith((".", "?", "!")) else f"{title}."
    state = _("Fassung {version}").format(version=version) if version else _("Entwurf")
    line = _("{name}: {title} In: {book}. {state}, Stand {day}.").format(
        name=name, title=said, book=book, state=state, day=day
    )
    return f"{line} {address}" if address else line


def address_of(base: str, path: str) -> str:
    """Return the address of a page on the web, empty where it is not known where the site will lie."""
    return f"{base.rstrip('/')}/{path}" if base else ""
