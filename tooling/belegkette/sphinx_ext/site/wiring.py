"""When the site's own files are made, and what each page is given of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError

from belegkette.i18n import _
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.nodes import NODES
from belegkette.sphinx_ext.site.citing import address_of, depart_item, visit_item
from belegkette.sphinx_ext.site.images import NameMissingImages
from belegkette.sphinx_ext.site.machines import FEED, INDEX, SITEMAP, build_feed, build_index, build_sitemap
from belegkette.sphinx_ext.site.preview import PREVIEW, build_preview
from belegkette.sphinx_ext.site.scripts import FOLDER as DATA_FOLDER
from belegkette.sphinx_ext.site.scripts import build_record_cards, build_scripts
from belegkette.sphinx_ext.site.tables import build_tables
from belegkette.sphinx_ext.site.texts import collect_texts
from belegkette.sphinx_ext.site.tools import PlaceTools
from belegkette.sphinx_ext.site.unchanged import Unchanged, digest_register, digest_tables
from belegkette.sphinx_ext.site.words import as_link, names_of_fields, words_of_templates

_BEFORE_THEME = 400
_TAG = re.compile(r"<[^>]+>")
_FIRST_PARAGRAPH = re.compile(r"<p>(.{40,}?)</p>", re.DOTALL)
_DESCRIPTION_SIGNS = 200
_ONLY_WHERE_USED = {
    "sphinx-design": ("sd-",),
    "design-tabs": ("sd-",),
    "pygments": ('class="highlight',),
    "belegkette-tables": ("bk-table", "bk-examples"),
}
"""Files that a page loads only where its text holds one of the classes that they are for."""

_UNUSABLE = "translations.js"
"""Sphinx' script of words makes a function from text, which the policy forbids; our pages show none of its words."""

_ONLY_FOR_SEARCH = ("belegkette-search.css", "doctools.js", "documentation_options.js", "sphinx_highlight.js")
"""What the search needs, Sphinx' scripts above all; elsewhere it would only weigh."""


def connect_site(app: Sphinx) -> None:
    """Register what makes a website of the pages."""
    for node in NODES:
        app.add_node(node, override=True, html=(visit_item, depart_item))
    for name in ("belegkette.js", "belegkette-cards.js", "belegkette-tables.js"):
        app.add_js_file(name, priority=700)
    app.add_post_transform(NameMissingImages)
    app.add_post_transform(PlaceTools)
    app.connect("doctree-read", collect_texts)
    app.connect("builder-inited", tell_address, priority=900)
    app.connect("html-page-context", describe_page, priority=_BEFORE_THEME)
    app.connect("build-finished", write_site_files)


def tell_address(app: Sphinx) -> None:
    """Let Sphinx name every page's canonical address where it is known."""
    settings = domain_of(app.env).edition.settings
    base = settings.base_url
    if base and not base.startswith(("https://", "http://")):
        text = _("Die Einstellung „base-url“ ist keine Web-Adresse: „{text}“. Sie beginnt mit https://.")
        raise ExtensionError(text.format(text=base))
    if settings.feedback and not as_link(settings.feedback):
        text = _("Die Einstellung „feedback“ ist weder eine E-Mail- noch eine Web-Adresse: „{text}“.")
        raise ExtensionError(text.format(text=settings.feedback))
    if base and not app.config.html_baseurl:
        app.config.html_baseurl = f"{base.rstrip('/')}/"


def describe_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Say in a page's head what it is about, and leave out styles and scripts that it has no use for."""
    settings = domain_of(app.env).edition.settings
    body = context.get("body", "")
    context["belegkette_description"] = describe(body)
    context["belegkette_address"] = address_of(settings.base_url, f"{pagename}.html")
    context["belegkette_preview"] = address_of(settings.base_url, PREVIEW) or PREVIEW
    context["belegkette_feedback"] = as_link(settings.feedback)
    context["belegkette_feed"] = FEED
    context["belegkette_words"] = words_of_templates()
    context["belegkette_filters"] = names_of_fields()
    needless = () if pagename == "search" else _ONLY_FOR_SEARCH
    for files in ("css_files", "script_files"):
        named = [(str(getattr(one, "filename", one)), one) for one in context.get(files, ())]
        context[files] = [
            one for name, one in named if _is_used(name, body) and not any(part in name for part in needless)
        ]


def describe(body: str) -> str:
    """Return the first paragraph of a page as plain text, cut at a word."""
    found = _FIRST_PARAGRAPH.search(body)
    text = " ".join(_TAG.sub("", found[1]).split()) if found else ""
    return text if len(text) <= _DESCRIPTION_SIGNS else text[:_DESCRIPTION_SIGNS].rsplit(" ", 1)[0] + " …"


def _is_used(filename: str, body: str) -> bool:
    return _UNUSABLE not in filename and all(
        any(mark in body for mark in marks) for name, marks in _ONLY_WHERE_USED.items() if name in filename
    )


def write_site_files(app: Sphinx, exception: Exception | None) -> None:
    """Write data, tables and the files for programs beside the finished pages."""
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    domain = domain_of(app.env)
    edition, title = domain.edition, app.config.project
    out, unchanged = Path(app.outdir), Unchanged(Path(app.doctreedir), Path(app.outdir))
    cards, kept = unchanged.make("cards", digest_register(domain), lambda: as_bytes(build_record_cards(edition)))
    tables, _same = unchanged.make("tables", digest_tables(domain), lambda: build_tables(edition))
    files = as_bytes(build_scripts(edition, domain.texts)) | cards | tables
    files[INDEX] = build_index(edition, title, app.config.belegkette_released)
    files[FEED] = build_feed(edition, title)
    files[PREVIEW] = build_preview(title, app.config.author)
    if edition.settings.base_url:
        files[SITEMAP] = build_sitemap(edition.settings.base_url, sorted(app.env.found_docs), edition.graph.day)
    write_files(out, files, kept)
    unchanged.write_note()


def as_bytes(texts: dict[str, str]) -> dict[str, bytes]:
    """Return texts as they are written."""
    return {path: text.encode() for path, text in texts.items()}


def write_files(folder: Path, files: dict[str, bytes], kept: Iterable[str] = ()) -> None:
    """Write what has changed, and remove data of pages and records that are gone; `kept` stays as it is."""
    data = folder / DATA_FOLDER
    wanted = {*files, *kept}
    for path in data.glob("*.js"):
        if f"{DATA_FOLDER}/{path.name}" not in wanted:
            path.unlink()
    for name, content in files.items():
        target = folder / name
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
