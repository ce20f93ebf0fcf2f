"""What the site's scripts know about recommendations and records: as much as readers see, in few letters.

`Item` is one line of the search, `card_of` what stands in the little card over a citation. Both come from the edition, so
what may not be published is in neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from belegkette.edition import Edition, is_withdrawn
from belegkette.exchange.prose import not_published, statement_of
from belegkette.figures import format_number
from belegkette.i18n import _
from belegkette.labels import count_recommendations, label, level_label
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Record
from belegkette.model.links import level_of
from belegkette.model.recommendation import LINK_OPTIONS, Recommendation
from belegkette.model.terms import Kind, Strength
from belegkette.places import Place
from belegkette.sphinx_ext.views.entry import source_of

RECOMMENDATION = "recommendation"
PAGE = "page"
_TEXT_SIGNS = 420
"""So much of a text stands in a card; the whole is one click away."""

_ROLE = re.compile(r"\{[\w-]+\}`([^`<]*?)(?:\s*<[^`]*>)?`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")

Card = dict[str, object]


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that can be found. Keys of vocabulary stand for addressees, field, strength and regions."""

    id: str
    title: str
    page: str
    anchor: str
    kind: str
    addressees: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    strength: str = ""
    regions: tuple[str, ...] = ()


def iter_items(edition: Edition) -> Iterator[Item]:
    """Yield recommendations, then records, each in natural order of the ids."""
    for one in edition.recommendations:
        place = place_of(edition, one.id)
        yield Item(
            id=one.id, title=one.title, page=place.docname, anchor=place.anchor, kind=RECOMMENDATION,
            addressees=one.ids("addressee"), fields=(one.field,) if one.field else (), strength=one.strength or "",
        )  # fmt: skip
    fields = _supporting_fields(edition)
    for record in edition.records.values():
        place = place_of(edition, record.id)
        yield Item(
            id=record.id, title=record.title, page=place.docname, anchor=place.anchor, kind=record.kind,
            fields=fields.get(record.id, ()), regions=tuple(_iter_regions(edition, record)),
        )  # fmt: skip


