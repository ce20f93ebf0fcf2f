"""Small pieces of a page: paragraphs, badges, links, pairs of name and value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.addnodes import pending_xref

from belegkette.labels import count_unpublished, label
from belegkette.sphinx_ext.views.links import EvidenceName, Links, RecommendationName

Content = Sequence[nodes.Node]

_BLANK_LINES = re.compile(r"\n\s*\n")
_WEB = re.compile(r"https?://[^\s<>\"]+")


def inline(text: str, *classes: str) -> nodes.inline:
    """Return a piece of a line with classes."""
    return nodes.inline("", text, classes=list(classes))


def badge(text: str, *classes: str) -> nodes.inline:
    """Return a short word in a tinted field; what it says must not depend on the colour."""
    return inline(text, "bk-badge", *classes)


def line(*content: nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph."""
    return nodes.paragraph("", "", *content, classes=list(classes))


def paragraphs(text: str) -> list[nodes.paragraph]:
    """Return plain text as paragraphs; blank lines part them, single line ends are spaces."""
    return [line(nodes.Text(" ".join(part.split()))) for part in _BLANK_LINES.split(text.strip()) if part.strip()]


def bullets(items: Iterable[Content], *classes: str) -> nodes.bullet_list:
    """Return a list of one-line items."""
    return nodes.bullet_list(
        "", *(nodes.list_item("", line(*item)) for item in items), bullet="-", classes=list(classes)
    )


def facts(rows: Iterable[tuple[str, Content]], *classes: str) -> list[nodes.field_list]:
    """Return pairs of name and value as a list of fields; none where there are no pairs.

    The content of a pair is either body elements or pieces of one line.
    """
    fields = [
        nodes.field("", nodes.field_name("", name), nodes.field_body("", *as_blocks(content))) for name, content in rows
    ]
    return [nodes.field_list("", *fields, classes=["bk-facts", *classes])] if fields else []


def as_blocks(content: Content) -> Content:
    """Return body elements as they are, and pieces of a line as one paragraph."""
    if content and isinstance(content[0], nodes.Body | nodes.General) and not isinstance(content[0], nodes.Inline):
        return content
    return [line(*content)]


def separated(parts: Iterable[Content], by: str = ", ") -> list[nodes.Node]:
    """Return pieces of a line with text between them."""
    found: list[nodes.Node] = []
    for part in parts:
        if found:
            found.append(nodes.Text(by))
        found.extend(part)
    return found


def cross_reference(role: str, name: str, tooltip: str, text: str = "") -> pending_xref:
    """Return a link to an id of our domain, its text the id if nothing else is given."""
    return pending_xref(
        "",
        nodes.Text(text or name),
        refdomain="belegkette",
        reftype=role,
        reftarget=name,
        refexplicit=True,
        refwarn=True,
        reftitle=tooltip,
    )


def document_link(docname: str, text: str) -> pending_xref:
    """Return a link to a page of the edition."""
    return pending_xref(
        "",
        nodes.inline("", text),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refexplicit=True,
        refwarn=True,
    )


def evidence_link(name: EvidenceName) -> pending_xref:
    """Return the id of a record as a link, its kind and title as tooltip."""
    return cross_reference("evidence", name.id, f"{label(name.kind)}: {name.title}")


def recommendation_link(name: RecommendationName) -> pending_xref:
    """Return the id of a recommendation as a link, its title as tooltip."""
    return cross_reference("recommendation", name.id, name.title)


def code_link(key: str, name: str) -> nodes.Node:
    """Return a code of the codebook as a link; a code that the codebook does not know is plain text."""
    return cross_reference("code", key, "", f"{key} {name}") if name else nodes.Text(key)


def linked_ids(links: Links[EvidenceName]) -> list[nodes.Node]:
    """Return the ids of a list as links in one line, with what cannot be linked."""
    parts: list[Content] = [[evidence_link(name)] for name in links.shown]
    parts += [[inline(name, "bk-unknown")] for name in links.unknown]
    if links.hidden:
        parts.append([nodes.Text(count_unpublished(links.hidden))])
    return separated(parts)


def web_link(text: str, address: str) -> nodes.Node:
    """Return a link to the web, plain text for any other sort of address."""
    if not _WEB.fullmatch(address):
        return nodes.Text(text)
    return nodes.reference("", text, refuri=address, internal=False, classes=["external"])
