"""When the easy-to-read edition is made, and what its pages and the switch on all pages are given."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from belegkette.i18n import _
from belegkette.loaders.easy_text import START_PAGE
from belegkette.pdf.easy_sheet import EASY_SHEET
from belegkette.places import EASY_FOLDER, EASY_INDEX, EASY_PDF, easy_docname
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.easy.lines import part_sentences
from belegkette.sphinx_ext.easy.words import switch_words
from belegkette.sphinx_ext.views.easy import answer_easy_start, easy_texts, field_of, fields_of, is_tested

_BEFORE_THEME, _AFTER_LOADING, _LAST = 450, 610, 900


def connect_easy(app: Sphinx) -> None:
    """Register the easy edition."""
    app.add_css_file("belegkette-easy.css", priority=710)
    app.connect("builder-inited", add_book, priority=_AFTER_LOADING)
    app.connect("doctree-read", part_page, priority=100)
    app.connect("html-page-context", add_switch, priority=_LAST)


def is_easy(app: Sphinx, docname: str) -> bool:
    """Whether a page belongs to the easy edition."""
    if docname.startswith(EASY_FOLDER):
        return True
    pages = domain_of(app.env).edition.corpus.pages
    return any(page.easy is not None and page.path == f"{docname}.md" for page in pages)


def add_book(app: Sphinx) -> None:
    """Let the builder of PDFs write the easy edition, too, where there is one."""
    config = app.config
    edition = domain_of(app.env).edition
    if "pdf_documents" not in config or not answer_easy_start(edition).pages:
        return
    first = (config.pdf_documents or [("index", "", config.project, config.author)])[0]
    options = {
        "pdf_stylesheets": [EASY_SHEET],
        "pdf_use_index": False,
        "pdf_toc_depth": 1,
        # A light, plain ground (BITV 2.0, Anlage 2, Teil 2, Nr. 10): the word stands on the cover, not across the pages.
        "belegkette_pdf_status": "",
        "belegkette_pdf_subtitle": switch_words(tested=is_tested(edition)),
        "belegkette_pdf_edition": "" if is_tested(edition) else _("Entwurf"),
        "belegkette_pdf_box_list": "",
        "belegkette_pdf_signatures": [],
    }
    heading = next((page.title for page in edition.corpus.pages if page.easy and page.path == START_PAGE), "")
    title = _("Leicht lesbar: {title}").format(title=heading) if heading else _("Leicht lesbar")
    config.pdf_documents = [*config.pdf_documents, (EASY_INDEX, EASY_PDF, title, first[3], options)]


def part_page(app: Sphinx, tree: nodes.document) -> None:
    """Set every sentence on a line of its own."""
    if is_easy(app, app.env.current_document.docname):
        part_sentences(tree)


def add_switch(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:  # noqa: ARG001
    """Tell the templates where the other edition says the same, and take word breaks out of easy pages."""
    edition = domain_of(app.env).edition
    if not answer_easy_start(edition).pages:
        return
    builder = app.builder
    if is_easy(app, pagename):
        target = _original_of(app, pagename)
        context["belegkette_easy"] = {
            "href": builder.get_relative_uri(pagename, target),
            "words": _("Zur Ausgabe in schwerer Sprache"),
            "back": True,
        }
        body = context.get("body", "").replace("\u00ad", "")
        context["body"] = f'<div class="bk-easy">\n{body}</div>\n'
        return
    fields = [field_of(one) for one in easy_texts(edition) if one.path == f"{pagename}.md"]
    target = easy_docname(fields[0]) if fields else EASY_INDEX
    context["belegkette_easy"] = {
        "href": builder.get_relative_uri(pagename, target),
        "words": switch_words(tested=is_tested(edition)),
        "back": False,
    }


def _original_of(app: Sphinx, pagename: str) -> str:
    """Return the page with the originals of an easy page, the first page of the edition for all others."""
    edition = domain_of(app.env).edition
    field = next((one for one in fields_of(edition) if easy_docname(one) == pagename), None)
    paths = [one.path for one in easy_texts(edition) if field_of(one) == field]
    return paths[0].removesuffix(".md") if field is not None and paths else app.config.root_doc