def _supporting_fields(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the fields of action in which recommendations name a record, by its id."""
    found: dict[str, dict[str, None]] = {}
    for one in edition.recommendations:
        for option in LINK_OPTIONS if one.field else ():
            for name in one.ids(option):
                found.setdefault(name, {})[one.field] = None
    return {name: tuple(fields) for name, fields in found.items()}


def place_of(edition: Edition, name: str) -> Place:
    """Return where an id stands."""
    return edition.places[name]


def _iter_regions(edition: Edition, record: Record) -> Iterator[str]:
    """Yield the keys of the record's regions and of those around them, as the filter wants to find them."""
    found = [key for one in one_or_many(record.region) for key in (one, *edition.graph.regions.around(one))]
    yield from dict.fromkeys(found)


def names_of_filters(edition: Edition) -> dict[str, dict[str, str]]:
    """Return the words for the keys by which the search filters, only those that something has, in a fixed order."""
    items = list(iter_items(edition))
    used = {
        "addressee": {key for item in items for key in item.addressees},
        "field": {key for item in items for key in item.fields},
        "region": {key for item in items for key in item.regions},
    }
    kinds = {item.kind for item in items}
    strengths = {item.strength for item in items}
    vocabulary = edition.vocabulary
    return {
        "addressee": {key: edition.addressee_name(key) for key in _ordered(vocabulary.addressees, used["addressee"])},
        "field": {key: edition.field_name(key) for key in _ordered(vocabulary.fields, used["field"])},
        "strength": {one.value: label(one) for one in Strength if one.value in strengths},
        "kind": {RECOMMENDATION: _("Empfehlung"), **{one.value: label(one) for one in Kind if one.value in kinds}},
        "region": {
            key: vocabulary.regions[key].name if key in vocabulary.regions else key
            for key in _ordered(vocabulary.regions, used["region"])
        },
    }


def _ordered(known: Iterable[str], used: set[str]) -> list[str]:
    """Return the used keys in the vocabulary's order, then those that it does not know."""
    keys = list(known)
    return [key for key in keys if key in used] + sorted(used.difference(keys))


def card_of_record(edition: Edition, record: Record) -> Card:
    """Return what the card of a record shows; of a withdrawn one, only that it was there."""
    place = place_of(edition, record.id)
    card: Card = {"id": record.id, "kind": label(record.kind), "title": record.title, "to": _address(place)}
    if is_withdrawn(record):
        return card
    facts = [
        [_("Quelle"), "; ".join(_iter_sources(edition, record))],
        [_("Region"), ", ".join(edition.region_names(record))],
        [_("Personen"), _persons(record)],
        [_("Vertrauen"), level_label(level_of(record)) if record.kind in _ASSESSED else ""],
        [_("Genannt in"), _named_in(edition, record)],
    ]
    value = getattr(record, "value", None)
    if isinstance(value, int | float):
        facts.insert(0, [_("Wert"), f"{format_number(value)} {getattr(record, 'unit', '') or ''}".strip()])
    quote = getattr(record, "quote", None)
    return {
        **card,
        "text": shortened(record.text),
        **({"quote": shortened(quote)} if quote else {}),
        "facts": [fact for fact in facts if fact[1]],
    }


_ASSESSED = (Kind.INTERVIEW_FINDING, Kind.STATE_PRACTICE, Kind.PRACTICE_EXAMPLE)


def _iter_sources(edition: Edition, record: Record) -> Iterator[str]:
    for reference in record.sources:
        source = source_of(edition, reference)
        year = "" if source.year == "unknown" else source.year
        said = ", ".join(part for part in (source.publisher, year) if part)
        yield f"{source.title} ({said})" if said else source.title


def _persons(record: Record) -> str:
    """Return n and the sample, each by its name: one is never printed for the other."""
    parts = []
    if isinstance(record.n, int):
        parts.append(_("n = {number} zu diesem Befund").format(number=format_number(record.n)))
    if isinstance(record.n_source, int):
        parts.append(_("{number} in der ganzen Quelle").format(number=format_number(record.n_source)))
    return ", ".join(parts)


def _named_in(edition: Edition, record: Record) -> str:
    names = dict.fromkeys(link.recommendation for link in edition.graph.backlinks.get(record.id, ()))
    return count_recommendations(len(names)) if names else ""


def card_of_recommendation(edition: Edition, one: Recommendation) -> Card:
    """Return what the card of a recommendation shows."""
    level = one.confidence or edition.derived_confidence(one).level
    facts = [
        [_("An"), "; ".join(edition.addressee_name(key) for key in one.ids("addressee"))],
        [_("Stärke"), label(one.strength) if one.strength else ""],
        [_("Handlungsfeld"), edition.field_name(one.field)],
        [_("Vertrauen"), level_label(level)],
    ]
    return {
        "id": one.id,
        "kind": _("Empfehlung"),
        "title": one.title,
        "text": shortened(without_markup(statement_of(one, lambda _role, name: _shown_id(edition, name)))),
        "to": _address(place_of(edition, one.id)),
        "facts": [fact for fact in facts if fact[1]],
    }


def _shown_id(edition: Edition, name: str) -> str:
    """Return an id that is cited in a statement, unless it is a record's that is not published."""
    hidden = name in edition.corpus.evidence and name not in edition.records
    return not_published() if hidden else name


def _address(place: Place) -> str:
    return f"{place.docname}.html#{place.anchor}"


def without_markup(text: str) -> str:
    """Return the words of a Markdown paragraph: roles and links give their text, marks of emphasis go."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", _ROLE.sub(r"\1", text)))


def shortened(text: str) -> str:
    """Return a text in one line, cut at a word where it is too long for a card."""
    text = " ".join(text.split())
    if len(text) <= _TEXT_SIGNS:
        return text
    return text[:_TEXT_SIGNS].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
