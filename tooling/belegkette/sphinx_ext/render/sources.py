"""A source in one line: title, publisher, year, and how far it was read."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.figures import format_date
from belegkette.i18n import _
from belegkette.labels import label
from belegkette.sphinx_ext.render.pieces import inline, web_link
from belegkette.sphinx_ext.views.entry import Source

_UNKNOWN = "unknown"


def source_line(source: Source) -> list[nodes.Node]:
    """Return everything about a source; only http and https addresses become links."""
    first, *others = source.urls or ("",)
    content: list[nodes.Node] = [web_link(source.title, first) if first else nodes.Text(source.title)]
    for number, address in enumerate(others, start=2):
        content += [nodes.Text(", "), web_link(_("Adresse {number}").format(number=number), address)]
    origin = ", ".join(filter(None, (source.publisher, _year(source.year), source.locator)))
    content.append(nodes.Text(f". {origin}. " if origin else ". "))
    content.append(inline(" ".join(map(sentence, _iter_reading(source))), "bk-line-meta"))
    if source.archived:
        content += [nodes.Text(" "), web_link(_("Archivfassung"), source.archived)]
    return content


def sentence(text: str) -> str:
    """Return a text with a capital letter at its beginning and a full stop at its end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")


def short_source(source: Source) -> list[nodes.Node]:
    """Return a source by publisher (else title) and year, as in a table."""
    name = source.publisher or source.title
    year = "" if source.year == _UNKNOWN else source.year
    text = " ".join(filter(None, (name, year)))
    return [web_link(text, source.urls[0]) if source.urls else nodes.Text(text)]


def _year(year: str) -> str:
    return _("ohne Jahr") if year == _UNKNOWN else year


def _iter_reading(source: Source) -> Iterator[str]:
    if source.extent is not None:
        yield _("gelesen: {extent}").format(extent=label(source.extent))
    if source.accessed is not None:
        yield _("abgerufen am {date}").format(date=format_date(source.accessed))
    yield from source.notes
