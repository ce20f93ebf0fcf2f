"""The text of pages, section by section, for results with context: collected when a page is read.

Records are not collected: their text stands in the corpus, and the pages of the register only repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from belegkette.places import MATRIX
from belegkette.sphinx_ext.domain import SectionText, domain_of

_REGISTER = "register/"


def collect_texts(app: Sphinx, doctree: nodes.document) -> None:
    """Note the texts of the page that was read."""
    docname = app.env.current_document.docname
    texts = domain_of(app.env).texts
    texts.pop(docname, None)
    if not docname.startswith(_REGISTER) and docname != MATRIX:
        texts[docname] = tuple(_iter_sections(doctree))


def _iter_sections(doctree: nodes.document) -> Iterator[SectionText]:
    sections = list(doctree.findall(nodes.section))
    if not sections:
        yield SectionText("", "", " ".join(_iter_words(doctree)))
    for section in sections:
        title = section.next_node(nodes.title)
        anchor = section["ids"][0] if section["ids"] and not isinstance(section.parent, nodes.document) else ""
        yield SectionText(anchor, title.astext() if title is not None else "", " ".join(_iter_words(section)))


def _iter_words(section: nodes.Element) -> Iterator[str]:
    for child in section.children:
        if isinstance(child, nodes.section | nodes.title | nodes.raw | nodes.Invisible):
            continue
        if isinstance(child, nodes.Element) and {"no-search", "screen-only", "bk-head"} & set(child.get("classes", ())):
            continue
        if isinstance(child, nodes.Element) and not isinstance(child, nodes.TextElement):
            yield from _iter_words(child)
        elif text := " ".join(child.astext().split()):
            yield text
