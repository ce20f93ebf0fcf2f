"""Files of the site for programs: an index of everything that can be cited, a sitemap, and a feed of changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from belegkette.changes.document import ChangedEvidence, ChangedRecommendation, Changes
from belegkette.changes.words import evidence_word, recommendation_word
from belegkette.edition import Edition
from belegkette.i18n import _
from belegkette.labels import label
from belegkette.sphinx_ext.site.citing import address_of
from belegkette.sphinx_ext.views.change_list import answer_change_list

INDEX = "index.json"
SITEMAP = "sitemap.xml"
FEED = "feed.xml"
_CHANGES_PAGE = "recommendations/changes.html"


def build_index(edition: Edition, title: str, version: str) -> bytes:
    """Return what can be cited, each with its address: on the web where that is known, else within the site."""
    base = edition.settings.base_url

    def place(name: str) -> str:
        found = edition.places[name]
        path = f"{found.docname}.html#{found.anchor}"
        return address_of(base, path) or path

    document = {
        "format": "belegkette-site-index",
        "version": 1,
        "title": title,
        "edition": version,
        "as-of": edition.graph.day.isoformat(),
        "recommendations": [
            {
                "id": one.id, "title": one.title, "strength": one.strength, "field": one.field, "status": one.status,
                "addressees": one.ids("addressee"),
                "evidence": [name for name in one.ids("evidence") if name in edition.records],
                "address": place(one.id),
            }
            for one in edition.recommendations
        ],
        "evidence": [
            {"id": record.id, "kind": record.kind, "title": record.title, "address": place(record.id)}
            for record in edition.records.values()
        ],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def build_sitemap(base: str, pages: Sequence[str], day: date) -> bytes:
    """Return the sitemap (sitemaps.org 0.9); it needs to know where the site will lie."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for page in sorted(pages):
        address = escape(address_of(base, f"{page}.html"))
        lines.append(f"<url><loc>{address}</loc><lastmod>{day.isoformat()}</lastmod></url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


def build_feed(edition: Edition, title: str) -> bytes:
    """Return what changed since the previous edition as Atom (RFC 4287); one entry where this is the first.

    Without a known address the links are relative and the ids are names of ours (RFC 4151), so that readers of feeds
    still tell entries apart.
    """
    base, day = edition.settings.base_url, f"{edition.graph.day.isoformat()}T00:00:00Z"
    changes = answer_change_list(edition, "").changes
    entries = list(_iter_entries(edition, changes)) if changes else [(_("Erste Ausgabe"), title, "index.html", "first")]
    name = address_of(base, FEED) or f"tag:belegkette.invalid,{edition.graph.day.year}:{_slug(title)}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(name)}</id>",
        f"<updated>{day}</updated>",
        f"<author><name>{escape(edition.settings.publisher or title)}</name></author>",
        f'<link rel="alternate" href="{escape(address_of(base, "index.html") or "index.html")}"/>',
        *([f'<link rel="self" href="{escape(address_of(base, FEED))}"/>'] if base else []),
    ]
    for heading, text, path, key in entries:
        address = escape(address_of(base, path) or path)
        lines.append(
            f"<entry><title>{_xml(heading)}</title><id>{escape(name)}#{edition.graph.day.isoformat()}-{escape(key)}</id>"
            f'<updated>{day}</updated><link href="{address}"/><summary>{_xml(text)}</summary></entry>'
        )
    return "\n".join([*lines, "</feed>", ""]).encode()


def _iter_entries(edition: Edition, changes: Changes) -> Iterator[tuple[str, str, str, str]]:
    """Yield (heading, text, path, key) for every recommendation and record that is not what it was."""
    changed: list[ChangedRecommendation | ChangedEvidence] = [*changes.recommendations, *changes.evidence]
    for one in changed:
        place = edition.places.get(one.id)
        path = f"{place.docname}.html#{place.anchor}" if place else _CHANGES_PAGE
        yield f"{one.id}: {one.title}", _said(one), path, one.id.lower()


def _said(one: ChangedRecommendation | ChangedEvidence) -> str:
    if isinstance(one, ChangedEvidence):
        return f"{label(one.kind)}: {evidence_word(one.change)}"
    return ", ".join(recommendation_word(change) for change in one.changes)


def _xml(text: str) -> str:
    """Return text without the control characters that XML forbids."""
    return escape("".join(sign for sign in text if sign >= " " or sign in "\t\n"))


def _slug(text: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())
