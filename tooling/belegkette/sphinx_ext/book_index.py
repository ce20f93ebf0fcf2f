"""What the index of the printed book lists beside the words that pages mark themselves.

These are themes, fields of action, addressees, regions, groups, and every id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sphinx.application import Sphinx

from belegkette.edition import Edition
from belegkette.model.base import one_or_many
from belegkette.places import CODES, Place, anchor_of
from belegkette.sphinx_ext.domain import domain_of

Entry = tuple[str, str, str, str, str | None]
"""Sphinx's entry of an index: kind, words, target, whether it is the main one, key."""

_MOST = 60
"""Places beyond which a word would lead everywhere, and so nowhere; it is left out."""


def list_index_entries(app: Sphinx) -> dict[str, list[Entry]]:
    """Return the entries by page (the answer to the event ``belegkette-pdf-index``)."""
    edition = domain_of(app.env).edition
    words: dict[str, list[Place]] = defaultdict(list)
    for word, place in _iter_words(edition):
        words[word].append(place)
    found: dict[str, list[Entry]] = defaultdict(list)
    for word, places in words.items():
        if len(places) <= _MOST:
            for place in dict.fromkeys(places):
                found[place.docname].append(("single", word.replace(";", ","), place.anchor, "", None))
    return found


def _iter_words(edition: Edition) -> Iterator[tuple[str, Place]]:
    places = edition.places
    yield from places.items()
    for key, code in edition.codebook.codes.items():
        yield f"{code.name} ({key})", Place(CODES, anchor_of(key))
    for one in edition.recommendations:
        for key in one.ids("addressee"):
            yield edition.addressee_name(key), places[one.id]
        if one.field:
            yield edition.field_name(one.field), places[one.id]
    for record in edition.records.values():
        for word in (*edition.region_names(record), *edition.group_names(record)):
            yield word, places[record.id]
        for key in one_or_many(record.codes):
            if key in edition.codebook.codes:
                yield f"{edition.codebook.codes[key].name} ({key})", places[record.id]
