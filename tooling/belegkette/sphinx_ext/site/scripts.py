"""Data for the site's scripts, as scripts: a page on a memory stick may not ask for files, but it may load a script.

Cards of records lie in `CHUNKS` small files by a sum over the letters of the id, which the script works out, too; so no
page needs to know where a record's card lies, and a new record moves no other. Those of recommendations lie apart: they
change with every word of a recommendation, the others with the register. Texts lie in one file a page and are loaded for
those pages alone on which something was found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import msgspec

from belegkette.edition import Edition, is_withdrawn
from belegkette.sphinx_ext.domain import SectionText
from belegkette.sphinx_ext.site.items import (
    PAGE,
    Card,
    Item,
    card_of_recommendation,
    card_of_record,
    iter_items,
    names_of_filters,
    place_of,
)

CHUNKS = 64
FOLDER = "_static/daten"


def chunk_of(name: str) -> int:
    """Return the number of the file that holds an id's card; `belegkette-cards.js` does the same sum."""
    total = 0
    for letter in name:
        total = (total * 31 + ord(letter)) % CHUNKS
    return total


def script(kind: str, key: str, value: object) -> str:
    """Return a script that hands a value over; what JSON allows and HTML or older scripts do not is escaped."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"belegkette.take({json.dumps(kind)},{json.dumps(key)},{data});\n"


def build_scripts(edition: Edition, texts: dict[str, tuple[SectionText, ...]]) -> dict[str, str]:
    """Return the content of every file but the cards of records, by its path in the site."""
    cards = ((one.id, card_of_recommendation(edition, one)) for one in edition.recommendations)
    found = _cards("empfehlungen", cards)
    found[f"{FOLDER}/filter.js"] = script("names", "all", names_of_filters(edition))
    found[f"{FOLDER}/suche.js"] = script("items", "all", msgspec.to_builtins(list(_iter_found(edition, texts))))
    for page, sections in sorted(_texts_by_page(edition, texts).items()):
        found[f"{FOLDER}/{text_file(page)}"] = script("texts", page, sections)
    return found


def text_file(page: str) -> str:
    """Return the name of the file with a page's texts."""
    return f"text-{page.replace('/', '--')}.js"


def build_record_cards(edition: Edition) -> dict[str, str]:
    """Return the files with the cards of all records by their path in the site."""
    return _cards("karten", ((record.id, card_of_record(edition, record)) for record in edition.records.values()))


def _cards(family: str, cards: Iterable[tuple[str, Card]]) -> dict[str, str]:
    chunks: dict[int, dict[str, Card]] = {}
    for name, card in cards:
        chunks.setdefault(chunk_of(name), {})[name.lower()] = card
    return {
        f"{FOLDER}/{family}-{chunk}.js": script("cards", f"{family}-{chunk}", held)
        for chunk, held in sorted(chunks.items())
    }


def _iter_found(edition: Edition, texts: dict[str, tuple[SectionText, ...]]) -> Iterator[Item]:
    yield from iter_items(edition)
    taken = {(place.docname, place.anchor) for place in edition.places.values()}
    for page, sections in sorted(texts.items()):
        for section in sections:
            if (page, section.anchor) not in taken:
                yield Item(id="", title=section.title, page=page, anchor=section.anchor, kind=PAGE)


def _texts_by_page(edition: Edition, texts: dict[str, tuple[SectionText, ...]]) -> dict[str, list[list[str]]]:
    found = {page: [[one.anchor, one.text] for one in sections] for page, sections in texts.items()}
    for record in edition.records.values():
        place = place_of(edition, record.id)
        found.setdefault(place.docname, [])
        if not is_withdrawn(record):
            quote = getattr(record, "quote", None) or ""
            text = " ".join(f"{record.text} {quote}".split())
            found[place.docname].append([place.anchor, text])
    return found
